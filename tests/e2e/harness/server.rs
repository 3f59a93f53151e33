//! The release, served on a free port from the first use to the end of all tests.

use std::sync::OnceLock;

use super::setting;

#[path = "../../../src/bin/dev/host.rs"]
mod host;

/// Where a page of the release is served.
pub(crate) fn address(name: &str) -> String {
    static HOST: OnceLock<host::Host> = OnceLock::new();
    // Outside the lock: a setting that is missing is told by every test, and not by the first alone.
    let folder = setting("RAPPORT_DIST");
    HOST.get_or_init(|| host::Host::start(folder.into()).expect("a port is free")).url(name)
}
