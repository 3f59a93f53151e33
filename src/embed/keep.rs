//! The state in the browser's storage, with `keep="local"`.
//!
//! A page may forbid storage, and a browser may be full or set to keep nothing. All of that is no error: the reader
//! merely begins anew.

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

fn local() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
