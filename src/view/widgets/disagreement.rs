//! A disagreement: its kind, and its sides next to each other.

use crate::content::{Difference, Disagreement, SOURCES, Source, Text, ui};
use crate::engine::join::join;
use crate::engine::matrix::sources_of;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::Writer;
use crate::view::widgets::claim::{plain_claims, source_numbers};
use crate::view::widgets::label::differ_label;
use crate::view::widgets::phrase::and_list;

/// What there is to say of a disagreement: in which way sources differ, the sides, and what to ask beforehand.
pub(crate) fn disagreement_detail(w: &mut Writer, disagreement: &'static Disagreement) {
    w.el("p.text", |w| {
        differ_label(w, kind_name(disagreement.kind));
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
                w.text_el("p.h3", side.name());
                w.el("p.side-by", |w| {
                    w.plain(join(&short_names(w.cx, &held_by), ", "));
                    w.space();
                    source_numbers(w, &held_by);
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
    let mut claims = disagreement.claims();
    for cell in disagreement.cells() {
        claims.append(&mut cell.claims());
    }
    let heard = sources_of(&claims);
    let silent: Vec<_> = SOURCES.iter().filter(|s| heard.iter().all(|h| h.number != s.number)).collect();
    if !silent.is_empty() {
        let names = and_list(w.cx, &short_names(w.cx, &silent));
        w.space();
        w.plain_el("span.quiet", w.cx.fill(ui::NOT_HEARD, &[("names", (&names).into())]));
    }
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

/// The heading of a kind, and what it means.
pub(crate) fn kind_heading(kind: Difference) -> (Text, Text) {
    match kind {
        Difference::Contradiction => (ui::GROUP_CONTRADICTION, ui::ABOUT_CONTRADICTION),
        Difference::Versions => (ui::GROUP_VERSIONS, ui::ABOUT_VERSIONS),
        Difference::Within => (ui::GROUP_WITHIN, ui::ABOUT_WITHIN),
        Difference::Wording => (ui::GROUP_WORDING, ui::ABOUT_WORDING),
        Difference::Emphasis => (ui::GROUP_EMPHASIS, ui::ABOUT_EMPHASIS),
    }
}
