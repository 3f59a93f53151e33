//! Every screen looks as it did when somebody last looked at it: three widths, light and dark, in each engine.
//!
//! The references lie in `tests/looks`, a sheet for each screen and engine. `cargo dev test --renew-looks` takes them anew;
//! whoever does so looks at them before they are kept.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use image::RgbImage;
use rapport::content::Perspective;

use crate::{
    harness::{Engine, Page, answers, picture, setting, skipped_if, ui, visit},
    result::LONG,
};

/// The share of squares in which a sheet may differ from its reference: another version of an engine draws letters a
/// little differently. A line more or less moves all that stands below it, which is far above.
const ALLOWED: f64 = 0.01;

const WIDTHS: [u32; 3] = [360, 768, 1280];
/// How much of a long page is taken, in pixels.
const HEIGHT: u32 = 1500;

/// The sheet of the screen as it stands now.
async fn take(page: &Page) -> RgbImage {
    let mut pictures = Vec::new();
    for width in WIDTHS {
        for scheme in ["light", "dark"] {
            page.prefer(scheme).await;
            page.resize(width).await;
            // As high as the page, since a screenshot shows no more than the window.
            let script = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
            let height: u32 = page.read(script).await;
            page.size(width, height.min(HEIGHT)).await;
            page.take_pointer_away().await;
            page.read::<()>("focused.blur?.(); scrollTo(0, 0); await document.fonts.ready; await drawn()").await;
            pictures.push(picture::read(&page.screenshot().await));
        }
    }
    picture::sheet(&pictures)
}

fn file(screen: &str) -> String {
    format!("{screen}-{}.png", env::var("RAPPORT_ENGINE").unwrap_or_default())
}

fn reference(screen: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks").join(file(screen))
}

/// Expects that the screen looks as it did, or takes its reference anew.
async fn looks_as_before(page: &Page, screen: &str) {
    let now = take(page).await;
    let path = reference(screen);
    if env::var_os("RAPPORT_RENEW_LOOKS").is_some() {
        return picture::write(&now, &path);
    }
    let before = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let before = picture::read(&before);
    let (different, all) = picture::differing(&before, &now);
    let share = share(different, all);
    if share <= ALLOWED {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/looks");
    fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    let place = |what: &str| folder.join(format!("{what}-{}", file(screen)));
    picture::write(&before, &place("before"));
    picture::write(&now, &place("now"));
    picture::write(&picture::difference(&before, &now), &place("difference"));
    panic!(
        "{screen} looks different in {:?}: {different} of {all} squares, {:.1} %, where {:.1} % may; look at {} and what \
         lies beside it",
        Engine::current(),
        share * 100.0,
        ALLOWED * 100.0,
        place("difference").display()
    );
}

#[allow(clippy::cast_precision_loss, reason = "a sheet has some ten thousand squares")]
fn share(different: usize, all: usize) -> f64 {
    different as f64 / all as f64
}

/// Opens a screen and expects that it looks as before.
fn as_before(screen: &str, open: impl AsyncFnOnce(&Page)) {
    if skipped_if(setting("RAPPORT_FONTS") != "arimo", "the references show the letters of Arimo") {
        return;
    }
    visit(async |page| {
        open(page).await;
        looks_as_before(page, screen).await;
    });
}

#[test]
fn the_entry() {
    as_before("entry", async |_| {});
}

#[test]
fn a_question() {
    as_before("question", async |page| {
        page.begin(Perspective::Seeking).await;
        page.click(".option", "").await;
    });
}

#[test]
fn a_result() {
    as_before("result", async |page| {
        page.complete(Perspective::Seeking, &answers(LONG)).await;
    });
}

#[test]
fn the_comparison_with_an_open_cell() {
    as_before("comparison", async |page| {
        page.compare().await;
        page.click("tbody .cell button", "").await;
    });
}

#[test]
fn two_side_by_side() {
    as_before("pair", async |page| {
        page.compare().await;
        page.click(".views button", &ui("view-pair", &[])).await;
    });
}

#[test]
fn one_at_a_time() {
    as_before("profile", async |page| {
        page.compare().await;
        page.click(".views button", &ui("view-one", &[])).await;
    });
}

#[test]
fn the_pictures() {
    as_before("strips", async |page| {
        page.compare().await;
        page.click(".views button", &ui("strips-link", &[])).await;
    });
}

#[test]
fn the_disagreements() {
    as_before("disagreements", async |page| {
        page.disagreements().await;
        page.click(".dis-q", "").await;
    });
}

#[test]
fn the_sources() {
    as_before("sources", async |page| page.sources().await);
}

/// The comparison finds what it is there for: one line that is gone, text in another size, another colour.
#[test]
fn what_looks_different_is_found() {
    visit(async |page| {
        let before = take(page).await;
        let again = take(page).await;
        assert_eq!(picture::differing(&before, &again).0, 0, "two pictures of the same differ");
        for change in ["one('.lead').remove()", "root.style.fontSize = '17px'", "root.style.background = '#fee'"] {
            page.load().await;
            page.read::<()>(change).await;
            let (different, all) = picture::differing(&before, &take(page).await);
            assert!(share(different, all) > ALLOWED, "{change}: {different} of {all}");
        }
    });
}
