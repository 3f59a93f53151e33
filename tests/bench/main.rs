//! Measures the release in Chromium, beside other pages in the same run: a program that `cargo dev bench` starts. Its
//! arguments are the number of runs, a folder with a bare Yew app, and `NAME=FOLDER` for other builds of the release. The
//! static page is the fallback, which holds the same table. With `--minified` and files it looks instead whether these
//! scripts, which minifiers have made of the release, still run.
//!
//! Each run is a browser that has never been used; the pages take turns, so that what else the computer does hits all
//! of them alike. Nothing here passes or fails: times depend on the computer, and only those of one run compare.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a page that can't be measured stops here"
)]

#[path = "../e2e/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests need more of it")]
mod harness;

use std::{
    collections::BTreeMap,
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;
use serde_json::{Value, json};

use harness::{Page, browse_alone, dist, host::Host, say};
use rapport::content::{Perspective, QUESTIONS};

const PRELUDE: &str = include_str!("page.js");

/// How a page begins, as a society's would.
const HEAD: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>Find support</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><h1>Find support</h1>"#;
/// How it goes on around the guide.
const AROUND: &str = r#"<script src="rapport.js" defer></script>
<div data-rapport><a href="fallback.html">The guide as plain text</a></div>"#;

/// When a page of each kind is usable.
const GUIDE: &str = "document.querySelector('rapport-guide')?.shadowRoot?.querySelector('.entry .lookup li')";
const BUTTON: &str = "document.querySelector('button')";
const TABLE: &str = "document.readyState !== 'loading'";

/// A page to be measured.
struct Target {
    name: String,
    address: String,
    ready: &'static str,
}

/// What is slowed down: the processor by a factor, the network to a delay in ms and a rate in kilobits a second.
struct Conditions {
    name: &'static str,
    processor: u32,
    network: Option<(u32, u32)>,
}

/// The networks are those of the developer tools of Chromium.
const CONDITIONS: [Conditions; 4] = [
    Conditions { name: "as it is", processor: 1, network: None },
    Conditions { name: "4 × slower", processor: 4, network: None },
    Conditions { name: "4 × slower, fast 4G", processor: 4, network: Some((60, 8100)) },
    Conditions { name: "4 × slower, slow 4G", processor: 4, network: Some((150, 1475)) },
];

/// What `bench.load` in page.js returns: times in ms, sizes in bytes.
#[derive(Clone, Deserialize)]
struct Load {
    usable: f64,
    content: Option<f64>,
    blocked: f64,
    requests: f64,
    bytes: f64,
    memory: f64,
}

type Steps = BTreeMap<String, Vec<f64>>;

fn main() {
    let mut words = env::args().skip(1).peekable();
    if words.next_if(|word| word == "--minified").is_some() {
        return words.for_each(|file| runs_minified(Path::new(&file)));
    }
    let runs: usize = words.next().expect("the number of runs").parse().expect("a number of runs");
    let folder = tempfile::tempdir().unwrap();
    let counter = PathBuf::from(words.next().expect("the folder of the bare Yew app"));
    let mut targets = vec![
        guide("Rapport", &dist(), &folder.path().join("release")),
        target("bare Yew app", &counter, &folder.path().join("counter"), BUTTON),
        target("static page", &dist(), &folder.path().join("static"), TABLE),
    ];
    let text = fs::read_to_string(dist().join("fallback-fragment.html")).unwrap();
    write(&folder.path().join("static/index.html"), format!("{HEAD}{text}").as_bytes());
    for (number, word) in words.enumerate() {
        let (name, build) = word.split_once('=').expect("NAME=FOLDER");
        targets.push(guide(name, Path::new(build), &folder.path().join(number.to_string())));
    }

    let mut loads: BTreeMap<(usize, usize), Vec<Load>> = BTreeMap::new();
    let mut steps: BTreeMap<usize, Steps> = BTreeMap::new();
    for run in 0..runs {
        println!("  run {} of {runs}", run + 1);
        for (at, conditions) in CONDITIONS.iter().enumerate() {
            for (which, target) in targets.iter().enumerate() {
                let walks = conditions.processor > 1 && conditions.network.is_none() && target.ready == GUIDE;
                let (load, took) = measure(target, conditions, walks);
                loads.entry((at, which)).or_default().push(load);
                for (name, times) in took {
                    steps.entry(which).or_default().entry(name).or_default().extend(times);
                }
            }
        }
    }
    print_loads(&targets, &loads);
    print_steps(&targets, &steps);
}

/// Whether the script runs that a minifier has made: as far as to an answer, and without a word in the console.
fn runs_minified(script: &Path) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("index.html"), format!("{HEAD}{AROUND}").as_bytes());
    write(&folder.path().join("rapport.js"), &fs::read(script).unwrap());
    let host = Host::start(vec![folder.path().to_owned()]).unwrap();
    browse_alone(async |page| {
        page.open(&host.url("")).await;
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.proceed().await;
        page.arrives(&say(QUESTIONS[1].text.of(Perspective::Seeking))).await;
    });
    let engine = harness::setting("RAPPORT_ENGINE");
    println!("{engine}: the quiz runs in what {} has made", script.file_stem().unwrap().display());
}

/// A page with the guide of this build.
fn guide(name: &str, build: &Path, folder: &Path) -> Target {
    let target = target(name, build, folder, GUIDE);
    write(&folder.join("index.html"), format!("{HEAD}{AROUND}").as_bytes());
    target
}

/// The files of a folder, served as a server with gzip would.
fn target(name: &str, files: &Path, folder: &Path, ready: &'static str) -> Target {
    fs::create_dir_all(folder).unwrap();
    for entry in fs::read_dir(files).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        write(&folder.join(entry.file_name()), &fs::read(entry.path()).unwrap());
    }
    Target { name: name.to_owned(), address: Host::start(vec![folder.to_owned()]).unwrap().url(""), ready }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    let zipped = path.with_added_extension("gz");
    fs::write(zipped, encoder.finish().unwrap()).unwrap();
}

/// Loads the page in a new browser, and walks through the guide if wanted.
fn measure(target: &Target, conditions: &Conditions, walks: bool) -> (Load, Steps) {
    let mut measured = None;
    browse_alone(async |page| {
        page.devtools("Page.enable", json!({})).await;
        let source = PRELUDE.replace("READY", target.ready);
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{{{source}}}") })).await;
        slow_down(page, conditions).await;
        page.open(&target.address).await;
        let load: Load = page.read("return bench.load()").await;
        let steps = if walks { page.read("return bench.steps()").await } else { Steps::new() };
        measured = Some((load, steps));
    });
    measured.unwrap()
}

async fn slow_down(page: &Page, conditions: &Conditions) {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": conditions.processor })).await;
    let Some((delay, kilobits)) = conditions.network else { return };
    let bytes = f64::from(kilobits) * 1000.0 / 8.0;
    let network = json!({ "offline": false, "latency": delay, "downloadThroughput": bytes, "uploadThroughput": bytes });
    page.devtools("Network.enable", Value::Object(serde_json::Map::new())).await;
    page.devtools("Network.emulateNetworkConditions", network).await;
}

/// The one in the middle, and the least and the greatest.
fn middle(mut numbers: Vec<f64>) -> String {
    numbers.sort_by(f64::total_cmp);
    match numbers.as_slice() {
        [] => "–".to_owned(),
        all => format!("{:.0} ({:.0}–{:.0})", all[all.len() / 2], all[0], all[all.len() - 1]),
    }
}

fn print_loads(targets: &[Target], loads: &BTreeMap<(usize, usize), Vec<Load>>) {
    let head = |first: &str| {
        println!("\n| {first} | {} |", targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(" | "));
        println!("| --- |{}", " ---: |".repeat(targets.len()));
    };
    let row = |name: &str, at: usize, value: &dyn Fn(&Load) -> Option<f64>| {
        let cells = (0..targets.len()).map(|which| middle(loads[&(at, which)].iter().filter_map(value).collect()));
        println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
    };
    for (at, conditions) in CONDITIONS.iter().enumerate() {
        head(conditions.name);
        row("first content, ms", at, &|load| load.content);
        row("usable, ms", at, &|load| Some(load.usable));
        row("blocked, ms", at, &|load| Some(load.blocked));
    }
    head("sizes");
    row("requests", 0, &|load| Some(load.requests));
    row("bytes on the wire", 0, &|load| Some(load.bytes));
    row("memory of the wasm, KiB", 0, &|load| Some(load.memory / 1024.0));
}

fn print_steps(targets: &[Target], steps: &BTreeMap<usize, Steps>) {
    let walked: Vec<_> = steps.keys().map(|which| targets[*which].name.as_str()).collect();
    println!("\n| from the press to the next frame, 4 × slower, ms | {} |", walked.join(" | "));
    println!("| --- |{}", " ---: |".repeat(walked.len()));
    let Some(first) = steps.values().next() else { return };
    for name in first.keys() {
        let cells: Vec<_> = steps.values().map(|took| middle(took.get(name).cloned().unwrap_or_default())).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}
