//! Several forms: why they lead together, and that more than one may be needed.

use crate::content::{Perspective, TOGETHER, ui};
use crate::engine::beyond::{is_own, is_several, meets, serves};
use crate::engine::fit::Outcome;
use crate::engine::state::State;
use crate::view::dom::writer::Writer;
use crate::view::widgets::claim::item_with_sources;
use crate::view::widgets::heading::{heading, section};
use crate::view::widgets::phrase::relationship_names;

/// Why several lead together: for each of them what speaks for no other.
pub(crate) fn tie(w: &mut Writer, outcome: &Outcome, perspective: Perspective) {
    if outcome.leaders.len() < 2 {
        return;
    }
    w.open("section.tie");
    heading(w, 1, ui::TIE_TITLE);
    w.text_el("p.text", ui::TIE_WHY);
    w.open("ul.plain-list");
    for fit in outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship)) {
        w.open("li");
        w.text_el("b", fit.relationship.name);
        let mut sign = ": ";
        for reason in fit.reasons_for.iter().filter(|r| is_own(fit, r.answer, outcome)) {
            w.plain(sign);
            w.text_el("q", reason.answer.text().of(perspective));
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
pub(crate) fn combinations(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    if !is_several(&state.quiz.answers, outcome) {
        return;
    }
    section(w, ui::SEVERAL_TITLE, |w| {
        w.open("ul.plain-list");
        for (question, reply) in state.quiz.answers.each().filter(|(_, reply)| reply.choice().len() > 1) {
            for answer in reply.choice().answers(question) {
                let forms = outcome.fits.iter().filter(|f| meets(f, answer)).map(|f| f.relationship);
                let names = relationship_names(w.cx, forms);
                if !names.is_empty() {
                    w.open("li");
                    w.text_el("q", answer.text().of(perspective));
                    w.plain(": ");
                    w.plain(names);
                    w.close();
                }
            }
        }
        for text in TOGETHER.iter().filter(|t| serves(t, outcome)) {
            item_with_sources(w, text.text, &text.claims());
        }
        w.close();
    });
}
