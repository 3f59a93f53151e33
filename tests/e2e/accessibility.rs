//! axe-core finds nothing in any state, light or dark, narrow or wide; and nothing makes the page scroll sideways.

use std::fs;

use rapport::content::Perspective;

use serde_json::json;

use crate::{
    harness::{Engine, Page, address, answers, answers_with, browse, setting, skipped_in, ui, visit},
    matrix::show_all,
};

/// Everything that axe-core finds wrong with the page as it stands. All its rules are applied, those that are off at
/// first included, but for those of level AAA: the bar is AA.
async fn violations(page: &Page) -> Vec<String> {
    page.read(
        "const rules = axe.getRules().filter((rule) => !rule.tags.includes('wcag2aaa'));
        const report = await axe.run(document, {
            runOnly: { type: 'rule', values: rules.map((rule) => rule.ruleId) },
            resultTypes: ['violations'],
        });
        for (const rule of ['color-contrast', 'target-size']) {
            const applied = [...report.passes, ...report.violations].some(({ id }) => id === rule);
            if (!applied) throw new Error(`${rule} was not applied`);
        }
        return report.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));",
    )
    .await
}

/// Brings axe-core into the page.
async fn load_axe(page: &Page) {
    let axe = fs::read_to_string(setting("RAPPORT_AXE")).expect("axe-core can be read");
    page.bring(&axe).await;
}

/// Expects nothing wrong with what is on the screen, in either colour scheme and at either width. What axe-core goes by is
/// the same in all engines, so that all four pairs are looked at in one alone.
pub(crate) async fn is_clean(page: &Page) {
    load_axe(page).await;
    let pairs: &[(u32, &str)] = match Engine::current() {
        Engine::Chromium => &[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")],
        Engine::Firefox | Engine::WebKit => &[(360, "dark"), (1280, "light")],
    };
    for (width, scheme) in pairs {
        page.resize(*width).await;
        page.prefer(scheme).await;
        let found = violations(page).await;
        assert!(found.is_empty(), "{scheme}, {width} px wide: {found:#?}");
    }
}

/// Expects nothing wrong with what is on the screen at this width.
pub(crate) async fn is_clean_at(page: &Page, width: u32) {
    load_axe(page).await;
    let found = violations(page).await;
    assert!(found.is_empty(), "{width} px wide: {found:#?}");
}

/// Opens the state that a test is about, and expects nothing wrong with it.
fn clean(state: impl AsyncFnOnce(&Page)) {
    visit(async |page| {
        state(page).await;
        is_clean(page).await;
    });
}

#[test]
fn axe_does_find_what_is_wrong() {
    visit(async |page| {
        load_axe(page).await;
        assert_eq!(violations(page).await, [""; 0]);
        page.read::<()>(
            "const image = document.createElement('img');
            image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
            image.id = 'wrong';
            root.append(image);",
        )
        .await;
        let found = violations(page).await;
        assert!(found.iter().any(|f| f.starts_with("image-alt: rapport-guide,#wrong")), "{found:#?}");
    });
}

#[test]
#[should_panic(expected = "the console is not empty")]
fn what_stands_in_the_console_fails_a_test() {
    visit(async |page| page.read::<()>("console.debug('said on purpose')").await);
}

#[test]
fn dark_is_dark_and_light_is_light() {
    visit(async |page| {
        for (scheme, dark) in [("light", false), ("dark", true)] {
            page.prefer(scheme).await;
            let script = "const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                canvas.fillStyle = getComputedStyle(root).backgroundColor;
                canvas.fillRect(0, 0, 1, 1);
                const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
                return alpha === 255 && red + green + blue < 3 * 128;";
            page.shows(dark, script).await;
        }
    });
}

#[test]
fn the_entry_is_clean() {
    clean(async |_| ());
}

#[test]
fn an_untouched_question_is_clean() {
    clean(async |page| page.begin(Perspective::Seeking).await);
}

#[test]
fn a_question_with_its_message_is_clean() {
    clean(async |page| {
        page.begin(Perspective::Offering).await;
        page.proceed().await;
        page.find("[role=alert]", &ui("answer-missing", &[])).await;
    });
}

#[test]
fn a_question_with_two_answers_is_clean() {
    clean(async |page| {
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.choose("project").await;
        page.until("no more can be chosen", "return !!one('.option :disabled')").await;
    });
}

#[test]
fn a_question_that_is_marked_and_one_that_cannot_be_are_clean() {
    let link = "rapport.html?link=fragment#rapport=1~quiz.act~as.seeking~act.advice~matters.act.bond";
    browse(async |page| {
        page.open(&address(link)).await;
        page.appears().await;
        page.until("it is marked", "return one('.matters input').checked").await;
        is_clean(page).await;
        page.proceed().await;
        page.until("the next can't be marked", "return one('.matters input').disabled").await;
        is_clean(page).await;
    });
}

#[test]
fn answers_that_pull_apart_are_clean() {
    browse(async |page| {
        for screen in ["quiz.manager", "result"] {
            let said = "~as.seeking~need.opening~stand.equals~length.brief~bond.caring~manager.helper";
            page.open("about:blank").await;
            page.open(&address(&["rapport.html?link=fragment#rapport=1~", screen, said].concat())).await;
            page.appears().await;
            page.until("they are pointed out", "return !!one('.apart .src')").await;
            is_clean(page).await;
            page.resize(320).await;
            fits(page, screen).await;
        }
    });
}

#[test]
fn a_close_call_and_its_tie_break_are_clean() {
    browse(async |page| {
        page.open(&address("rapport.html?link=fragment#rapport=1~result~as.offering~need.growth.skill")).await;
        page.appears().await;
        page.until("it offers tie-breaks", "return all('.breaks button').length > 1").await;
        is_clean(page).await;
        page.click(".breaks button", "").await;
        page.until("it is asked", "return !!one('.quiz')").await;
        is_clean(page).await;
        page.resize(320).await;
        fits(page, "a tie-break").await;
    });
}

#[test]
fn the_result_of_somebody_seeking_is_clean() {
    clean(async |page| {
        let answers = answers("growth+skill advice experience open asked caring private backers");
        page.complete(Perspective::Seeking, &answers).await;
    });
}

#[test]
fn the_result_of_somebody_offering_is_clean() {
    clean(async |page| {
        let answers = answers("growth advice experience open asked caring helper no");
        page.complete(Perspective::Offering, &answers).await;
        page.until("something is ruled out", "return !!one('.band-out')").await;
        page.read::<()>("for (const details of all('details')) details.open = true").await;
    });
}

#[test]
fn a_result_that_fits_nothing_is_clean() {
    clean(async |page| {
        let answers = answers_with(|outcome| outcome.leaders.is_empty());
        page.complete(Perspective::Seeking, &answers).await;
        page.shows(ui("result-nothing", &[]), "return words(one('.title'))").await;
    });
}

#[test]
fn the_comparison_is_clean() {
    clean(async |page| page.compare().await);
}

#[test]
fn the_comparison_with_an_open_cell_is_clean() {
    clean(async |page| {
        page.compare().await;
        page.click("[data-cell='coaching/conversation']", "").await;
        page.until("the cell opens", "return !!one('.opened .differing')").await;
    });
}

/// Shows all eight and all topics, swapped.
async fn swap_all(page: &Page) {
    show_all(page).await;
    page.click(".count button", &ui("swap", &[])).await;
    let swapped = "return all('.matrix .dim').length < all('.matrix .col-name').length";
    page.until("rows and columns are swapped", swapped).await;
}

#[test]
fn the_comparison_of_all_eight_swapped_is_clean() {
    clean(swap_all);
}

/// Opens the first profile, and the first fact in it on which sources differ.
async fn open_fact(page: &Page) {
    page.click(".lookup button", "").await;
    page.click(".fact-open:has(.differ) summary", "").await;
    page.until("the fact opens", "return one('.fact-open[open] .side').checkVisibility()").await;
}

#[test]
fn a_profile_with_an_open_fact_is_clean() {
    clean(open_fact);
}

/// Opens the first disagreement.
async fn open_disagreement(page: &Page) {
    page.disagreements().await;
    page.click(".dis-q", "").await;
    page.until("it opens", "return !!one('.dis .side')").await;
}

#[test]
fn the_sources_are_clean() {
    clean(async |page| page.sources().await);
}

#[test]
fn the_list_of_disagreements_is_clean() {
    clean(async |page| page.disagreements().await);
}

#[test]
fn the_list_with_an_open_disagreement_is_clean() {
    clean(open_disagreement);
}

#[test]
fn the_list_in_which_nothing_is_left_is_clean() {
    browse(async |page| {
        let none = "rapport.html?link=fragment#rapport=1~disagreements~kind.wording~touching.allyship";
        page.open(&address(none)).await;
        page.appears().await;
        page.shows(0, "return all('.dis').length").await;
        is_clean(page).await;
    });
}

#[test]
fn the_open_note_of_a_source_is_clean() {
    clean(async |page| {
        page.disagreements().await;
        page.click(".dis-sides .src", "").await;
        page.until("the note opens", "return !!one(':popover-open')").await;
    });
}

/// Expects that the page does not scroll sideways, at the width of a small phone or of 400 % zoom.
pub(crate) async fn fits(page: &Page, what: &str) {
    let wide: Vec<String> = page
        .read(
            "const { scrollWidth } = document.documentElement;
            if (scrollWidth <= innerWidth) return [];
            const far = (e) => !e.closest('.matrix') && e.getBoundingClientRect().right > innerWidth;
            return [`${scrollWidth} px`, ...all('*').filter(far).map((e) => e.outerHTML.slice(0, 90))];",
        )
        .await;
    assert!(wide.is_empty(), "{what} is too wide: {wide:#?}");
}

#[test]
fn nothing_scrolls_sideways_at_320_px_but_the_table_in_its_place() {
    visit(async |page| {
        page.resize(320).await;
        fits(page, "the entry").await;

        open_fact(page).await;
        fits(page, "a profile").await;
        open_disagreement(page).await;
        fits(page, "the list of disagreements").await;
        page.click(".dis-sides .src", "").await;
        page.until("the note opens", "return !!one(':popover-open')").await;
        fits(page, "the note of a source").await;
        page.click(":popover-open button", &ui("close", &[])).await;

        page.compare().await;
        page.click("[data-cell='coaching/conversation']", "").await;
        page.until("the cell opens", "return !!one('.opened')").await;
        fits(page, "an open cell").await;
        page.click(".opened button", &ui("close", &[])).await;
        swap_all(page).await;
        fits(page, "the comparison").await;
        let scrolls = "const place = one('.scroll'); return place.scrollWidth > place.clientWidth";
        page.until("the table scrolls in its place", scrolls).await;
    });
}

#[test]
fn no_question_and_no_result_scrolls_sideways_at_320_px() {
    visit(async |page| {
        page.resize(320).await;
        page.begin(Perspective::Seeking).await;
        page.proceed().await;
        page.find("[role=alert]", &ui("answer-missing", &[])).await;
        fits(page, "a question with its message").await;
        page.click(".mast-name", "").await;
        page.arrives(&ui("entry-title", &[])).await;
        let words = "growth+skill advice experience open asked caring helper backers";
        page.complete(Perspective::Offering, &answers(words)).await;
        page.read::<()>("for (const details of all('details')) details.open = true").await;
        fits(page, "the result").await;
        page.click(".actions button", &ui("method-link", &[])).await;
        page.arrives(&ui("method-link", &[])).await;
        page.read::<()>("for (const details of all('details')) details.open = true").await;
        fits(page, "how it is worked out").await;
        page.resize(300).await;
        fits(page, "how it is worked out, in a narrow column").await;
    });
}

#[test]
fn where_the_system_sets_the_colours_signs_and_steps_are_seen() {
    let reason = "no driver but that of Chromium plays the colours of the system";
    if skipped_in(&[Engine::Firefox, Engine::WebKit], reason) {
        return;
    }
    visit(async |page| {
        page.resize(1280).await;
        for scheme in ["light", "dark"] {
            let features = json!([{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }]);
            page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            let contrast = "const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
                const luminance = (colour) => {
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
                    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const paper = luminance(getComputedStyle(root).backgroundColor);
                const against = (colour) => {
                    const [low, high] = [luminance(colour), paper].sort((a, b) => a - b);
                    return (high + 0.05) / (low + 0.05);
                };
                const found = all(given[0]).filter((one) => one.checkVisibility())
                    .map((one) => against(getComputedStyle(one)[given[1]]));
                return [found.length > 0, found.every((one) => one >= 3), Math.min(...found)]";
            let expect = async |selector: &str, property: &str| {
                let (some, seen, least): (bool, bool, f64) =
                    page.read_with(contrast, json!([selector, property])).await;
                assert!(some && seen, "{property} of {selector} has {least}:1 in {scheme}");
            };
            for sign in [".cv-stated", ".cv-differ", ".cv-silent"] {
                expect(sign, "fill").await;
            }
            expect(".cv-several", "stroke").await;
            page.begin(Perspective::Seeking).await;
            expect(".steps span", "backgroundColor").await;
            page.go("nav-look-up").await;
            for (selector, property) in [(".glyph", "stroke"), (".glyph", "color"), (".mark", "stroke")] {
                expect(selector, property).await;
            }
            page.reload().await;
            page.appears().await;
        }
    });
}
