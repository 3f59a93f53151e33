//! The sources: what they are, what they do not hold, and where they differ.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::frame::citation;
use super::glyph::glyph;
use super::parts::{backed, heading, part, plain, title};
use crate::content::{Cell, DISAGREEMENTS, Difference, Disagreement, SOURCES, Side, Source, Text, ui};
use crate::engine::state::Action;

/// The screen.
pub(crate) fn sources(cx: &Cx) -> Html {
    let source = |source: &'static Source| {
        html! {
            <li>
                <p>{ citation(cx, source) }</p>
                <p class="quiet">{ cx.say(source.about) }</p>
            </li>
        }
    };
    html! {
        <>
            <div class="entry-head">
                { title(cx, cx.say(ui::SOURCES_TITLE)) }
                <p class="lead">{ cx.say(ui::SOURCES_LEAD) }</p>
            </div>
            <div class="parts">
                { part(cx, ui::SOURCES_FIVE, html! { <ol class="sources">{ for SOURCES.iter().map(source) }</ol> }) }
                { part(cx, ui::LIMITS_TITLE, html! {
                    <ul class="plain-list text">
                        { for [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER].into_iter()
                            .map(|text| html! { <li>{ cx.say(text) }</li> }) }
                    </ul>
                }) }
                { part(cx, ui::DIFFER_TITLE, html! {
                    <>
                        <p class="text">{ cx.say(ui::DIFFER_LEAD) }</p>
                        { for Difference::ALL.into_iter().map(|kind| group(cx, kind)) }
                    </>
                }) }
            </div>
        </>
    }
}

fn group(cx: &Cx, kind: Difference) -> Html {
    let all: Vec<_> = DISAGREEMENTS.iter().filter(|d| d.kind == kind).collect();
    let (name, about): (Text, Text) = match kind {
        Difference::Contradiction => (ui::GROUP_CONTRADICTION, ui::ABOUT_CONTRADICTION),
        Difference::Versions => (ui::GROUP_VERSIONS, ui::ABOUT_VERSIONS),
        Difference::Within => (ui::GROUP_WITHIN, ui::ABOUT_WITHIN),
        Difference::Wording => (ui::GROUP_WORDING, ui::ABOUT_WORDING),
        Difference::Emphasis => (ui::GROUP_EMPHASIS, ui::ABOUT_EMPHASIS),
    };
    let title = html! {
        <>{ cx.say(name) }{ " " }<span class="quiet num">{ plain(all.len().to_string()) }</span></>
    };
    html! {
        <section class="dis-group">
            { heading(cx, 2, "h3", title) }
            <p class="quiet small">{ cx.say(about) }</p>
            { for all.into_iter().map(|d| disagreement(cx, d)) }
        </section>
    }
}

fn disagreement(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    let mut relationships: Vec<_> = disagreement.cells().iter().map(|c| c.relationship()).collect();
    relationships.dedup();
    let names: Vec<_> = relationships.iter().map(|r| cx.lang.say(r.name)).collect();
    let short = |side: &'static Side| {
        html! { <li>{ backed(cx, side.name, &side.claims()) }</li> }
    };
    html! {
        <div class="dis" data-disagreement={disagreement.id}>
            <div class="dis-q">
                { for relationships.first().map(|r| glyph(r, "")) }
                <p>{ cx.say(disagreement.question) }<small>{ names.join(", ") }</small></p>
            </div>
            <ul class="dis-sides">{ for disagreement.sides().iter().map(short) }</ul>
            <details class="disclose dis-more">
                <summary>
                    { cx.say(ui::SIDES_OPEN) }
                    <span class="vh">{ ": " }{ cx.say(disagreement.question) }</span>
                </summary>
                <div class="open-in">
                    <p class="text">{ cx.say(disagreement.summary) }</p>
                    { cell::sides(cx, disagreement) }
                    <p class="small ask">{ cx.say(disagreement.ask) }</p>
                    <p class="small">{ cx.say(ui::IN_TABLE) }{ " " }{ for disagreement.cells().iter().map(|c| way(cx, c)) }</p>
                </div>
            </details>
        </div>
    }
}

/// A way to a cell of the matrix.
fn way(cx: &Cx, cell: &'static Cell) -> Html {
    html! {
        <button type="button" class="btn-text cell-link" onclick={cx.on(Action::ShowCell(cell))}>
            { cx.say(cell.relationship().name) }{ ": " }{ cx.say(cell.dimension().name) }
        </button>
    }
}
