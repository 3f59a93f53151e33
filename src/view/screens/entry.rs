//! The entry: help me choose, compare, look one up.

use crate::content::{self, CLAIMS, DISAGREEMENTS, Relationship, SOURCES, ui};
use crate::engine::differ::Filter;
use crate::engine::reduce::{ListAction, ShellAction};
use crate::engine::state::Screen;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::{button, labelled_button, text_button};
use crate::view::widgets::coverage::{coverage, coverage_key};
use crate::view::widgets::glyph::glyph;
use crate::view::widgets::heading::{heading, screen_head};
use crate::view::widgets::start::{open_saved, perspective_buttons};

/// The screen.
pub(crate) fn entry(w: &mut Writer) {
    screen_head(w, ui::ENTRY_TITLE, ui::ENTRY_LEAD);
    w.el("div.entry", |w| {
        w.el("div.ways", |w| {
            w.el("section.way", |w| {
                heading(w, 1, ui::CHOOSE_TITLE);
                w.text_el("p.text", ui::CHOOSE_TEXT);
                w.el("p.btns", perspective_buttons);
                open_saved(w);
            });
            w.el("section.way", |w| {
                heading(w, 1, ui::COMPARE_TITLE);
                w.text_el("p.text", ui::COMPARE_TEXT);
                w.el("p.btns", |w| {
                    labelled_button(w, "button.btn btn-2", ui::COMPARE_OPEN, ShellAction::Go(Screen::Matrix));
                });
            });
            rests_on(w);
        });
        w.el("section.way lookup-way", |w| {
            heading(w, 1, ui::LOOK_UP_TITLE);
            w.text_el("p.quiet small", ui::LOOK_UP_TEXT);
            w.el("ul.lookup", |w| {
                for relationship in content::primary() {
                    look_up(w, relationship);
                }
            });
            coverage_key(w);
        });
    });
}

fn look_up(w: &mut Writer, relationship: &'static Relationship) {
    w.el("li", |w| {
        button(w, "button", ShellAction::Go(Screen::Profile(relationship)), |w| {
            glyph(w, relationship, "glyph-l");
            w.text_el("span.lookup-name", relationship.name);
            w.text_el("span.lookup-gist", relationship.gist);
            coverage(w, relationship);
        });
    });
}

fn rests_on(w: &mut Writer) {
    let cells = content::primary().flat_map(Relationship::cells);
    let silent = cells.clone().filter(|c| c.is_silent()).count();
    let figures = [
        (SOURCES.len(), w.cx.attr(ui::RESTS_SOURCES)),
        (CLAIMS.len(), w.cx.attr(ui::RESTS_CLAIMS)),
        (DISAGREEMENTS.len(), w.cx.attr(ui::RESTS_DISAGREEMENTS)),
        (silent, w.cx.fill(ui::RESTS_SILENT, &[("total", cells.count().into())])),
    ];
    w.el("section.way", |w| {
        heading(w, 1, ui::RESTS_TITLE);
        w.el("dl.tally", |w| {
            for (number, text) in figures {
                w.el("div", |w| {
                    w.plain_el("dt", text);
                    w.plain_el("dd.num", number.to_string());
                });
            }
        });
        w.el("p", |w| text_button(w, ui::RESTS_LINK, ListAction::Filter(Filter::default())));
    });
}
