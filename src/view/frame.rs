//! What stands around every screen: masthead, colophon, the notes on the sources, announcements.

use yew::prelude::*;

use super::context::Cx;
use super::parts::{plain, source_note_id};
use crate::content::{QUESTION_COUNT, RELATIONSHIPS, SOURCES, Source, Text, ui};
use crate::engine::matrix::project;
use crate::engine::state::{Action, Screen, State};

/// A key for each screen; the matrix keeps its own while it changes.
pub(crate) fn key(screen: Screen) -> String {
    match screen {
        Screen::Entry => "entry".to_owned(),
        Screen::Perspective => "perspective".to_owned(),
        Screen::Question(place) => ["question", &place.to_string()].concat(),
        Screen::Result => "result".to_owned(),
        Screen::Matrix => "matrix".to_owned(),
        Screen::Profile(relationship) => relationship.id.to_owned(),
        Screen::Sources => "sources".to_owned(),
    }
}

/// The name of the widget and its four places.
pub(crate) fn masthead(cx: &Cx, state: &State) -> Html {
    let choosing = matches!(state.screen, Screen::Question(_) | Screen::Result);
    let profile = match state.screen {
        Screen::Profile(_) => state.screen,
        _ => RELATIONSHIPS.first().map_or(Screen::Entry, Screen::Profile),
    };
    let places: [(Text, bool, Screen); 4] = [
        (ui::NAV_CHOOSE, choosing, state.resume()),
        (ui::NAV_COMPARE, state.screen == Screen::Matrix, Screen::Matrix),
        (ui::NAV_LOOK_UP, matches!(state.screen, Screen::Profile(_)), profile),
        (ui::NAV_SOURCES, state.screen == Screen::Sources, Screen::Sources),
    ];
    let place = |(text, current, screen): (Text, bool, Screen)| {
        let current = current.then_some("page");
        html! {
            <li>
                <button type="button" aria-current={current} onclick={cx.on(Action::Go(screen))}>
                    { cx.say(text) }
                </button>
            </li>
        }
    };
    html! {
        <header class="mast">
            <button type="button" class="mast-name" onclick={cx.on(Action::Go(Screen::Entry))}>
                <svg viewBox="0 0 22 12" aria-hidden="true">
                    <circle class="g-you" cx="6" cy="6" r="4.5" /><circle cx="16.2" cy="6" r="4.5" />
                </svg>
                { cx.say(ui::NAME) }
            </button>
            <nav aria-label={cx.attr(ui::NAV_LABEL)}><ul>{ for places.into_iter().map(place) }</ul></nav>
        </header>
    }
}

/// The small print.
pub(crate) fn colophon(cx: &Cx) -> Html {
    let items = [ui::COLOPHON_EVIDENCE, ui::COLOPHON_REVIEWED, ui::COLOPHON_ADVICE, ui::COLOPHON_PRIVATE];
    html! {
        <footer class="colophon">
            <ul>{ for items.into_iter().map(|text| html! { <li>{ cx.say(text) }</li> }) }</ul>
        </footer>
    }
}

/// The notes that the numbers of the sources open. The browser closes them on Escape and gives the focus back.
pub(crate) fn source_notes(cx: &Cx) -> Html {
    let note = |source: &'static Source| {
        let id = source_note_id(cx, source);
        html! {
            <div class="source-note" popover="auto" id={id.clone()}>
                <p>{ citation(cx, source) }</p>
                <p class="quiet">{ cx.say(source.about) }</p>
                <p class="btns">
                    <button type="button" class="btn-text" popovertarget={id.clone()} popovertargetaction="hide"
                        onclick={cx.on(Action::Go(Screen::Sources))}>
                        { cx.say(ui::ALL_SOURCES) }
                    </button>
                    <button type="button" class="btn-text" popovertarget={id} popovertargetaction="hide">
                        { cx.say(ui::CLOSE) }
                    </button>
                </p>
            </div>
        }
    };
    html! { <>{ for SOURCES.iter().map(note) }</> }
}

/// Number, title and details of a source.
pub(crate) fn citation(cx: &Cx, source: &'static Source) -> Html {
    html! {
        <>
            <span class="num">{ plain(["[", &source.number.to_string(), "] "].concat()) }</span>
            if source.named { <cite lang="en">{ source.title }</cite> } else { { source.title } }
            { ". " }
            { cx.say(source.details) }
        </>
    }
}

/// What a screen reader hears after an action, politely.
pub(crate) fn announcement(cx: &Cx, state: &State) -> AttrValue {
    let number = |n: usize| n.to_string();
    match state.screen {
        Screen::Question(place) => {
            cx.fill(ui::QUESTION_OF, &[("number", &number(place + 1)), ("total", &number(QUESTION_COUNT))])
        }
        Screen::Matrix => super::matrix::showing(cx, &project(&state.matrix, cx.lang)),
        _ => AttrValue::Static(""),
    }
}
