//! A question: one on each screen, nothing chosen beforehand.

use std::cmp::Ordering;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::content::{CARE, Indexed, Perspective, QUESTION_COUNT, QUESTIONS, Question, ui};
use crate::engine::join::concat;
use crate::engine::link::UNSURE;
use crate::engine::quiz::{Reply, can_be_emphasised, contradictions};
use crate::engine::reduce::{Action, QuizAction};
use crate::engine::state::{Screen, State};
use crate::engine::tiebreak::offered;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::widgets::answers::{answer_value, contradictions_note};
use crate::view::widgets::button::{labelled_button, set_checkbox, text_button};
use crate::view::widgets::glyph::Icon;
use crate::view::widgets::heading::title;
use crate::view::widgets::label::with_icon;
use crate::view::widgets::phrase::and_list;

/// The screen of a question.
pub(crate) fn question(w: &mut Writer, state: &State, question: &'static Question) {
    let Some(perspective) = state.quiz.perspective else { return };
    w.el("div.quiz", |w| {
        // No form: where a page keeps a click from us, the browser would send it by itself.
        w.el("div.quiz-main", |w| {
            w.on(On::Key, continues_on_enter(w.cx));
            main(w, state, question, perspective);
        });
        w.el("aside.aside", |w| {
            w.label(ui::ASIDE_LABEL);
            w.el("details.disclose", |w| {
                w.text_el("summary", ui::WHY_ASKED);
                w.text_el("p", question.why);
            });
            so_far(w, state, question);
        });
    });
}

/// A callback for keys: Enter at an answer goes on, as readers know it from forms.
fn continues_on_enter(cx: &Cx) -> Callback<Event> {
    let go_on = cx.on(QuizAction::Continue);
    Callback::from(move |event: Event| {
        let enter = event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Enter");
        if enter && event.target_dyn_into::<HtmlInputElement>().is_some() {
            // An app may have a form of its own around the guide.
            event.prevent_default();
            go_on.emit(event);
        }
    })
}

fn main(w: &mut Writer, state: &State, question: &'static Question, perspective: Perspective) {
    let reply = state.quiz.answers.get(question);
    let choice = reply.choice();
    let several = question.choose > 1;
    let full = several && choice.len() == u32::from(question.choose);
    progress(w, state, question, perspective);
    w.el("div", |w| {
        w.id(At::Id, "question");
        title(w, w.cx.attr(question.text.of(perspective)));
    });
    if several {
        w.el("p.quiet", |w| {
            w.id(At::Id, "hint");
            w.say(ui::CHOOSE_TWO);
        });
    }
    let care = CARE.iter().any(|care| question.answers().contains(care.answer()));
    if care {
        w.text_el("p.quiet", ui::CARE_HINT);
    }
    // Before the first answer, and before the one that is nobody else's business.
    if care || QUESTIONS.first() == Some(question) {
        storage_notes(w);
    }
    w.el("fieldset.options", |w| {
        w.set(At::Focus, "answers");
        w.id(At::LabelledBy, "question");
        if several {
            w.set(At::DescribedBy, concat(&[&w.cx.id("hint"), " ", &w.cx.id("missing")]));
        } else {
            w.id(At::DescribedBy, "missing");
        }
        for answer in question.answers() {
            let checked = choice.contains(answer);
            w.el("label.option", |w| {
                w.key(answer.id);
                w.el("input", |w| {
                    input(w, question, checked, QuizAction::Pick(answer).into());
                    if full && !checked {
                        w.set(At::Disabled, "");
                    }
                });
                w.text_el("span.option-text", answer.text().of(perspective));
            });
        }
        w.el("label.option", |w| {
            w.key(UNSURE);
            w.el("input", |w| input(w, question, reply == Reply::Unsure, QuizAction::Unsure.into()));
            w.text_el("span.option-text", ui::NOT_SURE);
        });
    });
    // The regions are always there, so that their coming text is announced.
    w.el("p.quiet small", |w| {
        w.set(At::Role, "status");
        if full {
            w.say(ui::CHOOSE_FULL);
        }
    });
    if can_be_emphasised(question) {
        matters(w, state, question);
    }
    w.el("p.missing", |w| {
        w.id(At::Id, "missing");
        w.set(At::Role, "alert");
        if state.quiz.missing {
            w.say(ui::ANSWER_MISSING);
        }
    });
    let mut apart = contradictions(&state.quiz.answers);
    apart.retain(|c| c.sides().iter().any(|(of, _)| *of == question));
    contradictions_note(w, state, &apart, perspective);
    let (back, on) = match (&state.quiz.changing, QUESTIONS.last() == Some(question)) {
        _ if question.is_tiebreak() => (ui::BACK, ui::SEE_RESULT),
        (Some(changing), _) if changing.from == Screen::Result => (ui::CHANGE_BACK, ui::CHANGE_DONE),
        (Some(_), _) => (ui::CHANGE_BACK, ui::CONTINUE),
        (None, true) => (ui::BACK, ui::SEE_RESULT),
        (None, false) => (ui::BACK, ui::CONTINUE),
    };
    w.el("div.quiz-nav", |w| {
        text_button(w, back, QuizAction::Back);
        labelled_button(w, "button.btn", on, QuizAction::Continue);
    });
}

/// Where the answers stand besides the screen, if they do.
fn storage_notes(w: &mut Writer) {
    for (there, text) in [(w.cx.address.is_some(), ui::IN_ADDRESS), (w.cx.kept, ui::KEPT_HERE)] {
        if there {
            w.text_el("p.quiet small stays", text);
        }
    }
}

/// The mark that makes the answer count twice.
fn matters(w: &mut Writer, state: &State, question: &Question) {
    let answers = &state.quiz.answers;
    let (free, marked) = (answers.may_emphasise(question), answers.emphasised());
    w.el("div.matters", |w| {
        w.el("label.check", |w| {
            w.el("input", |w| {
                set_checkbox(w, marked.contains(question), QuizAction::Emphasise);
                w.id(At::DescribedBy, "matters");
                if !free {
                    w.set(At::Disabled, "");
                }
            });
            with_icon(w, "span.state", Icon::Matters, ui::MATTERS);
        });
        w.el("p.quiet small", |w| {
            w.id(At::Id, "matters");
            if free || answers.get(question) == Reply::Unsure {
                w.say(ui::MATTERS_FREE);
            } else {
                let names = QUESTIONS.iter().filter(|other| marked.contains(other));
                let names: Vec<_> = names.map(|q| w.cx.lang.say(q.short)).collect();
                w.plain(w.cx.fill(ui::MATTERS_FULL, &[("names", (&and_list(w.cx, &names)).into())]));
            }
        });
    });
}

/// An answer has no value, no class of its own, and the name that makes radio buttons one group tells nothing: an event
/// hands all of that to whatever listens in the page.
fn input(w: &mut Writer, question: &Question, checked: bool, action: Action) {
    if question.choose > 1 {
        return set_checkbox(w, checked, action);
    }
    w.set(At::Type, "radio");
    w.id(At::Name, "group");
    w.checked(checked);
    w.on(On::Change, w.cx.on(action));
}

/// "Question 3 of 8", or "One more: 1 of 2", and which of them it is, from 0, and of how many.
pub(crate) fn position(cx: &Cx, state: &State, question: &Question) -> (AttrValue, usize, usize) {
    let (mut text, mut at, mut total) = (ui::QUESTION_OF, question.index(), QUESTION_COUNT);
    // As it was when the question was put: with an answer to it others may be offered, or none.
    if let Some(changing) = state.quiz.changing.as_ref().filter(|_| question.is_tiebreak()) {
        let mut all = changing.before.broken();
        all.extend(offered(&changing.before));
        text = ui::ONE_MORE;
        at = all.iter().take_while(|other| **other != question).count();
        total = all.len();
    }
    (cx.fill(text, &[("number", (at + 1).into()), ("total", total.into())]), at, total)
}

fn progress(w: &mut Writer, state: &State, question: &Question, perspective: Perspective) {
    let (text, at, total) = position(w.cx, state, question);
    w.el("div.progress", |w| {
        w.el("p", |w| {
            w.plain(text);
            w.plain(" · ");
            w.say(match perspective {
                Perspective::Seeking => ui::AS_SEEKING,
                Perspective::Offering => ui::AS_OFFERING,
            });
        });
        w.el("div.steps", |w| {
            w.set(At::Hidden, "true");
            for step in 0..total {
                w.el(
                    match step.cmp(&at) {
                        Ordering::Less => "span.done",
                        Ordering::Equal => "span.now",
                        Ordering::Greater => "span",
                    },
                    |_| (),
                );
            }
        });
    });
}

fn so_far(w: &mut Writer, state: &State, question: &Question) {
    let before = || state.quiz.answers.each().take_while(|(other, _)| *other != question);
    if before().all(|(_, reply)| reply == Reply::Open) {
        return;
    }
    w.el("section", |w| {
        w.text_el("p.label", ui::SO_FAR);
        w.el("dl.sofar", |w| {
            for (number, (question, reply)) in before().enumerate() {
                if reply == Reply::Open {
                    continue;
                }
                w.el("div", |w| {
                    w.plain_el("dt.quiet", concat(&[&(number + 1).to_string(), " ", w.cx.lang.say(question.short)]));
                    answer_value(w, state, question, reply);
                });
            }
        });
    });
}
