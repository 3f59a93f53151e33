//! Makes `rapport.js`: the element, its glue, its styles and its packed wasm in one classic script.

use rapport::{
    content::{LANGS, Lang},
    embed::{contract, failure},
};
use serde_json::Value;

use super::{minify::Minifier, pack};
use crate::failure::{Context, Failure};
use crate::project::VERSION;

/// What the script is made of.
pub(crate) struct Ingredients {
    /// What wasm-bindgen wrote to connect the wasm with the browser, after [`at_home_anywhere`].
    pub(crate) glue: String,
    /// `src/embed/unpack.js`.
    pub(crate) unpack: String,
    /// `src/embed/guard.js` and `src/embed/element.js`.
    pub(crate) element: String,
    pub(crate) styles: String,
    pub(crate) module: Vec<u8>,
}

/// Where the packed wasm and styles go after everything else has been made short.
const PLACE_OF_PACKED: &str = "rapport-packed";

/// What is taken out of the glue. It asks for the address of its own script, which throws in a page without an
/// address, such as the preview of a site builder.
const ADDRESS: [&str; 2] = [
    "    let script_src;
    if (typeof document !== 'undefined' && document.currentScript !== null) {
        script_src = new URL(document.currentScript.src, location.href).toString();
    }
",
    "        if (module_or_path === undefined && script_src !== undefined) {
            module_or_path = script_src.replace(/\\.js$/, \"_bg.wasm\");
        }
",
];

/// What else is taken out of the glue: how it loads a module from an address, or at once, which nobody asks it for. Each
/// goes from a text up to another, and leaves what stands third.
const LOADERS: [[&str; 3]; 4] = [
    [
        "        if (typeof Response === 'function' &&",
        "            const instance = await WebAssembly.instantiate(",
        "        {\n",
    ],
    ["        function expectedResponseType(", "    let __wbg_init_promise;\n", "    }\n\n"],
    ["        if (typeof module_or_path === 'string' ||", "        const { instance, module } = await __wbg_load(", ""],
    ["{ initSync }, ", "exports);\n", ""],
];

/// The properties by which Yew finds its way in the page. A host page may be a Yew app itself, of another module, and
/// would take our elements for its own.
const OF_YEW: &str = "__yew_";
const OURS: &str = "__rapport_";

/// Where the glue gets hold of what the module exports, and how it gets that guarded: see `src/embed/guard.js`.
const EXPORTS: [&str; 2] = ["wasm = instance.exports;", "wasm = guarded(instance.exports, stop);"];

/// The glue as it can live in any page: it does not ask where it came from, shares no name with another, and calls
/// nothing in a module that has broken.
pub(crate) fn at_home_anywhere(glue: &str) -> Result<String, Failure> {
    if !glue.contains(OF_YEW) {
        return Err(Failure::new(format!(
            "rapport.js, as wasm-bindgen wrote it, does not name {OF_YEW}: another version of Yew marks its elements \
             differently, so look for it there and mend OF_YEW in src/bin/dev/package/script.rs"
        )));
    }
    let glue = without_loaders(&without_address(&glue.replace(OF_YEW, OURS))?)?;
    let [bare, guarded] = EXPORTS;
    if glue.matches(bare).count() == 1 {
        return Ok(glue.replace(bare, guarded));
    }
    Err(Failure::new(format!(
        "rapport.js, as wasm-bindgen wrote it, does not hold this once: another version of wasm-bindgen gets hold of the \
         module differently, so look for it there and mend EXPORTS in src/bin/dev/package/script.rs\n{bare}"
    )))
}

/// The glue as it can live in a page without an address. It keeps the marks of Yew.
pub(crate) fn without_address(glue: &str) -> Result<String, Failure> {
    let mut glue = glue.to_owned();
    for text in ADDRESS {
        let found = glue.matches(text).count();
        if found != 1 {
            return Err(Failure::new(format!(
                "the glue, as wasm-bindgen wrote it, holds this {found} times instead of once: another version of \
                 wasm-bindgen writes it differently, so look there for currentScript and mend ADDRESS in \
                 src/bin/dev/package/script.rs\n{text}"
            )));
        }
        glue = glue.replace(text, "");
    }
    Ok(glue)
}

/// The glue as it can only be given a module that is there.
fn without_loaders(glue: &str) -> Result<String, Failure> {
    let mut glue = glue.to_owned();
    for [from, to, instead] in LOADERS {
        let parts = glue.split_once(from).and_then(|(before, rest)| Some((before, rest.split_once(to)?.1)));
        let Some((before, after)) = parts else {
            return Err(Failure::new(format!(
                "the glue, as wasm-bindgen wrote it, does not hold this: another version of wasm-bindgen writes it \
                 differently, so look for it there and mend LOADERS in src/bin/dev/package/script.rs\n{from}"
            )));
        };
        glue = [before, instead, to, after].concat();
    }
    Ok(glue)
}

/// The whole script.
pub(crate) fn make(ingredients: &Ingredients, minifier: &Minifier, release: bool) -> Result<String, Failure> {
    let Ingredients { glue, unpack, element, styles, module } = ingredients;
    let (version, place, length) = (Value::from(VERSION), Value::from(PLACE_OF_PACKED), module.len());
    let attributes = contract::ATTRIBUTES.iter().map(|a| a.name).collect::<Value>();
    let texts = texts();
    // One function around all of it: the glue declares a name that a second widget's glue would declare again. What is
    // packed comes first, so that it does not part the rest, in which gzip finds more when it is together.
    let script = format!(
        "(() => {{\n\"use strict\";\nlet PACKED = {place};\nconst LENGTH = {length}, VERSION = {version}, ATTRIBUTES = {attributes}, \
         TEXTS = {texts};\n{glue}\n{unpack}\n{element}\n}})();\n"
    );
    let script = minifier.js(&script)?;
    // What esbuild adds for older browsers would stand before the function, and be a name of the page's.
    if !script.starts_with("(()") {
        let start: String = script.chars().take(60).collect();
        return Err(Failure::new(format!(
            "src/embed/element.js: something in it is newer than the browsers that shall read it, so that esbuild puts \
             helpers before the script; write it in the older way: {start}"
        )));
    }
    if script.matches(PLACE_OF_PACKED).count() != 1 {
        return Err(Failure::new(format!(
            "src/embed/element.js: “{PLACE_OF_PACKED}” must stand exactly once in the script; use PACKED once, and \
             then let go of it"
        )));
    }
    let packed = pack::text_of(&[module, styles.as_bytes()].concat(), release).context("lzma")?;
    let license = env!("CARGO_PKG_LICENSE");
    Ok(format!("/*! Rapport {VERSION}, {license} */\n{}\n", script.trim_end().replace(PLACE_OF_PACKED, &packed)))
}

/// What the element says when the guide cannot run, by language.
fn texts() -> Value {
    let of = |lang: &Lang| failure::TEXTS.iter().map(|(key, text)| (*key, lang.say(*text))).collect::<Value>();
    LANGS.iter().map(|lang| (lang.tag, of(lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glue() -> String {
        let [first, second] = ADDRESS;
        format!(
            "let wasm_bindgen = (function(exports) {{\n{first}    function init() {{\n{second}        \
             node.__yew_id = 1;\n        {}\n    }}\n{}}})({{}});\n",
            EXPORTS[0],
            LOADERS.map(|[from, to, _]| format!("{from} …\n{to}")).concat()
        )
    }

    #[test]
    fn the_glue_no_longer_asks_for_its_address() {
        let patched = at_home_anywhere(&glue()).unwrap();
        assert!(!patched.contains("currentScript") && !patched.contains("script_src"), "{patched}");
        assert!(patched.starts_with("let wasm_bindgen = (function(exports) {\n    function init() {\n        node."));
    }

    #[test]
    fn the_glue_loads_nothing_from_elsewhere() {
        let patched = at_home_anywhere(&glue()).unwrap();
        assert!(!patched.contains("Response") && !patched.contains("initSync"), "{patched}");
        assert!(LOADERS.iter().all(|[_, to, _]| patched.contains(to)), "{patched}");
        let said = at_home_anywhere(&glue().replace("Response", "Answer")).unwrap_err().to_string();
        assert!(said.contains("LOADERS"), "{said}");
    }

    #[test]
    fn the_glue_marks_its_elements_with_names_of_its_own() {
        let patched = at_home_anywhere(&glue()).unwrap();
        assert!(patched.contains("node.__rapport_id = 1;") && !patched.contains(OF_YEW), "{patched}");
        assert!(at_home_anywhere(&glue().replace(OF_YEW, "__other_")).is_err());
    }

    #[test]
    fn the_glue_gets_the_module_guarded() {
        let patched = at_home_anywhere(&glue()).unwrap();
        assert!(patched.contains("wasm = guarded(instance.exports, stop);"), "{patched}");
        let said = at_home_anywhere(&glue().replace("wasm = ", "module = ")).unwrap_err().to_string();
        assert!(said.contains("EXPORTS"), "{said}");
    }

    #[test]
    fn another_glue_is_refused_and_the_text_that_is_missing_is_named() {
        for other in ["__yew_".to_owned(), glue().replace("currentScript", "currentModule"), glue() + &glue()] {
            let said = at_home_anywhere(&other).unwrap_err().to_string();
            assert!(said.contains("script_src") && said.contains("script.rs"), "{said}");
        }
    }

    #[test]
    fn the_packed_wasm_and_styles_stand_in_the_script() {
        for release in [false, true] {
            let ingredients = Ingredients {
                glue: "let wasm_bindgen;".to_owned(),
                unpack: "const unpack = atob;".to_owned(),
                element: "unpack(PACKED); PACKED = '';".to_owned(),
                styles: ":host { content: \"“\\\\”\" }".to_owned(),
                module: (0..=255).cycle().take(5000).collect(),
            };
            let script = make(&ingredients, &Minifier::Off, release).unwrap();
            let both = [&ingredients.module, ingredients.styles.as_bytes()].concat();
            let packed = pack::text_of(&both, release).unwrap();
            assert!(script.contains(&format!("let PACKED = \"{packed}\";\nconst LENGTH = 5000,")), "{script}");
            assert!(script.starts_with("/*! Rapport "));
        }
    }
}
