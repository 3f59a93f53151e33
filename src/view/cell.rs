//! An opened cell: every claim with its source, and the sides where sources differ.

use yew::prelude::*;

use super::context::Cx;
use super::glyph::{Icon, icon};
use super::parts::{backed, claim, claim_list, count, differ, link, listed, markers, numbers};
use crate::content::{Cell, Claim, Difference, Disagreement, SOURCES, Side, Text, ui};
use crate::engine::matrix::{CellState, sources_of};
use crate::engine::state::Action;

/// The state of a cell in a word, where it is not simply stated.
pub(crate) fn state(cx: &Cx, state: CellState) -> Html {
    match state {
        CellState::Stated => Html::default(),
        CellState::Differ => differ(cx, ui::DIFFER),
        CellState::Several => html! {
            <span class="state state-several">{ icon(Icon::Several) }{ cx.say(ui::SEVERAL) }</span>
        },
        CellState::Silent => html! {
            <span class="state state-silent">{ icon(Icon::Silent) }{ cx.say(ui::SILENT) }</span>
        },
    }
}

/// What stands on the button of a cell: state, sources, how many claims.
pub(crate) fn handle(cx: &Cx, cell: &'static Cell, open: bool) -> Html {
    let told = cell.told();
    html! {
        <>
            { state(cx, cell.state()) }
            <span class="num">{ numbers(&sources_of(&told)) }</span>
            <span class="num">{ count(cx, ui::CLAIM_ONE, ui::CLAIM_MANY, told.len()) }</span>
            { icon(if open { Icon::Close } else { Icon::Open }) }
        </>
    }
}

/// Everything that a cell holds.
pub(crate) fn detail(cx: &Cx, cell: &'static Cell) -> Html {
    // A claim that a side holds is told there; the others follow.
    let sided = |c: &&'static Claim| cell.disagreements().iter().any(|d| d.claims().contains(c));
    let others: Vec<&'static Claim> = cell.claims().into_iter().filter(|c| !sided(c)).collect();
    html! {
        <div class="open-in">
            { for cell.disagreements().iter().map(|d| disagreement(cx, d)) }
            if !others.is_empty() {
                <div class="others">
                    if cell.is_disputed() {
                        <p class="label">{ cx.say(ui::OTHER_CLAIMS) }</p>
                    }
                    { claim_list(cx, cell.relationship(), &others) }
                </div>
            }
        </div>
    }
}

/// A disagreement: question, summary, sides with their claims, and what to ask beforehand.
fn disagreement(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    html! {
        <section class="differing">
            <p class="h3">{ cx.say(disagreement.question) }</p>
            <p class="text">{ differ(cx, kind_name(disagreement.kind)) }{ " " }{ cx.say(disagreement.summary) }</p>
            { sides(cx, disagreement) }
            <p class="small ask">{ cx.say(disagreement.ask) }{ silent_sources(cx, disagreement) }</p>
        </section>
    }
}

/// The sides next to each other, each with who holds it and the claims.
pub(crate) fn sides(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    let side = |side: &'static Side| {
        let held_by = sources_of(&side.claims());
        let names: Vec<_> = held_by.iter().map(|s| cx.lang.say(s.short)).collect();
        html! {
            <div class="side">
                <p class="h3">{ cx.say(side.name) }</p>
                <p class="side-by">{ names.join(", ") }{ " " }{ markers(cx, &held_by) }</p>
                <ul class="claims">
                    { for side.claims().iter().map(|c| html! { <li>{ claim(cx, c) }</li> }) }
                </ul>
            </div>
        }
    };
    html! { <div class="sides">{ for disagreement.sides().iter().map(side) }</div> }
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
    let names: Vec<_> = silent.iter().map(|s| cx.lang.say(s.short)).collect();
    html! {
        <>
            { " " }
            <span class="quiet">{ cx.fill(ui::NOT_HEARD, &[("names", &listed(cx, &names))]) }</span>
        </>
    }
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
        html! {
            <p class="here">
                { differ(cx, ui::DIFFER_HERE) }{ " " }
                { backed(cx, d.question, &d.claims()) }{ " " }
                { link(cx, ui::SEE_SIDES, Action::ShowCell(cell)) }
            </p>
        }
    };
    html! { <>{ for cell.disagreements().into_iter().filter(touches).map(note) }</> }
}
