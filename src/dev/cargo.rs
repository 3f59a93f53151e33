//! Runs a call to cargo and counts the tests that it ran.

use anyhow::Result;
use std::{env, process::Command};

use crate::{
    project::Project,
    step::{Ended, Step},
};

/// What came of a check: its success, and how many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) success: bool,
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    /// Of those that passed, how many needed a second attempt.
    pub(crate) unsteady: usize,
}

impl Count {
    /// A check without tests of its own.
    pub(crate) fn of(success: bool) -> Self {
        Self { success, ..Self::default() }
    }

    /// Takes in what came of a second attempt at what failed.
    pub(crate) fn attempt_again(&mut self, again: Self) {
        self.passed += again.passed;
        self.unsteady += again.passed;
        self.failed = self.failed.saturating_sub(again.passed);
        self.success = again.success && self.failed == 0;
    }
}

/// Runs a call to cargo and shows what it said if it failed.
pub(crate) fn run_cargo(project: &Project, call: &str, adjust: impl FnOnce(&mut Command)) -> Result<Ended> {
    let mut words = call.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(&project.root);
    // A proxy has no way to what runs on this computer.
    for name in ["NO_PROXY", "no_proxy"] {
        let others = env::var(name).unwrap_or_default();
        command.env(name, format!("127.0.0.1,localhost,{others}"));
    }
    adjust(&mut command);
    let step = Step { label: call, usual: None, verbose: project.verbose };
    let ended = step.run(command)?;
    if !ended.success {
        ended.show(usize::MAX);
    }
    Ok(ended)
}

/// Adds up what the test harness says at the end of each of its runs.
pub(crate) fn count_tests(ended: &Ended) -> Count {
    let mut count = Count::of(ended.success);
    for line in &ended.lines {
        let Some((_, result)) = line.split_once("test result: ") else {
            continue;
        };
        let number = |of: &str| {
            let words: Vec<_> = result.split([' ', ';', '.']).collect();
            let number = words.windows(2).find_map(|pair| match pair {
                [number, word] if *word == of => number.parse::<usize>().ok(),
                _ => None,
            });
            number.unwrap_or(0)
        };
        count.passed += number("passed");
        count.failed += number("failed");
        count.skipped += number("ignored");
    }
    if count.passed + count.failed == 0 {
        println!("  No test ran, which is a failure.");
        count.success = false;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_runs_are_added_up() {
        let said = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 30 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out";
        let count = count_tests(&Ended::of(false, said));
        let expected = Count { success: false, passed: 32, failed: 4, skipped: 1, unsteady: 0 };
        assert_eq!(count, expected);
    }

    #[test]
    fn a_run_without_any_test_is_a_failure() {
        let said = "test result: ok. 0 passed; 0 failed; 0 ignored";
        assert!(!count_tests(&Ended::of(true, said)).success);
    }
}
