//! The engines that the tests run in, and what one of them can't do.

use std::{fs::OpenOptions, io::Write, thread};

use super::setting;

/// A browser engine. `cargo dev test` runs all tests in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that these tests run in now.
    pub(crate) fn current() -> Self {
        match setting("RAPPORT_ENGINE").as_str() {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => panic!("there is no engine “{other}”"),
        }
    }

    /// Whether the tests run in this one.
    pub(crate) fn is_current(self) -> bool {
        Self::current() == self
    }
}

/// Whether the test has to be left out, since this engine is one of those that can't do what it needs. `cargo dev
/// test` prints the test with the reason, and counts it as skipped.
#[must_use = "a test that is skipped must return"]
pub(crate) fn skipped_in(engines: &[Engine], reason: &str) -> bool {
    skipped_if(engines.contains(&Engine::current()), reason)
}

/// Whether the test has to be left out in these circumstances. It is printed and counted in the same way.
#[must_use = "a test that is skipped must return"]
pub(crate) fn skipped_if(circumstances: bool, reason: &str) -> bool {
    noted(circumstances, "whole", reason)
}

/// Whether a part of the test has to be left out. It is printed, and the test counts as passed.
#[must_use = "a part that is skipped must not run"]
pub(crate) fn partly_skipped_in(engines: &[Engine], reason: &str) -> bool {
    noted(engines.contains(&Engine::current()), "part", reason)
}

/// Writes a line for `cargo dev test` if something is skipped: the harness of Rust shows nothing that a test says when
/// it passes.
fn noted(skipped: bool, extent: &str, reason: &str) -> bool {
    if skipped {
        let test = thread::current().name().unwrap_or("?").to_owned();
        let file = OpenOptions::new().create(true).append(true).open(setting("RAPPORT_SKIPS"));
        let written = file.and_then(|mut file| file.write_all(format!("{extent}\t{test}\t{reason}\n").as_bytes()));
        written.expect("a skipped test can be noted");
    }
    skipped
}
