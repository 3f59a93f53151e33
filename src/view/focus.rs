//! Puts the keyboard focus where the engine wants it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::engine::state::Focus;

/// Moves the focus within this guide. What is not there is left alone.
pub(crate) fn place(root: &NodeRef, focus: Focus) {
    let selector = match focus {
        Focus::Stay => return,
        Focus::Heading => "[data-focus=heading]".to_owned(),
        Focus::Answers => "[data-focus=answers] input".to_owned(),
        Focus::Change(place) => ["[data-change=\"", &place.to_string(), "\"]"].concat(),
        Focus::Cell(cell) => ["[data-cell=\"", cell.relationship().id, "/", cell.dimension().id, "\"]"].concat(),
    };
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(Some(found)) = root.query_selector(&selector) else { return };
    if let Some(target) = found.dyn_ref::<HtmlElement>() {
        // The browser would scroll in its own way; the style sheet says how much must stay visible around it.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    found.scroll_into_view_with_scroll_into_view_options(&options);
}
