//! The state in the fragment of the page's address, beside whatever else the page has there.

use wasm_bindgen::JsValue;

/// What stands in the address under this name.
pub(super) fn read(name: &str) -> Option<String> {
    let fragment = gloo::utils::window().location().hash().ok()?;
    let mut parts = parts(&fragment);
    parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
}

/// Puts it there. A new screen is a step that the browser's Back undoes; anything else is not. Where there is no
/// address to write to, as in a frame from a string, nothing happens.
pub(super) fn write(name: &str, state: &str, new_step: bool) {
    let window = gloo::utils::window();
    let (Ok(history), Ok(fragment)) = (window.history(), window.location().hash()) else { return };
    let ours = [name, "="].concat();
    let others: Vec<_> = parts(&fragment).filter(|part| !part.is_empty() && !part.starts_with(&ours)).collect();
    let mut all = others;
    let own = [&ours, state].concat();
    all.push(&own);
    let url = ["#", &all.join("&")].concat();
    if url == fragment {
        return;
    }
    let entry = history.state().unwrap_or(JsValue::NULL);
    let _ = if new_step {
        history.push_state_with_url(&entry, "", Some(&url))
    } else {
        history.replace_state_with_url(&entry, "", Some(&url))
    };
}

fn parts(fragment: &str) -> impl Iterator<Item = &str> {
    fragment.trim_start_matches('#').split('&')
}
