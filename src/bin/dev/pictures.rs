//! `cargo dev pictures`: the built widget as pictures, for the README or for looking at a change.

mod palette;

use std::{fs, path::PathBuf, process::ExitCode};

use rapport::content::QUESTIONS;
use serde_json::Value;

use crate::{
    args::Args,
    browser::Browser,
    failure::{Context, Failure},
    host::Host,
    project::Project,
    release,
    tools::Kit,
};

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
        format!("{}-{}-{}.png", self.view, self.width, self.scheme)
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
    while (!guide.shadowRoot) { await settled(); }
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

pub(crate) fn run(project: &Project, mut args: Args) -> Result<ExitCode, Failure> {
    let as_built = args.flag("--as-built");
    let named = args.positional();
    args.finish()?;
    let folder = named.as_ref().map_or_else(|| project.root.join(FOLDER), PathBuf::from);
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
    let wanted = if named.is_some() { every() } else { README.to_vec() };
    for picture in wanted {
        let bytes = take(&browser, &host.url("rapport.html"), &picture, named.is_some())?;
        let file = folder.join(picture.file());
        fs::write(&file, bytes).context(file.display())?;
        println!("  {}", file.display());
    }
    Ok(ExitCode::SUCCESS)
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
fn take(browser: &Browser, url: &str, picture: &Picture, whole: bool) -> Result<Vec<u8>, Failure> {
    let script = VIEWS.iter().find(|(name, _)| *name == picture.view).map_or("", |(_, script)| script);
    let printed = picture.view == PRINTED;
    browser.resize(picture.width, picture.height)?;
    browser.prefer(picture.scheme, if printed { "print" } else { "screen" })?;
    browser.open(url)?;
    let helpers = format!("{ROOT}{PRESS}const places = {};{ANSWER}{WIDE}{SHEETS}", places());
    browser.run(&in_turn(&[READY, &format!("{helpers}{script}"), READY]))?;
    if whole && !printed {
        return browser.screenshot(picture.width, None);
    }
    let mut height = Some(u64::from(picture.height));
    if !picture.ends.is_empty() {
        let selector = format!("const selector = {};", Value::from(picture.ends));
        height = browser.run(&format!("{ROOT}{selector}{END}"))?.as_u64();
        if height.is_none() {
            return Err(Failure::new(format!("nothing ends the picture {}", picture.file())));
        }
    }
    palette::reduced(&browser.screenshot(picture.width, height)?)
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::*;

    #[test]
    fn the_readme_shows_every_picture_once_says_what_it_shows_and_nothing_else_is_kept() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let readme = fs::read_to_string(root.join("README.md")).unwrap();
        for picture in README {
            let place = format!("{FOLDER}/{}", picture.file());
            assert_eq!(readme.matches(&place).count(), 1, "{place} in README.md");
            let told = readme.split(&format!("src=\"{place}\" alt=\"")).nth(1).and_then(|rest| rest.split('"').next());
            assert!(
                told.is_some_and(|told| told.len() > 20),
                "{place} wants a text in README.md for those who can't see it"
            );
        }
        let kept = fs::read_dir(root.join(FOLDER)).unwrap();
        let kept: BTreeSet<_> = kept.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(kept, README.iter().map(Picture::file).collect(), "cargo dev pictures");
    }

    #[test]
    fn the_pictures_are_light_enough_to_be_kept_with_the_code() {
        let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)).unwrap();
        let bytes: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
        assert!(bytes < 1_500_000, "{bytes} bytes");
    }

    #[test]
    fn every_picture_is_of_a_view_that_there_is() {
        for picture in README.iter().copied().chain(every()) {
            assert_eq!(VIEWS.iter().filter(|(view, _)| *view == picture.view).count(), 1, "{}", picture.view);
        }
    }
}
