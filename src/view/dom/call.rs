//! Calls of functions that pages put their own in the place of. What such a function throws is no matter of the guide's;
//! a call by the names in web-sys would end it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Reflect};

/// Whether the page of the guide lies in a frame.
pub(crate) fn is_framed() -> bool {
    let window = gloo::utils::window();
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}

/// What a method of an object returns; nothing if there is no such method, or it throws.
pub(crate) fn call(of: &JsValue, method: &str, with: &JsValue) -> Option<JsValue> {
    let method = Reflect::get(of, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    method.call1(of, with).ok()
}
