//! What the reader takes along and brings back: the clipboard, and a saved file.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, FileReader, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::context::Cx;
use super::focus::focus;
use super::text::address;
use crate::engine::state::{Action, Copied};

/// Makes a text that is taken along.
pub(crate) type Make = Rc<dyn Fn() -> String>;

/// A callback that copies the text and says whether that worked.
///
/// The old command is used on purpose: the newer clipboard is missing on pages without https and in most frames.
pub(crate) fn copy(cx: &Cx, make: Make, done: Copied) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let button = event.target_dyn_into::<HtmlElement>();
        let root = button.as_ref().and_then(|b| b.closest(".rapport").ok()?);
        let text = make();
        let copied = root.is_some_and(|root| copy_from(&root, &text).unwrap_or_default());
        if let Some(button) = button {
            focus(&button);
        }
        dispatch.emit(Action::Copied(if copied { done.clone() } else { Copied::Refused(text) }).into());
    })
}

fn copy_from(root: &Element, text: &str) -> Option<bool> {
    let document = gloo::utils::document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_attribute("class", "vh").ok()?;
    root.append_child(&area).ok()?;
    area.select();
    // Every document has the command.
    let copied = document.unchecked_into::<HtmlDocument>().exec_command("copy");
    area.remove();
    copied.ok()
}

/// A callback that asks the browser to print.
pub(crate) fn print() -> Callback<Event> {
    Callback::from(|_| {
        let _ = gloo::utils::window().print();
    })
}

/// A callback for a link that saves a file of this kind: it leads to the text from the moment it is followed.
pub(crate) fn fill(kind: &'static str, make: Make) -> Callback<Event> {
    Callback::from(move |event: Event| {
        if let Some(link) = event.target_dyn_into::<Element>() {
            let _ = link.set_attribute("href", &address(kind, &make()));
        }
    })
}

/// A callback for a file input: reads the file that was chosen, and goes on from it.
pub(crate) fn open_file(cx: &Cx) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let (Some(file), Ok(reader)) = (input.files().and_then(|files| files.get(0)), FileReader::new()) else {
            return;
        };
        // A file of any other kind is far longer, and need not be read to its end.
        let Ok(part) = file.slice_with_i32_and_i32(0, LONGEST) else { return };
        let (dispatch, loaded) = (dispatch.clone(), reader.clone());
        let done = Closure::once_into_js(move || {
            let text = loaded.result().ok().and_then(|text| text.as_string());
            dispatch.emit(Action::Load(text.unwrap_or_default()).into());
        });
        reader.set_onloadend(Some(done.unchecked_ref()));
        let _ = reader.read_as_text(&part);
        // The same file can be chosen again.
        input.set_value("");
    })
}

/// The longest file that is read, in bytes; ours have about 6,000.
const LONGEST: i32 = 100_000;
