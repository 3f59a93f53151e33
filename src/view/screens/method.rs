//! How the fits are worked out: the rule, the reader's own numbers, what each answer counts, and what comes of it.
//!
//! Every number comes from what works out the fits, so that no word can say another.

use crate::content::{Mark, Perspective, QUESTIONS, Question, Strength, Text, primary, ui};
use crate::engine::figures::{ALL, COMPLETE};
use crate::engine::fit::{
    AGAINST, CAUTION, CLOSE, CONSIDERING, STRONG, STRONG_FROM, Tally, outcome, points, points_of,
};
use crate::engine::join::concat;
use crate::engine::matrix::sources_of;
use crate::engine::quiz::{EMPHASIS_FACTOR, EMPHASISED_MAX, Reply, TIEBREAKS_MAX};
use crate::engine::reduce::ShellAction;
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::text_button;
use crate::view::widgets::claim::source_numbers;
use crate::view::widgets::heading::{section, title};
use crate::view::widgets::label::matters_label;
use crate::view::widgets::outcome::standing;
use crate::view::widgets::table::{column_heads, open_head};

/// The screen.
pub(crate) fn method(w: &mut Writer, state: &State) {
    let reader = state.quiz.perspective.filter(|_| state.quiz.answers.answered() > 0);
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(ui::METHOD_LINK));
        w.text_el("p.lead", ui::METHOD_LEAD);
        w.el("p.btns", |w| {
            if reader.is_some() {
                text_button(w, ui::TO_RESULT, ShellAction::Go(Screen::Result));
            }
            text_button(w, ui::TO_SOURCES, ShellAction::Go(Screen::Sources));
        });
    });
    w.el("div.parts", |w| {
        section(w, ui::METHOD_RULE, rule);
        if reader.is_some() {
            section(w, ui::METHOD_YOURS, |w| yours(w, state));
        }
        section(w, ui::METHOD_COUNTS, |w| {
            for (question, reply) in state.quiz.answers.each() {
                let times = i32::from(question.weight) * state.quiz.answers.counts(question);
                counts(w, question, reply, times, reader.unwrap_or(Perspective::Seeking));
            }
        });
        section(w, ui::METHOD_FIGURES, figures);
    });
}

/// The rule, a sentence or two for each step.
fn rule(w: &mut Writer) {
    w.open("ol.plain-list text");
    let [strong, some, against] = [Strength::Strong, Strength::Some, Strength::Against].map(points_of);
    step(w, ui::METHOD_POINTS, [strong, some, -against].map(number));
    for question in QUESTIONS.iter().filter(|q| q.weight > 1) {
        let name = w.cx.lang.say(question.short).to_owned();
        step(w, ui::METHOD_WEIGHT, [name, number(i32::from(question.weight)), String::new()]);
    }
    step(w, ui::METHOD_MATTERS, [number(EMPHASIS_FACTOR), EMPHASISED_MAX.to_string(), String::new()]);
    step(w, ui::METHOD_SHARE, [CAUTION, AGAINST, 0].map(number));
    let from = i32::try_from(STRONG_FROM).unwrap_or_default();
    step(w, ui::METHOD_BANDS, [fraction(STRONG.0, STRONG.1), number(from), fraction(CONSIDERING.0, CONSIDERING.1)]);
    step(w, ui::METHOD_CLOSE, [fraction(CLOSE.0, CLOSE.1), TIEBREAKS_MAX.to_string(), String::new()]);
    w.close();
}

/// A step, with what stands in its slots.
fn step(w: &mut Writer, text: Text, [a, b, c]: [String; 3]) {
    w.plain_el("li", w.cx.fill(text, &[("a", (&a).into()), ("b", (&b).into()), ("c", (&c).into())]));
}

fn number(number: i32) -> String {
    number.to_string()
}

/// "0.58": numerator and denominator to two places, which is near enough to compare them by eye.
fn hundredths((part, whole): (i32, i32)) -> String {
    let rounded = (200 * part.abs() + whole) / (2 * whole.max(1));
    let sign = if part < 0 && rounded > 0 { "−" } else { "" };
    concat(&[sign, &number(rounded / 100), ".", &number(rounded / 10 % 10), &number(rounded % 10)])
}

/// "7/12".
fn fraction(part: i32, whole: i32) -> String {
    concat(&[&number(part), "/", &number(whole)])
}

/// The eight with their points, in the order of the result.
fn yours(w: &mut Writer, state: &State) {
    w.open("table.sums");
    column_heads(w, &[ui::CORNER_RELATIONSHIP, ui::SPEAKS_FOR, ui::SPEAKS_AGAINST, ui::METHOD_SHARE_HEAD]);
    w.open("tbody");
    let outcome = outcome(&state.quiz.answers);
    for fit in &outcome.fits {
        w.open("tr");
        open_head(w, "row", fit.relationship.name);
        w.open("span.q-ref");
        standing(w, fit, &outcome);
        w.close();
        w.close();
        let Tally { matched, possible, against, .. } = fit.tally;
        let mut share = fraction(matched, possible + CAUTION);
        if against > 0 {
            share = concat(&[&share, " − ", &fraction(against, AGAINST)]);
        }
        share = concat(&[&share, " = ", &hundredths(fit.tally.score())]);
        for text in [fraction(matched, possible), number(against), share] {
            w.plain_el("td", text);
        }
        w.close();
    }
    w.close();
    w.close();
}

/// What each answer to a question counts for each of the eight, with who says so.
fn counts(w: &mut Writer, question: &'static Question, reply: Reply, times: i32, perspective: Perspective) {
    w.open("details.disclose");
    w.open("summary");
    w.open("span");
    w.say(question.text.of(perspective));
    if times > i32::from(question.weight) {
        w.space();
        matters_label(w);
    }
    w.close();
    w.close();
    w.open("dl.counts");
    for answer in question.answers() {
        w.open("div");
        w.open("dt");
        w.text_el("q", answer.text().of(perspective));
        if reply.choice().contains(answer) {
            w.space();
            w.text_el("b.small", ui::METHOD_CHOSEN);
        }
        w.close();
        for mark in answer.marks() {
            w.open("dd");
            w.say(mark.relationship().name);
            w.plain(counted(w.cx, mark, times));
            source_numbers(w, &sources_of(&mark.claims()));
            w.close();
        }
        w.close();
    }
    w.close();
    w.close();
}

/// "+6", "−1" or that it is ruled out.
fn counted(cx: &Cx, mark: &Mark, times: i32) -> String {
    let points = points(mark) * times;
    let amount = number(points.abs());
    let (sign, amount) = match points {
        0 => (": ", cx.lang.say(ui::BAND_OUT)),
        1.. => (" +", amount.as_str()),
        _ => (" −", amount.as_str()),
    };
    concat(&[sign, amount, " "])
}

/// What came of every set of answers.
fn figures(w: &mut Writer) {
    w.plain_el(
        "p.text",
        w.cx.fill(ui::METHOD_SETS, &[("a", (&long(COMPLETE.sets)).into()), ("b", (&long(ALL.sets)).into())]),
    );
    w.open("table.sums");
    column_heads(w, &[ui::METHOD_ALONE, ui::METHOD_SETS_HEAD]);
    w.open("tbody");
    for (relationship, led) in primary().zip(COMPLETE.leads_alone) {
        figure(w, relationship.name, *led);
    }
    figure(w, ui::METHOD_TIES, COMPLETE.ties);
    figure(w, ui::METHOD_NOTHING, COMPLETE.nothing_fits);
    w.close();
    w.close();
    let share = COMPLETE.brittleness().to_string();
    w.plain_el("p.text", w.cx.fill(ui::METHOD_BRITTLE, &[("number", (&share).into())]));
}

fn figure(w: &mut Writer, name: Text, number: u64) {
    w.open("tr");
    open_head(w, "row", name);
    w.close();
    w.plain_el("td", long(number));
    w.close();
}

/// A long number, its digits in threes.
fn long(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
