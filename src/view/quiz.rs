//! A question: one on each screen, nothing chosen beforehand.

use yew::prelude::*;

use super::context::Cx;
use super::parts::{link, plain, title};
use crate::content::{Answer, Perspective, QUESTION_COUNT, QUESTIONS, Question, ui};
use crate::engine::quiz::Reply;
use crate::engine::set::Set;
use crate::engine::state::{Action, State};

/// The screen of the question at this place.
pub(crate) fn question(cx: &Cx, state: &State, place: usize) -> Html {
    let (Some(question), Some(perspective)) = (QUESTIONS.get(place), state.perspective) else {
        return Html::default();
    };
    let reply = state.answers.get(place);
    let choice = reply.choice();
    let several = question.choose > 1;
    let full = several && choice.len() == u32::from(question.choose);
    let onsubmit = {
        let go_on = cx.on(Action::Continue);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            go_on.emit(event);
        })
    };
    let (heading, hint, missing) = (cx.id("question"), cx.id("hint"), cx.id("missing"));
    let described = AttrValue::from([hint.as_str(), missing.as_str()].join(" "));
    let option = |(number, answer): (usize, &'static Answer)| {
        let checked = choice.has(number);
        html! {
            <label class="option" key={answer.id}>
                <input type={kind(several)} name={cx.id(question.id)} value={answer.id} {checked}
                    disabled={full && !checked} onchange={cx.on::<Event>(Action::Pick(number))} />
                <span class="option-text">{ cx.say(answer.text.of(perspective)) }</span>
            </label>
        }
    };
    html! {
        <div class="quiz">
            <form class="quiz-main" {onsubmit} novalidate={true}>
                { progress(cx, place, perspective) }
                <div id={heading.clone()}>{ title(cx, cx.say(question.text.of(perspective))) }</div>
                if several { <p class="quiet" id={hint.clone()}>{ cx.say(ui::CHOOSE_TWO) }</p> }
                <fieldset class="options" data-focus="answers" aria-labelledby={heading}
                    aria-describedby={if several { described } else { missing.clone() }}>
                    { for question.answers().iter().enumerate().map(option) }
                    <label class="option option-unsure" key="unsure">
                        <input type={kind(several)} name={cx.id(question.id)} value="unsure"
                            checked={reply == Reply::Unsure} onchange={cx.on::<Event>(Action::Unsure)} />
                        <span class="option-text">{ cx.say(ui::NOT_SURE) }</span>
                    </label>
                </fieldset>
                // The regions are always there, so that their coming text is announced.
                <p class="quiet small" role="status">if full { { cx.say(ui::CHOOSE_FULL) } }</p>
                <p class="missing" id={missing} role="alert">
                    if state.missing { { cx.say(ui::ANSWER_MISSING) } }
                </p>
                <div class="quiz-nav">
                    { link(cx, if state.changing.is_some() { ui::CHANGE_BACK } else { ui::BACK }, Action::Back) }
                    <button type="submit" class="btn">
                        { cx.say(if state.changing.is_some() { ui::CHANGE_DONE } else if place + 1 == QUESTION_COUNT { ui::SEE_RESULT } else { ui::CONTINUE }) }
                    </button>
                </div>
            </form>
            <aside class="aside" aria-label={cx.attr(ui::ASIDE_LABEL)}>
                <details class="disclose">
                    <summary>{ cx.say(ui::WHY_ASKED) }</summary>
                    <p>{ cx.say(question.why) }</p>
                </details>
                { so_far(cx, state, place, perspective) }
            </aside>
        </div>
    }
}

fn kind(several: bool) -> &'static str {
    if several { "checkbox" } else { "radio" }
}

fn progress(cx: &Cx, place: usize, perspective: Perspective) -> Html {
    let label =
        cx.fill(ui::QUESTION_OF, &[("number", &(place + 1).to_string()), ("total", &QUESTION_COUNT.to_string())]);
    let side = match perspective {
        Perspective::Seeking => ui::AS_SEEKING,
        Perspective::Offering => ui::AS_OFFERING,
    };
    let step = |step: usize| {
        let class = match step.cmp(&place) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "",
        };
        html! { <span {class}></span> }
    };
    html! {
        <div class="progress">
            <p>{ plain(label) }{ " · " }{ cx.say(side) }</p>
            <div class="steps" aria-hidden="true">{ for (0..QUESTION_COUNT).map(step) }</div>
        </div>
    }
}

/// What was chosen, in the reader's words.
pub(crate) fn chosen(cx: &Cx, question: &'static Question, choice: Set, perspective: Perspective) -> String {
    let answers = choice.answers(question).map(|a| cx.lang.say(a.text.of(perspective)));
    answers.collect::<Vec<_>>().join("; ")
}

fn so_far(cx: &Cx, state: &State, place: usize, perspective: Perspective) -> Html {
    let before = state.answers.each().enumerate().filter(|(n, (_, reply))| *n < place && !matches!(reply, Reply::Open));
    let rows: Vec<Html> = before
        .map(|(number, (question, reply))| {
            html! {
                <div>
                    <dt class="quiet">{ plain((number + 1).to_string()) }{ " " }{ cx.say(question.short) }</dt>
                    <dd>
                        if let Reply::Chosen(choice) = reply {
                            { chosen(cx, question, choice, perspective) }
                        } else {
                            { cx.say(ui::NOT_SURE) }
                        }
                    </dd>
                </div>
            }
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <p class="label">{ cx.say(ui::SO_FAR) }</p>
            <dl class="sofar">{ for rows }</dl>
        </section>
    }
}
