//! Claims with the sources that state them.

use yew::prelude::*;

use crate::content::{Claim, Kind, Relationship, Source, Text, ui};
use crate::engine::export::numbers;
use crate::engine::join::{concat, join};
use crate::engine::matrix::sources_of;
use crate::view::dom::context::Cx;
use crate::view::dom::focus::opens_source_note;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::widgets::glyph::{Icon, icon};

/// The numbers of sources. Each opens the note that says which document it is.
pub(crate) fn source_numbers(w: &mut Writer, sources: &[&'static Source]) {
    for source in sources {
        let number = usize::from(source.number);
        let label = w.cx.fill(ui::SOURCE_MARKER, &[("number", number.into()), ("name", source.short.into())]);
        w.open("button.src");
        w.set(At::Type, "button");
        w.set(At::Label, label);
        w.id(At::Opens, source.id);
        w.on(On::Click, opens_source_note(w.cx));
        w.plain(numbers(&[source]));
        w.close();
    }
}

/// A claim: the statement, whom the source quotes, and the source.
pub(crate) fn claim(w: &mut Writer, claim: &'static Claim) {
    let source = [claim.source()];
    match claim.attributed_to {
        Some(who) => {
            let who = w.cx.fill(ui::ATTRIBUTED, &[("who", who.into())]);
            w.searched(claim.text());
            w.space();
            w.el("span.quiet", |w| glue_sources(w, &who, &source));
        }
        None => glue_sources(w, w.cx.lang.say(claim.text()), &source),
    }
}

/// Claims one after the other, as sentences of a reason or a guidance text.
pub(crate) fn claims_in_line(w: &mut Writer, claims: &[&'static Claim]) {
    for c in claims {
        w.el("span.claim", |w| {
            claim(w, c);
            w.space();
        });
    }
}

/// Claims as a list.
pub(crate) fn plain_claims(w: &mut Writer, claims: &[&'static Claim]) {
    w.el("ul.claims", |w| {
        for c in claims {
            w.el("li", |w| claim(w, c));
        }
    });
}

/// Claims as a list; those said of several forms at once say so.
pub(crate) fn claim_list(w: &mut Writer, of: &'static Relationship, claims: &[&'static Claim]) {
    w.el("ul.claims", |w| {
        for c in claims {
            w.el("li", |w| {
                claim(w, c);
                if of.kind == Kind::Primary && c.about() != Some(of) {
                    w.space();
                    w.el("span.quiet state", |w| {
                        icon(w, Icon::Several);
                        w.plain(said_of(w.cx, c));
                    });
                }
            });
        }
    });
}

/// "Said of: mentoring, coaching": everything that a claim speaks of.
fn said_of(cx: &Cx, claim: &'static Claim) -> AttrValue {
    let names: Vec<_> = claim.of().map(|r| cx.lang.say(r.name)).collect();
    cx.fill(ui::SAID_OF, &[("names", (&join(&names, ", ")).into())])
}

/// A text and the sources of these claims.
pub(crate) fn text_with_sources(w: &mut Writer, text: Text, claims: &[&'static Claim]) {
    glue_sources(w, w.cx.lang.say(text), &sources_of(claims));
}

pub(crate) fn item_with_sources(w: &mut Writer, text: Text, claims: &[&'static Claim]) {
    w.open("li");
    text_with_sources(w, text, claims);
    w.close();
}

/// Keeps the numbers on the line of the last word. A no-break space alone can't: a line may always break before a
/// button.
fn glue_sources(w: &mut Writer, text: &str, sources: &[&'static Source]) {
    if w.query.is_some() {
        // What is searched for may lie across the last space.
        w.searched_in(text);
        w.plain(NO_BREAK);
        source_numbers(w, sources);
        return;
    }
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    w.plain(before.to_owned());
    w.space();
    w.el("span.srcs", |w| {
        w.plain(concat(&[last, NO_BREAK]));
        source_numbers(w, sources);
    });
}

/// Keeps a source's number on the line of the word that it supports.
const NO_BREAK: &str = "\u{a0}";
