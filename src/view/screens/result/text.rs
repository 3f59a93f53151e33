//! The result as plain text, to be pasted into a mail or kept as a file.

use crate::content::{Lang, Perspective, SOURCES, Text, ui};
use crate::engine::export::{citation, numbers};
use crate::engine::fit::{Reason, outcome};
use crate::engine::link;
use crate::engine::matrix::sources_of;
use crate::engine::state::State;
use crate::view::dom::context::Cx;
use crate::view::widgets::answers::answer_text;
use crate::view::widgets::outcome::{
    BANDS, band_name, care_for, care_groups, close_call_text, headline, in_band, in_full, lead, reports_harm,
};

/// Headline, bands, reasons with their sources, the answers, and in the last line the state, so that the file can be
/// opened again.
pub(crate) fn result_text(cx: &Cx, state: &State, perspective: Perspective) -> String {
    let outcome = outcome(&state.quiz.answers);
    let mut text = TextWriter { lang: cx.lang, out: String::new() };
    if reports_harm(state) {
        text.say(ui::CARE_TITLE);
        for (to, name) in care_groups(perspective) {
            text.head(name);
            for care in care_for(state, to) {
                text.add("- ");
                text.say(care.text);
                text.add(" ");
                text.line(&numbers(&sources_of(&care.claims())));
            }
        }
        text.line("");
    }
    text.line(&headline(cx, &outcome));
    text.line(&lead(cx, &outcome, perspective));
    if let Some((call, about)) = close_call_text(&outcome) {
        text.say(call);
        text.add(" ");
        text.say(about);
        text.line("");
    }
    text.line("");
    for band in BANDS {
        let fits = in_band(&outcome, band);
        if !fits.is_empty() {
            text.say(band_name(band));
            for (index, fit) in fits.iter().enumerate() {
                text.add(if index == 0 { ": " } else { ", " });
                text.say(fit.relationship.name);
            }
            text.line("");
        }
    }
    for fit in &outcome.fits {
        for reason in &fit.ruled_out_by {
            text.line("");
            text.add("× ");
            text.say(fit.relationship.name);
            text.add(": ");
            text.reason(reason, perspective);
            if let Some(instead) = &reason.answer.instead {
                text.say(ui::INSTEAD);
                text.add(" ");
                text.say(instead.of(perspective));
                text.line("");
            }
        }
    }
    for fit in in_full(&outcome) {
        text.line("");
        text.say(fit.relationship.name);
        text.line("");
        for (sign, reasons) in [("+ ", &fit.reasons_for), ("- ", &fit.reasons_against)] {
            for reason in reasons {
                text.add(sign);
                text.reason(reason, perspective);
            }
        }
    }
    text.head(ui::YOUR_ANSWERS);
    for (question, reply) in state.quiz.answers.listed() {
        text.say(question.short);
        text.add(": ");
        text.add(&answer_text(cx, question, reply, perspective));
        if state.quiz.answers.emphasised().contains(question) && !reply.choice().is_empty() {
            text.add(" (");
            text.say(ui::MATTERS_MARK);
            text.add(")");
        }
        text.line("");
    }
    text.head(ui::NAV_SOURCES);
    for source in &SOURCES {
        text.line(&citation(source, cx.lang));
    }
    text.line("");
    text.say(ui::COLOPHON_ADVICE);
    text.add(". ");
    text.say(ui::COLOPHON_EVIDENCE);
    text.line(".");
    text.say(ui::OPEN_AGAIN);
    text.line("");
    text.add(link::NAME);
    text.line(&link::write(state));
    text.out
}

/// What is written so far.
struct TextWriter {
    lang: Lang,
    out: String,
}

impl TextWriter {
    fn add(&mut self, words: &str) {
        self.out.push_str(words);
    }

    fn say(&mut self, text: Text) {
        self.add(self.lang.say(text));
    }

    /// The end of a line.
    fn line(&mut self, end: &str) {
        self.add(end);
        self.add("\n");
    }

    /// The name of what follows, after an empty line.
    fn head(&mut self, name: Text) {
        self.line("");
        self.say(name);
        self.line("");
    }

    fn reason(&mut self, reason: &Reason, perspective: Perspective) {
        let claims = reason.mark.claims();
        self.say(ui::BECAUSE);
        self.add(" “");
        self.say(reason.answer.text().of(perspective));
        self.add("”:");
        for claim in &claims {
            self.add(" ");
            self.say(claim.text());
            if let Some(who) = claim.attributed_to {
                self.add(" ");
                self.add(&self.lang.fill(ui::ATTRIBUTED, &[("who", who.into())]));
            }
        }
        self.add(" ");
        self.line(&numbers(&sources_of(&claims)));
    }
}
