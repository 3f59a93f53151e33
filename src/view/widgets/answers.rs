//! Answers in the reader's words, and answers that pull apart.

use yew::prelude::*;

use crate::content::{Contradiction, Indexed, Perspective, Question, ui};
use crate::engine::join::join;
use crate::engine::quiz::Reply;
use crate::engine::reduce::QuizAction;
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::button::button;
use crate::view::widgets::claim::text_with_sources;
use crate::view::widgets::glyph::{Icon, icon};
use crate::view::widgets::label::matters_label;

/// What was said to a question, in the reader's words.
pub(crate) fn answer_text(cx: &Cx, question: &'static Question, reply: Reply, perspective: Perspective) -> AttrValue {
    match reply {
        Reply::Open => cx.attr(ui::NOT_ANSWERED),
        Reply::Unsure => cx.attr(ui::NOT_SURE),
        Reply::Chosen(choice) => {
            let answers = choice.answers(question).map(|a| cx.lang.say(a.text().of(perspective)));
            join(&answers.collect::<Vec<_>>(), "; ").into()
        }
    }
}

/// The same as an entry of a list, with a mark where it matters a lot. With "not sure" that mark has no effect.
pub(crate) fn answer_value(w: &mut Writer, state: &State, question: &'static Question, reply: Reply) {
    let Some(perspective) = state.quiz.perspective else { return };
    w.el("dd", |w| {
        w.plain(answer_text(w.cx, question, reply, perspective));
        if state.quiz.answers.emphasised().contains(question) && !reply.choice().is_empty() {
            w.space();
            matters_label(w);
        }
    });
}

/// Lets the focus find what changes the answer to a question.
pub(crate) fn set_change(w: &mut Writer, question: &Question) {
    w.set(At::Change, question.index().to_string());
}

/// Answers that pull apart, and both ways out. The heading is announced, so its place is always there.
pub(crate) fn contradictions_note(
    w: &mut Writer,
    state: &State,
    apart: &[&'static Contradiction],
    perspective: Perspective,
) {
    w.open(if apart.is_empty() { "div" } else { "div.apart" });
    w.el("p.h3", |w| {
        w.set(At::Role, "status");
        if !apart.is_empty() {
            icon(w, Icon::Apart);
            w.say(ui::APART);
        }
    });
    // Without a slot of their own Yew would pair these with the region, from the back.
    w.slot(|w| {
        for contradiction in apart {
            let [first, second] = contradiction.sides().map(|(question, _)| question);
            w.el("p.text", |w| {
                w.el("span.said", |w| {
                    for (question, sign) in [(first, " + "), (second, ": ")] {
                        w.plain_el("q", answer_text(w.cx, question, state.quiz.answers.get(question), perspective));
                        w.plain(sign);
                    }
                });
                text_with_sources(w, contradiction.text.of(perspective), &contradiction.claims());
                w.space();
                w.say(ui::APART_KEEP);
                w.space();
                text_with_sources(w, contradiction.keep.of(perspective), &contradiction.keeping());
                w.space();
                for question in [first, second].into_iter().filter(|q| state.screen != Screen::Question(q)) {
                    button(w, "button.btn-text", QuizAction::Change(question), |w| {
                        set_change(w, question);
                        w.plain(w.cx.fill(ui::APART_CHANGE, &[("question", question.short.into())]));
                    });
                    w.space();
                }
            });
        }
    });
    w.close();
}
