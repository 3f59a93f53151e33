//! Everything by keyboard: no test here clicks.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use rapport::{
    content::{self, Perspective, QUESTIONS, Question},
    engine::quiz::{Answers, Reply},
};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Page, answers, beginning, say, ui, values, visit};
use crate::quiz::MATTERS;

/// No part of the widget has more places to stop than this.
const FAR: usize = 240;

/// How long what has the focus may take to come into view. Nothing waits for it but a test that fails.
const SEEN_WITHIN: Duration = Duration::from_secs(30);

/// Where the focus is, and whether it can be seen there.
#[derive(Deserialize)]
struct Stop {
    /// Absent where the focus has left the widget.
    place: Option<String>,
    /// Whether it stands where no Tab leads.
    moved: bool,
    found: bool,
    /// What keeps the reader from seeing it there.
    fault: Option<String>,
}

/// Presses Tab until the focus is on an element that matches the selector and is called this, unless empty.
/// Wherever it stops on its way it must be seen.
pub(crate) async fn tab_to(page: &Page, selector: &str, name: &str) {
    let script = "const ring = (element) => {
            const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
                && !/[,/] 0\\)$/.test(outlineColor);
        };
        const inside = root.contains(focused);
        const label = focused.matches('input') ? focused.closest('label') : null;
        // Of an input with a label, the label is what is seen. A table that scrolls may be in the window in part, but for
        // no less than a line of it.
        const box = (label ?? focused).getBoundingClientRect();
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const [width, height] = [Math.min(box.right, innerWidth) - left, Math.min(box.bottom, innerHeight) - top];
        const enough = width > Math.min(box.width, 24) - 1 && height > Math.min(box.height, 24) - 1;
        const shares = [0.1, 0.5, 0.9];
        const hits = enough ? shares.flatMap((x) => shares.map((y) =>
            root.getRootNode().elementFromPoint(left + x * width, top + y * height))) : [];
        return {
            place: inside ? `${focused.tagName} ${called(label ?? focused)}`.slice(0, 200) : null,
            moved: inside && focused.tabIndex < 0,
            found: inside && finding(given.selector, given.name).includes(focused),
            fault: !ring(focused) && !(label && ring(label)) ? 'no outline'
                : !hits.some((hit) => hit && (focused.contains(hit) || label?.contains(hit))) ? 'out of sight' : null,
        };";
    for _ in 0..FAR {
        page.press(Key::Tab).await;
        let given = json!({ "selector": selector, "name": name });
        let mut stop: Stop = page.read_with(script, given.clone()).await;
        // What has the focus may come into view a moment later.
        let start = Instant::now();
        while stop.place.is_some() && stop.fault.is_some() && !stop.moved && start.elapsed() < SEEN_WITHIN {
            stop = page.read_with(script, given.clone()).await;
        }
        // The screen that the key before has asked for has come meanwhile, and its heading has taken the focus.
        if stop.moved {
            continue;
        }
        // After the last place the focus goes through the browser itself, and comes back.
        if let Some(place) = stop.place {
            assert_eq!(stop.fault, None, "{place}");
        } else {
            page.begin_again().await;
        }
        if stop.found {
            return;
        }
    }
    panic!("Tab never comes to {selector} “{name}”");
}

/// Goes to a button and presses it.
pub(crate) async fn activate(page: &Page, selector: &str, name: &str) {
    tab_to(page, selector, name).await;
    page.press(Key::Enter).await;
}

/// Answers the question on the screen.
async fn answer(page: &Page, answers: &Answers, question: &'static Question) {
    for value in values(answers, question) {
        let input = format!("{} input", page.option(value).await);
        if question.choose > 1 {
            tab_to(page, &input, "").await;
            page.press(Key::Space).await;
        } else {
            // One stop for all: the first answer, from which the arrows lead on.
            tab_to(page, ".option:first-child input", "").await;
            page.press(Key::Space).await;
            let down = match answers.get(question) {
                Reply::Unsure => question.answers().len(),
                _ => question.answers().iter().position(|a| a.id == value).unwrap(),
            };
            for _ in 0..down {
                page.press(Key::Down).await;
            }
        }
        let chosen = format!("return focused.matches('{input}') && focused.checked");
        page.until("the answer is chosen", &chosen).await;
    }
}

/// Goes through the whole quiz.
async fn complete(page: &Page, perspective: Perspective, words: &str) {
    let answers = answers(words);
    activate(page, ".way button", &beginning(perspective)).await;
    for question in &QUESTIONS {
        page.arrives(&say(question.text.of(perspective))).await;
        answer(page, &answers, question).await;
        activate(page, ".quiz-nav .btn", "").await;
    }
    page.until("the result has the focus", "return !!one('.result') && focused.matches('.title')").await;
    page.concludes(&answers).await;
}

#[test]
fn somebody_seeking_support_needs_no_mouse() {
    visit(async |page| {
        let words = "growth+skill advice experience open unsure caring private no";
        complete(page, Perspective::Seeking, words).await;
    });
}

#[test]
fn somebody_offering_support_needs_no_mouse() {
    visit(async |page| {
        let words = "opening doors influence unsure asked loyal helper backers";
        complete(page, Perspective::Offering, words).await;
    });
}

#[test]
fn what_matters_is_marked_by_keyboard() {
    visit(async |page| {
        activate(page, ".way button", &beginning(Perspective::Offering)).await;
        let answers = answers("growth questions unsure unsure unsure unsure unsure unsure");
        for (place, question) in QUESTIONS.iter().enumerate() {
            page.arrives(&say(question.text.of(Perspective::Offering))).await;
            answer(page, &answers, question).await;
            if place == 1 {
                tab_to(page, MATTERS, "").await;
                page.press(Key::Space).await;
                page.until("it is marked and keeps the focus", "return focused.checked").await;
            }
            activate(page, ".quiz-nav .btn", "").await;
        }
        page.concludes(&answers.emphasise(&QUESTIONS[1])).await;
        page.shows([ui("matters-mark", &[])], "return all('.answers .weight').map(words)").await;
    });
}

#[test]
fn an_answer_that_pulls_apart_is_changed_by_keyboard() {
    visit(async |page| {
        let (offering, given) =
            (Perspective::Offering, answers("skill unsure unsure open unsure unsure unsure unsure"));
        activate(page, ".way button", &beginning(offering)).await;
        for (place, question) in QUESTIONS.iter().enumerate().take(4) {
            page.arrives(&say(question.text.of(offering))).await;
            answer(page, &given, question).await;
            if place < 3 {
                activate(page, ".quiz-nav .btn", "").await;
            }
        }
        activate(page, ".apart .btn-text", "").await;
        page.arrives(&say(QUESTIONS[0].text.of(offering))).await;
        tab_to(page, &format!("{} input", page.option("growth").await), "").await;
        page.press(Key::Space).await;
        activate(page, ".quiz-nav .btn", "").await;
        page.arrives(&say(QUESTIONS[3].text.of(offering))).await;
        page.shows(0, "return all('.apart').length").await;
    });
}

#[test]
fn a_tie_break_is_answered_by_keyboard() {
    visit(async |page| {
        let words = "growth+skill unsure unsure unsure unsure unsure unsure unsure";
        complete(page, Perspective::Seeking, words).await;
        activate(page, ".breaks button", "").await;
        page.until("the tie-break has the focus", "return !!one('.quiz') && focused.matches('.title')").await;
        tab_to(page, ".option:first-child input", "").await;
        page.press(Key::Space).await;
        activate(page, ".quiz-nav .btn", "").await;
        page.until("the result has the focus", "return !!one('.result') && focused.matches('.title')").await;
        page.shows(9, "return all('.answers .answer').length").await;
    });
}

#[test]
fn a_forgotten_answer_is_found_by_keyboard() {
    visit(async |page| {
        activate(page, ".way button", &beginning(Perspective::Seeking)).await;
        page.arrives(&say(QUESTIONS[0].text.of(Perspective::Seeking))).await;
        activate(page, ".quiz-nav .btn", "").await;
        page.find("[role=alert]", &ui("answer-missing", &[])).await;
        page.until("an answer has the focus", "return focused.matches('fieldset input')").await;
        page.press(Key::Space).await;
        activate(page, ".quiz-nav .btn", "").await;
        page.arrives(&say(QUESTIONS[1].text.of(Perspective::Seeking))).await;
    });
}

#[test]
fn a_reason_leads_to_its_cell_by_keyboard() {
    visit(async |page| {
        let words = "growth unsure unsure unsure unsure unsure unsure unsure";
        complete(page, Perspective::Seeking, words).await;
        activate(page, ".reason .cell-link", "").await;
        page.until(
            "the cell is open and has the focus",
            "return focused.dataset.cell && focused.ariaExpanded === 'true' && inView(focused)",
        )
        .await;
    });
}

/// Opens the first cell of the comparison, from the entry.
async fn open_cell(page: &Page) {
    activate(page, ".way button", &ui("compare-open", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    activate(page, "[data-cell]", "").await;
    page.until("the cell opens", "return focused.ariaExpanded === 'true' && !!one('.opened')").await;
}

#[test]
fn a_cell_opens_is_read_and_closes_by_keyboard() {
    visit(async |page| {
        open_cell(page).await;
        let cell: String = page.read("return focused.dataset.cell").await;
        let closed = format!(
            "return !one('.opened') && focused.dataset.cell === '{cell}'
                && focused.ariaExpanded === 'false'"
        );
        // The claims come next but for the other cells of the row.
        tab_to(page, ".opened .src", "").await;
        page.press(Key::Escape).await;
        page.until("Escape closes the cell", &closed).await;

        page.press(Key::Enter).await;
        page.until("it opens again", "return !!one('.opened')").await;
        activate(page, ".opened button", &ui("close", &[])).await;
        page.until("Close closes the cell", &closed).await;

        page.press(Key::Space).await;
        page.until("Space opens it", "return !!one('.opened')").await;
        page.press(Key::Space).await;
        page.until("Space closes it", &closed).await;
    });
}

#[test]
fn the_comparison_is_set_by_keyboard() {
    visit(async |page| {
        activate(page, ".mast nav button", &ui("nav-compare", &[])).await;
        page.arrives(&ui("matrix-title", &[])).await;
        let columns = "return all('.col-name').length";
        tab_to(page, ".pick:not(:has(:checked)) input", "").await;
        page.press(Key::Space).await;
        page.shows(4, columns).await;
        activate(page, ".presets button", &say(content::preset("all-eight").unwrap().name)).await;
        page.shows(8, columns).await;
        // What is wider than its place scrolls by the arrows, once it has the focus.
        tab_to(page, ".scroll", "").await;
        page.press(Key::Right).await;
        page.until("the table scrolls", "return one('.scroll').scrollLeft > 0").await;
        activate(page, ".count button", &ui("swap", &[])).await;
        page.shows(8, "return all('.matrix tbody .dim').length").await;
        activate(page, ".count button", &ui("reset", &[])).await;
        page.shows(3, columns).await;
    });
}

/// Opens the note of the source whose number has the focus, and closes it again.
async fn open_and_close_note(page: &Page) {
    page.read::<()>("window.marker = focused").await;
    page.press(Key::Enter).await;
    page.until("the note opens", "return !!one(':popover-open')").await;
    page.press(Key::Escape).await;
    page.until("the note closes", "return !one(':popover-open')").await;
    page.until("the number has the focus again", "return focused === window.marker").await;

    // The same from inside the note.
    page.press(Key::Enter).await;
    page.until("the note opens again", "return !!one(':popover-open')").await;
    tab_to(page, ":popover-open button", &ui("close", &[])).await;
    page.press(Key::Enter).await;
    page.until("Close closes the note", "return !one(':popover-open')").await;
    page.until("the number has the focus again", "return focused === window.marker").await;
}

#[test]
fn the_note_of_a_source_opens_and_closes_by_keyboard() {
    visit(async |page| {
        activate(page, ".mast nav button", &ui("nav-look-up", &[])).await;
        page.until("the profile comes", "return !!one('.profile')").await;
        tab_to(page, ".src", "").await;
        open_and_close_note(page).await;
    });
}

#[test]
fn the_note_of_a_source_leaves_an_open_cell_open() {
    visit(async |page| {
        open_cell(page).await;
        tab_to(page, ".opened .src", "").await;
        open_and_close_note(page).await;
        page.shows(1, "return all('.opened').length").await;
    });
}

#[test]
fn a_disagreement_opens_and_leads_to_the_table_by_keyboard() {
    visit(async |page| {
        activate(page, ".mast nav button", &ui("nav-sources", &[])).await;
        page.arrives(&ui("sources-title", &[])).await;
        activate(page, ".body .btn", "").await;
        page.arrives(&ui("differ-title", &[])).await;
        activate(page, ".dis-q", "").await;
        page.until("it opens", "return focused.ariaExpanded === 'true' && !!one('.dis .side')").await;
        activate(page, ".dis .cell-link", "").await;
        page.until(
            "the cell is open and has the focus",
            "return !!focused.dataset.cell && focused.ariaExpanded === 'true'",
        )
        .await;
    });
}
