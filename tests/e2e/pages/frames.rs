//! A page that frames `rapport.html`: what the height that it is told tells it.

use std::collections::BTreeSet;

use rapport::{
    content::{Perspective, QUESTIONS},
    engine::{
        link,
        reduce::QuizAction,
        state::{Screen, State},
    },
};
use serde_json::json;

use super::some;
use crate::{
    chance::Chance,
    harness::{Page, ui, visit_page},
};

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
