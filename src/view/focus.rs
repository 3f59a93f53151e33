//! Puts the keyboard focus where the engine wants it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlBodyElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
    ShadowRoot,
};
use yew::prelude::*;

use super::context::Marker;
use crate::engine::state::Focus;

/// Moves the focus within this guide. What is not there is left alone.
pub(crate) fn place(root: &NodeRef, wanted: Focus) {
    let selector = match wanted {
        Focus::Stay => return,
        Focus::Heading => "[data-focus=heading]".to_owned(),
        Focus::Answers => "[data-focus=answers] input".to_owned(),
        Focus::Change(place) => ["[data-change=\"", &place.to_string(), "\"]"].concat(),
        Focus::Cell(cell) => ["[data-cell=\"", cell.relationship().id, "/", cell.dimension().id, "\"]"].concat(),
    };
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(Some(found)) = root.query_selector(&selector) else { return };
    if let Some(target) = found.dyn_ref::<HtmlElement>() {
        // The style sheet says how much must stay visible around it.
        focus(target);
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    found.scroll_into_view_with_scroll_into_view_options(&options);
}

/// A callback for the number of a source, which opens the note on it.
pub(crate) fn opens_note(marker: &Marker) -> Callback<Event> {
    let marker = Rc::clone(marker);
    Callback::from(move |event: Event| *marker.borrow_mut() = event.target_dyn_into())
}

/// A callback for the note: when it has closed, its number has the focus again, unless the reader has gone on to
/// something else. A browser does this by itself, but not all do in a shadow root.
pub(crate) fn closes_note(marker: &Marker) -> Callback<Event> {
    let marker = Rc::clone(marker);
    Callback::from(move |event: Event| {
        let Some(note) = event.target_dyn_into::<Element>() else { return };
        let root = note.get_root_node();
        let focused = match root.dyn_ref::<ShadowRoot>() {
            Some(root) => root.active_element(),
            None => gloo::utils::document().active_element().filter(|e| !e.has_type::<HtmlBodyElement>()),
        };
        // What is hidden keeps the focus for a moment.
        if focused.is_none_or(|f| note.contains(Some(&f)))
            && note.matches(":popover-open").is_ok_and(|open| !open)
            && let Some(marker) = marker.borrow_mut().take()
        {
            focus(&marker);
        }
    })
}

/// The browser would scroll in its own way.
fn focus(target: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options);
}
