//! Small pieces that every screen is made of.

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::context::Cx;
use super::glyph::{Icon, icon};
use crate::content::{Claim, Kind, Relationship, Source, Text, ui};
use crate::engine::matrix::sources_of;
use crate::engine::state::Action;

/// A heading `below` levels under the highest one.
pub(crate) fn heading(cx: &Cx, below: u8, class: &'static str, content: Html) -> Html {
    let tag = match (cx.level + below).min(6) {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! { <@{tag} {class}>{ content }</@> }
}

/// The heading of the screen, which takes the focus when the screen changes.
pub(crate) fn title(cx: &Cx, content: Html) -> Html {
    let tag = match cx.level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    html! { <@{tag} class="title" tabindex="-1" data-focus="heading">{ content }</@> }
}

/// A button that acts.
pub(crate) fn button(cx: &Cx, class: &'static str, content: Html, action: Action) -> Html {
    html! { <button type="button" {class} onclick={cx.on(action)}>{ content }</button> }
}

/// A button in running text, or a quiet one.
pub(crate) fn link(cx: &Cx, text: Text, action: Action) -> Html {
    button(cx, "btn-text", cx.say(text), action)
}

/// A part of a screen, below a heading and a rule.
pub(crate) fn part(cx: &Cx, title: Text, content: Html) -> Html {
    html! { <section class="part">{ heading(cx, 1, "h2", cx.say(title)) }{ content }</section> }
}

/// The id of the note on a source.
pub(crate) fn source_note_id(cx: &Cx, source: &Source) -> AttrValue {
    cx.id(source.id)
}

/// The numbers of sources. Each opens the note that says which document it is.
pub(crate) fn markers(cx: &Cx, sources: &[&'static Source]) -> Html {
    let marker = |source: &&'static Source| {
        let number = source.number.to_string();
        let label = cx.fill(ui::SOURCE_MARKER, &[("number", &number), ("name", cx.lang.say(source.short))]);
        html! {
            <button type="button" class="src" aria-label={label} popovertarget={source_note_id(cx, source)}>
                { bracketed(&number) }
            </button>
        }
    };
    html! { <>{ for sources.iter().map(marker) }</> }
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
    html! {
        <>
            if let Some(who) = claim.attributed_to {
                { cx.say(claim.text) }{ " " }
                <span class="quiet">{ glued(&cx.fill(ui::ATTRIBUTED, &[("who", cx.lang.say(who))]), source) }</span>
            } else {
                { glued(cx.lang.say(claim.text), source) }
            }
        </>
    }
}

/// Claims one after the other, as sentences of a reason or a guidance text.
pub(crate) fn claims_in_line(cx: &Cx, claims: &[&'static Claim]) -> Html {
    let one = |c: &&'static Claim| html! { <span class="claim">{ claim(cx, c) }{ " " }</span> };
    html! { <>{ for claims.iter().map(one) }</> }
}

/// Claims as a list; those said of several forms at once say so.
pub(crate) fn claim_list(cx: &Cx, of: &'static Relationship, claims: &[&'static Claim]) -> Html {
    let item = |c: &&'static Claim| {
        let several = of.kind == Kind::Primary && c.about() != Some(of);
        html! {
            <li>
                { claim(cx, c) }
                if several {
                    { " " }<span class="quiet state">{ icon(Icon::Several) }{ said_of(cx, c) }</span>
                }
            </li>
        }
    };
    html! { <ul class="claims">{ for claims.iter().map(item) }</ul> }
}

/// "Said of: mentoring, coaching": everything that a claim speaks of.
fn said_of(cx: &Cx, claim: &'static Claim) -> AttrValue {
    let names: Vec<_> = claim.of().map(|r| cx.lang.say(r.name)).collect();
    cx.fill(ui::SAID_OF, &[("names", &names.join(", "))])
}

/// "Sources differ", which is never said by colour alone.
pub(crate) fn differ(cx: &Cx, text: Text) -> Html {
    html! { <span class="differ">{ icon(Icon::Differ) }{ cx.say(text) }</span> }
}

/// A text and the sources of these claims.
pub(crate) fn backed(cx: &Cx, text: Text, claims: &[&'static Claim]) -> Html {
    glued(cx.lang.say(text), markers(cx, &sources_of(claims)))
}

/// Keeps what follows on the line of the last word. A no-break space alone can't: a line may always break before
/// a button.
fn glued(text: &str, after: Html) -> Html {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    html! {
        <>{ plain(before.to_owned()) }{ " " }<span class="srcs">{ plain(last.to_owned()) }{ NO_BREAK }{ after }</span></>
    }
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

/// `true` or `false`, for ARIA.
pub(crate) fn truth(value: bool) -> AttrValue {
    AttrValue::Static(if value { "true" } else { "false" })
}

/// A text that is not of the content, such as a number.
pub(crate) fn plain(text: impl Into<AttrValue>) -> Html {
    VText::new(text.into()).into()
}

/// Keeps a source's number on the line of the word that it supports.
const NO_BREAK: &str = "\u{a0}";
