//! How much the sources say of a relationship: one sign for each dimension.

use crate::content::{DIMENSIONS, Relationship, Text, ui};
use crate::engine::join::concat;
use crate::engine::matrix::CellState;
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::glyph::path;

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
            for (index, _) in cells.iter().enumerate().filter(|(_, c)| c.state() == state) {
                let x = (index * 9).to_string();
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

pub(crate) fn coverage_key(w: &mut Writer) {
    w.el("ul.key cover-key", |w| {
        w.text_el("li", ui::COVERAGE_KEY);
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
