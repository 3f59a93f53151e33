//! The release, served on a free port from the first use to the end of all tests.

use std::sync::LazyLock;

use super::setting;

#[path = "../../../src/bin/dev/host.rs"]
mod host;

/// Where the release is served.
pub(crate) fn address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let host = host::Host::start(setting("RAPPORT_DIST").into()).expect("a port is free");
        host.url("")
    });
    &ADDRESS
}
