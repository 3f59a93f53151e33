//! The state in the fragment of the page's address, beside whatever else the page has there.

use crate::engine::join::concat;
use wasm_bindgen::JsValue;

/// What stands in the address under this name.
pub(super) fn read(name: &str) -> Option<String> {
    let fragment = fragment()?;
    let state = parts(&fragment).find_map(|part| own(part, name))?;
    // The one character of ours that some senders of links escape.
    let mut parts = state.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.strip_prefix("7E").or_else(|| part.strip_prefix("7e"));
        plain.push(if rest.is_some() { '~' } else { '%' });
        plain.push_str(rest.unwrap_or(part));
    }
    Some(plain)
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

/// Puts it there. A new screen is a step that the browser's Back undoes; anything else is not. Where there is no
/// address to write to, as in a frame from a string, nothing happens.
pub(super) fn write(name: &str, state: &str, new_step: bool) {
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
    if url == address {
        return;
    }
    let entry = history.state().unwrap_or(JsValue::NULL);
    let _ = if new_step {
        history.push_state_with_url(&entry, "", Some(&url))
    } else {
        history.replace_state_with_url(&entry, "", Some(&url))
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
