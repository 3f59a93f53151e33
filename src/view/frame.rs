//! What stands around every screen: masthead, colophon, the notes on the sources, announcements.

use yew::prelude::*;

use crate::content::{RELATIONSHIPS, SOURCES, Text, ui};
use crate::engine::join::concat;
use crate::engine::reduce::ShellAction;
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::focus::source_note_toggled;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::screens::comparison::{projection, showing};
use crate::view::screens::question::position;
use crate::view::widgets::button::{button, set_current};
use crate::view::widgets::export::copy_message_text;
use crate::view::widgets::glyph::circle;
use crate::view::widgets::source::citation;

/// A key for each screen; the matrix keeps its own while it changes.
pub(crate) fn screen_key(screen: Screen) -> String {
    let (name, id) = screen.name();
    concat(&[name, id.unwrap_or_default()])
}

/// The name of the widget, and the ways to its four parts.
pub(crate) fn masthead(w: &mut Writer, state: &State) {
    let choosing = matches!(state.screen, Screen::Perspective | Screen::Question(_) | Screen::Result);
    let profile = match state.screen {
        Screen::Profile(_) => state.screen,
        _ => RELATIONSHIPS.first().map_or(Screen::Entry, Screen::Profile),
    };
    let on_sources = matches!(state.screen, Screen::Sources | Screen::Disagreements | Screen::Method);
    let entries: [(Text, bool, Screen); 4] = [
        (ui::NAV_CHOOSE, choosing, state.resume()),
        (ui::NAV_COMPARE, matches!(state.screen, Screen::Matrix | Screen::Pair | Screen::Strips), Screen::Matrix),
        (ui::NAV_LOOK_UP, matches!(state.screen, Screen::Profile(_)), profile),
        (ui::NAV_SOURCES, on_sources, Screen::Sources),
    ];
    w.el("header.mast", |w| {
        w.set(At::Part, "masthead");
        button(w, "button.mast-name", ShellAction::Go(Screen::Entry), |w| {
            w.el("svg", |w| {
                w.set(At::ViewBox, "0 0 22 12");
                w.set(At::Hidden, "true");
                circle(w, "circle.g-you", ["6", "6", "4.5"]);
                circle(w, "circle", ["16.2", "6", "4.5"]);
            });
            w.say(ui::NAME);
        });
        w.el("nav", |w| {
            w.label(ui::NAV_LABEL);
            w.el("ul", |w| {
                for (text, current, screen) in entries {
                    w.el("li", |w| {
                        button(w, "button", ShellAction::Go(screen), |w| {
                            set_current(w, current);
                            w.say(text);
                        });
                    });
                }
            });
        });
    });
}

/// The small print.
pub(crate) fn colophon(w: &mut Writer) {
    w.el("footer.colophon", |w| {
        w.set(At::Part, "colophon");
        w.el("ul", |w| {
            for text in [ui::COLOPHON_EVIDENCE, ui::COLOPHON_REVIEWED, ui::COLOPHON_ADVICE, ui::COLOPHON_PRIVATE] {
                w.text_el("li", text);
            }
        });
    });
}

/// The notes that the numbers of the sources open. The browser closes them on Escape.
pub(crate) fn source_notes(w: &mut Writer) {
    for source in &SOURCES {
        w.el("div.source-note", |w| {
            w.set(At::Popover, "auto");
            w.id(At::Id, source.id);
            w.on(On::Toggle, source_note_toggled(&w.cx.note_opener));
            w.el("p", |w| citation(w, source));
            w.text_el("p.quiet", source.about);
            w.el("p.btns", |w| {
                for (text, action) in [(ui::ALL_SOURCES, Some(ShellAction::Go(Screen::Sources))), (ui::CLOSE, None)] {
                    w.el("button.btn-text", |w| {
                        w.set(At::Type, "button");
                        w.id(At::Opens, source.id);
                        w.set(At::OpensHow, "hide");
                        if let Some(action) = action {
                            w.on(On::Click, w.cx.on(action));
                        }
                        w.say(text);
                    });
                }
            });
        });
    }
}

/// What a screen reader hears after an action, politely.
pub(crate) fn announcement(cx: &Cx, state: &State) -> AttrValue {
    if let Some(copied) = &state.copied {
        // The same once more would be no news to a screen reader.
        let again = if state.turn.is_multiple_of(2) { "" } else { "\u{a0}" };
        return concat(&[cx.lang.say(copy_message_text(copied)), again]).into();
    }
    match state.screen {
        Screen::Question(question) => position(cx, state, question).0,
        Screen::Matrix | Screen::Pair => showing(cx, &projection(state, cx.lang)),
        Screen::Disagreements => crate::view::screens::disagreements::listing(cx, state.list.filter),
        _ => AttrValue::Static(""),
    }
}
