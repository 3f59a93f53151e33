//! Makes `rapport.js` and `demo.js`: each a wasm, with what connects it with the browser, in one classic script.

use anyhow::{Context, Result, bail};
use fs_err as fs;
use std::{num::NonZeroU64, path::Path};
use tempfile::TempDir;

use base64::{Engine, prelude::BASE64_STANDARD};
use rapport::{
    LICENSE, VERSION,
    content::{LANGS, Lang},
    embed::{contract, failure},
};
use serde_json::{Value, json};
use zopfli::{Format, Options};

use super::esbuild::Esbuild;
use crate::project::Project;

/// The modules that both scripts are made of, and those of the page that shows the widget.
const MODULES: &str = "src/embed/script";
const DEMO: &str = "src/bin/demo/start.js";

/// A wasm, and what wasm-bindgen wrote to connect it with the browser.
pub(crate) struct Built {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: String,
}

/// The properties by which Yew finds its way in the page. A host page may be a Yew app itself, of another module, and
/// would take our elements for its own.
const OF_YEW: &str = "__yew_";
const OURS: &str = "__rapport_";

/// So many characters of the packed wasm stand in one string: the patterns of some minifiers give up on longer ones. Each
/// piece is read by itself, since others put together whatever is joined. Four characters are three bytes.
const PIECE: usize = 4 * 8192;

/// From so many characters in one string on some minifiers no longer see where it ends, and break the script.
const TOO_LONG: usize = 65_535;

/// The script of the widget.
pub(crate) fn widget(project: &Project, esbuild: &Esbuild, built: &Built, styles: &str) -> Result<String> {
    let glue = built.glue.replace(OF_YEW, OURS);
    if glue == built.glue {
        bail!(
            "rapport.js, as wasm-bindgen wrote it, does not name {OF_YEW}: another version of Yew marks its elements \
             differently, so look for it there and mend OF_YEW in src/dev/package/script.rs"
        );
    }
    let folder = modules(project, &glue, &built.wasm, esbuild.release)?;
    write(folder.path(), "styles.css", styles)?;
    write(folder.path(), "facts.json", &facts().to_string())?;
    // See guard.js.
    let guard = ["--define:WebAssembly.Instance=GuardedInstance", "--inject:./guard.js"];
    let script = esbuild.bundle(folder.path(), "define.js", &guard)?;
    // What is not for readers has comments, with apostrophes in them.
    if esbuild.release {
        survives_minifiers(&script)?;
    }
    Ok(format!("/*! Rapport {VERSION}, {LICENSE} */\n{script}"))
}

/// Refuses a string that is too long, as it is found by programs that go by quotes alone.
fn survives_minifiers(script: &str) -> Result<()> {
    let (mut open, mut length, mut escaped) = (None, 0, false);
    for byte in script.bytes() {
        match open {
            None if b"'\"`".contains(&byte) => (open, length) = (Some(byte), 0),
            None => {}
            Some(quote) if byte == quote && !escaped => open = None,
            Some(_) => {
                escaped = byte == b'\\' && !escaped;
                length += 1;
            }
        }
        if length >= TOO_LONG {
            bail!(
                "rapport.js has a string of {TOO_LONG} characters or more, which some minifiers break: put it together \
                 from pieces, as packed() in src/dev/package/script.rs does"
            );
        }
    }
    if open.is_some() {
        bail!("a quote of rapport.js is not closed: a regular expression must not have a single one in it");
    }
    Ok(())
}

/// The script of the page that shows the widget. It stays as it is made: this is the page of somebody else who uses Yew.
pub(crate) fn demo(project: &Project, esbuild: &Esbuild, built: &Built) -> Result<String> {
    let folder = modules(project, &built.glue, &built.wasm, esbuild.release)?;
    fs::copy(project.root.join(DEMO), folder.path().join("start.js"))?;
    esbuild.bundle(folder.path(), "start.js", &[])
}

/// A folder with the modules of the script and the two that come from this wasm.
fn modules(project: &Project, glue: &str, wasm: &[u8], release: bool) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let modules = project.root.join(MODULES);
    for entry in fs::read_dir(&modules)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.path().join(entry.file_name()))?;
    }
    write(folder.path(), "module.js", glue)?;
    write(folder.path(), "packed.js", &packed(wasm, release)?)?;
    Ok(folder)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    fs::write(folder.join(name), text).with_context(|| name.to_owned())
}

/// The module `packed.js`: the wasm as base64 of gzip.
fn packed(wasm: &[u8], release: bool) -> Result<String> {
    let text = BASE64_STANDARD.encode(gzip(wasm, release)?);
    let pieces: Vec<String> = text.as_bytes().chunks(PIECE).map(|p| String::from_utf8_lossy(p).into_owned()).collect();
    Ok(format!("export const packed = () => {};\n", Value::from(pieces)))
}

/// In the format gzip, a twentieth shorter than gzip itself makes it; in a build that is not for readers, quickly.
fn gzip(bytes: &[u8], release: bool) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let quick = || Options { maximum_block_splits: 1, iteration_count: NonZeroU64::MIN, ..Options::default() };
    let options = if release { Options::default() } else { quick() };
    zopfli::compress(options, Format::Gzip, bytes, &mut packed).context("gzip")?;
    Ok(packed)
}

/// What the modules must know of the contract: the version, the names of the attributes, and what the element says when
/// the guide cannot run, by language.
fn facts() -> Value {
    let of = |lang: &Lang| failure::TEXTS.iter().map(|(key, text)| (*key, lang.say(*text))).collect::<Value>();
    json!({
        "version": VERSION,
        "attributes": contract::ATTRIBUTES.iter().map(|a| a.name).collect::<Value>(),
        "texts": LANGS.iter().map(|lang| (lang.tag, of(lang))).collect::<Value>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn the_packed_wasm_comes_in_pieces_and_out_as_it_was() {
        let mut state = 1_u32;
        let mut wild = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[0]
        };
        let wasm: Vec<u8> = (0..90_000).map(|_| wild()).collect();
        let module = packed(&wasm, false).unwrap();
        let list = module.strip_prefix("export const packed = () => ").unwrap().strip_suffix(";\n").unwrap();
        let pieces: Vec<String> = serde_json::from_str(list).unwrap();
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| piece.len() <= PIECE));
        let mut unpacked = Vec::new();
        let zipped: Vec<u8> = pieces.iter().flat_map(|piece| BASE64_STANDARD.decode(piece).unwrap()).collect();
        GzDecoder::new(zipped.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == wasm);
    }

    #[test]
    fn a_string_that_minifiers_would_break_is_refused() {
        let script = |quote: &str, length: usize| format!("f('a',{quote}{}{quote})", "b".repeat(length));
        for quote in ["'", "\"", "`"] {
            assert!(survives_minifiers(&script(quote, TOO_LONG - 1)).is_ok());
            assert!(survives_minifiers(&script(quote, TOO_LONG)).is_err());
        }
        // In pieces it may be as long as it likes, and an escaped quote ends none of them.
        let piece = script("\"", TOO_LONG - 1);
        assert!(survives_minifiers(&format!("{piece};{piece}")).is_ok());
        assert!(survives_minifiers(&format!("'{}\\'{}'", "a".repeat(40_000), "b".repeat(40_000))).is_err());
        assert!(survives_minifiers(&format!("'{}\\\\';'{}'", "a".repeat(40_000), "b".repeat(40_000))).is_ok());
        assert!(survives_minifiers("/'/.test(a)").is_err());
    }

    #[test]
    fn the_script_knows_every_attribute_and_every_failure() {
        let facts = facts();
        assert_eq!(facts["attributes"].as_array().unwrap().len(), contract::ATTRIBUTES.len());
        for lang in LANGS {
            assert_eq!(facts["texts"][lang.tag].as_object().unwrap().len(), failure::TEXTS.len());
        }
    }
}
