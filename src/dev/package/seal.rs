//! Makes `manifest.json`: the version, the state of the content, and what each file weighs and sums up to.

use anyhow::Result;
use base64::{Engine, prelude::BASE64_STANDARD};
use rapport::{VERSION, content::REVIEWED};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use super::{parts::gzip_length, stage::Stage};

pub(crate) const MANIFEST: &str = "manifest.json";

/// Lists what the folder holds by now, so it comes last.
pub(crate) fn seal(stage: &Stage) -> Result<()> {
    let mut files = Map::new();
    for name in stage.names()? {
        let bytes = stage.read(&name)?;
        let entry = json!({
            "bytes": bytes.len(),
            "gzip": gzip_length(&bytes)?,
            "integrity": integrity(&bytes),
        });
        files.insert(name, entry);
    }
    let manifest = json!({ "version": VERSION, "content": REVIEWED, "files": Value::Object(files) });
    stage.write(MANIFEST, &format!("{manifest:#}\n"))
}

/// The value of an `integrity` attribute.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_but_the_manifest_itself_is_listed() {
        let scratch = tempfile::tempdir().unwrap();
        let stage = Stage::of(scratch.path());
        stage.write("rapport.js", "alert('Hello, world.');").unwrap();
        stage.write("index.html", "").unwrap();
        seal(&stage).unwrap();
        let manifest: Value = serde_json::from_slice(&stage.read(MANIFEST).unwrap()).unwrap();
        let files = manifest["files"].as_object().unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html", "rapport.js"]);
        assert_eq!(files["rapport.js"]["bytes"], 23);
        // The example of the specification of subresource integrity.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(files["rapport.js"]["integrity"], expected);
        assert_eq!(manifest["content"], REVIEWED);
    }
}
