//! Files and paper: a text that is saved, a file that is opened again, the screen printed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, FileReader, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::engine::join::concat;
use crate::engine::reduce::ShellAction;
use crate::view::dom::clipboard::MakeText;
use crate::view::dom::context::Cx;

/// A callback that asks the browser to print.
pub(crate) fn prints() -> Callback<Event> {
    Callback::from(|_| {
        let _ = gloo::utils::window().print();
    })
}

/// A callback that saves the text as a file of this name and kind. The link that does it is no part of the page: a click
/// would show the page where it leads, which is the whole text.
pub(crate) fn saves(name: &'static str, kind: &'static str, make: MakeText) -> Callback<Event> {
    Callback::from(move |_| {
        let link =
            gloo::utils::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
        let Some(link) = link else { return };
        let _ = link.set_attribute("download", name);
        let _ = link.set_attribute("href", &data_url(kind, &make()));
        link.click();
    })
}

/// The text as the address of a file of this kind, such as `plain`; it needs no store and no permission.
pub(crate) fn data_url(kind: &str, text: &str) -> String {
    let mut address = concat(&["data:text/", kind, ";charset=utf-8,"]);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
    }
    address
}

/// A callback for a file input: reads the file that was chosen, and goes on from it.
pub(crate) fn opens_file(cx: &Cx) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let (Some(file), Ok(reader)) = (input.files().and_then(|files| files.get(0)), FileReader::new()) else {
            return;
        };
        // A file of any other kind is far longer, and need not be read to its end.
        let Ok(part) = file.slice_with_i32_and_i32(0, MAX_FILE_BYTES) else { return };
        let (dispatch, loaded) = (dispatch.clone(), reader.clone());
        let done = Closure::once_into_js(move || {
            let text = loaded.result().ok().and_then(|text| text.as_string());
            dispatch.emit(Rc::new(ShellAction::Load(text.unwrap_or_default()).into()));
        });
        reader.set_onloadend(Some(done.unchecked_ref()));
        let _ = reader.read_as_text(&part);
        // The same file can be chosen again.
        input.set_value("");
    })
}

/// The longest file that is read, in bytes; ours have about 6,000.
const MAX_FILE_BYTES: i32 = 100_000;
