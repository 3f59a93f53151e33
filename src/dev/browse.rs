//! `cargo dev pictures` and `cargo dev bench`: what drives a browser without being a test. Both stand in `tests/`, where
//! the client for browsers is.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Result, bail};
use fs_err as fs;
use pico_args::Arguments;

use crate::{
    args::finish,
    fonts::Fonts,
    project::Project,
    release,
    step::Step,
    tools::{Kit, Tool},
};

/// The pictures of the README, or every view in every width.
pub(crate) fn pictures(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let as_built = args.contains("--as-built");
    let folder: Option<String> = args.opt_free_from_str()?;
    finish(args)?;
    let kit = Kit::new(project);
    if !as_built {
        release::build(&kit, false)?;
    }
    run(&kit, Browser::Chromium, "pictures", folder.as_slice())
}

/// The release beside a bare Yew app, a static page, and other builds in folders of their own.
pub(crate) fn bench(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let as_built = args.contains("--as-built");
    if args.contains("--minifiers") {
        return minifiers(project, args, as_built);
    }
    let runs: u32 = args.opt_value_from_str("--runs")?.unwrap_or(7);
    let words: Vec<String> = args.finish().iter().map(|word| word.to_string_lossy().into_owned()).collect();
    if let Some(word) = words.iter().find(|word| word.starts_with('-') || !word.contains('=')) {
        bail!("“{word}” is not understood: other builds are named as NAME=FOLDER");
    }
    let kit = Kit::new(project);
    if !as_built {
        release::build(&kit, false)?;
    }
    let counter = counter(&kit)?;
    let others = [vec![runs.to_string(), counter.display().to_string()], words].concat();
    run(&kit, Browser::Chromium, "bench", &others)
}

/// What the minifiers that pages use make of the release, and whether that still runs: in Chromium all of it, in the other
/// engines the shortest.
fn minifiers(project: &Project, mut args: Arguments, as_built: bool) -> Result<ExitCode> {
    // It comes by no registry that is asked for anything else here, and needs a PHP.
    let php: Option<String> = args.opt_value_from_str("--php")?;
    finish(args)?;
    let kit = Kit::new(project);
    if !as_built {
        release::build(&kit, false)?;
    }
    let folder = tempfile::tempdir()?;
    let mut command = Command::new("node");
    command.arg(project.root.join("tests/bench/minifiers.mjs")).arg(project.dist().join("rapport.js"));
    command.arg(folder.path()).args(kit.minifiers()?);
    command.args(php.map(|library| format!("matthiasmullie/minify={library}")));
    if !command.status()?.success() {
        bail!("a minifier gave up");
    }
    let made = |path: &Path| Ok((fs::metadata(path)?.len(), path.display().to_string()));
    let made = fs::read_dir(folder.path())?.map(|entry| made(&entry?.path())).collect::<Result<Vec<_>>>()?;
    let shortest: Vec<_> = made.iter().min().map(|(_, path)| path.clone()).into_iter().collect();
    let made: Vec<_> = made.into_iter().map(|(_, path)| path).collect();
    for (browser, files) in [(Browser::Chromium, &made), (Browser::Firefox, &shortest), (Browser::WebKit, &shortest)] {
        let words = [&["--minified".to_owned()], files.as_slice()].concat();
        if run(&kit, browser, "bench", &words)? != ExitCode::SUCCESS {
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A folder with the least that a Yew app can be, built as Trunk would build it.
fn counter(kit: &Kit) -> Result<PathBuf> {
    let target = kit.project.root.join("target");
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    let step = |label: &str, mut command: Command| {
        command.current_dir(&kit.project.root);
        Step { label, usual: None, verbose: kit.project.verbose }.must(command)
    };
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--locked", "--features", "e2e", "--example", "counter"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    step("the bare Yew app", cargo)?;
    let mut bindgen = Command::new(kit.get(Tool::WasmBindgen)?);
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    bindgen.arg(target.join("wasm32-unknown-unknown/release/examples/counter.wasm"));
    step("wasm-bindgen", bindgen)?;
    let wasm = folder.join("counter_bg.wasm");
    let mut optimiser = Command::new(kit.get(Tool::WasmOpt)?);
    optimiser.arg("-Oz").arg(&wasm).arg("-o").arg(&wasm);
    step("wasm-opt", optimiser)?;
    let page = "<!doctype html><title>A counter</title><link rel=\"icon\" href=\"data:,\"><script type=\"module\">import init from './counter.js'; init()</script>";
    fs::write(folder.join("index.html"), page)?;
    Ok(folder)
}

/// Which browser one of the programs drives.
#[derive(Clone, Copy)]
enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// Runs one of the programs in `tests/` that drive a browser.
fn run(kit: &Kit, browser: Browser, name: &str, words: &[String]) -> Result<ExitCode> {
    let (engine, driver, program) = match browser {
        Browser::Chromium => ("chromium", Tool::ChromeDriver, Tool::Chromium),
        Browser::Firefox => ("firefox", Tool::GeckoDriver, Tool::Firefox),
        Browser::WebKit => ("webkit", Tool::WebKitDriver, Tool::WebKit),
    };
    let scratch = tempfile::tempdir()?;
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "--features", "e2e", "--test", name, "--"]).args(words);
    command.current_dir(&kit.project.root);
    Fonts::Machine.give_to(&mut command, kit, scratch.path())?;
    command
        .env("TMPDIR", scratch.path())
        .env("RAPPORT_DIST", kit.project.dist())
        .env("RAPPORT_ENGINE", engine)
        .env("RAPPORT_DRIVER", kit.get(driver)?)
        .env("RAPPORT_BROWSER", kit.get(program)?);
    Ok(if command.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
