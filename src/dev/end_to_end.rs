//! The end-to-end tests of the release in one engine, and the second attempt at a few that fail.

use anyhow::Result;
use fs_err as fs;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    cargo::{Count, count_tests, run_cargo},
    fonts::Fonts,
    step::Ended,
    tools::{Kit, Tool},
};

/// How many failed tests get a second attempt.
///
/// A browser on a busy computer now and then misses a press or a deadline, among a thousand tests. More than so many
/// at once is a fault.
const ATTEMPTED_AGAIN: usize = 3;

/// How the end-to-end tests are run.
#[derive(Clone, Copy)]
pub(crate) struct How {
    pub(crate) fonts: Fonts,
    /// Take the references of what the screens look like anew, and do nothing else.
    pub(crate) renew: bool,
}

/// A browser that tests are run in, with its driver.
pub(crate) struct Engine {
    name: &'static str,
    driver: PathBuf,
    browser: PathBuf,
}

impl Engine {
    pub(crate) fn new(kit: &Kit, name: &'static str, driver: Tool, browser: Tool) -> Result<Self> {
        Ok(Self { name, driver: kit.get(driver)?, browser: kit.get(browser)? })
    }

    /// Runs all tests. They start drivers and browsers for themselves.
    pub(crate) fn test(&self, kit: &Kit, how: How) -> Result<Count> {
        let scratch = tempfile::tempdir()?;
        let skips = scratch.path().join("skips");
        fs::write(&skips, "")?;
        let looks: &[&str] = if how.renew { &["looks::", "--", "--skip", "is_found"] } else { &[] };
        let ended = self.attempt(kit, how, scratch.path(), looks)?;
        let mut count = count_tests(&ended);

        let failed = failed_tests(&ended);
        if (1..=ATTEMPTED_AGAIN).contains(&failed.len()) && failed.len() == count.failed {
            println!("  Again, one by one: {}", failed.join(", "));
            let alone = ["--", "--exact", "--test-threads=1"];
            let arguments: Vec<_> = alone.into_iter().chain(failed.iter().copied()).collect();
            let ended = self.attempt(kit, how, scratch.path(), &arguments)?;
            count.attempt_again(count_tests(&ended));
            let still: BTreeSet<_> = failed_tests(&ended).into_iter().collect();
            for test in failed.iter().filter(|test| !still.contains(*test)) {
                println!("  passed at the second attempt: {test}");
            }
        }
        count_skips(&mut count, &fs::read_to_string(&skips)?);
        Ok(count)
    }

    /// Runs tests with these further arguments of `cargo test`.
    fn attempt(&self, kit: &Kit, how: How, scratch: &Path, arguments: &[&str]) -> Result<Ended> {
        let [axe, pdftotext, turbo, htmx] =
            [kit.get(Tool::Axe)?, kit.get(Tool::PdfToText)?, kit.get(Tool::Turbo)?, kit.get(Tool::Htmx)?];
        let mut fonts = Ok(());
        let ended = run_cargo(kit.project, "cargo test --no-fail-fast --features e2e --test e2e", |command| {
            command.args(arguments);
            if how.renew {
                command.env("RAPPORT_RENEW_LOOKS", "1");
            }
            fonts = how.fonts.give_to(command, kit, scratch);
            command
                .env("TMPDIR", scratch)
                .env("RAPPORT_DIST", kit.project.dist())
                .env("RAPPORT_ENGINE", self.name)
                .env("RAPPORT_DRIVER", &self.driver)
                .env("RAPPORT_BROWSER", &self.browser)
                .env("RAPPORT_SKIPS", scratch.join("skips"))
                .env("RAPPORT_PDFTOTEXT", pdftotext)
                .env("RAPPORT_AXE", axe)
                .env("RAPPORT_TURBO", turbo)
                .env("RAPPORT_HTMX", htmx);
        })?;
        fonts?;
        Ok(ended)
    }
}

/// The names of the tests that failed.
fn failed_tests(ended: &Ended) -> Vec<&str> {
    let test = |line: &'_ String| -> Option<(usize, usize)> {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(("test ".len(), name.len()))
    };
    ended
        .lines
        .iter()
        .filter_map(|line| test(line).and_then(|(start, length)| line.get(start..start + length)))
        .collect()
}

/// Counts, and prints, what tests said that they could not do.
fn count_skips(count: &mut Count, said: &str) {
    let mut told = BTreeSet::new();
    for line in said.lines().filter(|line| told.insert(*line)) {
        let mut parts = line.split('\t');
        let [extent, test, reason] = [(); 3].map(|()| parts.next().unwrap_or_default());
        if extent == "whole" {
            println!("  skipped: {test}: {reason}");
            // The harness of Rust knows no test that finds out by itself that it can't run.
            count.passed = count.passed.saturating_sub(1);
            count.skipped += 1;
        } else {
            println!("  in part: {test}: {reason}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_found_by_their_names() {
        let said = "test a::one ... ok\ntest a::two ... FAILED\n\ntest b::three ... FAILED\nfailures:\n    a::two";
        assert_eq!(failed_tests(&Ended::of(false, said)), ["a::two", "b::three"]);
    }

    #[test]
    fn what_fails_twice_fails_and_what_passes_then_is_counted_as_unsteady() {
        let first = Count { passed: 10, failed: 2, ..Count::of(false) };
        let mut count = first;
        count.attempt_again(Count { passed: 1, failed: 1, ..Count::of(false) });
        assert_eq!(count, Count { passed: 11, failed: 1, unsteady: 1, ..Count::of(false) });
        let mut count = first;
        count.attempt_again(Count { passed: 2, ..Count::of(true) });
        assert_eq!(count, Count { passed: 12, unsteady: 2, ..Count::of(true) });
        // A browser that no longer starts is no success.
        let mut count = first;
        count.attempt_again(Count::of(false));
        assert_eq!(count, first);
    }

    #[test]
    fn a_test_that_says_twice_why_it_is_skipped_is_counted_once() {
        let mut count = Count { passed: 5, ..Count::of(true) };
        count_skips(&mut count, "whole\ta::one\tno printer\nin part\ta::two\tno tree\nwhole\ta::one\tno printer\n");
        assert_eq!(count, Count { passed: 4, skipped: 1, ..Count::of(true) });
    }
}
