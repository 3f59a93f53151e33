//! Whether the layout holds, measured from the boxes of the text itself: on every screen, in every width, with the text
//! of the page at 100 and at 200 per cent.

use std::{cell::RefCell, fmt::Write};

use rapport::{
    content::{Perspective, QUESTIONS, primary},
    engine::{
        link,
        quiz::Answers,
        reduce::{QuizAction, ShellAction},
        state::{Screen, State},
    },
};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Engine, Page, answers, answers_with, ui, visit_page};

const LAYOUT: &str = include_str!("harness/layout.js");
const WIDTHS: [u32; 7] = [300, 360, 500, 768, 1024, 1280, 1600];
const SIZES: [u32; 2] = [100, 200];
const BOTH: [Perspective; 2] = [Perspective::Seeking, Perspective::Offering];

/// What opens everything that can be opened.
const UNFOLD: &str = "for (const details of all('details')) details.open = true;";
/// What waits for an open cell.
const OPENED: &str = "await eventually('the cell opens', () => one('.opened'));";

const SKILL: &str = "skill questions equals fixed regular objective helper no";
const INCIDENT: &str = "growth+skill advice experience open asked caring private incident";
const SEVERAL: &str = "growth+opening advice experience open asked caring helper backers";
const EQUAL: &str = "ropes+example unsure unsure unsure unsure none unsure unsure";
const UNSURE: &str = "unsure unsure unsure unsure unsure unsure unsure unsure";

/// What a measurement brings.
#[derive(Default, Deserialize)]
struct Survey {
    /// How many boxes of text were looked at.
    boxes: usize,
    faults: Vec<String>,
}

/// A page in a frame, screen by screen, and what was found on it.
struct Walk<'a> {
    page: &'a Page,
    found: RefCell<Survey>,
}

impl<'a> Walk<'a> {
    /// Opens a page in the frame.
    async fn open(page: &'a Page, file: &str) -> Self {
        page.read_with::<()>(
            "const frame = document.querySelector('iframe');
            frame.src = given;
            await eventually('the frame loads', () => {
                const { URL, readyState } = frame.contentDocument;
                return URL.endsWith(given) && readyState === 'complete';
            });",
            json!(file),
        )
        .await;
        page.enter(0).await;
        Self { page, found: RefCell::default() }
    }

    /// Opens the guide in it, as wide as the frame.
    async fn guide(page: &'a Page) -> Self {
        let walk = Self::open(page, "whole.html").await;
        page.appears().await;
        walk
    }

    /// Goes to the screen that a link holds, without its version, and runs a script there.
    async fn go(&self, link: &str, script: &str) {
        let script = format!(
            "let tried = 0, asked = 0, heard = 0;
            addEventListener('hashchange', () => heard++);
            const reach = async (link, there) => {{
                let next = 0;
                await eventually(link, () => {{
                    if (there()) return true;
                    // Again from time to time: what the guide writes of the screen before may come later.
                    if (performance.now() > next) {{
                        // What is added to a link means nothing, and makes it another address.
                        const before = location.hash;
                        location.hash = `#rapport=1~${{link}}${{tried++ % 2 ? '~' : ''}}`;
                        asked += location.hash !== before;
                        next = performance.now() + 1_000;
                    }}
                }});
                // One that is heard later would take back what is pressed until then.
                await eventually(`${{link}} is heard ${{asked}} times`, () => heard >= asked);
                await eventually(link, there);
            }};
            await reach('entry', () => one('.entry'));
            if (given !== 'entry') await reach(given, () => !one('.entry'));
            {script}"
        );
        self.page.read_with::<()>(&script, json!(link)).await;
    }

    /// Measures at each of these widths and sizes of text.
    async fn survey(&self, widths: &[u32], sizes: &[u32]) -> Survey {
        let script = format!("{LAYOUT} return await surveyed(...given)");
        self.page.read_with(&script, json!([widths, sizes])).await
    }

    /// Measures what is on the screen, in every width and size, and keeps what is found.
    async fn measure(&self, what: &str) {
        let found = self.survey(&WIDTHS, &SIZES).await;
        self.keep(what, found);
    }

    fn keep(&self, what: &str, more: Survey) {
        let mut found = self.found.borrow_mut();
        found.boxes += more.boxes;
        found.faults.extend(more.faults.into_iter().map(|fault| format!("{what}, {fault}")));
    }

    /// The same after going there.
    async fn look(&self, what: &str, link: &str, script: &str) {
        self.go(link, script).await;
        self.measure(what).await;
    }

    /// Expects that nothing was found in at least so many boxes.
    fn expect_none(self, least: usize) {
        let Survey { boxes, faults } = self.found.into_inner();
        println!("{boxes} boxes of text were looked at, {} faults were found", faults.len());
        assert!(faults.is_empty(), "in {boxes} boxes {} faults: {:#?}", faults.len(), &faults[..faults.len().min(40)]);
        assert!(boxes >= least, "only {boxes} boxes were looked at");
    }
}

/// Walks through the guide and expects no fault.
fn holds(least: usize, steps: impl AsyncFnOnce(&Walk)) {
    visit_page("framed.html", async |page| {
        let walk = Walk::guide(page).await;
        steps(&walk).await;
        walk.expect_none(least);
    });
}

/// The link to a screen with these answers, without its version.
fn with(perspective: Perspective, answers: &Answers, screen: Screen) -> String {
    let mut state = State::default().after(QuizAction::Begin(perspective));
    state.quiz.answers = answers.clone();
    let text = link::write(&state.after(ShellAction::Go(screen)));
    text.strip_prefix("1~").expect("it has a version").to_owned()
}

#[test]
fn the_layout_of_the_entry_and_of_each_question_holds() {
    holds(12_000, async |walk| {
        walk.look("the entry", "entry", "").await;
        walk.look("who asks", "who", "").await;
        for perspective in BOTH {
            let id = perspective.id();
            for question in &QUESTIONS {
                let link = with(perspective, &answers(SEVERAL), Screen::Question(question));
                let marked = format!("{link}~matters.act.bond");
                walk.look(&format!("{id}, {}", question.id), &marked, UNFOLD).await;
            }
            // Whoever comes back to a question finds there what was answered to it.
            let ask = "await eventually('it is missed', () => {
                all('.option :checked').forEach((chosen) => chosen.click());
                one('.quiz-nav .btn')?.click();
                return one('.missing')?.textContent;
            });";
            walk.look("an answer is missing", &format!("quiz.need~as.{id}"), ask).await;
            let apart = "need.opening~stand.equals~length.brief~bond.caring~manager.helper";
            let link = format!("quiz.manager~as.{id}~{apart}");
            walk.look("answers pull apart", &link, "await eventually('it is said', () => one('.apart .src'));").await;
        }
        let more =
            format!("one('.breaks button').click(); await eventually('it is asked', () => one('.quiz')); {UNFOLD}");
        walk.look("a tie-break", "result~as.offering~need.growth.skill", &more).await;
    });
}

/// The result of each of these answers.
async fn results(walk: &Walk<'_>, sets: &[&str]) {
    for words in sets {
        for perspective in BOTH {
            let link = with(perspective, &answers(words), Screen::Result);
            walk.look(&format!("the result of {words}"), &link, UNFOLD).await;
        }
    }
}

#[test]
fn the_layout_of_a_result_holds() {
    holds(32_000, async |walk| {
        results(walk, &[SKILL, SEVERAL, INCIDENT]).await;
    });
}

#[test]
fn the_layout_of_a_result_that_is_shared_or_missing_and_of_the_method_holds() {
    holds(24_000, async |walk| {
        results(walk, &[EQUAL, UNSURE]).await;
        let none = answers_with(|outcome| outcome.leaders.is_empty() && outcome.answered > 0);
        walk.look("nothing fits", &with(Perspective::Seeking, &none, Screen::Result), UNFOLD).await;
        let apart = "result~as.seeking~need.opening~stand.equals~length.brief~bond.caring~manager.helper";
        walk.look("answers pull apart", apart, UNFOLD).await;
        walk.look("a close call", "result~as.offering~need.growth.skill", UNFOLD).await;
        walk.look("the method", &with(Perspective::Seeking, &answers(SEVERAL), Screen::Method), UNFOLD).await;
    });
}

/// All eight columns, in a link.
fn every_column() -> String {
    primary().fold("columns".to_owned(), |mut text, r| {
        write!(text, ".{}", r.id).expect("a text takes more");
        text
    })
}

/// Types into the search, and waits until that is answered.
fn searching(text: &str) -> String {
    format!(
        "const before = words(one('.showing'));
        const field = one('[type=search]');
        field.value = '{text}';
        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
        await eventually('it is found or not', () => words(one('.showing')) !== before);"
    )
}

#[test]
fn the_layout_of_the_comparison_holds() {
    holds(40_000, async |walk| {
        walk.look("the comparison", "matrix", "").await;
        for columns in ["coaching", "coaching.mentoring", "coaching.mentoring.sponsorship.training"] {
            walk.look(columns, &format!("matrix~columns.{columns}"), "").await;
        }
        walk.look("only what differs", "matrix~differing~rows.all", "").await;
        let tools =
            format!("one('.more-tools').click(); await eventually('they open', () => one('.is-chosen')); {UNFOLD}");
        walk.look("its tools", "matrix", &tools).await;
        walk.look("a search", "matrix", &searching("buddy")).await;
        walk.look("a search in vain", "matrix", &searching("zzz")).await;
        walk.look("an open cell", "matrix~open.mentoring.purpose", OPENED).await;
        walk.look("an open cell on which sources differ", "matrix~open.coaching.conversation", OPENED).await;
        walk.look("two side by side", "pair~columns.coaching.mentoring", "").await;
        walk.look("two with long names", "pair~pair.role-modelling.buddy-system~rows.all", "").await;
        walk.look("two and an open cell", "pair~columns.coaching.mentoring~open.coaching.conversation", OPENED).await;
    });
}

#[test]
fn the_layout_of_all_eight_and_of_the_table_swapped_holds() {
    holds(36_000, async |walk| {
        let all = every_column();
        walk.look("all eight", &format!("matrix~rows.all~{all}"), UNFOLD).await;
        walk.look("all eight swapped", &format!("matrix~swapped~rows.all~{all}"), "").await;
        walk.look("a few swapped", "matrix~swapped", "").await;
        walk.look("an open cell, swapped", "matrix~swapped~open.coaching.conversation", OPENED).await;
    });
}

/// The profiles of these of the eight, with every fact open.
async fn profiles(walk: &Walk<'_>, from: usize, to: usize) {
    for relationship in primary().take(to).skip(from) {
        let id = relationship.id;
        walk.look(&format!("the profile of {id}"), &format!("profile.{id}"), UNFOLD).await;
    }
}

#[test]
fn the_layout_of_the_first_profiles_holds() {
    holds(48_000, async |walk| profiles(walk, 0, 3).await);
}

#[test]
fn the_layout_of_the_other_profiles_holds() {
    holds(20_000, async |walk| profiles(walk, 3, 8).await);
}

#[test]
fn the_layout_of_the_pictures_the_disagreements_and_the_sources_holds() {
    holds(20_000, async |walk| {
        for strips in ["", "~strips.conversation.formality", "~strips.duration.equality"] {
            walk.look(&format!("the pictures {strips}"), &format!("strips{strips}"), "").await;
        }
        walk.look("the disagreements", "disagreements", "").await;
        walk.look("an open disagreement", "disagreements~disagreement.D05", "").await;
        walk.look("no disagreement", "disagreements~kind.wording~touching.allyship", "").await;
        walk.look("the sources", "sources", UNFOLD).await;
        let note = "one('.dis-sides .src').click(); await eventually('it opens', () => one(':popover-open'));";
        walk.look("the note of a source", "disagreements", note).await;
    });
}

#[test]
fn the_layout_of_the_page_that_builds_the_snippet_holds() {
    visit_page("framed.html", async |page| {
        let walk = Walk::open(page, "index.html").await;
        // In a frame a browser counts only what is in its window as near.
        page.until("the preview is there", "guide?.scrollIntoView(); return !!guide").await;
        page.appears().await;
        walk.measure("the page").await;
        // Wider letters break lines elsewhere: there WebKitGTK has crashed on `text-wrap: pretty`.
        page.read::<()>("document.body.style.fontFamily = 'DejaVu Sans'").await;
        walk.measure("the page in DejaVu Sans").await;
        walk.expect_none(2_400);
    });
}

#[test]
fn the_layout_of_the_guide_as_a_page_of_its_own_holds() {
    visit_page("framed.html", async |page| {
        let walk = Walk::open(page, "rapport.html").await;
        page.appears().await;
        walk.measure("the page").await;
        walk.expect_none(600);
    });
}

#[test]
fn the_layout_of_the_plain_text_holds() {
    visit_page("framed.html", async |page| {
        let walk = Walk::open(page, "pasted.html").await;
        page.until("it is pasted", "return !!document.querySelector('.rapport-fallback')").await;
        walk.measure("the plain text").await;
        walk.expect_none(12_000);
    });
}

#[test]
fn the_layout_of_the_line_that_says_why_there_is_no_guide_holds() {
    // Not in a frame, of which not every driver hears what is said.
    visit_page("wasm-refused.html", async |page| {
        page.until("it is said", "return !!guide.shadowRoot?.querySelector('[role=alert]')").await;
        let told = format!("WARNING|<rapport-guide>: {}|WebAssembly", ui("fail-policy", &[]));
        let mut expected = vec![told.as_str()];
        // This browser says so as well.
        expected.extend(Engine::Firefox.is_current().then_some("SEVERE|Content-Security-Policy"));
        page.says(&expected).await;
        let walk = Walk { page, found: RefCell::default() };
        for width in WIDTHS {
            page.resize(width).await;
            for size in SIZES {
                let script =
                    format!("{LAYOUT} document.documentElement.style.fontSize = `${{given}}%`; return measured()");
                let found = page.read_with(&script, json!(size)).await;
                walk.keep(&format!("the line at {width} px and {size} %"), found);
            }
        }
        walk.expect_none(30);
    });
}

/// Bad styles, each on a screen, and what must be found there.
const BAD: [(&str, &str, &str); 13] = [
    // What a browser made of cells as high as their row.
    ("matrix", ".cell-in { block-size: 2px }", "overlaps: “Sources differ” in span.differ > span"),
    ("entry", ".lookup-gist { margin-block-start: -1em }", "overlaps: “Coaching” in button > span.lookup-name"),
    ("entry", ".lead { block-size: 1em; overflow: hidden }", "cut: “Find out"),
    ("entry", ".mast-name { inline-size: 3em; overflow: clip; white-space: nowrap }", "cut: “Rapport"),
    ("pair", ".pair select { inline-size: 6em }", "cut: “Coaching” in div.pair > select"),
    ("entry", ".colophon { position: relative; margin-block-start: -90px; background: red }", "covered: “"),
    ("entry", ".lead { white-space: nowrap }", "spills: “"),
    ("entry", ".entry { inline-size: 900px }", "sideways: the page"),
    ("sources", ".body { overflow-x: auto } .sources { inline-size: 900px }", "sideways: “” in div.rapport > div.body"),
    ("profile.coaching", ".fact dd { inline-size: 5em }", "squeezed: “"),
    (
        "matrix~columns.coaching",
        ".search input { flex: none; inline-size: 20px }",
        "squeezed: “” in label.search > input",
    ),
    ("matrix", ".search input { font-size: 14px }", "small: “” in label.search > input"),
    ("entry", "ul { list-style: none }", "no list: “"),
];

#[test]
fn each_kind_of_fault_is_found() {
    visit_page("framed.html", async |page| {
        let walk = Walk::guide(page).await;
        for (link, style, expected) in BAD {
            let unfold = "one('.more-tools')?.click();";
            walk.go(link, unfold).await;
            let before = walk.survey(&[500], &[100]).await;
            assert_eq!(before.faults, [""; 0], "{link}");
            walk.page
                .read_with::<()>(
                    "const sheet = new CSSStyleSheet();
                    sheet.replaceSync(`.rapport { ${given} }`);
                    const within = root.getRootNode();
                    within.adoptedStyleSheets = [within.adoptedStyleSheets[0], sheet];",
                    json!(style),
                )
                .await;
            let after = walk.survey(&[500], &[100]).await;
            let is = |fault: &String| fault.starts_with(&format!("500 px, 100 %: {expected}"));
            assert!(after.faults.iter().any(is), "{style}: no “{expected}” in {:#?}", after.faults);
            let back = "const within = root.getRootNode();
                within.adoptedStyleSheets = [within.adoptedStyleSheets[0]];";
            walk.page.read::<()>(back).await;
        }
    });
}
