//! The release and the host pages beside it, served on a free port from the first use to the end of all tests.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use super::{host::Host, setting};

/// The host pages, one for each promise.
pub(crate) fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// The release.
pub(crate) fn dist() -> PathBuf {
    setting("RAPPORT_DIST").into()
}

/// Where a file of either is served, as if they lay in one folder.
pub(crate) fn address(file: &str) -> String {
    static HOST: OnceLock<Host> = OnceLock::new();
    // Outside the lock: a setting that is missing is told by every test, and not by the first alone.
    let folders = vec![dist(), pages()];
    HOST.get_or_init(|| Host::start(folders).expect("a port is free")).url(file)
}
