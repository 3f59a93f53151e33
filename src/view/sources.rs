//! The sources: what they are, what they do not hold, and where they differ.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::el::{At, all, el, list, plain, space, tag};
use super::frame::citation;
use super::glyph::glyph;
use super::parts::{backed, heading, part, push, title, unseen};
use crate::content::{Cell, DISAGREEMENTS, Difference, Disagreement, SOURCES, Side, Source, Text, ui};
use crate::engine::state::Action;

/// The screen.
pub(crate) fn sources(cx: &Cx) -> Html {
    let source =
        |source: &'static Source| el!("li", el!("p", citation(cx, source)), el!("p.quiet", cx.say(source.about)));
    let limits =
        [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER].into_iter();
    all!(
        el!("div.entry-head", title(cx, cx.say(ui::SOURCES_TITLE)), el!("p.lead", cx.say(ui::SOURCES_LEAD))),
        el!(
            "div.parts",
            part(cx, ui::SOURCES_FIVE, el!("ol.sources", list(SOURCES.iter().map(source)))),
            part(cx, ui::LIMITS_TITLE, el!("ul.plain-list text", list(limits.map(|text| el!("li", cx.say(text))))),),
            part(
                cx,
                ui::DIFFER_TITLE,
                all!(
                    el!("p.text", cx.say(ui::DIFFER_LEAD)),
                    list(Difference::ALL.into_iter().map(|kind| group(cx, kind))),
                ),
            ),
        ),
    )
}

fn group(cx: &Cx, kind: Difference) -> Html {
    let of_kind: Vec<_> = DISAGREEMENTS.iter().filter(|d| d.kind == kind).collect();
    let (name, about): (Text, Text) = match kind {
        Difference::Contradiction => (ui::GROUP_CONTRADICTION, ui::ABOUT_CONTRADICTION),
        Difference::Versions => (ui::GROUP_VERSIONS, ui::ABOUT_VERSIONS),
        Difference::Within => (ui::GROUP_WITHIN, ui::ABOUT_WITHIN),
        Difference::Wording => (ui::GROUP_WORDING, ui::ABOUT_WORDING),
        Difference::Emphasis => (ui::GROUP_EMPHASIS, ui::ABOUT_EMPHASIS),
    };
    let title = all!(cx.say(name), space(), el!("span.quiet num", plain(of_kind.len().to_string())));
    el!(
        "section.dis-group",
        heading(cx, 2, "h3", title),
        el!("p.quiet small", cx.say(about)),
        list(of_kind.into_iter().map(|d| disagreement(cx, d))),
    )
}

fn disagreement(cx: &Cx, disagreement: &'static Disagreement) -> Html {
    let mut relationships: Vec<_> = disagreement.cells().iter().map(|c| c.relationship()).collect();
    relationships.dedup();
    let names: Vec<_> = relationships.iter().map(|r| cx.lang.say(r.name)).collect();
    let short = |side: &'static Side| el!("li", backed(cx, side.name, &side.claims()));
    tag("div.dis").with(At::Disagreement, disagreement.id).holds([
        el!(
            "div.dis-q",
            list(relationships.first().map(|r| glyph(r, "")).into_iter()),
            el!("p", cx.say(disagreement.question), el!("small", plain(names.join(", ")))),
        ),
        el!("ul.dis-sides", list(disagreement.sides().iter().map(short))),
        el!(
            "details.disclose dis-more",
            el!("summary", cx.say(ui::SIDES_OPEN), unseen(all!(plain(": "), cx.say(disagreement.question)))),
            el!(
                "div.open-in",
                el!("p.text", cx.say(disagreement.summary)),
                cell::sides(cx, disagreement),
                el!("p.small ask", cx.say(disagreement.ask)),
                el!("p.small", cx.say(ui::IN_TABLE), space(), list(disagreement.cells().iter().map(|c| way(cx, c)))),
            ),
        ),
    ])
}

/// A way to a cell of the matrix.
fn way(cx: &Cx, cell: &'static Cell) -> Html {
    push("btn-text cell-link").click(cx, Action::ShowCell(cell)).holds([
        cx.say(cell.relationship().name),
        plain(": "),
        cx.say(cell.dimension().name),
    ])
}
