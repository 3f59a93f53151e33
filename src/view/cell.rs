//! An opened cell: every claim with its source, and the sides where sources differ.

use yew::prelude::*;

use super::context::Cx;
use super::el::{all, el, list, plain, space, when};
use super::glyph::{Icon, icon};
use super::parts::{backed, claim, claim_list, count, differ, link, listed, markers, numbers, unseen};
use crate::content::{Cell, Claim, Difference, Disagreement, SOURCES, Side, Source, Text, ui};
use crate::engine::matrix::{CellState, sources_of};
use crate::engine::state::Action;

/// The state of a cell in a word, where it is not simply stated.
pub(crate) fn state(cx: &Cx, state: CellState) -> Html {
    match state {
        CellState::Stated => Html::default(),
        CellState::Differ => differ(cx, ui::DIFFER),
        CellState::Several => el!("span.state state-several", icon(Icon::Several), cx.say(ui::SEVERAL)),
        CellState::Silent => el!("span.state state-silent", icon(Icon::Silent), cx.say(ui::SILENT)),
    }
}

/// What stands on the button of a cell: its name for the ear, state, sources, how many claims.
pub(crate) fn handle(cx: &Cx, cell: &'static Cell, open: bool) -> Html {
    let told = cell.told();
    all!(
        // The button alone would be read as a count of claims, so it is named after its cell.
        unseen(all!(plain(name(cx, cell)), plain(": "))),
        state(cx, cell.state()),
        el!("span.num", plain(numbers(&sources_of(&told)))),
        el!("span.num", plain(count(cx, ui::CLAIM_ONE, ui::CLAIM_MANY, told.len()))),
        icon(if open { Icon::Close } else { Icon::Open }),
    )
}

/// Everything that a cell holds.
pub(crate) fn detail(cx: &Cx, cell: &'static Cell) -> Html {
    // A claim that a side holds is told there; the others follow.
    let disagreements = cell.disagreements();
    let sided: Vec<_> = disagreements.iter().flat_map(|d| d.claims()).collect();
    let others: Vec<&'static Claim> = cell.claims().into_iter().filter(|c| !sided.contains(c)).collect();
    el!(
        "div.open-in",
        list(disagreements.into_iter().map(|d| disagreement(cx, d))),
        when(!others.is_empty(), || {
            el!(
                "div.others",
                when(cell.is_disputed(), || el!("p.label", cx.say(ui::OTHER_CLAIMS))),
                claim_list(cx, cell.relationship(), &others),
            )
        }),
    )
}

/// A disagreement: question, summary, sides with their claims, and what to ask beforehand.
fn disagreement(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    el!(
        "section.differing",
        el!("p.h3", cx.say(disagreement.question)),
        el!("p.text", differ(cx, kind_name(disagreement.kind)), space(), cx.say(disagreement.summary)),
        sides(cx, disagreement),
        el!("p.small ask", cx.say(disagreement.ask), silent_sources(cx, disagreement)),
    )
}

/// The sides next to each other, each with who holds it and the claims.
pub(crate) fn sides(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    let side = |side: &'static Side| {
        let claims = side.claims();
        let held_by = sources_of(&claims);
        el!(
            "div.side",
            el!("p.h3", cx.say(side.name)),
            el!("p.side-by", plain(short_names(cx, &held_by).join(", ")), space(), markers(cx, &held_by)),
            el!("ul.claims", list(claims.iter().map(|c| el!("li", claim(cx, c))))),
        )
    };
    el!("div.sides", list(disagreement.sides().iter().map(side)))
}

fn short_names(cx: &Cx, sources: &[&'static Source]) -> Vec<&'static str> {
    sources.iter().map(|s| cx.lang.say(s.short)).collect()
}

/// The sources that hold none of the sides.
fn silent_sources(cx: &Cx, disagreement: &Disagreement) -> Html {
    // A source that speaks in a touched cell without taking a side is not silent.
    let touched = disagreement.cells().into_iter().flat_map(Cell::claims);
    let heard = sources_of(&disagreement.claims().into_iter().chain(touched).collect::<Vec<_>>());
    let silent: Vec<_> = SOURCES.iter().filter(|s| heard.iter().all(|h| h.number != s.number)).collect();
    if silent.is_empty() {
        return Html::default();
    }
    let names = listed(cx, &short_names(cx, &silent));
    all!(space(), el!("span.quiet", plain(cx.fill(ui::NOT_HEARD, &[("names", &names)]))))
}

/// "Coaching, How long it lasts": which cell it is.
pub(crate) fn name(cx: &Cx, cell: &'static Cell) -> AttrValue {
    let (relationship, dimension) = (cell.relationship(), cell.dimension());
    let names = [("relationship", cx.lang.say(relationship.name)), ("dimension", cx.lang.say(dimension.name))];
    cx.fill(ui::CELL_NAME, &names)
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

/// The disagreements that these claims take part in, each with a way to its sides.
pub(crate) fn differs_here(cx: &Cx, cell: &'static Cell, claims: &[&'static Claim]) -> Html {
    let touches = |d: &&'static Disagreement| d.claims().iter().any(|c| claims.contains(c));
    let note = |d: &'static Disagreement| {
        el!(
            "p.here",
            differ(cx, ui::DIFFER_HERE),
            space(),
            backed(cx, d.question, &d.claims()),
            space(),
            link(cx, ui::SEE_SIDES, Action::ShowCell(cell)),
        )
    };
    list(cell.disagreements().into_iter().filter(touches).map(note))
}
