//! `cargo dev test`: every check, in the order in which a fault is cheapest to find.

use anyhow::{Result, bail};
use pico_args::Arguments;
use std::{
    collections::BTreeSet,
    fmt::Write,
    process::ExitCode,
    time::{Duration, Instant},
};

use crate::{
    args::finish,
    cargo::{Count, count_tests, run_cargo},
    end_to_end::{Engine, How},
    fonts::Fonts,
    project::Project,
    release,
    step::spell_time,
    tools::{self, Kit, Tool},
};

/// One check.
struct Check {
    name: &'static str,
    title: &'static str,
    needs: &'static [Tool],
    run: fn(&Kit, How) -> Result<Count>,
}

const CHECKS: &[Check] = &[
    Check { name: "fmt", title: "Formatting", needs: &[Tool::Rustfmt], run: |kit, _| format(kit) },
    Check {
        name: "clippy",
        title: "Clippy, native and wasm",
        needs: &[Tool::Clippy, Tool::WasmTarget],
        run: |kit, _| clippy(kit),
    },
    Check { name: "native", title: "Native tests", needs: &[], run: |kit, _| native(kit) },
    Check {
        name: "web",
        title: "Component tests in the browser",
        needs: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium, Tool::ChromeDriver],
        run: |kit, _| web(kit),
    },
    Check { name: "build", title: "Release build", needs: Tool::BUILDING, run: |kit, _| build(kit) },
    Check {
        name: "chromium",
        title: "End-to-end tests of the release in Chromium",
        needs: &[Tool::Chromium, Tool::ChromeDriver],
        run: |kit, how| Engine::new(kit, "chromium", Tool::ChromeDriver, Tool::Chromium)?.test(kit, how),
    },
    Check {
        name: "firefox",
        title: "End-to-end tests of the release in Firefox",
        needs: &[Tool::Firefox, Tool::GeckoDriver],
        run: |kit, how| Engine::new(kit, "firefox", Tool::GeckoDriver, Tool::Firefox)?.test(kit, how),
    },
    Check {
        name: "webkit",
        title: "End-to-end tests of the release in WebKitGTK",
        needs: &[Tool::WebKit, Tool::WebKitDriver, Tool::Xvfb],
        run: |kit, how| Engine::new(kit, "webkit", Tool::WebKitDriver, Tool::WebKit)?.test(kit, how),
    },
];

/// The checks that are the end-to-end tests, each in an engine.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];
/// What these need in every engine.
const END_TO_END: [Tool; 6] = [Tool::Arimo, Tool::DejaVu, Tool::PdfToText, Tool::Axe, Tool::Turbo, Tool::Htmx];

pub(crate) fn run(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let only = args.opt_value_from_str::<_, String>("--only")?;
    let engine = args.opt_value_from_str::<_, String>("--engine")?;
    let fonts =
        args.opt_value_from_str::<_, String>("--fonts")?.map_or(Ok(Fonts::Arimo), |name| Fonts::named(&name))?;
    let how = How { fonts, renew: args.contains("--renew-looks") };
    let keep_going = args.contains("--keep-going");
    finish(args)?;
    let only = only.or_else(|| how.renew.then(|| "e2e".to_owned()));
    let checks = choose(only.as_deref(), engine.as_deref())?;

    let kit = Kit::new(project);
    let mut tally = Tally::new();
    tally.run("set-up", "Set-up", || prepare(&kit, &checks));
    let prepared = !tally.any_failed();
    for check in checks {
        // A release that was not built must not be tested in the shape it had before.
        let hollow = ENGINES.contains(&check.name) && tally.failed("build");
        if prepared && !hollow && (keep_going || !tally.any_failed()) {
            tally.run(check.name, check.title, || (check.run)(&kit, how));
        } else {
            tally.skip(check.name);
        }
    }
    Ok(tally.finish())
}

/// All checks, or the one of that name with what it stands on; of the engines all, or the one of that name.
fn choose(only: Option<&str>, engine: Option<&str>) -> Result<Vec<&'static Check>> {
    let names: Vec<_> = CHECKS.iter().map(|check| check.name).filter(|name| !ENGINES.contains(name)).collect();
    if let Some(only) = only.filter(|only| *only != "e2e" && !names.contains(only)) {
        bail!("there is no check “{only}”, only {} and e2e", names.join(", "));
    }
    if let Some(engine) = engine.filter(|engine| !ENGINES.contains(engine)) {
        bail!("there is no engine “{engine}”, only {}", ENGINES.join(", "));
    }
    // Whoever names an engine and nothing else wants the tests in it.
    let only = only.or(engine.map(|_| "e2e"));
    let wanted = |check: &&Check| {
        let in_engine = ENGINES.contains(&check.name) && engine.is_none_or(|engine| engine == check.name);
        match only {
            None => true,
            Some("e2e") => check.name == "build" || in_engine,
            Some(name) => check.name == name,
        }
    };
    Ok(CHECKS.iter().filter(wanted).collect())
}

/// Installs first all that will be needed, so that nothing is missing half an hour later.
fn prepare(kit: &Kit, checks: &[&Check]) -> Result<Count> {
    let mut tools: BTreeSet<Tool> = checks.iter().flat_map(|check| check.needs).copied().collect();
    if checks.iter().any(|check| ENGINES.contains(&check.name)) {
        tools.extend(END_TO_END);
    }
    kit.get_all(&tools.into_iter().collect::<Vec<_>>())?;
    Ok(Count::of(true))
}

fn format(kit: &Kit) -> Result<Count> {
    run_cargo(kit.project, "cargo fmt --all --check", |_| {}).map(|ended| Count::of(ended.success))
}

fn clippy(kit: &Kit) -> Result<Count> {
    for call in [
        "cargo clippy --workspace --all-targets --features e2e -- -D warnings",
        "cargo clippy --target wasm32-unknown-unknown --lib --bin rapport --bin demo --test web -- -D warnings",
    ] {
        if !run_cargo(kit.project, call, |_| {})?.success {
            return Ok(Count::of(false));
        }
    }
    Ok(Count::of(true))
}

fn native(kit: &Kit) -> Result<Count> {
    let ended = run_cargo(kit.project, "cargo test --workspace --no-fail-fast", |_| {})?;
    Ok(count_tests(&ended))
}

fn web(kit: &Kit) -> Result<Count> {
    let runner = tools::test_runner(&kit.get(Tool::WasmBindgen)?);
    let driver = kit.get(Tool::ChromeDriver)?;
    let scratch = tempfile::tempdir()?;
    let call = "cargo test --no-fail-fast --target wasm32-unknown-unknown --test web";
    let ended = run_cargo(kit.project, call, |command| {
        // The runner would prefer any of these to the browser that we provide.
        for other in ["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER", "CHROMEDRIVER"] {
            command.env_remove(other).env_remove(format!("{other}_REMOTE"));
        }
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            .env("TMPDIR", scratch.path())
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", kit.project.root.join("tests/webdriver.json"));
    })?;
    Ok(count_tests(&ended))
}

fn build(kit: &Kit) -> Result<Count> {
    release::build(kit, false)?;
    release::print_sizes(&kit.project.dist())?;
    Ok(Count::of(true))
}

/// The outcomes so far.
struct Tally {
    start: Instant,
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    took: Duration,
    /// Absent if the check was not run.
    count: Option<Count>,
}

impl Tally {
    fn new() -> Self {
        Self { start: Instant::now(), rows: Vec::new() }
    }

    fn run(&mut self, name: &'static str, title: &str, check: impl FnOnce() -> Result<Count>) {
        println!("\n== {title} ({name})");
        let start = Instant::now();
        let count = check().unwrap_or_else(|failure| {
            println!("  {failure}");
            Count::of(false)
        });
        self.rows.push(Row { name, took: start.elapsed(), count: Some(count) });
    }

    fn skip(&mut self, name: &'static str) {
        self.rows.push(Row { name, took: Duration::ZERO, count: None });
    }

    fn any_failed(&self) -> bool {
        self.rows.iter().any(Row::failed)
    }

    fn failed(&self, name: &str) -> bool {
        self.rows.iter().any(|row| row.name == name && row.failed())
    }

    /// Tests that passed, failed and were skipped. A check that fails without a failing test counts as one.
    fn totals(&self) -> (usize, usize, usize) {
        let counts = self.rows.iter().filter_map(|row| row.count);
        counts.fold((0, 0, 0), |(passed, failed, skipped), count| {
            let least = usize::from(!count.success);
            (passed + count.passed, failed + count.failed.max(least), skipped + count.skipped)
        })
    }

    /// Prints the table and, as the last line, the totals.
    fn finish(&self) -> ExitCode {
        println!("\n== Summary");
        for row in &self.rows {
            println!("  {:<8} {}", row.name, row.describe());
        }
        println!("  {:<8} {:<8} {}", "total", "", spell_time(self.start.elapsed()));
        let (passed, failed, skipped) = self.totals();
        println!("\n{passed} passed, {failed} failed, {skipped} skipped");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

impl Row {
    fn failed(&self) -> bool {
        self.count.is_some_and(|count| !count.success)
    }

    fn describe(&self) -> String {
        let Some(count) = self.count else {
            return "not run".to_owned();
        };
        let outcome = if count.success { "ok" } else { "FAILED" };
        let mut text = format!("{outcome:<8} {:<12}", spell_time(self.took));
        for (number, of) in [
            (count.passed, "passed"),
            (count.failed, "failed"),
            (count.skipped, "skipped"),
            (count.unsteady, "only at the second attempt"),
        ] {
            if number > 0 {
                // Writing to a text cannot fail.
                let _ = write!(text, "  {number} {of}");
            }
        }
        text.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_that_fails_without_a_test_counts_once() {
        let mut tally = Tally::new();
        tally.run("a", "A", || Ok(Count { passed: 3, ..Count::of(true) }));
        tally.run("b", "B", || bail!("no"));
        tally.run("c", "C", || Ok(Count { failed: 2, ..Count::of(false) }));
        tally.skip("d");
        assert_eq!(tally.totals(), (3, 3, 0));
        assert!(tally.failed("b") && !tally.failed("a") && !tally.failed("d"));
    }

    #[test]
    fn one_check_brings_along_what_it_stands_on() {
        let names = |only, engine| -> Vec<_> { choose(only, engine).unwrap().iter().map(|check| check.name).collect() };
        assert_eq!(names(Some("e2e"), None), ["build", "chromium", "firefox", "webkit"]);
        assert_eq!(names(Some("e2e"), Some("firefox")), ["build", "firefox"]);
        assert_eq!(names(None, Some("webkit")), ["build", "webkit"]);
        assert_eq!(names(Some("web"), None), ["web"]);
        assert_eq!(names(None, None).len(), CHECKS.len());
        assert!(choose(Some("wbe"), None).is_err() && choose(None, Some("gecko")).is_err());
    }
}
