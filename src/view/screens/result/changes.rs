//! What would change the result, and what to do where nothing fits.

use crate::content::{Perspective, Text, ui};
use crate::engine::beyond::{Shown, nearest, shown};
use crate::engine::fit::{Band, Change, Fit, Outcome};
use crate::engine::reduce::{Action, QuizAction, ShellAction};
use crate::engine::state::{Screen, State};
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::button::button;
use crate::view::widgets::glyph::glyph;
use crate::view::widgets::heading::section;
use crate::view::widgets::phrase::{count, relationship_names};
use crate::view::widgets::table::column_heads;

/// What to do where nothing fits: another look at an answer, at what comes nearest, or at all eight.
pub(crate) fn next_steps(w: &mut Writer, state: &State, outcome: &Outcome, changes: &[Change]) {
    section(w, ui::NEXT_TITLE, |w| {
        w.open("ul.next");
        for question in nearest(&state.quiz.answers, outcome, changes) {
            step(w, ui::NEXT_CHANGE, question.short, QuizAction::Change(question).into());
        }
        let first = outcome.fits.first().filter(|f| f.band == Some(Band::LessSuited));
        if let Some(nearest) = outcome.would_lead.or(first.map(|f| f.relationship)) {
            step(w, ui::NEXT_NEAREST, nearest.name, ShellAction::Go(Screen::Profile(nearest)).into());
        }
        step(w, ui::COMPARE_OPEN, ui::NAME, ShellAction::Go(Screen::Matrix).into());
        w.close();
        w.text_el("p.text", ui::NEXT_DISTRESS);
    });
}

fn step(w: &mut Writer, text: Text, name: Text, action: Action) {
    let text = w.cx.fill(text, &[("name", name.into())]);
    w.open("li");
    button(w, "button.btn-text", action, |w| w.plain(text));
    w.close();
}

/// Each single answer that would alter what leads.
pub(crate) fn sensitivity(w: &mut Writer, changes: &[Change], in_full: &[&Fit], perspective: Perspective) {
    section(w, ui::CHANGES_TITLE, |w| {
        if changes.is_empty() {
            return w.text_el("p.text", ui::CHANGES_NONE);
        }
        w.plain_el("p.text", count(w.cx, ui::CHANGES_ONE, ui::CHANGES_MANY, changes.len()));
        let shown = shown(changes, in_full);
        let open = shown.contains(&Shown::Open);
        if open {
            table(w, changes, &shown, Shown::Open, perspective);
        }
        if shown.contains(&Shown::More) {
            w.open("details.disclose");
            w.text_el("summary", if open { ui::CHANGES_OPEN } else { ui::CHANGES_ALL });
            table(w, changes, &shown, Shown::More, perspective);
            w.close();
        }
    });
}

fn table(w: &mut Writer, changes: &[Change], all: &[Shown], shown: Shown, perspective: Perspective) {
    w.open("table.rows");
    column_heads(w, &[ui::IF_ANSWERED, ui::THEN]);
    let mut question = None;
    for (change, _) in changes.iter().zip(all).filter(|(_, s)| **s == shown) {
        if question != Some(change.question) {
            if question.is_some() {
                w.close();
            }
            question = Some(change.question);
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
            w.text_el("q", same.answer.text().of(perspective));
        }
        w.close();
        w.open("td");
        then_leads(w, change);
        w.close();
        w.close();
    }
    if question.is_some() {
        w.close();
    }
    w.close();
}

fn then_leads(w: &mut Writer, change: &Change) {
    w.open("span.lead-to");
    if let Some(alone) = change.leaders.alone() {
        glyph(w, alone, "glyph-s");
    }
    let names = relationship_names(w.cx, change.leaders.each());
    let then = if names.is_empty() { ui::THEN_NOTHING } else { ui::THEN_LEADS };
    w.plain(w.cx.fill(then, &[("names", (&names).into())]));
    w.close();
}
