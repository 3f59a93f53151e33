//! A cell: its state in a word, its button, and what it opens to.

use yew::prelude::*;

use crate::content::{Cell, Claim, Disagreement, ui};
use crate::engine::export::{both, numbers};
use crate::engine::join::concat;
use crate::engine::matrix::{CellState, matches};
use crate::engine::reduce::{ComparisonAction, ListAction};
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::button::{button, text_button};
use crate::view::widgets::claim::{claim_list, text_with_sources};
use crate::view::widgets::disagreement::disagreement_detail;
use crate::view::widgets::glyph::{Icon, icon};
use crate::view::widgets::label::{differ_label, visually_hidden, with_icon};
use crate::view::widgets::phrase::count;

/// The state of a cell in a word, where it is not simply stated.
pub(crate) fn cell_state(w: &mut Writer, state: CellState) {
    match state {
        CellState::Stated => {}
        CellState::Differ => differ_label(w, ui::DIFFER),
        CellState::Several => with_icon(w, "span.state state-several", Icon::Several, ui::SEVERAL),
        CellState::Silent => with_icon(w, "span.state state-silent", Icon::Silent, ui::SILENT),
    }
}

/// What stands on the button of a cell: its name for the ear, state, sources, how many claims.
pub(crate) fn cell_button_content(w: &mut Writer, cell: &'static Cell, open: bool) {
    let shown = cell.all_claims();
    // The button alone would be read as a count of claims, so it is named after its cell.
    visually_hidden(w, &cell_name(w.cx, cell), ": ", "");
    w.slot(|w| {
        if cell.says_both() {
            differ_label(w, both(cell));
        } else {
            cell_state(w, cell.state());
        }
    });
    w.plain_el("span.num", numbers(&cell.sources()));
    w.plain_el("span.num", count(w.cx, ui::CLAIM_ONE, ui::CLAIM_MANY, shown.len()));
    w.slot(|w| {
        if let Some(query) = &w.query {
            let number = matches(cell, query, w.cx.lang);
            if number > 0 {
                w.el("mark", |w| w.plain(count(w.cx, ui::MATCH_ONE, ui::MATCH_MANY, number)));
            }
        }
    });
    icon(w, if open { Icon::Close } else { Icon::Open });
}

/// Everything that a cell holds.
pub(crate) fn cell_detail(w: &mut Writer, cell: &'static Cell) {
    // A claim that a side holds is told there; the others follow.
    let mut others = cell.claims();
    w.el("div.open-in", |w| {
        for d in cell.disagreements() {
            cell_disagreement(w, d);
            let sided = d.claims();
            others.retain(|c| !sided.contains(c));
        }
        if !others.is_empty() {
            w.el("div.others", |w| {
                if cell.is_disputed() {
                    w.text_el("p.label", ui::OTHER_CLAIMS);
                }
                claim_list(w, cell.relationship(), &others);
            });
        }
    });
}

/// A disagreement, and the way to all others.
fn cell_disagreement(w: &mut Writer, disagreement: &'static Disagreement) {
    w.el("section.differing", |w| {
        w.text_el("p.h3", disagreement.question());
        disagreement_detail(w, disagreement);
        w.el("p", |w| {
            button(w, "button.btn-text cell-link", ListAction::Show(disagreement), |w| {
                w.say(ui::SEE_AMONG);
                visually_hidden(w, ": ", w.cx.lang.say(disagreement.question()), "");
            });
        });
    });
}

/// "Coaching, How long it lasts": which cell it is.
pub(crate) fn cell_name(cx: &Cx, cell: &'static Cell) -> AttrValue {
    let (relationship, dimension) = (cell.relationship(), cell.dimension());
    cx.fill(ui::CELL_NAME, &[("relationship", relationship.name.into()), ("dimension", dimension.name.into())])
}

/// Lets the focus find what belongs to a cell.
pub(crate) fn set_cell(w: &mut Writer, cell: &'static Cell) {
    w.set(At::Cell, concat(&[cell.relationship().id, "/", cell.dimension().id]));
}

/// The disagreements that these claims take part in, each with a way to its sides. Those that were told are not told
/// again.
pub(crate) fn differs_here(
    w: &mut Writer,
    cell: &'static Cell,
    claims: &[&'static Claim],
    shown: &mut Vec<&'static Disagreement>,
) {
    for disagreement in cell.disagreements() {
        let held = disagreement.claims();
        if held.iter().any(|c| claims.contains(c)) && !shown.contains(&disagreement) {
            shown.push(disagreement);
            w.el("p.here", |w| {
                differ_label(w, ui::DIFFER_HERE);
                w.space();
                text_with_sources(w, disagreement.question(), &held);
                w.space();
                text_button(w, ui::SEE_SIDES, ComparisonAction::ShowCell(cell));
            });
        }
    }
}
