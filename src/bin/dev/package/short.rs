//! Gives short names to the private properties of the style sheet, and to what the module and its glue call each other.
//! wasm-bindgen ends every name with a number of sixteen digits, which no compression can shorten, and it stands in both.

use std::{collections::HashMap, fs, process::Command};

use serde::Deserialize;

use crate::{
    failure::{Context, Failure},
    scratch::Scratch,
    tools::{Kit, Tool},
};

/// What wasm-opt renamed.
#[derive(Debug, Deserialize)]
struct Renamed {
    /// The module, the old name and the new one.
    imports: Vec<(String, String, String)>,
    /// The old name and the new one.
    exports: Vec<(String, String)>,
}

/// How the glue names the object of its functions, and how the module names it when it is renamed.
const OBJECT: (&str, &str) = ("\"./rapport_bg.js\"", "\"a\"");

/// What the module may use, as in index.html: any more, and wasm-opt would write what few browsers read.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The module and the glue with short names.
pub(crate) fn shorten(kit: &Kit, module: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let scratch = Scratch::new("short")?;
    let (long, short) = (scratch.path().join("long.wasm"), scratch.path().join("short.wasm"));
    fs::write(&long, module).context(long.display())?;
    let output = Command::new(kit.get(Tool::WasmOpt)?)
        .args(FEATURES)
        .arg("--minify-imports-and-exports-and-modules")
        // Nobody reads in the module any more who made it, and of what.
        .args(["--strip-producers", "--strip-target-features"])
        .arg(&long)
        .arg("-o")
        .arg(&short)
        .output()
        .context("wasm-opt does not start")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("wasm-opt refuses the module:\n{}", said.trim())));
    }
    let renamed = serde_json::from_slice(&output.stdout).context("what wasm-opt says of its new names")?;
    Ok((fs::read(&short).context(short.display())?, rename(glue, &renamed)?))
}

fn rename(glue: &str, renamed: &Renamed) -> Result<String, Failure> {
    let imports: HashMap<&str, &str> =
        renamed.imports.iter().map(|(_, old, new)| (old.as_str(), new.as_str())).collect();
    let exports: HashMap<&str, &str> = renamed.exports.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
    let mut missing: Vec<&str> = imports.keys().copied().collect();
    let mut short = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(is_of_name) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|c| !is_of_name(c)).unwrap_or(word.len()));
        short.push_str(before);
        let new = if short.ends_with("wasm.") { exports.get(word) } else { imports.get(word) };
        short.push_str(new.unwrap_or(&word));
        missing.retain(|name| *name != word);
        rest = after;
    }
    short.push_str(rest);
    if missing.is_empty() && short.matches(OBJECT.0).count() == 1 {
        return Ok(short.replace(OBJECT.0, OBJECT.1));
    }
    Err(Failure::new(format!(
        "rapport.js, as wasm-bindgen wrote it, names its functions differently than the module ({} of them, and {} \
         once): mend src/bin/dev/package/short.rs",
        missing.len(),
        OBJECT.0
    )))
}

/// How the private properties of the style sheet begin. What comes after it nobody outside the sheet may know.
const PRIVATE: &str = "--_";

/// The style sheet with a letter for the name of each private property.
pub(crate) fn properties(sheet: &str) -> Result<String, Failure> {
    let mut parts = sheet.split(PRIVATE);
    let mut short = parts.next().unwrap_or_default().to_owned();
    let mut names = Vec::new();
    for part in parts {
        let (name, rest) = part.split_at(part.find(|c| !is_of_name(c) && c != '-').unwrap_or(part.len()));
        let known = names.iter().position(|known| *known == name).unwrap_or(names.len());
        if known == names.len() {
            names.push(name);
        }
        let letter = ('a'..='z').chain('A'..='Z').nth(known).ok_or_else(|| {
            Failure::new(
                "styles/ have more private properties than there are letters: mend src/bin/dev/package/short.rs",
            )
        })?;
        short.push_str(PRIVATE);
        short.push(letter);
        short.push_str(rest);
    }
    Ok(short)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed() -> Renamed {
        let of = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let [import, export] = [of(&["./rapport_bg.js", "__wbg_add_0a1b", "b"]), of(&["mount", "c"])];
        Renamed {
            imports: vec![(import[0].clone(), import[1].clone(), import[2].clone())],
            exports: vec![(export[0].clone(), export[1].clone())],
        }
    }

    #[test]
    fn the_features_are_those_with_which_the_module_was_made() {
        let index = include_str!("../../../../index.html");
        assert!(FEATURES.iter().all(|feature| index.contains(feature)));
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = "exports.mount = () => wasm.mount(); i = { \"./rapport_bg.js\": { __wbg_add_0a1b: 1 } };";
        let short = rename(glue, &renamed()).unwrap();
        assert_eq!(short, "exports.mount = () => wasm.c(); i = { \"a\": { b: 1 } };");
    }

    #[test]
    fn each_private_property_gets_a_letter_and_the_others_keep_their_names() {
        let sheet = "a{--_ink: #000;--_ink-2: var(--rapport-ink, var(--_ink))}b{color:var(--_ink-2)}";
        let short = "a{--_a: #000;--_b: var(--rapport-ink, var(--_a))}b{color:var(--_b)}";
        assert_eq!(properties(sheet).unwrap(), short);
        let many = (0..53).map(|n| format!("--_{n}:0;")).collect::<Vec<_>>().concat();
        assert!(properties(&many).unwrap_err().to_string().contains("short.rs"));
    }

    #[test]
    fn a_function_that_the_glue_does_not_have_fails_the_build() {
        let glue = "i = { \"./rapport_bg.js\": { __wbg_add_0a1c: 1 } };";
        let said = rename(glue, &renamed()).unwrap_err().to_string();
        assert!(said.contains("short.rs"), "{said}");
    }
}
