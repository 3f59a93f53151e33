//! `cargo dev pictures`: the built widget at several widths, light and dark.

use std::{fs, path::PathBuf, process::ExitCode};

use crate::{
    args::Args,
    browser::Browser,
    failure::{Context, Failure},
    host::Host,
    project::Project,
    release,
    tools::Kit,
};

/// A name, and a script to run in the page before the picture. `press` clicks and waits until the page has settled.
const VIEWS: &[(&str, &str)] = &[
    ("entry", ""),
    ("question", "await press('.way .btn'); await press('.option input', 1); await press('.option input', 2);"),
    (
        "result",
        "await press('.way .btn'); for (const answer of [1, 1, 0, 1, 2, 2, 2, 4]) {
        await press('.option input', answer); await press('.quiz-nav .btn'); }",
    ),
    (
        "ruled-out",
        "await press('.way .btn', 1); for (const answer of [2, 0, 1, 3, 1, 0, 2, 4]) {
        await press('.option input', answer); await press('.quiz-nav .btn'); }",
    ),
    ("matrix", "await press('.mast nav button', 1); await press('[data-cell=\"coaching/conversation\"]');"),
    ("all-eight", "await press('.mast nav button', 1); await press('.presets button', 3);"),
    ("profile", "await press('.lookup button', 2); await press('.fact-open summary');"),
    ("sources", "await press('.mast nav button', 3);"),
    (
        "disagreements",
        "await press('.mast nav button', 3); await press('.body .btn'); await press('[data-disagreement]');",
    ),
];

/// The pictures of the README: view, width, height, scheme. They live in `tests/pictures`.
const README: &[(&str, u32, u32, &str)] =
    &[("matrix", 1280, 1500, "light"), ("question", 360, 720, "light"), ("result", 1280, 1100, "dark")];

const PRESS: &str = "
    const press = async (selector, place = 0) => {
        root().querySelectorAll(selector)[place].click();
        for (let n = 0; n < 3; n++) { await new Promise(done => requestAnimationFrame(done)); }
    };
";

const WIDTHS: &[u32] = &[360, 768, 1280];
const HEIGHT: u32 = 900;
const SCHEMES: &[&str] = &["light", "dark"];

/// Waits until the widget has taken the place of what stands there without JavaScript.
const READY: &str = "
    const settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const guide = document.querySelector('rapport-guide');
    while (!guide.shadowRoot) { await settled(); }
    await document.fonts.ready;
    await settled();
";

/// What stands in the shadow root.
const ROOT: &str = "const root = () => document.querySelector('rapport-guide').shadowRoot;";

pub(crate) fn run(project: &Project, mut args: Args) -> Result<ExitCode, Failure> {
    let as_built = args.flag("--as-built");
    let named = args.positional();
    args.finish()?;
    let folder = named.as_ref().map_or_else(|| project.root.join("tests/pictures"), PathBuf::from);
    fs::create_dir_all(&folder).context(folder.display())?;

    let kit = Kit::new(project);
    if !as_built {
        let ended = release::build(&kit)?;
        if !ended.success {
            ended.show(usize::MAX);
            return Err(Failure::new("the release build failed").mend("cargo dev build"));
        }
    }
    if !project.dist().join("rapport.html").is_file() {
        return Err(Failure::new("there is no release in dist/").mend("cargo dev build"));
    }
    let host = Host::start(vec![project.dist()]).context("the server for dist/ does not start")?;
    let browser = Browser::start(&kit)?;
    let every = SCHEMES.iter().flat_map(|scheme| {
        WIDTHS.iter().flat_map(move |width| VIEWS.iter().map(|(view, _)| (*view, *width, HEIGHT, *scheme)))
    });
    let wanted: Vec<_> = if named.is_some() { every.collect() } else { README.to_vec() };
    for (view, width, height, scheme) in wanted {
        let script = VIEWS.iter().find(|(name, _)| *name == view).map_or("", |(_, script)| script);
        let file = folder.join(format!("{view}-{width}-{scheme}.png"));
        browser.resize(width, height)?;
        browser.prefer(scheme)?;
        browser.open(&host.url("rapport.html"))?;
        browser.run(&in_turn(&[READY, &format!("{ROOT}{PRESS}{script}"), READY]))?;
        browser.screenshot(&file, named.is_some())?;
        println!("  {}", file.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// One script that runs these one after the other, each with names of its own.
fn in_turn(scripts: &[&str]) -> String {
    let parts: Vec<_> = scripts.iter().map(|script| format!("await (async () => {{ {script}\n }})();")).collect();
    format!("return (async () => {{ {} }})();", parts.join("\n"))
}
