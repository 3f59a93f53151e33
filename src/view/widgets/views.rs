//! The ways to compare: table, pair, one at a time, pictures.

use crate::content::ui;
use crate::engine::reduce::ShellAction;
use crate::engine::state::{Screen, State};
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::{button, set_current};

/// The ways to compare.
pub(crate) fn views(w: &mut Writer, state: &State) {
    let one = state.comparison.options.relationships().first().map_or(Screen::Entry, |r| Screen::Profile(r));
    w.el("nav.filters views", |w| {
        w.label(ui::VIEWS);
        w.el("ul", |w| {
            for (text, screen) in [
                (ui::VIEW_TABLE, Screen::Matrix),
                (ui::VIEW_PAIR, Screen::Pair),
                (ui::VIEW_ONE, one),
                (ui::STRIPS_LINK, Screen::Strips),
            ] {
                w.el("li", |w| {
                    button(w, "button", ShellAction::Go(screen), |w| {
                        set_current(w, screen == state.screen);
                        w.say(text);
                    });
                });
            }
        });
    });
}
