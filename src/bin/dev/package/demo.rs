//! Makes `demo.js`: the app of `index.html` in one classic script, so that the page opens from a disk too.

use super::{minify::Minifier, pack, script::without_address};
use crate::failure::{Context, Failure};

/// Where the wasm goes after everything else has been made short.
const PLACE_OF_WASM: &str = "demo-wasm";

/// The whole script. The glue stays as it is but for its address: this is the page of somebody else who uses Yew.
pub(crate) fn make(
    glue: &str,
    unpack: &str,
    module: &[u8],
    minifier: &Minifier,
    release: bool,
) -> Result<String, Failure> {
    let glue = without_address(glue)?;
    let script = format!(
        "(() => {{\n\"use strict\";\n{glue}\n{unpack}\nwasm_bindgen({{ module_or_path: \
         unpack(bytesOf(\"{PLACE_OF_WASM}\")) }});\n}})();\n"
    );
    let script = minifier.js(&script)?;
    let packed = pack::text_of(module, release).context("lzma")?;
    Ok(format!("{}\n", script.trim_end().replace(PLACE_OF_WASM, &packed)))
}
