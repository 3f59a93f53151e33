//! An opened cell: every claim with its source, and the sides where sources differ.

use yew::prelude::*;

use super::context::Cx;
use super::glyph::{Icon, icon};
use super::parts::{backed, button, claim_list, count, differ, link, listed, markers, plain_claims, signed, unseen};
use super::writer::{At, Writer};
use crate::content::{Cell, Claim, Difference, Disagreement, SOURCES, Source, Text, ui};
use crate::engine::export::{both, numbers};
use crate::engine::join::{concat, join};
use crate::engine::matrix::{CellState, matches, sources_of};
use crate::engine::state::Action;

/// The state of a cell in a word, where it is not simply stated.
pub(crate) fn state(w: &mut Writer, state: CellState) {
    match state {
        CellState::Stated => {}
        CellState::Differ => differ(w, ui::DIFFER),
        CellState::Several => signed(w, "span.state state-several", Icon::Several, ui::SEVERAL),
        CellState::Silent => signed(w, "span.state state-silent", Icon::Silent, ui::SILENT),
    }
}

/// What stands on the button of a cell: its name for the ear, state, sources, how many claims.
pub(crate) fn handle(w: &mut Writer, cell: &'static Cell, open: bool) {
    let told = cell.told();
    // The button alone would be read as a count of claims, so it is named after its cell.
    unseen(w, &name(w.cx, cell), ": ", "");
    w.slot(|w| {
        if cell.says_both() {
            differ(w, both(cell));
        } else {
            state(w, cell.state());
        }
    });
    w.put("span.num", numbers(&cell.sources()));
    w.put("span.num", count(w.cx, ui::CLAIM_ONE, ui::CLAIM_MANY, told.len()));
    w.slot(|w| {
        if let Some(query) = &w.seek {
            let number = matches(cell, query, w.cx.lang);
            if number > 0 {
                w.el("mark", |w| w.plain(count(w.cx, ui::MATCH_ONE, ui::MATCH_MANY, number)));
            }
        }
    });
    icon(w, if open { Icon::Close } else { Icon::Open });
}

/// Everything that a cell holds.
pub(crate) fn detail(w: &mut Writer, cell: &'static Cell) {
    // A claim that a side holds is told there; the others follow.
    let mut others = cell.claims();
    w.el("div.open-in", |w| {
        for d in cell.disagreements() {
            disagreement(w, d);
            let sided = d.claims();
            others.retain(|c| !sided.contains(c));
        }
        if !others.is_empty() {
            w.el("div.others", |w| {
                if cell.is_disputed() {
                    w.tell("p.label", ui::OTHER_CLAIMS);
                }
                claim_list(w, cell.relationship(), &others);
            });
        }
    });
}

/// A disagreement, and the way to all others.
fn disagreement(w: &mut Writer, disagreement: &'static Disagreement) {
    w.el("section.differing", |w| {
        w.tell("p.h3", disagreement.question());
        told(w, disagreement);
        w.el("p", |w| {
            button(w, "button.btn-text cell-link", Action::ShowDisagreement(disagreement), |w| {
                w.say(ui::SEE_AMONG);
                unseen(w, ": ", w.cx.lang.say(disagreement.question()), "");
            });
        });
    });
}

/// What there is to say of a disagreement: in which way sources differ, the sides, and what to ask beforehand.
pub(crate) fn told(w: &mut Writer, disagreement: &'static Disagreement) {
    w.el("p.text", |w| {
        differ(w, kind_name(disagreement.kind));
        w.space();
        w.say(disagreement.summary());
    });
    sides(w, disagreement);
    w.el("p.small ask", |w| {
        w.say(disagreement.ask());
        silent_sources(w, disagreement);
    });
}

/// The sides next to each other, each with who holds it and the claims.
fn sides(w: &mut Writer, disagreement: &'static Disagreement) {
    w.el("div.sides", |w| {
        for side in disagreement.sides() {
            let claims = side.claims();
            let held_by = sources_of(&claims);
            w.el("div.side", |w| {
                w.tell("p.h3", side.name());
                w.el("p.side-by", |w| {
                    w.plain(join(&short_names(w.cx, &held_by), ", "));
                    w.space();
                    markers(w, &held_by);
                });
                plain_claims(w, &claims);
            });
        }
    });
}

fn short_names(cx: &Cx, sources: &[&'static Source]) -> Vec<&'static str> {
    sources.iter().map(|s| cx.lang.say(s.short)).collect()
}

/// The sources that hold none of the sides.
fn silent_sources(w: &mut Writer, disagreement: &Disagreement) {
    // A source that speaks in a touched cell without taking a side is not silent.
    let mut told = disagreement.claims();
    for cell in disagreement.cells() {
        told.append(&mut cell.claims());
    }
    let heard = sources_of(&told);
    let silent: Vec<_> = SOURCES.iter().filter(|s| heard.iter().all(|h| h.number != s.number)).collect();
    if !silent.is_empty() {
        let names = listed(w.cx, &short_names(w.cx, &silent));
        w.space();
        w.put("span.quiet", w.cx.fill(ui::NOT_HEARD, &[("names", (&names).into())]));
    }
}

/// "Coaching, How long it lasts": which cell it is.
pub(crate) fn name(cx: &Cx, cell: &'static Cell) -> AttrValue {
    let (relationship, dimension) = (cell.relationship(), cell.dimension());
    cx.fill(ui::CELL_NAME, &[("relationship", relationship.name.into()), ("dimension", dimension.name.into())])
}

/// Lets the focus find what belongs to a cell.
pub(crate) fn findable(w: &mut Writer, cell: &'static Cell) {
    w.set(At::Cell, concat(&[cell.relationship().id, "/", cell.dimension().id]));
}

/// The kind of a disagreement, after "Sources differ".
pub(crate) fn kind_name(kind: Difference) -> Text {
    match kind {
        Difference::Contradiction => ui::KIND_CONTRADICTION,
        Difference::Versions => ui::KIND_VERSIONS,
        Difference::Within => ui::KIND_WITHIN,
        Difference::Wording => ui::KIND_WORDING,
        Difference::Emphasis => ui::KIND_EMPHASIS,
    }
}

/// The disagreements that these claims take part in, each with a way to its sides. Those that were told are not told
/// again.
pub(crate) fn differs_here(
    w: &mut Writer,
    cell: &'static Cell,
    claims: &[&'static Claim],
    told: &mut Vec<&'static Disagreement>,
) {
    for disagreement in cell.disagreements() {
        let held = disagreement.claims();
        if held.iter().any(|c| claims.contains(c)) && !told.contains(&disagreement) {
            told.push(disagreement);
            w.el("p.here", |w| {
                differ(w, ui::DIFFER_HERE);
                w.space();
                backed(w, disagreement.question(), &held);
                w.space();
                link(w, ui::SEE_SIDES, Action::ShowCell(cell));
            });
        }
    }
}
