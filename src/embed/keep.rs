//! The state in the browser's storage: for good with `keep="local"`, and for one reload after a crash.
//!
//! A page may forbid storage, and a browser may be full or set to keep nothing. All of that is no error: the reader
//! merely begins anew.

use crate::engine::join::concat;
use web_sys::Storage;

/// What was kept under this name.
pub(super) fn read(name: &str) -> Option<String> {
    local()?.get_item(name).ok()?
}

/// Keeps it under this name.
pub(super) fn write(name: &str, state: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(name, state);
    }
}

/// Saves it for the next load of this page, and says whether that worked.
pub(super) fn rescue(name: &str, state: &str) -> bool {
    for_this_tab().is_some_and(|storage| storage.set_item(&of_this_page(name), state).is_ok())
}

/// What was saved, once.
pub(super) fn rescued(name: &str) -> Option<String> {
    let (storage, name) = (for_this_tab()?, of_this_page(name));
    let state = storage.get_item(&name).ok()?;
    let _ = storage.remove_item(&name);
    state
}

fn of_this_page(name: &str) -> String {
    concat(&[name, &gloo::utils::window().location().pathname().unwrap_or_default()])
}

fn local() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}

fn for_this_tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok()?
}
