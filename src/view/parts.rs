//! Small pieces that every screen is made of.

use web_sys::{Event, HtmlSelectElement};
use yew::prelude::*;

use super::context::Cx;
use super::focus::opens_note;
use super::glyph::{Icon, icon};
use super::writer::{At, On, Writer};
use crate::content::{Claim, Kind, Relationship, Source, Text, ui};
use crate::engine::export::numbers;
use crate::engine::join::{concat, join};
use crate::engine::matrix::sources_of;
use crate::engine::state::Action;

/// A heading `below` levels under the highest one.
pub(crate) fn heading(w: &mut Writer, below: u8, text: Text) {
    headed(w, below, |w| w.say(text));
}

/// The same with more than a text of the content.
pub(crate) fn headed(w: &mut Writer, below: u8, write: impl FnOnce(&mut Writer)) {
    open_heading(w, below);
    write(w);
    w.close();
}

#[inline(never)]
fn open_heading(w: &mut Writer, below: u8) {
    w.open(level(w.cx, below));
    w.set(At::Class, if below == 1 { "h2" } else { "h3" });
}

/// The heading of the screen, which takes the focus when the screen changes.
#[inline(never)]
pub(crate) fn title(w: &mut Writer, text: AttrValue) {
    w.open(level(w.cx, 0));
    w.set(At::Class, "title");
    w.set(At::Part, "title");
    w.set(At::Tab, "-1");
    w.set(At::Focus, "heading");
    w.plain(text);
    w.close();
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
pub(crate) fn button(w: &mut Writer, what: &'static str, action: Action, write: impl FnOnce(&mut Writer)) {
    open_button(w, what, action);
    write(w);
    w.close();
}

#[inline(never)]
fn open_button(w: &mut Writer, what: &'static str, action: Action) {
    w.open(what);
    w.set(At::Type, "button");
    w.on(On::Click, w.cx.on(action));
}

/// A button with nothing but a text of the content.
#[inline(never)]
pub(crate) fn push(w: &mut Writer, what: &'static str, text: Text, action: Action) {
    open_button(w, what, action);
    w.say(text);
    w.close();
}

/// A button in running text, or a quiet one.
pub(crate) fn link(w: &mut Writer, text: Text, action: Action) {
    push(w, "button.btn-text", text, action);
}

/// A list to choose from, which takes no more room than one line: `write` writes its options, and `pick` says what the
/// one at a place does.
pub(crate) fn select(
    w: &mut Writer,
    label: Text,
    pick: impl Fn(usize) -> Option<Action> + 'static,
    write: impl FnOnce(&mut Writer),
) {
    w.open("select");
    w.label(label);
    write(w);
    w.on(On::Change, picks(w.cx, Box::new(pick)));
    w.close();
}

/// An option of such a list: whether it is what is chosen now, and whether it can't be.
#[inline(never)]
pub(crate) fn option(w: &mut Writer, text: AttrValue, chosen: bool, barred: bool) {
    w.open("option");
    w.selected(chosen);
    if barred {
        w.set(At::Disabled, "");
    }
    w.plain(text);
    w.close();
}

/// A callback for such a list.
fn picks(cx: &Cx, pick: Box<dyn Fn(usize) -> Option<Action>>) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let place = select.and_then(|s| usize::try_from(s.selected_index()).ok());
        if let Some(action) = place.and_then(&pick) {
            dispatch.emit(action.into());
        }
    })
}

/// A part of a screen, below a heading and a rule.
pub(crate) fn part(w: &mut Writer, title: Text, write: impl FnOnce(&mut Writer)) {
    open_part(w, title);
    write(w);
    w.close();
}

#[inline(never)]
fn open_part(w: &mut Writer, title: Text) {
    w.open("section.part");
    heading(w, 1, title);
}

/// The numbers of sources. Each opens the note that says which document it is.
pub(crate) fn markers(w: &mut Writer, sources: &[&'static Source]) {
    for source in sources {
        let number = usize::from(source.number);
        let label = w.cx.fill(ui::SOURCE_MARKER, &[("number", number.into()), ("name", source.short.into())]);
        w.open("button.src");
        w.set(At::Type, "button");
        w.set(At::Label, label);
        w.id(At::Opens, source.id);
        w.on(On::Click, opens_note(w.cx));
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
            w.seek(claim.text());
            w.space();
            w.el("span.quiet", |w| glued(w, &who, &source));
        }
        None => glued(w, w.cx.lang.say(claim.text()), &source),
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

/// "Sources differ", which is never said by colour alone.
pub(crate) fn differ(w: &mut Writer, text: Text) {
    signed(w, "span.differ", Icon::Differ, text);
}

/// A text with a mark before it.
#[inline(never)]
pub(crate) fn signed(w: &mut Writer, what: &'static str, mark: Icon, text: Text) {
    w.open(what);
    icon(w, mark);
    w.say(text);
    w.close();
}

/// A text and the sources of these claims.
pub(crate) fn backed(w: &mut Writer, text: Text, claims: &[&'static Claim]) {
    glued(w, w.cx.lang.say(text), &sources_of(claims));
}

/// Keeps the numbers on the line of the last word. A no-break space alone can't: a line may always break before a
/// button.
fn glued(w: &mut Writer, text: &str, sources: &[&'static Source]) {
    if w.seek.is_some() {
        // What is searched for may lie across the last space.
        w.seek_in(text);
        w.plain(NO_BREAK);
        markers(w, sources);
        return;
    }
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    w.plain(before.to_owned());
    w.space();
    w.el("span.srcs", |w| {
        w.plain(concat(&[last, NO_BREAK]));
        markers(w, sources);
    });
}

/// Words for the ear alone.
#[inline(never)]
pub(crate) fn unseen(w: &mut Writer, before: &str, text: &str, after: &str) {
    w.put("span.vh", concat(&[before, text, after]));
}

/// Names with commas, and a word before the last.
pub(crate) fn listed(cx: &Cx, names: &[&str]) -> String {
    series(cx, names, ui::AND)
}

/// Names with commas, and this word before the last.
#[inline(never)]
pub(crate) fn series(cx: &Cx, names: &[&str], word: Text) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => join(&[&join(rest, ", "), cx.lang.say(word), last], " "),
    }
}

/// "1 claim" or "7 claims".
pub(crate) fn count(cx: &Cx, one: Text, many: Text, number: usize) -> AttrValue {
    cx.fill(if number == 1 { one } else { many }, &[("number", number.into())])
}

/// Keeps a source's number on the line of the word that it supports.
const NO_BREAK: &str = "\u{a0}";
