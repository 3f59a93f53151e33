//! Small pieces that every screen is made of.

use yew::prelude::*;

use super::context::Cx;
use super::el::{At, On, Tag, all, el, list, plain, space, tag, when};
use super::focus::opens_note;
use super::glyph::{Icon, icon};
use crate::content::{Claim, Kind, Relationship, Source, Text, ui};
use crate::engine::matrix::sources_of;
use crate::engine::state::Action;

/// A heading `below` levels under the highest one.
pub(crate) fn heading(cx: &Cx, below: u8, class: &'static str, content: Html) -> Html {
    tag(level(cx, below)).with(At::Class, class).holds([content])
}

/// The heading of the screen, which takes the focus when the screen changes.
pub(crate) fn title(cx: &Cx, content: Html) -> Html {
    let title = tag(level(cx, 0)).with(At::Class, "title").with(At::Tab, "-1").with(At::Part, "title");
    title.with(At::Focus, "heading").holds([content])
}

fn level(cx: &Cx, below: u8) -> &'static str {
    match cx.level + below {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// A button that acts.
pub(crate) fn button(cx: &Cx, class: &'static str, content: Html, action: Action) -> Html {
    push(class).click(cx, action).holds([content])
}

/// A button in the making.
pub(crate) fn push(class: &'static str) -> Tag {
    let button = tag("button").with(At::Type, "button");
    if class.is_empty() { button } else { button.with(At::Class, class) }
}

/// A button in running text, or a quiet one.
pub(crate) fn link(cx: &Cx, text: Text, action: Action) -> Html {
    button(cx, "btn-text", cx.say(text), action)
}

/// A part of a screen, below a heading and a rule.
pub(crate) fn part(cx: &Cx, title: Text, content: Html) -> Html {
    el!("section.part", heading(cx, 1, "h2", cx.say(title)), content)
}

/// Words for the ear alone.
pub(crate) fn unseen(content: Html) -> Html {
    el!("span.vh", content)
}

/// The id of the note on a source.
pub(crate) fn source_note_id(cx: &Cx, source: &Source) -> AttrValue {
    cx.id(source.id)
}

/// The numbers of sources. Each opens the note that says which document it is.
pub(crate) fn markers(cx: &Cx, sources: &[&'static Source]) -> Html {
    list(sources.iter().map(|source| {
        let number = source.number.to_string();
        let label = cx.fill(ui::SOURCE_MARKER, &[("number", &number), ("name", cx.lang.say(source.short))]);
        let marker = push("src").with(At::Label, label).with(At::Opens, source_note_id(cx, source));
        let marker = marker.on(On::Click, opens_note(&cx.marker));
        marker.holds([plain(bracketed(&number))])
    }))
}

/// The numbers of sources as plain text, for places that are a button already.
pub(crate) fn numbers(sources: &[&'static Source]) -> String {
    sources.iter().map(|s| bracketed(&s.number.to_string())).collect()
}

fn bracketed(number: &str) -> String {
    ["[", number, "]"].concat()
}

/// A claim: the statement, whom the source quotes, and the source.
pub(crate) fn claim(cx: &Cx, claim: &'static Claim) -> Html {
    let source = markers(cx, &[claim.source()]);
    match claim.attributed_to {
        Some(who) => {
            let who = cx.fill(ui::ATTRIBUTED, &[("who", cx.lang.say(who))]);
            all!(cx.say(claim.text), space(), el!("span.quiet", glued(&who, source)))
        }
        None => glued(cx.lang.say(claim.text), source),
    }
}

/// Claims one after the other, as sentences of a reason or a guidance text.
pub(crate) fn claims_in_line(cx: &Cx, claims: &[&'static Claim]) -> Html {
    list(claims.iter().map(|c| el!("span.claim", claim(cx, c), space())))
}

/// Claims as a list; those said of several forms at once say so.
pub(crate) fn claim_list(cx: &Cx, of: &'static Relationship, claims: &[&'static Claim]) -> Html {
    let item = |c: &&'static Claim| {
        let several = of.kind == Kind::Primary && c.about() != Some(of);
        let note = when(several, || all!(space(), el!("span.quiet state", icon(Icon::Several), plain(said_of(cx, c)))));
        el!("li", claim(cx, c), note)
    };
    el!("ul.claims", list(claims.iter().map(item)))
}

/// "Said of: mentoring, coaching": everything that a claim speaks of.
fn said_of(cx: &Cx, claim: &'static Claim) -> AttrValue {
    let names: Vec<_> = claim.of().map(|r| cx.lang.say(r.name)).collect();
    cx.fill(ui::SAID_OF, &[("names", &names.join(", "))])
}

/// "Sources differ", which is never said by colour alone.
pub(crate) fn differ(cx: &Cx, text: Text) -> Html {
    el!("span.differ", icon(Icon::Differ), cx.say(text))
}

/// A text and the sources of these claims.
pub(crate) fn backed(cx: &Cx, text: Text, claims: &[&'static Claim]) -> Html {
    glued(cx.lang.say(text), markers(cx, &sources_of(claims)))
}

/// Keeps what follows on the line of the last word. A no-break space alone can't: a line may always break before
/// a button.
fn glued(text: &str, after: Html) -> Html {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let kept = el!("span.srcs", plain(last.to_owned()), plain(NO_BREAK), after);
    all!(plain(before.to_owned()), space(), kept)
}

/// Names with commas, and a word before the last.
pub(crate) fn listed(cx: &Cx, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => [&rest.join(", "), cx.lang.say(ui::AND), last].join(" "),
    }
}

/// "1 claim" or "7 claims".
pub(crate) fn count(cx: &Cx, one: Text, many: Text, number: usize) -> AttrValue {
    cx.fill(if number == 1 { one } else { many }, &[("number", &number.to_string())])
}

/// Keeps a source's number on the line of the word that it supports.
const NO_BREAK: &str = "\u{a0}";
