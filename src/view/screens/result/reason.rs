//! A reason: the answer that it follows from, and what the sources say for it.

use crate::content::{Cell, Claim, Perspective, ui};
use crate::engine::fit::Reason;
use crate::engine::join::concat;
use crate::engine::reduce::ComparisonAction;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::button;
use crate::view::widgets::cell::{cell_name, differs_here, set_cell};
use crate::view::widgets::claim::claims_in_line;
use crate::view::widgets::label::{matters_label, visually_hidden};

pub(crate) fn because(w: &mut Writer, reason: &Reason, perspective: Perspective) {
    w.el("p.said", |w| {
        w.say(ui::BECAUSE);
        w.space();
        w.text_el("q", reason.answer.text().of(perspective));
        w.plain(concat(&[" (", w.cx.lang.say(reason.question.short), ")"]));
        if reason.matters {
            w.plain(", ");
            matters_label(w);
        }
    });
}

/// What the sources say for a reason, cell by cell, each with the way there and with whether they differ on it.
pub(crate) fn reason_claims(w: &mut Writer, reason: &Reason) {
    let claims = reason.mark.claims();
    // The claims of one cell stand together.
    let cells = || claims.chunk_by(|a, b| a.dimension() == b.dimension());
    let mut differing = Vec::new();
    for claims in cells() {
        w.open("p");
        claims_in_line(w, claims);
        if let Some(cell) = cell_of(reason, claims) {
            button(w, "button.btn-text cell-link", ComparisonAction::ShowCell(cell), |w| {
                set_cell(w, cell);
                w.say(ui::SEE_CELL);
                visually_hidden(w, ": ", &cell_name(w.cx, cell), "");
            });
        }
        w.close();
    }
    for claims in cells() {
        if let Some(cell) = cell_of(reason, claims) {
            differs_here(w, cell, claims, &mut differing);
        }
    }
}

fn cell_of(reason: &Reason, claims: &[&'static Claim]) -> Option<&'static Cell> {
    reason.mark.relationship().cell(claims.first()?.dimension())
}
