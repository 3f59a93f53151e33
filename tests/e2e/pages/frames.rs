//! A page that frames `rapport.html`: what it is told, and what it is not, and how the guide fares in its frame.

use std::{collections::BTreeSet, fs};

use rapport::{
    content::{Perspective, QUESTIONS, english},
    engine::{
        export::{Form, write},
        fit::outcome,
        link,
        matrix::{Options, project},
        reduce::QuizAction,
        state::{Quiz, Screen, State},
        tiebreak::offered,
    },
};
use serde_json::{Value, json};

use super::{TITLE, some};
use crate::{
    chance::Chance,
    harness::{Engine, Page, Profile, address, answers, browse, dist, host::Host, pages, say, ui, visit_page},
};

/// What a page does that frames the guide, as README.md says.
const LISTENER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/demo/listener.html"));

/// Shows the guide in the frame of this page, from this origin or that of the page, and has the page listen to it, and
/// write down how high it was told to be.
async fn frame(page: &Page, origin: Option<&str>, query: &str) {
    let script = "const frame = document.querySelector('#rapport-frame');
        const origin = given.origin ?? location.origin;
        const listener = given.listener.replace('{{origin}}', origin);
        document.body.append(document.createRange().createContextualFragment(listener));
        if (!window.heights) {
            addEventListener('message', ({ data }) => data.rapport === 'height' && window.heights.push(data.height));
        }
        window.heights = [];
        frame.src = `${origin}/rapport.html?parent=${encodeURIComponent(location.origin)}&${given.query}`;
        await eventually('a height is told', () => window.heights.length)";
    page.read_with::<()>(script, json!({ "origin": origin, "query": query, "listener": LISTENER })).await;
}

/// Where a changed copy of the page of the guide is served, beside all else.
fn own_copy(change: impl Fn(&str) -> String) -> (Profile, Host) {
    let page = fs::read_to_string(dist().join("rapport.html")).expect("the release can be read");
    let folder = Profile::new();
    fs::write(folder.0.join("rapport.html"), change(&page)).expect("a copy can be written");
    let host = Host::start(vec![folder.0.clone(), dist(), pages()]).expect("a port is free");
    (folder, host)
}

/// Puts one text in the place of another, which must be there.
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not there");
    text.replace(from, to)
}

/// How many sets of answers must look the same from outside.
const SETS: usize = 50;
/// How wide the frame is, in pixels.
const WIDTHS: [u32; 4] = [320, 360, 800, 1280];
/// Brings the guide in a frame of this width to each of these states, and returns all heights that were told, and how
/// high the guide was in each state.
const GO_THROUGH: &str = "
    const frame = document.querySelector('#rapport-frame');
    // What stood there before would tell its height at the new width.
    frame.src = 'about:blank';
    await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    window.heights = [];
    frame.style.width = `${given.width}px`;
    frame.src = `${given.page}&n=${given.width}&parent=${encodeURIComponent(location.origin)}#rapport=${given.states[0]}`;
    await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    const { contentWindow: inside, contentDocument: there } = frame;
    await eventually('the guide', () => there.querySelector('rapport-guide').shadowRoot?.querySelector('.title'));
    const laidOut = async () => {
        for (let count = 0; count < 3; count++) await new Promise((done) => inside.requestAnimationFrame(done));
    };
    await laidOut();
    const high = [];
    for (const state of given.states) {
        if (inside.location.hash !== `#rapport=${state}`) {
            const changed = new Promise((done) => inside.addEventListener('hashchange', done, { once: true }));
            inside.location.hash = `rapport=${state}`;
            await changed;
            await laidOut();
        }
        high.push(Math.ceil(there.documentElement.getBoundingClientRect().height));
    }
    return [window.heights, high];";

/// The states of this many readers, each on this screen.
fn states(count: usize, screen: impl Fn(usize) -> Screen) -> Vec<String> {
    let mut chance = Chance(11);
    let states = (0..count).map(|number| {
        let mut state = State::default().after(QuizAction::Begin(Perspective::ALL[number % 2]));
        state.quiz.answers = chance.answers();
        link::write(&State { screen: screen(number), ..state })
    });
    states.collect()
}

/// Expects that one height is told for all these states, which most of them need and few exceed, although their own
/// heights are more than this many.
async fn tells_one_height(page: &Page, states: &[String], width: u32, kinds: usize) {
    let given = json!({ "states": states, "width": width, "page": "rapport.html?link=fragment" });
    let (told, mut high): (Vec<u32>, Vec<u32>) = page.read_with(GO_THROUGH, given).await;
    let &[told] = told.as_slice() else { panic!("at {width} px these heights are told: {told:?}") };
    high.sort_unstable();
    let different = high.iter().collect::<BTreeSet<_>>().len();
    assert!(different > kinds, "their true heights would tell them apart: {high:?}");
    let fitting = high.partition_point(|height| *height <= told);
    assert!(10 * fitting >= 9 * high.len(), "at {width} px {told} is too little for {:?}", &high[fitting..]);
    assert!(told < high[high.len() - 1] * 3 / 2, "at {width} px {told} is far too much for any of {high:?}");
}

#[test]
fn all_results_have_the_same_height_for_the_page_around() {
    visit_page("frames.html", async |page| {
        for width in WIDTHS {
            tells_one_height(page, &states(SETS, |_| Screen::Result), width, 10).await;
        }
    });
}

#[test]
fn so_do_all_questions_whatever_was_answered() {
    visit_page("frames.html", async |page| {
        for width in WIDTHS {
            let states = states(SETS, |number| Screen::Question(&QUESTIONS[number % QUESTIONS.len()]));
            tells_one_height(page, &states, width, QUESTIONS.len() - 1).await;
        }
    });
}

#[test]
fn from_the_first_question_on_nothing_but_the_kind_of_screen_changes_the_height() {
    visit_page("frames.html", async |page| {
        page.read::<()>(
            "document.querySelector('#rapport-frame').src = `rapport.html?parent=${encodeURIComponent(location.origin)}`",
        )
        .await;
        // Before it, the frame is as high as the guide, and never as high as the text that stands there until it runs.
        let height = "const { contentDocument: there } = document.querySelector('#rapport-frame');
            return [window.heights.length, window.heights[0] === Math.ceil(there.documentElement?.getBoundingClientRect().height)]";
        page.shows((1, true), height).await;
        page.enter(0).await;
        page.complete(Perspective::Seeking, &some()).await;
        page.click("summary", "").await;
        page.compare().await;
        page.go("nav-choose").await;
        page.click(".actions button", &ui("restart", &[])).await;
        page.arrives(&ui("entry-title", &[])).await;
        page.leave().await;
        page.until("three heights are told", "return window.heights.length >= 3").await;
        let told: Vec<u32> = page.read("return window.heights").await;
        assert_eq!(told.len(), 3, "before, for questions, and for all that comes after: {told:?}");
        // One message for one change.
        page.read::<()>("document.querySelector('#rapport-frame').style.width = '400px'").await;
        page.shows(4, "return window.heights.length").await;
        page.enter(0).await;
        page.begin(Perspective::Seeking).await;
        page.leave().await;
        page.shows(5, "return window.heights.length").await;
    });
}

#[test]
fn a_note_lies_near_its_number_in_frames_of_any_height() {
    visit_page("frames.html", async |page| {
        for height in [300, 900, 6000] {
            let show = "const frame = document.querySelector('#rapport-frame');
                frame.height = given;
                frame.src = `rapport.html?view=profile&relationships=coaching&height=${given}`;
                await new Promise((done) => frame.addEventListener('load', done, { once: true }))";
            page.read_with::<()>(show, json!(height)).await;
            page.enter(0).await;
            page.appears().await;
            for number in ["0", "20"] {
                let open = "const number = all('.src').filter((one) => one.checkVisibility())[given];
                    number.scrollIntoView({ block: 'center' });
                    number.click();
                    const note = await eventually('the note', () => one(':popover-open'));
                    await drawn();
                    const apart = note.getBoundingClientRect().top - number.getBoundingClientRect().bottom;
                    note.hidePopover();
                    return Math.round(apart)";
                let apart: i32 = page.read_with(open, json!(number)).await;
                // A line of pixels is lost where both are rounded.
                assert!((-1..60).contains(&apart), "{apart} px below number {number} in a frame of {height} px");
            }
            page.leave().await;
        }
    });
}

#[test]
fn a_frame_comes_to_rest_as_high_as_its_table() {
    for (width, columns) in
        [(360, ""), (360, "&relationships=coaching mentoring sponsorship allyship training"), (900, "")]
    {
        visit_page("frames.html", async |page| {
            let narrow = "document.querySelector('#rapport-frame').style.width = `${given}px`";
            page.read_with::<()>(narrow, json!(width)).await;
            frame(page, None, &format!("view=matrix{columns}")).await;
            page.enter(0).await;
            page.appears().await;
            page.leave().await;
            // Each height that is applied could lead to the next.
            let rest = "const frame = document.querySelector('#rapport-frame');
                for (let count = 0; count < 20; count++) {
                    await new Promise((done) => frame.contentWindow.requestAnimationFrame(done));
                }
                const { scrollHeight, clientHeight } =
                    frame.contentDocument.querySelector('rapport-guide').shadowRoot.querySelector('.scroll');
                const { height } = frame.contentDocument.documentElement.getBoundingClientRect();
                return [window.heights, scrollHeight - clientHeight, Math.ceil(height) - frame.clientHeight]";
            let (told, hidden, lacking): (Vec<u32>, i32, i32) = page.read(rest).await;
            assert!(told.len() <= 2, "{width} px{columns}: {told:?}");
            assert_eq!(
                (hidden, lacking),
                (0, 0),
                "{width} px{columns}: the table scrolls in itself, or the frame does"
            );
        });
    }
}

/// Presses a button of the guide far down in the frame, which the page around has scrolled to.
async fn press(page: &Page, selector: &str) {
    page.find(selector, "").await;
    let place = "const { top, bottom } = finding(given, '')[0].getBoundingClientRect(); return (top + bottom) / 2";
    let place: f64 = page.read_with(place, json!(selector)).await;
    page.leave().await;
    let scroll = "const { top } = document.querySelector('#rapport-frame').getBoundingClientRect();
        scrollBy(0, top + given - innerHeight / 2);
        await drawn();
        return document.querySelector('#rapport-frame').getBoundingClientRect().top";
    let top: f64 = page.read_with(scroll, json!(place)).await;
    assert!(top < 0.0, "the head of the frame is out of view: {top}");
    page.enter(0).await;
    page.click(selector, "").await;
}

/// Waits until what has the focus is in the view of the reader.
async fn sees(page: &Page, what: &str) {
    page.until(what, &format!("return holder().matches('{what}')")).await;
    let script = "const { top, bottom } = holder().getBoundingClientRect(); return [top, bottom]";
    let around = "const frame = document.querySelector('#rapport-frame').getBoundingClientRect();
        return frame.top + given[0] > -1 && frame.top + given[1] < innerHeight + 1";
    for _ in 0..4000 {
        let place: Value = page.read(script).await;
        page.leave().await;
        let seen: bool = page.read_with(around, place).await;
        page.enter(0).await;
        if seen {
            return;
        }
    }
    panic!("never in view: {what}");
}

/// Expects what Firefox says of each page of another origin in a frame.
async fn says_it_is_of_others(page: &Page, origin: Option<&String>, pages: usize) {
    if origin.is_some() && Engine::Firefox.is_current() {
        page.says(&vec!["WARNING|Partitioned cookie or storage access was provided"; pages]).await;
    }
}

/// Each origin that the guide in a frame may be of: that of the page, and another one.
fn origins() -> [Option<String>; 2] {
    // The same server by another name is another origin.
    let other = replaced(&address(""), "127.0.0.1", "localhost");
    [None, Some(other.trim_end_matches('/').to_owned())]
}

#[test]
fn after_a_step_the_reader_sees_the_head_of_the_next_screen() {
    for origin in origins() {
        visit_page("frame-outer.html", async |page| {
            page.resize(360).await;
            frame(page, origin.as_deref(), "").await;
            page.enter(0).await;
            page.appears().await;
            press(page, ".lookup li:last-child button").await;
            sees(page, ".title").await;
            page.leave().await;
            frame(page, origin.as_deref(), "view=quiz&perspective=seeking").await;
            page.enter(0).await;
            page.appears().await;
            for question in QUESTIONS.iter().skip(1).take(3) {
                page.click(".option", "").await;
                press(page, ".quiz-nav .btn").await;
                page.shows(say(question.text.of(Perspective::Seeking)), TITLE).await;
                sees(page, ".title").await;
            }
            says_it_is_of_others(page, origin.as_ref(), 2).await;
        });
    }
}

#[test]
fn a_reason_leads_to_its_cell_in_a_frame_as_well() {
    for origin in origins() {
        visit_page("frame-outer.html", async |page| {
            page.resize(360).await;
            let state = State::default().after(QuizAction::Begin(Perspective::Seeking));
            let quiz = Quiz { answers: some(), ..state.quiz };
            let state = link::write(&State { screen: Screen::Result, quiz, ..state });
            frame(page, origin.as_deref(), &format!("link=fragment#rapport={state}")).await;
            page.enter(0).await;
            page.appears().await;
            // The last one, from which the cell is far away.
            page.read::<()>("all('.reason .cell-link').at(-1).id = 'last'").await;
            press(page, "#last").await;
            if origin.is_some() && Engine::WebKit.is_current() {
                // This browser leaves the page around where it is, which may learn nothing of where the cell is.
                page.until("the cell has the focus", "return holder().matches('[data-cell]')").await;
                page.leave().await;
                let top = "return document.querySelector('#rapport-frame').getBoundingClientRect().top";
                page.shows(0, top).await;
            } else {
                sees(page, "[data-cell]").await;
            }
            says_it_is_of_others(page, origin.as_ref(), 1).await;
        });
    }
}

/// What was told but for heights and screens, as often as the reader's browser has to ask for them.
const STEPS: &str =
    "return window.told.map(({ data }) => data).filter(({ rapport }) => !['height', 'screen'].includes(rapport))";

#[test]
fn the_page_around_hears_of_the_quiz_but_not_what_leads() {
    visit_page("frames.html", async |page| {
        frame(page, None, "").await;
        page.enter(0).await;
        let close = answers("growth+skill unsure unsure unsure unsure unsure unsure unsure");
        assert!(outcome(&close).leaders.len() > 1);
        page.complete(Perspective::Seeking, &close).await;
        // Which tie-break is offered would tell what has tied.
        let question = offered(&close)[0];
        page.click(".breaks button", &say(question.text.of(Perspective::Seeking))).await;
        page.choose("unsure").await;
        page.proceed().await;
        page.until("the result is back", "return !!one('.result')").await;
        page.complete_again(Perspective::Offering, &some()).await;
        page.leave().await;
        let mut expected = vec![json!({ "rapport": "ready" })];
        for perspective in ["seeking", "offering"] {
            expected.push(json!({ "rapport": "start", "perspective": perspective }));
            expected.extend(QUESTIONS.iter().map(|q| json!({ "rapport": "answer", "question": q.id })));
        }
        page.shows(expected, STEPS).await;
    });
}

#[test]
fn the_page_around_hears_that_the_guide_cannot_run() {
    let (_folder, host) = own_copy(|text| replaced(text, " 'wasm-unsafe-eval'", ""));
    browse(async |page| {
        page.open(&host.url("frames.html")).await;
        frame(page, None, "").await;
        page.shows(json!([{ "rapport": "error", "reason": "policy" }]), STEPS).await;
        let told = format!("WARNING|<rapport-guide>: {}|WebAssembly", ui("fail-policy", &[]));
        let mut said = vec![told.as_str()];
        // This browser says so as well.
        said.extend(Engine::Firefox.is_current().then_some("SEVERE|Content-Security-Policy"));
        page.says(&said).await;
    });
}

/// Frames the guide with these parents, where `here` is the page itself, and expects that it is told by this origin, or
/// by none, and that so much is said in the console.
async fn tells(page: &Page, parents: &[&str], attribute: [&str; 2], told_by: Option<&str>, said: &[&str]) {
    let script = "const frame = document.querySelector('#rapport-frame');
        frame.setAttribute(...given.attribute);
        const parents = given.parents.map((parent) => `parent=${encodeURIComponent(parent === 'here' ? location.origin : parent)}`);
        frame.src = `rapport.html?${parents.join('&')}`;
        await new Promise((done) => frame.addEventListener('load', done, { once: true }));
        return location.origin";
    let here: String = page.read_with(script, json!({ "attribute": attribute, "parents": parents })).await;
    page.enter(0).await;
    page.appears().await;
    page.read::<()>("await drawn()").await;
    page.leave().await;
    let told_by: Vec<_> = told_by.iter().map(|by| if *by == "here" { here.as_str() } else { by }).collect();
    page.shows(told_by, "await drawn(); return [...new Set(window.told.map(({ origin }) => origin))]").await;
    page.says(said).await;
}

const STRANGER: &str = "https://society.example";
const NOTHING: [&str; 2] = ["title", "Rapport"];
const UNNAMED: &str = "WARNING|rapport.html: the page around it is told nothing|http://127.0.0.1";
const NO_ORIGIN: &str = "WARNING|rapport.html: parent=|is not an origin";

#[test]
fn of_several_origins_the_one_that_frames_it_is_told() {
    let sandbox = ["sandbox", "allow-scripts"];
    for (parents, attribute, told_by, said) in [
        ([STRANGER, "here"].as_slice(), NOTHING, Some("here"), [].as_slice()),
        (&["here", STRANGER], NOTHING, Some("here"), &[]),
        (&[STRANGER, "http://localhost"], NOTHING, None, &[UNNAMED]),
        (&["*"], NOTHING, None, &[NO_ORIGIN]),
        (&["null", "here"], NOTHING, Some("here"), &[NO_ORIGIN]),
        (&[], NOTHING, None, &[]),
        // It has no origin of its own then, and says so.
        (&[STRANGER, "here"], sandbox, Some("null"), &[]),
    ] {
        visit_page("frames.html", async |page| tells(page, parents, attribute, told_by, said).await);
    }
}

#[test]
fn a_browser_that_does_not_name_the_page_around_asks_which_one_led_here() {
    // A policy would refuse a script that was changed.
    let (_folder, host) = own_copy(|text| {
        let text = replaced(text, "ancestorOrigins", "namedByNobody");
        replaced(&text, "http-equiv=\"Content-Security-Policy\"", "name=\"policy\"")
    });
    let silent = ["referrerpolicy", "no-referrer"];
    for (parents, attribute, told_by, said) in [
        ([STRANGER, "here"].as_slice(), NOTHING, Some("here"), [].as_slice()),
        (&[STRANGER, "http://localhost"], NOTHING, None, &[UNNAMED]),
        // Then the first has to do.
        (&["here", STRANGER], silent, Some("here"), &[]),
    ] {
        browse(async |page| {
            page.open(&host.url("frames.html")).await;
            tells(page, parents, attribute, told_by, said).await;
        });
    }
}

#[test]
fn links_to_programmes_in_a_copy_of_the_page_are_shown_and_lead_there() {
    let link = "<a href=\"bare.html\" target=\"_top\" data-relationship=\"mentoring\">Our mentoring programme</a>";
    let (_folder, host) = own_copy(|text| replaced(text, " standalone>", &format!(" standalone>{link}")));
    browse(async |page| {
        page.open(&host.url("frames.html")).await;
        frame(page, None, "view=profile&relationships=mentoring").await;
        page.enter(0).await;
        page.click("[part=programme]", "Our mentoring programme").await;
        page.leave().await;
        page.shows("/bare.html", "return location.pathname").await;
    });
}

/// What each engine says where a sandbox keeps it from saving, and from printing.
fn refused() -> &'static [&'static str] {
    match Engine::current() {
        Engine::Chromium => &["WARNING|Download is disallowed", "SEVERE|Ignored call to 'print()'"],
        Engine::Firefox => &[],
        Engine::WebKit => &["SEVERE|Not allowed to download due to sandboxing"],
    }
}

#[test]
fn where_a_sandbox_keeps_it_from_saving_and_printing_the_reader_is_told() {
    for file in ["frame-sandbox-plain.html", "frame-sandbox-no-modals.html"] {
        visit_page(file, async |page| {
            page.enter(0).await;
            page.appears().await;
            page.click(".count button", &ui("take-csv", &[])).await;
            page.find(".copied", &ui("saved-or-not", &[])).await;
            let table = write(&project(&Options::default(), english()), false, english(), Form::Csv);
            // As a field has its ends of lines.
            page.shows(table.replace("\r\n", "\n"), "return one('.copy-me').value").await;
            page.shows(ui("saved-or-not", &[]), "return called(one('.vh[role=status]'))").await;
            page.complete_again(Perspective::Seeking, &some()).await;
            page.click(".actions button", &ui("print", &[])).await;
            page.find(".copied", &ui("not-printed", &[])).await;
            page.shows(ui("not-printed", &[]), "return called(one('.vh[role=status]'))").await;
            let mut said = refused().to_vec();
            // They warn of a frame that could take its sandbox off.
            let own = file == "frame-sandbox-no-modals.html" && !Engine::WebKit.is_current();
            said.extend(own.then_some("WARNING|allow-scripts and allow-same-origin"));
            page.says(&said).await;
        });
    }
}
