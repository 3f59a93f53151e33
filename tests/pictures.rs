//! The built widget as pictures, for the README or for looking at a change: a program that `cargo dev pictures` starts.
//! Without an argument it takes those of the README; else every view in every width, into the folder that is named.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a picture that can't be taken stops here"
)]

#[path = "e2e/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests need more of it")]
mod harness;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use rapport::content::QUESTIONS;
use serde_json::{Value, json};

use harness::{Page, address, browse_alone};

/// A name, and a script to run in the page before the picture. `press` clicks and waits until the page has settled, and
/// `answer` gives an answer to each question, by its id.
const VIEWS: &[(&str, &str)] = &[
    ("entry", ""),
    ("question", "await press('.way .btn'); await press('.option input', 1); await press('.option input', 2);"),
    (
        "result",
        "await press('.way .btn'); await answer('need.skill act.questions stand.equals length.fixed format.group \
        bond.objective manager.helper fairness.no');",
    ),
    (
        "ruled-out",
        "await press('.way .btn', 1); await answer('need.growth act.advice stand.experience length.open format.asked \
        bond.caring manager.helper fairness.no');",
    ),
    ("matrix", "await press('.mast nav button', 1); await press('[data-cell=\"coaching/conversation\"]');"),
    // With a few rows, so that the open cell is not far down.
    (
        "cell",
        "document.querySelector('rapport-guide').setAttribute('dimensions', 'driver conversation duration');
        await press('.mast nav button', 1); await press('[data-cell=\"coaching/conversation\"]');",
    ),
    (
        "all-eight",
        "await press('.mast nav button', 1); while (root().querySelectorAll('thead th').length < 9) {
        await press('.picks input:not(:checked)'); } wide();",
    ),
    ("pair", "await press('.mast nav button', 1); await press('.views button', 1);"),
    ("strips", "await press('.mast nav button', 1); await press('.views button', 3);"),
    ("profile", "await press('.lookup button', 2); await press('.fact-open summary');"),
    ("sources", "await press('.mast nav button', 3);"),
    (
        "disagreements",
        "await press('.mast nav button', 3); await press('.body .btn'); await press('[data-disagreement]');",
    ),
    (PRINTED, "await press('.mast nav button', 1); sheet();"),
];

/// The view that is set as a printer sets it, on a sheet of its own width.
const PRINTED: &str = "printed";

/// One picture.
#[derive(Clone, Copy)]
struct Picture {
    view: &'static str,
    width: u32,
    /// The height of the window.
    height: u32,
    scheme: &'static str,
    /// Elements, of which the last one that the window shows as a whole ends the picture.
    ends: &'static str,
}

impl Picture {
    const fn new(view: &'static str, width: u32, height: u32, scheme: &'static str, ends: &'static str) -> Self {
        Self { view, width, height, scheme, ends }
    }

    fn file(&self) -> String {
        format!("{}-{}-{}.webp", self.view, self.width, self.scheme)
    }
}

/// Where the pictures of the README live.
const FOLDER: &str = "tests/pictures";

/// The pictures of the README, one of each view.
const README: &[Picture] = &[
    Picture::new("cell", 1280, 1800, "light", ".opened, .opened ~ tr"),
    Picture::new("entry", 1280, 1300, "light", ".lookup li"),
    Picture::new("question", 360, 1200, "light", ".quiz-nav"),
    Picture::new("result", 1280, 1300, "dark", ".reason, .band, .part"),
    Picture::new("pair", 360, 1300, "dark", "tbody tr"),
    Picture::new("profile", 768, 1300, "dark", ".fact"),
    Picture::new("strips", 768, 1300, "light", ".chart-row"),
    Picture::new("disagreements", 1280, 1200, "light", ".dis"),
    Picture::new("all-eight", 1600, 1400, "light", "tbody tr"),
    SHEET,
];

/// A sheet of A4, at 96 dots to the inch.
const SHEET: Picture = Picture::new(PRINTED, 794, 1123, "light", "");

const WIDTHS: &[u32] = &[360, 768, 1280];
const HEIGHT: u32 = 900;
const SCHEMES: &[&str] = &["light", "dark"];

/// Waits until the widget has taken the place of what stands there without JavaScript.
const READY: &str = "
    const settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const guide = document.querySelector('rapport-guide');
    while (!guide.shadowRoot?.querySelector('.rapport')) { await settled(); }
    await document.fonts.ready;
    await settled();
";

/// What stands in the shadow root.
const ROOT: &str = "const root = () => document.querySelector('rapport-guide').shadowRoot;";

const PRESS: &str = "
    const press = async (selector, place = 0) => {
        root().querySelectorAll(selector)[place].click();
        for (let n = 0; n < 3; n++) { await new Promise(done => requestAnimationFrame(done)); }
    };
";

const ANSWER: &str = "
    const answer = async (said) => {
        for (const one of said.split(' ')) { await press('.option input', places[one]); await press('.quiz-nav .btn'); }
    };
";

/// Lets the guide take the whole width, as it would on a wide page of its own.
const WIDE: &str = "
    const wide = () => {
        const main = document.querySelector('main');
        if (innerWidth > 1280) { main.style.maxInlineSize = 'none'; }
    };
";

/// Gives the page the margins of a sheet, and hides what would stand on the next one.
const SHEETS: &str = "
    const sheet = () => {
        const margin = 38;
        document.body.style.padding = margin + 'px';
        const edge = document.body.appendChild(document.createElement('div'));
        Object.assign(edge.style, { position: 'fixed', inset: 0, border: '1px solid #999' });
        for (const one of root().querySelectorAll('tr, .body > *, .rapport > *')) {
            const holds = one.querySelector('tr');
            if (!holds && one.getBoundingClientRect().bottom > innerHeight - margin) { one.style.visibility = 'hidden'; }
        }
    };
";

/// Works out how high the picture is, and comes last.
const END: &str = "
    root().activeElement?.blur();
    scrollTo(0, 0);
    const ends = [...root().querySelectorAll(selector)].map((one) => one.getBoundingClientRect().bottom);
    return Math.ceil(Math.max(...ends.filter((end) => end <= innerHeight)) + 8);
";

fn main() {
    let named = env::args().nth(1);
    let folder = named.as_ref().map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    browse_alone(async |page| {
        for picture in if named.is_some() { every() } else { README.to_vec() } {
            let file = folder.join(picture.file());
            fs::write(&file, take(page, &picture, named.is_some()).await).unwrap();
            println!("  {}", file.display());
        }
    });
}

/// Every view in every width, light and dark.
fn every() -> Vec<Picture> {
    let mut pictures = vec![SHEET];
    for scheme in SCHEMES {
        for width in WIDTHS {
            let views = VIEWS.iter().map(|(view, _)| *view).filter(|view| *view != PRINTED);
            pictures.extend(views.map(|view| Picture::new(view, *width, HEIGHT, scheme, "")));
        }
    }
    pictures
}

/// Takes one picture, of the whole page or of what is worth showing of it.
async fn take(page: &Page, picture: &Picture, whole: bool) -> Vec<u8> {
    let script = VIEWS.iter().find(|(name, _)| *name == picture.view).map_or("", |(_, script)| script);
    let printed = picture.view == PRINTED;
    page.size(picture.width, picture.height).await;
    page.open(&address("rapport.html")).await;
    page.prefer(picture.scheme).await;
    if printed {
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    }
    let helpers = format!("{ROOT}{PRESS}const places = {};{ANSWER}{WIDE}{SHEETS}", places());
    page.read::<()>(&in_turn(&[READY, &format!("{helpers}{script}"), READY])).await;
    let mut height = json!(picture.height);
    if whole && !printed {
        let layout = page.devtools("Page.getLayoutMetrics", json!({})).await;
        height = layout.pointer("/cssContentSize/height").cloned().unwrap();
    } else if !picture.ends.is_empty() {
        let selector = format!("const selector = {};", Value::from(picture.ends));
        height = page.read(&format!("{ROOT}{selector}{END}")).await;
        assert!(height.is_u64(), "nothing ends the picture {}", picture.file());
    }
    let clip = json!({ "x": 0, "y": 0, "scale": 1, "width": picture.width, "height": height });
    let how = json!({ "format": "webp", "quality": 80, "captureBeyondViewport": true, "clip": clip });
    let taken = page.devtools("Page.captureScreenshot", how).await;
    BASE64_STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
}

/// The place of each answer among those to its question.
fn places() -> Value {
    let places = QUESTIONS.iter().flat_map(|question| {
        let answers = question.answers().iter().enumerate();
        answers.map(|(place, answer)| (format!("{}.{}", question.id, answer.id), Value::from(place)))
    });
    Value::Object(places.collect())
}

/// One script that runs these one after the other, each with names of its own.
fn in_turn(scripts: &[&str]) -> String {
    let parts: Vec<_> = scripts.iter().map(|script| format!("await (async () => {{ {script}\n }})();")).collect();
    format!("return (async () => {{ {} }})();", parts.join("\n"))
}
