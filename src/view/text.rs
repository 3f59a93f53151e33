//! The result as plain text, to be pasted into a mail or kept as a file.

use super::context::Cx;
use super::quiz::said;
use super::result::{ORDER, band_name, headline, in_full, lead};
use crate::content::{Perspective, SOURCES, ui};
use crate::engine::export::{citation, numbers};
use crate::engine::fit::{Reason, outcome};
use crate::engine::link;
use crate::engine::matrix::sources_of;
use crate::engine::state::State;

/// Headline, bands, reasons with their sources, the answers, and in the last line the state, so that the file can be
/// opened again.
pub(crate) fn result(cx: &Cx, state: &State, perspective: Perspective) -> String {
    let outcome = outcome(&state.answers);
    let mut text = Lines(String::new());
    text.line(&[&headline(cx, &outcome)]);
    text.line(&[&lead(cx, &outcome, perspective)]);
    text.line(&[]);
    for band in ORDER {
        let names: Vec<_> =
            outcome.fits.iter().filter(|f| f.band == band).map(|f| cx.lang.say(f.relationship.name)).collect();
        if !names.is_empty() {
            text.line(&[cx.lang.say(band_name(band)), ": ", &names.join(", ")]);
        }
    }
    for fit in in_full(&outcome) {
        text.line(&[]);
        text.line(&[cx.lang.say(fit.relationship.name)]);
        for (sign, reasons) in [("+ ", &fit.reasons_for), ("- ", &fit.reasons_against)] {
            for r in reasons {
                reason(cx, &mut text, sign, r, perspective);
            }
        }
    }
    text.line(&[]);
    text.line(&[cx.lang.say(ui::YOUR_ANSWERS)]);
    for (place, (question, reply)) in state.answers.listed() {
        let matters = state.answers.marked().has(place) && !reply.choice().is_empty();
        let mark = if matters { [" (", cx.lang.say(ui::MATTERS_MARK), ")"].concat() } else { String::new() };
        text.line(&[cx.lang.say(question.short), ": ", &said(cx, question, reply, perspective), &mark]);
    }
    text.line(&[]);
    text.line(&[cx.lang.say(ui::NAV_SOURCES)]);
    for source in &SOURCES {
        text.line(&[&citation(source, cx.lang)]);
    }
    text.line(&[]);
    text.line(&[cx.lang.say(ui::COLOPHON_ADVICE), ". ", cx.lang.say(ui::COLOPHON_EVIDENCE), "."]);
    text.line(&[cx.lang.say(ui::OPEN_AGAIN)]);
    text.line(&[link::NAME, &link::write(state)]);
    text.0
}

fn reason(cx: &Cx, text: &mut Lines, sign: &str, reason: &Reason, perspective: Perspective) {
    let claims = reason.mark.claims();
    let told: Vec<_> = claims.iter().map(|c| cx.lang.say(c.text())).collect();
    let answer = cx.lang.say(reason.answer.text().of(perspective));
    let numbers = numbers(&sources_of(&claims));
    text.line(&[sign, cx.lang.say(ui::BECAUSE), " “", answer, "”: ", &told.join(" "), " ", &numbers]);
}

struct Lines(String);

impl Lines {
    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.push_str(part);
        }
        self.0.push('\n');
    }
}

/// The text as the address of a file of this kind, such as `plain`; it needs no store and no permission.
pub(crate) fn address(kind: &str, text: &str) -> String {
    let mut address = ["data:text/", kind, ";charset=utf-8,"].concat();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
    }
    address
}
