//! The entry: help me choose, compare, look one up.

use super::glyph::{glyph, path};
use super::parts::{button, heading, link, push, title};
use super::take::open_file;
use super::writer::{At, On, Writer};
use crate::content::{self, CLAIMS, DIMENSIONS, DISAGREEMENTS, Perspective, Relationship, SOURCES, Text, ui};
use crate::engine::differ::Filter;
use crate::engine::join::concat;
use crate::engine::matrix::CellState;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn entry(w: &mut Writer) {
    head(w, ui::ENTRY_TITLE, ui::ENTRY_LEAD);
    w.el("div.entry", |w| {
        w.el("div.ways", |w| {
            w.el("section.way", |w| {
                heading(w, 1, ui::CHOOSE_TITLE);
                w.tell("p.text", ui::CHOOSE_TEXT);
                w.el("p.btns", who_asks);
                open_saved(w);
            });
            w.el("section.way", |w| {
                heading(w, 1, ui::COMPARE_TITLE);
                w.tell("p.text", ui::COMPARE_TEXT);
                w.el("p.btns", |w| push(w, "button.btn btn-2", ui::COMPARE_OPEN, Action::Go(Screen::Matrix)));
            });
            rests_on(w);
        });
        w.el("section.way lookup-way", |w| {
            heading(w, 1, ui::LOOK_UP_TITLE);
            w.tell("p.quiet small", ui::LOOK_UP_TEXT);
            w.el("ul.lookup", |w| {
                for relationship in content::primary() {
                    look_up(w, relationship);
                }
            });
            coverage_key(w);
        });
    });
}

/// The screen that asks who asks.
pub(crate) fn perspective(w: &mut Writer) {
    head(w, ui::WHO_TITLE, ui::CHOOSE_TEXT);
    w.el("section.way who", |w| {
        w.el("p.btns", who_asks);
        open_saved(w);
    });
}

/// The way back to a result that was saved as a file.
fn open_saved(w: &mut Writer) {
    w.el("p.saved", |w| {
        w.el("label.btn-text", |w| {
            w.say(ui::OPEN_SAVED);
            w.el("input.vh", |w| {
                w.set(At::Type, "file");
                w.set(At::Accept, "text/plain,.txt");
                w.on(On::Change, open_file(w.cx));
            });
        });
    });
}

/// The heading of a screen and the sentence below it.
pub(crate) fn head(w: &mut Writer, name: Text, lead: Text) {
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(name));
        w.tell("p.lead", lead);
    });
}

/// Both ways into the quiz.
fn who_asks(w: &mut Writer) {
    push(w, "button.btn", ui::CHOOSE_SEEKING, Action::Begin(Perspective::Seeking));
    push(w, "button.btn btn-2", ui::CHOOSE_OFFERING, Action::Begin(Perspective::Offering));
}

fn look_up(w: &mut Writer, relationship: &'static Relationship) {
    w.el("li", |w| {
        button(w, "button", Action::Go(Screen::Profile(relationship)), |w| {
            glyph(w, relationship, "glyph-l");
            w.tell("span.lookup-name", relationship.name);
            w.tell("span.lookup-gist", relationship.gist);
            coverage(w, relationship);
        });
    });
}

/// One sign for each dimension: stated, sources differ, said of several forms, or silent.
pub(crate) fn coverage(w: &mut Writer, relationship: &'static Relationship) {
    let cells = relationship.cells();
    let spoken = cells.iter().filter(|c| !c.is_silent()).count();
    w.el("svg.cover", |w| {
        w.set(At::ViewBox, "0 0 180 16");
        w.set(At::Role, "img");
        w.set(At::Label, w.cx.fill(ui::COVERAGE, &[("number", spoken.into()), ("total", DIMENSIONS.len().into())]));
        for (state, class, _) in STATES {
            let mut d = String::new();
            for (place, _) in cells.iter().enumerate().filter(|(_, c)| c.state() == state) {
                let x = (place * 9).to_string();
                d.push_str(&concat(&["M", &x, sign(state)]));
            }
            path(w, class, d);
        }
    });
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

fn coverage_key(w: &mut Writer) {
    w.el("ul.key cover-key", |w| {
        w.tell("li", ui::COVERAGE_KEY);
        for (state, class, text) in STATES {
            w.el("li", |w| {
                w.el("svg.cover-sign", |w| {
                    w.set(At::ViewBox, "0 0 8 16");
                    w.set(At::Hidden, "true");
                    path(w, class, concat(&["M1", sign(state)]));
                });
                w.say(text);
            });
        }
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
                    w.put("dt", text);
                    w.put("dd.num", number.to_string());
                });
            }
        });
        w.el("p", |w| link(w, ui::RESTS_LINK, Action::List(Filter::default())));
    });
}
