//! The state in the fragment of the page's address, beside whatever else the page has there.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Object, Reflect, decode_uri_component};

use crate::engine::join::concat;
use crate::engine::link;

/// What stands in the address under this name.
pub(super) fn read(name: &str) -> Option<String> {
    let fragment = fragment()?;
    let state = parts(&fragment).find_map(|part| own(part, name))?;
    // Some senders of links escape more than they have to.
    let plain = decode_uri_component(state).map_or_else(|_| state.to_owned(), String::from);
    Some(link::alone(&plain).to_owned())
}

/// What the browser keeps under this name with the step that it stands at.
pub(super) fn kept(name: &str) -> Option<String> {
    let entry = gloo::utils::window().history().ok()?.state().ok()?;
    Reflect::get(entry.dyn_ref::<Object>()?, &name.into()).ok()?.as_string()
}

/// What the page keeps with a step, and this state as well. What is no plain object is left as it is.
fn with(entry: &JsValue, name: &str, state: &str) -> JsValue {
    if !entry.is_null() && (!entry.is_object() || Array::is_array(entry)) {
        return entry.clone();
    }
    let all = Object::assign(&Object::new(), entry.unchecked_ref());
    let _ = Reflect::set(&all, &name.into(), &state.into());
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
