//! What stands around every screen: masthead, colophon, the notes on the sources, announcements.

use yew::prelude::*;

use super::context::Cx;
use super::el::{At, On, all, el, list, plain, tag};
use super::focus::closes_note;
use super::parts::{push, source_note_id};
use crate::content::{QUESTION_COUNT, RELATIONSHIPS, SOURCES, Source, Text, ui};
use crate::engine::matrix::project;
use crate::engine::state::{Action, Notice, Screen, State};

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
    let choosing = matches!(state.screen, Screen::Perspective | Screen::Question(_) | Screen::Result);
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
        let button = push("").with_if(current, At::Current, "page").click(cx, Action::Go(screen));
        el!("li", button.says(cx, text))
    };
    let sign = tag("svg").with(At::ViewBox, "0 0 22 12").with(At::Hidden, "true").holds([
        tag("circle.g-you").with(At::Cx, "6").with(At::Cy, "6").with(At::R, "4.5").holds([]),
        tag("circle").with(At::Cx, "16.2").with(At::Cy, "6").with(At::R, "4.5").holds([]),
    ]);
    let nav = tag("nav").with(At::Label, cx.attr(ui::NAV_LABEL));
    el!(
        "header.mast",
        push("mast-name").click(cx, Action::Go(Screen::Entry)).holds([sign, cx.say(ui::NAME)]),
        nav.holds([el!("ul", list(places.into_iter().map(place)))]),
    )
}

/// The small print.
pub(crate) fn colophon(cx: &Cx) -> Html {
    let items = [ui::COLOPHON_EVIDENCE, ui::COLOPHON_REVIEWED, ui::COLOPHON_ADVICE, ui::COLOPHON_PRIVATE];
    let item = |text| el!("li", cx.say(text));
    el!("footer.colophon", el!("ul", list(items.into_iter().map(item))))
}

/// The notes that the numbers of the sources open. The browser closes them on Escape and gives the focus back.
pub(crate) fn source_notes(cx: &Cx) -> Html {
    let note = |source: &'static Source| {
        let id = source_note_id(cx, source);
        let hide = || push("btn-text").with(At::Opens, id.clone()).with(At::OpensHow, "hide");
        tag("div.source-note")
            .with(At::Popover, "auto")
            .with(At::Id, id.clone())
            .on(On::Toggle, closes_note(&cx.marker))
            .holds([
                el!("p", citation(cx, source)),
                el!("p.quiet", cx.say(source.about)),
                el!(
                    "p.btns",
                    hide().click(cx, Action::Go(Screen::Sources)).says(cx, ui::ALL_SOURCES),
                    hide().says(cx, ui::CLOSE)
                ),
            ])
    };
    list(SOURCES.iter().map(note))
}

/// Number, title and details of a source.
pub(crate) fn citation(cx: &Cx, source: &'static Source) -> Html {
    let title = plain(source.title);
    all!(
        el!("span.num", plain(["[", &source.number.to_string(), "] "].concat())),
        if source.named { tag("cite").with(At::Lang, "en").holds([title]) } else { title },
        plain(". "),
        cx.say(source.details),
    )
}

/// What a screen reader hears after an action, politely.
pub(crate) fn announcement(cx: &Cx, state: &State) -> AttrValue {
    let number = |n: usize| n.to_string();
    match state.notice {
        Some(Notice::Outdated) => return cx.attr(ui::NOTICE_OUTDATED),
        Some(Notice::Unreadable) => return cx.attr(ui::NOTICE_UNREADABLE),
        None => {}
    }
    match state.screen {
        Screen::Result if state.copied == Some(true) => cx.attr(ui::COPIED),
        Screen::Question(place) => {
            cx.fill(ui::QUESTION_OF, &[("number", &number(place + 1)), ("total", &number(QUESTION_COUNT))])
        }
        Screen::Matrix => super::matrix::showing(cx, &project(&state.matrix, cx.lang)),
        _ => AttrValue::Static(""),
    }
}
