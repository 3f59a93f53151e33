//! Files and paper: a text that is saved, a file that is opened again, the screen printed.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, FileReader, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::engine::join::concat;
use crate::engine::reduce::ShellAction;
use crate::engine::state::Copied;
use crate::view::dom::call::is_framed;
use crate::view::dom::clipboard::MakeText;
use crate::view::dom::context::Cx;

/// A callback that asks the browser to print. In some frames and apps nothing comes of it, and nobody says so: then it is
/// told. A browser that prints says that it begins, most of them at once.
pub(crate) fn prints(cx: &Cx) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |_| {
        let window = gloo::utils::window();
        let begun = Rc::new(Cell::new(false));
        let begins = Rc::clone(&begun);
        let listener = EventListener::once(&window, "beforeprint", move |_| begins.set(true));
        let _ = window.print();
        drop(listener);
        if !begun.get() {
            dispatch.emit(Rc::new(ShellAction::Copied(Copied::NotPrinted).into()));
        }
    })
}

/// A callback that saves the text as a file of this name and kind. The link that does it is no part of the page: a click
/// would show the page where it leads, which is the whole text. In a frame the text is shown as well: its sandbox may forbid
/// files, and nobody says so.
pub(crate) fn saves(cx: &Cx, name: &'static str, kind: &'static str, make: MakeText) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |_| {
        let link =
            gloo::utils::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
        let Some(link) = link else { return };
        let _ = link.set_attribute("download", name);
        let text = make();
        let _ = link.set_attribute("href", &data_url(kind, &text));
        link.click();
        if is_framed() {
            dispatch.emit(Rc::new(ShellAction::Copied(Copied::Saved(text)).into()));
        }
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
