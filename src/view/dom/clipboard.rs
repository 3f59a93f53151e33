//! The clipboard: a text that the reader copies.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlDocument, HtmlTextAreaElement};
use yew::prelude::*;

use crate::engine::reduce::ShellAction;
use crate::engine::state::Copied;
use crate::view::dom::context::Cx;
use crate::view::dom::focus::{focus, pressed_button};

/// Makes a text that is taken along.
pub(crate) type MakeText = Rc<dyn Fn() -> String>;

/// A callback that copies the text and says whether that worked.
///
/// The old command is used on purpose: the newer clipboard is missing on pages without https and in most frames.
pub(crate) fn copies(cx: &Cx, make: MakeText, done: Copied) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let button = pressed_button(&event);
        let root = button.as_ref().and_then(|b| b.closest(".rapport").ok()?);
        let text = make();
        let copied = root.is_some_and(|root| copy_text(&root, &text).unwrap_or_default());
        if let Some(button) = button {
            focus(&button);
        }
        dispatch.emit(Rc::new(ShellAction::Copied(if copied { done.clone() } else { Copied::Refused(text) }).into()));
    })
}

fn copy_text(root: &Element, text: &str) -> Option<bool> {
    let document = gloo::utils::document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    // A browser copies only where something is selected. It is not the text: the event would show it to the page.
    area.set_value(" ");
    area.set_attribute("class", "vh").ok()?;
    // No stop of the reader's: what gets the focus by keyboard would come into view.
    area.set_attribute("tabindex", "-1").ok()?;
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
