//! The entry: help me choose, compare, look one up.

use yew::prelude::*;

use super::context::Cx;
use super::el::{At, On, all, el, list, plain, tag};
use super::glyph::glyph;
use super::parts::{button, heading, link, push, title};
use super::take::open_file;
use crate::content::{self, CLAIMS, DIMENSIONS, DISAGREEMENTS, Perspective, Relationship, SOURCES, Text, ui};
use crate::engine::matrix::CellState;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn entry(cx: &Cx) -> Html {
    let compare = button(cx, "btn btn-2", cx.say(ui::COMPARE_OPEN), Action::Go(Screen::Matrix));
    all!(
        el!("div.entry-head", title(cx, cx.say(ui::ENTRY_TITLE)), el!("p.lead", cx.say(ui::ENTRY_LEAD))),
        el!(
            "div.entry",
            el!(
                "div.ways",
                way(cx, ui::CHOOSE_TITLE, ui::CHOOSE_TEXT, who_asks(cx)),
                way(cx, ui::COMPARE_TITLE, ui::COMPARE_TEXT, compare),
                rests_on(cx),
            ),
            el!(
                "section.way lookup-way",
                heading(cx, 1, "h2", cx.say(ui::LOOK_UP_TITLE)),
                el!("p.quiet small", cx.say(ui::LOOK_UP_TEXT)),
                el!("ul.lookup", list(content::primary().map(|r| look_up(cx, r)))),
                coverage_key(cx),
            ),
        ),
    )
}

fn way(cx: &Cx, name: Text, text: Text, buttons: Html) -> Html {
    el!("section.way", heading(cx, 1, "h2", cx.say(name)), el!("p.text", cx.say(text)), el!("p.btns", buttons))
}

/// The screen that asks who asks.
pub(crate) fn perspective(cx: &Cx) -> Html {
    let file = tag("input.vh").with(At::Type, "file").with(At::Accept, "text/plain,.txt");
    let file = file.on(On::Change, open_file(cx));
    all!(
        el!("div.entry-head", title(cx, cx.say(ui::WHO_TITLE)), el!("p.lead", cx.say(ui::CHOOSE_TEXT))),
        el!(
            "section.way who",
            el!("p.btns", who_asks(cx)),
            el!("p", el!("label.btn-text", cx.say(ui::OPEN_SAVED), file.holds([]))),
        ),
    )
}

/// Both ways into the quiz.
fn who_asks(cx: &Cx) -> Html {
    all!(
        button(cx, "btn", cx.say(ui::CHOOSE_SEEKING), Action::Begin(Perspective::Seeking)),
        button(cx, "btn btn-2", cx.say(ui::CHOOSE_OFFERING), Action::Begin(Perspective::Offering)),
    )
}

fn look_up(cx: &Cx, relationship: &'static Relationship) -> Html {
    let open = push("").click(cx, Action::Go(Screen::Profile(relationship))).holds([
        glyph(relationship, "glyph-l"),
        el!("span.lookup-name", cx.say(relationship.name)),
        el!("span.lookup-gist", cx.say(relationship.gist)),
        coverage(cx, relationship),
    ]);
    el!("li", open)
}

/// One sign for each dimension: stated, sources differ, said of several forms, or silent.
pub(crate) fn coverage(cx: &Cx, relationship: &'static Relationship) -> Html {
    let path = |(state, class, _): (CellState, &'static str, Text)| {
        let mut d = String::new();
        for (place, _) in relationship.cells().iter().enumerate().filter(|(_, c)| c.state() == state) {
            let x = (place * 9).to_string();
            d.push_str(&["M", &x, sign(state)].concat());
        }
        tag(class).with(At::D, d).holds([])
    };
    let spoken = relationship.cells().iter().filter(|c| !c.is_silent()).count();
    let label = cx.fill(ui::COVERAGE, &[("number", &spoken.to_string()), ("total", &DIMENSIONS.len().to_string())]);
    let svg = tag("svg.cover").with(At::ViewBox, "0 0 180 16").with(At::Role, "img").with(At::Label, label);
    svg.holds([list(STATES.into_iter().map(path))])
}

/// How each state is drawn, and what it is called.
const STATES: [(CellState, &str, Text); 4] = [
    (CellState::Stated, "path.cv-stated", ui::STATED),
    (CellState::Differ, "path.cv-differ", ui::DIFFER_KEY),
    (CellState::Several, "path.cv-several", ui::SEVERAL_KEY),
    (CellState::Silent, "path.cv-silent", ui::SILENT_KEY),
];

/// The sign of a state, drawn from its left edge.
fn sign(state: CellState) -> &'static str {
    match state {
        CellState::Stated => " 5h6v6h-6z",
        CellState::Differ => " 3h2v10h-2zm4 0h2v10h-2z",
        CellState::Several => " 5.5h5v5h-5z",
        CellState::Silent => " 8m2 0a1 1 0 0 0 2 0a1 1 0 0 0-2 0",
    }
}

fn coverage_key(cx: &Cx) -> Html {
    let item = |(state, class, text): (CellState, &'static str, Text)| {
        let drawing = tag(class).with(At::D, ["M1", sign(state)].concat()).holds([]);
        let svg = tag("svg.cover-sign").with(At::ViewBox, "0 0 8 16").with(At::Hidden, "true");
        el!("li", svg.holds([drawing]), cx.say(text))
    };
    el!("ul.key cover-key", el!("li", cx.say(ui::COVERAGE_KEY)), list(STATES.into_iter().map(item)))
}

fn rests_on(cx: &Cx) -> Html {
    let cells = content::primary().flat_map(Relationship::cells);
    let silent = cells.clone().filter(|c| c.is_silent()).count();
    let figure = |number: usize, text: Html| el!("div", el!("dt", text), el!("dd.num", plain(number.to_string())));
    let total = cells.count().to_string();
    el!(
        "section.way",
        heading(cx, 1, "h2", cx.say(ui::RESTS_TITLE)),
        el!(
            "dl.tally",
            figure(SOURCES.len(), cx.say(ui::RESTS_SOURCES)),
            figure(CLAIMS.len(), cx.say(ui::RESTS_CLAIMS)),
            figure(DISAGREEMENTS.len(), cx.say(ui::RESTS_DISAGREEMENTS)),
            figure(silent, plain(cx.fill(ui::RESTS_SILENT, &[("total", &total)]))),
        ),
        el!("p", link(cx, ui::RESTS_LINK, Action::Go(Screen::Sources))),
    )
}
