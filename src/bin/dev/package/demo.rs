//! Makes `demo.js`: the app of `index.html` in one classic script, so that the page opens from a disk too.

use super::{
    minify::Minifier,
    script::{text_of, without_address},
};
use crate::failure::Failure;

/// Where the wasm goes after everything else has been made short.
const PLACE_OF_WASM: &str = "demo-wasm";

/// The whole script. The glue stays as it is but for its address: this is the page of somebody else who uses Yew.
pub(crate) fn make(glue: &str, module: &[u8], minifier: &Minifier, release: bool) -> Result<String, Failure> {
    let glue = without_address(glue)?;
    let script = format!(
        "(() => {{\n\"use strict\";\n{glue}\nconst packed = Uint8Array.from(atob(\"{PLACE_OF_WASM}\"), (char) => \
         char.charCodeAt(0));\nconst module = new Blob([packed]).stream().pipeThrough(new \
         DecompressionStream(\"gzip\"));\nconst headers = {{ \"Content-Type\": \"application/wasm\" }};\n\
         wasm_bindgen({{ module_or_path: new Response(module, {{ headers }}) }});\n}})();\n"
    );
    let script = minifier.js(&script)?;
    Ok(format!("{}\n", script.trim_end().replace(PLACE_OF_WASM, &text_of(module, release)?)))
}
