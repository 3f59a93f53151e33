//! What the reader takes along and brings back: the clipboard, and a saved file.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    ClipboardEvent, Element, Event, FileReader, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
};
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
    // A browser copies only where something is selected. It is not the text: the event would show it to the page.
    area.set_value(" ");
    area.set_attribute("class", "vh").ok()?;
    root.append_child(&area).ok()?;
    area.select();
    let handed_over = Rc::new(Cell::new(false));
    let (text, done) = (text.to_owned(), Rc::clone(&handed_over));
    let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    let listener = EventListener::new_with_options(&gloo::utils::window(), "copy", first, move |event| {
        let data = event.dyn_ref().and_then(ClipboardEvent::clipboard_data);
        done.set(data.is_some_and(|data| data.set_data("text/plain", &text).is_ok()));
        event.prevent_default();
        event.stop_immediate_propagation();
    });
    // Every document has the command.
    let copied = document.unchecked_into::<HtmlDocument>().exec_command("copy");
    drop(listener);
    area.remove();
    Some(copied.ok()? && handed_over.get())
}

/// A callback that asks the browser to print.
pub(crate) fn print() -> Callback<Event> {
    Callback::from(|_| {
        let _ = gloo::utils::window().print();
    })
}

/// A callback that saves the text as a file of this name and kind. The link that does it is no part of the page: a click
/// would show the page where it leads, which is the whole text.
pub(crate) fn save(name: &'static str, kind: &'static str, make: Make) -> Callback<Event> {
    Callback::from(move |_| {
        let link =
            gloo::utils::document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
        let Some(link) = link else { return };
        let _ = link.set_attribute("download", name);
        let _ = link.set_attribute("href", &address(kind, &make()));
        link.click();
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
