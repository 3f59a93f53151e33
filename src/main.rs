//! The wasm entry: what `embed/script/element.js` calls, and nothing else.

use rapport::embed;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use web_sys::js_sys::Function;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        // `cargo run` has no page to show it in.
        println!("Rapport runs in a browser: cargo dev serve");
        return;
    }
    embed::set_up();
}

/// See [`embed::mount`].
#[wasm_bindgen]
pub fn mount(host: Element, root: &Element, name: &str, own: &str, rescued: &str, shown: Function) -> usize {
    embed::mount(host, root, name, own, rescued, shown)
}

/// See [`embed::update`].
#[wasm_bindgen]
pub fn update(number: usize, name: &str) {
    embed::update(number, name);
}

/// See [`embed::step`].
#[wasm_bindgen]
pub fn step() -> bool {
    embed::step()
}

/// See [`embed::unmount`].
#[wasm_bindgen]
pub fn unmount(number: usize) {
    embed::unmount(number);
}
