//! The entry: help me choose, compare, look one up.

use yew::prelude::*;

use super::context::Cx;
use super::glyph::glyph;
use super::parts::{button, heading, link, plain, title};
use crate::content::{self, CLAIMS, DIMENSIONS, DISAGREEMENTS, Perspective, Relationship, SOURCES, Text, ui};
use crate::engine::matrix::CellState;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn entry(cx: &Cx) -> Html {
    let way = |name: Text, text: Text, buttons: Html| {
        html! {
            <section class="way">
                { heading(cx, 1, "h2", cx.say(name)) }
                <p class="text">{ cx.say(text) }</p>
                <p class="btns">{ buttons }</p>
            </section>
        }
    };
    html! {
        <>
            <div class="entry-head">
                { title(cx, cx.say(ui::ENTRY_TITLE)) }
                <p class="lead">{ cx.say(ui::ENTRY_LEAD) }</p>
            </div>
            <div class="entry">
                <div class="ways">
                    { way(ui::CHOOSE_TITLE, ui::CHOOSE_TEXT, html! {
                        <>
                            { button(cx, "btn", cx.say(ui::CHOOSE_SEEKING), Action::Begin(Perspective::Seeking)) }
                            { button(cx, "btn btn-2", cx.say(ui::CHOOSE_OFFERING), Action::Begin(Perspective::Offering)) }
                        </>
                    }) }
                    { way(ui::COMPARE_TITLE, ui::COMPARE_TEXT,
                        button(cx, "btn btn-2", cx.say(ui::COMPARE_OPEN), Action::Go(Screen::Matrix))) }
                    { rests_on(cx) }
                </div>
                <section class="way lookup-way">
                    { heading(cx, 1, "h2", cx.say(ui::LOOK_UP_TITLE)) }
                    <p class="quiet small">{ cx.say(ui::LOOK_UP_TEXT) }</p>
                    <ul class="lookup">{ for content::primary().map(|r| look_up(cx, r)) }</ul>
                    { coverage_key(cx) }
                </section>
            </div>
        </>
    }
}

fn look_up(cx: &Cx, relationship: &'static Relationship) -> Html {
    html! {
        <li>
            <button type="button" onclick={cx.on(Action::Go(Screen::Profile(relationship)))}>
                { glyph(relationship, "glyph-l") }
                <span class="lookup-name">{ cx.say(relationship.name) }</span>
                <span class="lookup-gist">{ cx.say(relationship.gist) }</span>
                { coverage(cx, relationship) }
            </button>
        </li>
    }
}

/// One sign for each dimension: stated, sources differ, said of several forms, or silent.
pub(crate) fn coverage(cx: &Cx, relationship: &'static Relationship) -> Html {
    let states = [
        (CellState::Stated, "cv-stated"),
        (CellState::Differ, "cv-differ"),
        (CellState::Several, "cv-several"),
        (CellState::Silent, "cv-silent"),
    ];
    let path = |(state, class): (CellState, &'static str)| {
        let mut d = String::new();
        for (place, _) in relationship.cells().iter().enumerate().filter(|(_, c)| c.state() == state) {
            let x = (place * 9).to_string();
            d.push_str(&["M", &x, sign(state)].concat());
        }
        html! { <path {class} {d} /> }
    };
    let spoken = relationship.cells().iter().filter(|c| !c.is_silent()).count();
    let label = cx.fill(ui::COVERAGE, &[("number", &spoken.to_string()), ("total", &DIMENSIONS.len().to_string())]);
    html! {
        <svg class="cover" viewBox="0 0 180 16" role="img" aria-label={label}>
            { for states.into_iter().map(path) }
        </svg>
    }
}

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
        html! {
            <li>
                <svg class="cover-sign" viewBox="0 0 8 16" aria-hidden="true">
                    <path {class} d={["M1", sign(state)].concat()} />
                </svg>
                { cx.say(text) }
            </li>
        }
    };
    html! {
        <ul class="key cover-key">
            <li>{ cx.say(ui::COVERAGE_KEY) }</li>
            { item((CellState::Stated, "cv-stated", ui::STATED)) }
            { item((CellState::Differ, "cv-differ", ui::DIFFER_KEY)) }
            { item((CellState::Several, "cv-several", ui::SEVERAL_KEY)) }
            { item((CellState::Silent, "cv-silent", ui::SILENT_KEY)) }
        </ul>
    }
}

fn rests_on(cx: &Cx) -> Html {
    let cells = content::primary().flat_map(Relationship::cells);
    let silent = cells.clone().filter(|c| c.is_silent()).count();
    let figure = |number: usize, text: Html| {
        html! { <div><dt>{ text }</dt><dd class="num">{ plain(number.to_string()) }</dd></div> }
    };
    let all = cells.count().to_string();
    html! {
        <section class="way">
            { heading(cx, 1, "h2", cx.say(ui::RESTS_TITLE)) }
            <dl class="tally">
                { figure(SOURCES.len(), cx.say(ui::RESTS_SOURCES)) }
                { figure(CLAIMS.len(), cx.say(ui::RESTS_CLAIMS)) }
                { figure(DISAGREEMENTS.len(), cx.say(ui::RESTS_DISAGREEMENTS)) }
                { figure(silent, plain(cx.fill(ui::RESTS_SILENT, &[("total", &all)]))) }
            </dl>
            <p>{ link(cx, ui::RESTS_LINK, Action::Go(Screen::Sources)) }</p>
        </section>
    }
}
