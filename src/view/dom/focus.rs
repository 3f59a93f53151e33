//! Puts the keyboard focus where the engine wants it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Reflect;
use web_sys::{
    Element, Event, FocusOptions, HtmlBodyElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
    ShadowRoot,
};
use yew::prelude::*;

use crate::content::Indexed;
use crate::engine::join::concat;
use crate::engine::reduce::{Action, ShellAction};
use crate::engine::state::{Focus, Screen};
use crate::view::dom::call::{call, is_framed};
use crate::view::dom::context::{Cx, NoteOpener};

/// Moves the focus within this guide. What is not there is left alone.
pub(crate) fn move_focus(root: &NodeRef, wanted: Focus) {
    let selector = match wanted {
        Focus::Stay => return,
        Focus::Heading => "[data-focus=heading]".to_owned(),
        Focus::Search => "[type=search]".to_owned(),
        Focus::Answers => "[data-focus=answers] input".to_owned(),
        Focus::Disagreement(disagreement) => concat(&["[data-disagreement=\"", disagreement.id, "\"]"]),
        Focus::Change(question) => concat(&["[data-change=\"", &question.index().to_string(), "\"]"]),
        Focus::Cell(cell) | Focus::Opened(cell) | Focus::Reason(cell) => {
            concat(&["[data-cell=\"", cell.relationship().id, "/", cell.dimension().id, "\"]"])
        }
    };
    let block = match wanted {
        Focus::Opened(_) => ScrollLogicalPosition::Start,
        Focus::Reason(_) => ScrollLogicalPosition::Center,
        _ => ScrollLogicalPosition::Nearest,
    };
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(Some(found)) = root.query_selector(&selector) else { return };
    if let Some(target) = found.dyn_ref::<HtmlElement>() {
        // The style sheet says how much must stay visible around it.
        focus(target);
    }
    bring_into_view(&found, block);
    // Going back, a browser scrolls as well, in its own way and a moment later.
    if matches!(wanted, Focus::Reason(_)) {
        let again = Closure::once_into_js(move || bring_into_view(&found, block));
        let _ = gloo::utils::window().request_animation_frame(again.unchecked_ref());
    }
}

/// As much as the style sheet wants to be visible around it; what is nearest goes no further than that.
fn bring_into_view(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    call(element, "scrollIntoView", &options);
}

/// A callback for the whole guide: what gets the focus by keyboard comes into view, and out from under heads that stick.
/// A browser is content with a part of it: Firefox with any line of pixels, the others sideways. After a mouse it must
/// stay where it is until the click is over. A region that scrolls may be higher than the window, and a heading is placed
/// by [`move_focus`].
pub(crate) fn scrolls_into_view() -> Callback<Event> {
    Callback::from(|event: Event| {
        if let Some(element) = event.target_dyn_into::<Element>()
            && element.matches(":focus-visible:not([role], [tabindex='-1'])").unwrap_or_default()
        {
            bring_into_view(&element, ScrollLogicalPosition::Nearest);
        }
    })
}

/// The button that was pressed, also where that was on its text, which is an element of its own.
pub(crate) fn pressed_button(event: &Event) -> Option<HtmlElement> {
    event.target_dyn_into::<Element>()?.closest("button").ok()??.dyn_into().ok()
}

/// A callback for the number of a source, which opens the note on it. In a browser without such notes it leads to the
/// sources.
pub(crate) fn opens_source_note(cx: &Cx) -> Callback<Event> {
    let (note_opener, dispatch) = (Rc::clone(&cx.note_opener), cx.dispatch.clone());
    Callback::from(move |event: Event| {
        let pressed = pressed_button(&event);
        if pressed.as_ref().is_some_and(|p| Reflect::has(p, &"popover".into()).is_ok_and(|has| !has)) {
            return dispatch.emit(Rc::new(ShellAction::Go(Screen::Sources).into()));
        }
        *note_opener.borrow_mut() = pressed;
    })
}

/// A callback for the note. When it has opened it must be in sight; when it has closed, its number has the focus
/// again, unless the reader has gone on to something else. A browser does that by itself, but not all do in a shadow
/// root.
pub(crate) fn source_note_toggled(note_opener: &NoteOpener) -> Callback<Event> {
    let note_opener = Rc::clone(note_opener);
    Callback::from(move |event: Event| {
        let Some(note) = event.target_dyn_into::<HtmlElement>() else { return };
        if note.matches(":popover-open").unwrap_or_default() {
            if let Some(note_opener) = note_opener.borrow().as_ref() {
                bring_near(&note, note_opener);
            }
        // What is hidden keeps the focus for a moment.
        } else if active_element(&note).is_none_or(|f| note.contains(Some(&f)))
            && let Some(note_opener) = note_opener.borrow_mut().take()
        {
            focus(&note_opener);
        }
    })
}

/// In a frame, the foot of the view, where the note lies, may be far away, since the frame may be as high as its content
/// or lie in part outside the window: there it lies below its number, and elsewhere where the style sheet puts it.
fn bring_near(note: &HtmlElement, note_opener: &HtmlElement) {
    let window = gloo::utils::window();
    let below = note_opener.get_bounding_client_rect().bottom() + window.scroll_y().unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, reason = "no page is two thousand million pixels high")]
    let below = (below as i32).to_string();
    let (position, inset) =
        if is_framed() { ("absolute", concat(&[&below, "px 0 auto"])) } else { ("", String::new()) };
    let style = note.style();
    let _ = style.set_property("position", position);
    let _ = style.set_property("inset", &inset);
}

/// A callback for keys: Escape closes what is open. While the note on a source lies over it, Escape is for the note.
pub(crate) fn closes_on_escape(cx: &Cx, close: Option<impl Into<Action>>) -> Callback<Event> {
    let (dispatch, close) = (cx.dispatch.clone(), close.map(|action| Rc::new(action.into())));
    Callback::from(move |event: Event| {
        if let Some(close) = &close
            && event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape")
            && !note_is_open(&event)
        {
            dispatch.emit(Rc::clone(close));
        }
    })
}

fn note_is_open(event: &Event) -> bool {
    let root = event.target_dyn_into::<Element>().and_then(|e| e.closest(".rapport").ok().flatten());
    root.is_some_and(|r| matches!(r.query_selector(":popover-open"), Ok(Some(_))))
}

/// Whether the focus is in this guide.
pub(crate) fn has_focus(root: &NodeRef) -> bool {
    root.cast::<Element>().is_some_and(|root| active_element(&root).is_some_and(|f| root.contains(Some(&f))))
}

/// What has the focus, seen from this element.
fn active_element(of: &Element) -> Option<Element> {
    match of.get_root_node().dyn_ref::<ShadowRoot>() {
        Some(root) => root.active_element(),
        None => gloo::utils::document().active_element().filter(|e| !e.has_type::<HtmlBodyElement>()),
    }
}

/// Moves the focus here without scrolling: the browser would do that in its own way.
pub(crate) fn focus(target: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options);
}
