//! The state in the fragment of the page's address, beside whatever else the page has there.
//!
//! Turbo, htmx and the like keep a key of theirs with every step of the browser's history, and load the page again where
//! somebody goes back to a step that has it. Our steps have it as well, or nobody could come back to them from another page.
//! So nobody else is told of a step from one of ours to another, between which nothing but the guide changes.

use std::cell::{Cell, RefCell};
use std::iter::once;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Math, Object, Reflect, decode_uri_component};

use crate::engine::join::{concat, join};
use crate::engine::link;

/// What stands in the address under this name.
pub(super) fn read(name: &str) -> Option<String> {
    let fragment = fragment()?;
    let state = parts(&fragment).find_map(|part| own(part, name))?;
    // Some senders of links escape more than they have to.
    let plain = decode_uri_component(state).map_or_else(|_| state.to_owned(), String::from);
    Some(link::alone(&plain).to_owned())
}

/// Under which key our part is kept with a step: the states of the guides by their names, and the mark.
const OURS: &str = "rapport";
/// No guide has such a name.
const MARK: &str = "mark";

/// A step of ours as the page sees it. Between two that are the same in all of this there is nothing for the page to do.
#[derive(PartialEq)]
struct Step {
    /// The address without our parts.
    page: String,
    /// What the page keeps with it.
    kept: String,
    /// How many steps there are: if more than before, the page has made one.
    count: u32,
}

thread_local! {
    /// A number that marks the steps of the guides that are on the page now. Others are of an earlier state of the page.
    static MARKED: Cell<Option<f64>> = const { Cell::new(None) };
    /// The step that the browser stood at when we last saw it.
    static HERE: RefCell<Option<Step>> = const { RefCell::new(None) };
}

/// A guide keeps its state in the address from now on. If the page has come back to one of its steps, the mark of that
/// time goes on to hold.
pub(super) fn enter() {
    let mark = || state().and_then(|entry| mark_of(&entry)).unwrap_or_else(Math::random);
    MARKED.set(Some(MARKED.get().unwrap_or_else(mark)));
    HERE.replace(here());
}

/// The last guide has gone.
pub(super) fn leave() {
    MARKED.take();
    HERE.take();
}

/// To be called when the reader has gone back or forth: whether from one of our steps to another of the same page.
pub(super) fn stays() -> bool {
    let now = here();
    let same = now.is_some() && HERE.with_borrow(|before| *before == now);
    HERE.replace(now);
    same
}

/// The step that the browser stands at, if it is one of ours.
fn here() -> Option<Step> {
    let entry = state()?;
    if mark_of(&entry)?.to_bits() != MARKED.get()?.to_bits() {
        return None;
    }
    let all = Object::assign(&Object::new(), entry.unchecked_ref());
    Reflect::delete_property(&all, &OURS.into()).ok()?;
    let kept = JSON::stringify(&all).ok()?.into();
    let address = whole();
    let (page, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let others = parts(fragment).filter(|part| !part.starts_with(OURS));
    let page: Vec<_> = once(page).chain(others).collect();
    Some(Step { page: join(&page, "#"), kept, count: gloo::utils::window().history().ok()?.length().ok()? })
}

/// What the browser keeps with the step that it stands at.
fn state() -> Option<JsValue> {
    gloo::utils::window().history().ok()?.state().ok()
}

/// What is ours in it under this key.
fn of_ours(entry: &JsValue, key: &str) -> Option<JsValue> {
    let ours = Reflect::get(entry.dyn_ref::<Object>()?, &OURS.into()).ok()?;
    Reflect::get(ours.dyn_ref::<Object>()?, &key.into()).ok()
}

fn mark_of(entry: &JsValue) -> Option<f64> {
    of_ours(entry, MARK)?.as_f64()
}

/// What the browser keeps under this name with the step that it stands at.
pub(super) fn kept(name: &str) -> Option<String> {
    of_ours(&state()?, name)?.as_string()
}

/// What the page keeps with a step, and this state as well. What is no plain object is left as it is.
fn with(entry: &JsValue, name: &str, state: &str) -> JsValue {
    if !entry.is_null() && (!entry.is_object() || Array::is_array(entry)) {
        return entry.clone();
    }
    let all = Object::assign(&Object::new(), entry.unchecked_ref());
    let before = Reflect::get(&all, &OURS.into()).unwrap_or(JsValue::UNDEFINED);
    let ours = Object::assign(&Object::new(), before.unchecked_ref());
    let _ = Reflect::set(&ours, &name.into(), &state.into());
    let _ = Reflect::set(&ours, &MARK.into(), &MARKED.get().into());
    let _ = Reflect::set(&all, &OURS.into(), &ours);
    all.into()
}

/// The whole address, with whatever stands in it.
pub(super) fn whole() -> String {
    gloo::utils::window().location().href().unwrap_or_default()
}

/// Whether nothing at all stands in the fragment.
pub(super) fn is_empty() -> bool {
    fragment().is_none_or(|f| f.trim_start_matches('#').is_empty())
}

/// Whether the page itself keeps its place in the fragment, and would not know what to do with ours.
pub(super) fn is_taken() -> bool {
    fragment().is_some_and(|f| f.starts_with(['/', '!']))
}

/// Puts it there. With `before`, what was shown until now, it is a step that the browser's Back undoes; without it, it
/// takes the place of what stands there. Where there is no address to write to, as in a frame from a string, nothing
/// happens.
pub(super) fn write(name: &str, state: &str, before: Option<&str>) {
    let window = gloo::utils::window();
    let (Ok(history), Ok(address)) = (window.history(), window.location().href()) else { return };
    // The whole address: a fragment by itself would count from the base of the page, which may be another page.
    let (page, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let mut url = concat(&[page, "#"]);
    for part in parts(fragment).filter(|part| !part.is_empty() && own(part, name).is_none()) {
        url.push_str(part);
        url.push('&');
    }
    url.push_str(&concat(&[name, "=", state]));
    let entry = history.state().unwrap_or(JsValue::NULL);
    let now = with(&entry, name, state);
    let _ = match before {
        // The step before may have no state of ours yet, and a fragment of the page's own. No more calls than it takes:
        // browsers allow some hundred in ten seconds.
        Some(before) if kept(name).as_deref() != Some(before) => history
            .replace_state_with_url(&with(&entry, name, before), "", None)
            .and_then(|()| history.push_state_with_url(&now, "", Some(&url))),
        Some(_) => history.push_state_with_url(&now, "", Some(&url)),
        None if url == address => Ok(()),
        None => history.replace_state_with_url(&now, "", Some(&url)),
    };
    HERE.replace(here());
}

fn fragment() -> Option<String> {
    let address = gloo::utils::window().location().href().ok()?;
    Some(address.split_once('#')?.1.to_owned())
}

/// The state that a part of the fragment holds under this name.
fn own<'a>(part: &'a str, name: &str) -> Option<&'a str> {
    part.strip_prefix(name)?.strip_prefix('=')
}

fn parts(fragment: &str) -> impl Iterator<Item = &str> {
    fragment.trim_start_matches('#').split('&')
}
