//! The result: what leads, the bands, the reasons, and what would change it.

mod bands;

mod care;

mod changes;

mod fit;

mod reason;

mod several;

mod text;

use std::rc::Rc;

use yew::prelude::*;

use crate::content::{Perspective, ui};
use crate::engine::fit::{Outcome, STRONG_FROM, changes, outcome};
use crate::engine::join::concat;
use crate::engine::quiz::contradictions;
use crate::engine::reduce::{ComparisonAction, QuizAction, ShellAction};
use crate::engine::state::{Screen, State};
use crate::engine::tiebreak::offered;
use crate::view::dom::clipboard::MakeText;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::Writer;
use crate::view::screens::result::bands::bands;
use crate::view::screens::result::care::care;
use crate::view::screens::result::changes::{next_steps, sensitivity};
use crate::view::screens::result::fit::fit;
use crate::view::screens::result::several::{combinations, tie};
use crate::view::screens::result::text::result_text;
use crate::view::widgets::answers::{answer_value, contradictions_note, set_change};
use crate::view::widgets::button::{button, text_button};
use crate::view::widgets::export::{copy_button, copy_message, page_buttons, save_button};
use crate::view::widgets::guidance::guidance;
use crate::view::widgets::heading::{heading, heading_with, section, title};
use crate::view::widgets::label::visually_hidden;
use crate::view::widgets::outcome::{close_call_text, headline, in_full, lead, reports_harm};
use crate::view::widgets::source::source_list;

/// The screen.
pub(crate) fn result(w: &mut Writer, state: &State) {
    let Some(perspective) = state.quiz.perspective else { return };
    let outcome = outcome(&state.quiz.answers);
    let harm = reports_harm(state);
    let full = in_full(&outcome);
    w.el("div.result", |w| {
        // What was done to somebody comes before any question of fit.
        if harm {
            title(w, w.cx.attr(ui::CARE_TITLE));
            care(w, state, perspective);
        }
        w.el("div.result-top", |w| {
            w.el("div.result-head", |w| {
                let headline = headline(w.cx, &outcome);
                if harm {
                    heading_with(w, 1, |w| w.plain(headline));
                } else {
                    title(w, headline);
                }
                top(w, state, &outcome, perspective);
            });
            bands(w, &outcome, perspective);
            w.el("div", |w| ways_on(w, state, &outcome, perspective));
        });
        let changes = changes(&state.quiz.answers);
        if outcome.leaders.is_empty() {
            next_steps(w, state, &outcome, &changes);
        }
        tie(w, &outcome, perspective);
        for f in &full {
            fit(w, f, &outcome, perspective);
        }
        combinations(w, state, &outcome, perspective);
        if outcome.answered > 0 {
            sensitivity(w, &changes, &full, perspective);
        }
        for r in outcome.leaders.each() {
            w.el("section.part", |w| {
                heading_with(w, 1, |w| w.plain(w.cx.fill(ui::FURTHER_WITH, &[("name", r.name.into())])));
                guidance(w, r, Some(perspective));
            });
        }
        section(w, ui::YOUR_ANSWERS, |w| {
            your_answers(w, state);
            contradictions_note(w, state, &contradictions(&state.quiz.answers), perspective);
        });
        w.el("section.part cited", |w| {
            heading(w, 1, ui::NAV_SOURCES);
            source_list(w, false);
        });
    });
}

fn top(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    w.plain_el("p.lead", lead(w.cx, outcome, perspective));
    if let Some(first) = outcome.would_lead.filter(|_| !outcome.leaders.is_empty()) {
        w.plain_el("p.text", w.cx.fill(ui::BUT_RULED_OUT, &[("name", first.name.into())]));
    }
    if let Some((call, about)) = close_call_text(outcome) {
        w.el("p.text", |w| {
            w.text_el("b", call);
            w.space();
            w.say(about);
        });
        tiebreaks(w, state, perspective);
    }
    if outcome.answered > 0 {
        w.el("p.quiet text", |w| {
            w.plain(rests_on(w.cx, outcome));
            w.space();
            w.say(ui::SILENCE_NOTE);
            if outcome.answered < STRONG_FROM {
                w.space();
                w.say(ui::FEW_ANSWERS);
            }
        });
    }
}

/// What can be done with the result.
fn ways_on(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    let compared: Vec<_> = in_full(outcome).iter().map(|f| f.relationship).collect();
    let to_table = if compared.is_empty() { ui::COMPARE_OPEN } else { ui::SHOW_IN_TABLE };
    let text = result_text(w.cx, state, perspective);
    let make: MakeText = Rc::new(move || text.clone());
    w.el("p.actions", |w| {
        text_button(w, to_table, ComparisonAction::Compare(compared));
        page_buttons(w);
        copy_button(w, Rc::clone(&make));
        save_button(w, "rapport.txt", make);
        text_button(w, ui::METHOD_LINK, ShellAction::Go(Screen::Method));
        text_button(w, ui::RESTART, QuizAction::Restart);
        if w.cx.address.is_some() {
            w.text_el("span.quiet small stays", ui::LINK_HOLDS);
        }
    });
    copy_message(w, state);
}

/// The questions that may settle it.
fn tiebreaks(w: &mut Writer, state: &State, perspective: Perspective) {
    let offered = offered(&state.quiz.answers);
    if offered.is_empty() {
        return;
    }
    w.el("div.breaks", |w| {
        w.text_el("p.text", ui::TIEBREAKS);
        w.el("ul", |w| {
            for question in offered {
                w.el("li", |w| {
                    button(w, "button.btn-text", QuizAction::Change(question), |w| {
                        set_change(w, question);
                        w.say(question.text.of(perspective));
                    });
                });
            }
        });
    });
}

fn rests_on(cx: &Cx, outcome: &Outcome) -> AttrValue {
    let values = [("answered", outcome.answered.into()), ("unsure", outcome.unsure.into())];
    let text = match (outcome.answered, outcome.unsure) {
        (1, 0) => ui::RESTS_ON_ONE,
        (_, 0) => ui::RESTS_ON,
        (1, _) => ui::RESTS_ON_ONE_UNSURE,
        _ => ui::RESTS_ON_UNSURE,
    };
    cx.fill(text, &values)
}

fn your_answers(w: &mut Writer, state: &State) {
    w.el("dl.answers", |w| {
        for (number, (question, reply)) in state.quiz.answers.listed().enumerate() {
            let short = w.cx.lang.say(question.short);
            w.el("div.answer", |w| {
                w.plain_el("dt", concat(&[&(number + 1).to_string(), ". ", short]));
                answer_value(w, state, question, reply);
                w.el("dd.answer-change", |w| {
                    button(w, "button.btn-text", QuizAction::Change(question), |w| {
                        set_change(w, question);
                        w.say(ui::CHANGE);
                        visually_hidden(w, ": ", short, "");
                    });
                });
            });
        }
    });
}
