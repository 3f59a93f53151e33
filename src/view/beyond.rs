//! What the result says beyond the fits: on harm that was done, on ties, on several at once, and what to do next.

use super::context::Cx;
use super::glyph::glyph;
use super::parts::{backed, button, count, heading, listed, part};
use super::writer::{At, Writer};
use crate::content::{CARE, Care, Claim, Perspective, Relationship, TOGETHER, Text, Whom, question, ui};
use crate::engine::beyond::{Shown, is_given, is_own, is_several, meets, nearest, serves, shown};
use crate::engine::fit::{Band, Change, Fit, Outcome};
use crate::engine::state::{Action, Screen, State};

/// Whether an answer tells of harm.
pub(crate) fn is_harm(state: &State) -> bool {
    CARE.iter().any(|care| is_given(&state.answers, care.answer()))
}

/// To whom it is said, and in which order: somebody who could give support is more likely to have seen or heard of it.
pub(crate) fn whom(perspective: Perspective) -> [(Whom, Text); 2] {
    let (target, bystander) = ((Whom::Target, ui::CARE_TARGET), (Whom::Bystander, ui::CARE_BYSTANDER));
    match perspective {
        Perspective::Seeking => [target, bystander],
        Perspective::Offering => [bystander, target],
    }
}

/// What is said to them after these answers.
pub(crate) fn told(state: &State, to: Whom) -> impl Iterator<Item = &'static Care> {
    CARE.iter().filter(move |c| c.whom == to && is_given(&state.answers, c.answer()))
}

/// What comes first then.
pub(crate) fn care(w: &mut Writer, state: &State, perspective: Perspective) {
    w.open("div.care");
    for (to, name) in whom(perspective) {
        w.open("section");
        heading(w, 1, name);
        w.open("ul.plain-list");
        for care in told(state, to) {
            point(w, care.text, &care.claims());
        }
        w.close();
        w.close();
    }
    w.close();
}

#[inline(never)]
fn point(w: &mut Writer, text: Text, claims: &[&'static Claim]) {
    w.open("li");
    backed(w, text, claims);
    w.close();
}

/// Why several lead together: for each of them what speaks for no other.
pub(crate) fn tie(w: &mut Writer, outcome: &Outcome, perspective: Perspective) {
    if outcome.leaders.len() < 2 {
        return;
    }
    w.open("section.tie");
    heading(w, 1, ui::TIE_TITLE);
    w.tell("p.text", ui::TIE_WHY);
    w.open("ul.plain-list");
    for fit in outcome.fits.iter().filter(|f| outcome.leaders.has(f.relationship)) {
        w.open("li");
        w.tell("b", fit.relationship.name);
        let mut sign = ": ";
        for reason in fit.reasons_for.iter().filter(|r| is_own(fit, r.answer, outcome)) {
            w.plain(sign);
            w.tell("q", reason.answer.text().of(perspective));
            sign = ", ";
        }
        if sign == ": " {
            w.plain(sign);
            w.say(ui::TIE_SAME);
        }
        w.close();
    }
    w.close();
    w.close();
}

/// That one form, or one person, need not be all.
pub(crate) fn several(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    if !is_several(&state.answers, outcome) {
        return;
    }
    part(w, ui::SEVERAL_TITLE, |w| {
        w.open("ul.plain-list");
        for (question, reply) in state.answers.each().filter(|(_, reply)| reply.choice().len() > 1) {
            for answer in reply.choice().answers(question) {
                let forms = outcome.fits.iter().filter(|f| meets(f, answer)).map(|f| f.relationship);
                let names = names(w.cx, forms);
                if !names.is_empty() {
                    w.open("li");
                    w.tell("q", answer.text().of(perspective));
                    w.plain(": ");
                    w.plain(names);
                    w.close();
                }
            }
        }
        for text in TOGETHER.iter().filter(|t| serves(t, outcome)) {
            point(w, text.text, &text.claims());
        }
        w.close();
    });
}

fn names(cx: &Cx, of: impl Iterator<Item = &'static Relationship>) -> String {
    listed(cx, &of.map(|r| cx.lang.say(r.name)).collect::<Vec<_>>())
}

/// What to do where nothing fits: another look at an answer, at what comes nearest, or at all eight.
pub(crate) fn next(w: &mut Writer, state: &State, outcome: &Outcome, changes: &[Change]) {
    part(w, ui::NEXT_TITLE, |w| {
        w.open("ul.next");
        for place in nearest(&state.answers, outcome, changes) {
            let Some(question) = question(place) else { continue };
            step(w, ui::NEXT_CHANGE, question.short, Action::Change(place));
        }
        let first = outcome.fits.first().filter(|f| f.band == Some(Band::LessSuited));
        if let Some(nearest) = outcome.would_lead.or(first.map(|f| f.relationship)) {
            step(w, ui::NEXT_NEAREST, nearest.name, Action::Go(Screen::Profile(nearest)));
        }
        step(w, ui::COMPARE_OPEN, ui::NAME, Action::Go(Screen::Matrix));
        w.close();
        w.tell("p.text", ui::NEXT_DISTRESS);
    });
}

#[inline(never)]
fn step(w: &mut Writer, text: Text, name: Text, action: Action) {
    let text = w.cx.fill(text, &[("name", name.into())]);
    w.open("li");
    button(w, "button.btn-text", action, |w| w.plain(text));
    w.close();
}

/// Each single answer that would alter what leads.
pub(crate) fn changes(w: &mut Writer, changes: &[Change], told: &[&Fit], perspective: Perspective) {
    part(w, ui::CHANGES_TITLE, |w| {
        if changes.is_empty() {
            return w.tell("p.text", ui::CHANGES_NONE);
        }
        w.put("p.text", count(w.cx, ui::CHANGES_ONE, ui::CHANGES_MANY, changes.len()));
        let shown = shown(changes, told);
        let open = shown.contains(&Shown::Open);
        if open {
            table(w, changes, &shown, Shown::Open, perspective);
        }
        if shown.contains(&Shown::More) {
            w.open("details.disclose");
            w.tell("summary", if open { ui::CHANGES_OPEN } else { ui::CHANGES_ALL });
            table(w, changes, &shown, Shown::More, perspective);
            w.close();
        }
    });
}

#[inline(never)]
fn table(w: &mut Writer, changes: &[Change], all: &[Shown], shown: Shown, perspective: Perspective) {
    w.open("table.rows");
    heads(w, &[ui::IF_ANSWERED, ui::THEN]);
    let mut question = "";
    for (change, _) in changes.iter().zip(all).filter(|(_, s)| **s == shown) {
        if question != change.question.id {
            if !question.is_empty() {
                w.close();
            }
            question = change.question.id;
            w.open("tbody");
            w.open("tr");
            w.open("th.q-ref");
            w.set(At::Scope, "rowgroup");
            w.set(At::Span, "2");
            w.say(change.question.short);
            w.close();
            w.close();
        }
        w.open("tr");
        w.open("td");
        let mut first = true;
        for same in changes.iter().filter(|c| c.does_as(change)) {
            if !first {
                w.space();
                w.say(ui::OR);
                w.space();
            }
            first = false;
            if same.only {
                w.say(ui::ONLY);
                w.space();
            }
            w.tell("q", same.answer.text().of(perspective));
        }
        w.close();
        w.open("td");
        then(w, change);
        w.close();
        w.close();
    }
    if !question.is_empty() {
        w.close();
    }
    w.close();
}

/// The heads of the columns of a table.
pub(crate) fn heads(w: &mut Writer, names: &[Text]) {
    w.open("thead");
    w.open("tr");
    for name in names {
        head(w, "col", *name);
        w.close();
    }
    w.close();
    w.close();
}

/// Begins the head of a column or a row.
#[inline(never)]
pub(crate) fn head(w: &mut Writer, scope: &'static str, name: Text) {
    w.open("th");
    w.set(At::Scope, scope);
    w.say(name);
}

fn then(w: &mut Writer, change: &Change) {
    w.open("span.lead-to");
    if let Some(alone) = change.leaders.alone() {
        glyph(w, alone, "glyph-s");
    }
    let names = names(w.cx, change.leaders.each());
    let then = if names.is_empty() { ui::THEN_NOTHING } else { ui::THEN_LEADS };
    w.plain(w.cx.fill(then, &[("names", (&names).into())]));
    w.close();
}
