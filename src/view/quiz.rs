//! A question: one on each screen, nothing chosen beforehand.

use web_sys::Event;
use yew::prelude::*;

use super::context::Cx;
use super::el::{At, On, el, list, plain, space, tag, when};
use super::parts::{link, title};
use crate::content::{Answer, Perspective, QUESTION_COUNT, QUESTIONS, Question, Text, ui};
use crate::engine::quiz::Reply;
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
    // Not the form is asked but its button, which Enter presses as well: a frame may forbid to submit forms.
    let on_click = {
        let go_on = cx.on(Action::Continue);
        Callback::from(move |event: Event| {
            event.prevent_default();
            go_on.emit(event);
        })
    };
    let (heading, hint, missing) = (cx.id("question"), cx.id("hint"), cx.id("missing"));
    let described = if several { [hint.as_str(), missing.as_str()].join(" ").into() } else { missing.clone() };
    let option = |class, value: &'static str, text: Text, checked: bool, disabled: bool, action: Action| {
        let input = tag("input").with(At::Type, if several { "checkbox" } else { "radio" });
        let input = input.with(At::Name, cx.id(question.id)).value(value.into()).checked(checked);
        let input = input.with_if(disabled, At::Disabled, "").on(On::Change, cx.on(action));
        tag(class).key(value).holds([input.holds([]), el!("span.option-text", cx.say(text))])
    };
    let answer = |(number, answer): (usize, &'static Answer)| {
        let checked = choice.has(number);
        let text = answer.text.of(perspective);
        option("label.option", answer.id, text, checked, full && !checked, Action::Pick(number))
    };
    let unsure = reply == Reply::Unsure;
    let fieldset = tag("fieldset.options").with(At::Focus, "answers").with(At::LabelledBy, heading.clone());
    let (back, on) = match (state.changing.is_some(), place + 1 == QUESTION_COUNT) {
        (true, _) => (ui::CHANGE_BACK, ui::CHANGE_DONE),
        (false, true) => (ui::BACK, ui::SEE_RESULT),
        (false, false) => (ui::BACK, ui::CONTINUE),
    };
    let form = tag("form.quiz-main").with(At::NoValidate, "").holds([
        progress(cx, place, perspective),
        tag("div").with(At::Id, heading).holds([title(cx, cx.say(question.text.of(perspective)))]),
        when(several, || tag("p.quiet").with(At::Id, hint.clone()).says(cx, ui::CHOOSE_TWO)),
        fieldset.with(At::DescribedBy, described).holds([
            list(question.answers().iter().enumerate().map(answer)),
            option("label.option option-unsure", "unsure", ui::NOT_SURE, unsure, false, Action::Unsure),
        ]),
        // The regions are always there, so that their coming text is announced.
        tag("p.quiet small").with(At::Role, "status").holds([when(full, || cx.say(ui::CHOOSE_FULL))]),
        tag("p.missing")
            .with(At::Id, missing)
            .with(At::Role, "alert")
            .holds([when(state.missing, || cx.say(ui::ANSWER_MISSING))]),
        el!(
            "div.quiz-nav",
            link(cx, back, Action::Back),
            tag("button.btn").with(At::Type, "submit").on(On::Click, on_click).says(cx, on),
        ),
    ]);
    el!(
        "div.quiz",
        form,
        tag("aside.aside").with(At::Label, cx.attr(ui::ASIDE_LABEL)).holds([
            el!("details.disclose", el!("summary", cx.say(ui::WHY_ASKED)), el!("p", cx.say(question.why))),
            so_far(cx, state, place, perspective),
        ]),
    )
}

fn progress(cx: &Cx, place: usize, perspective: Perspective) -> Html {
    let label =
        cx.fill(ui::QUESTION_OF, &[("number", &(place + 1).to_string()), ("total", &QUESTION_COUNT.to_string())]);
    let side = match perspective {
        Perspective::Seeking => ui::AS_SEEKING,
        Perspective::Offering => ui::AS_OFFERING,
    };
    let step = |step: usize| {
        let what = match step.cmp(&place) {
            std::cmp::Ordering::Less => "span.done",
            std::cmp::Ordering::Equal => "span.now",
            std::cmp::Ordering::Greater => "span",
        };
        el!(what)
    };
    el!(
        "div.progress",
        el!("p", plain(label), plain(" · "), cx.say(side)),
        tag("div.steps").with(At::Hidden, "true").holds([list((0..QUESTION_COUNT).map(step))]),
    )
}

/// What was said to a question, in the reader's words.
pub(crate) fn said(cx: &Cx, question: &'static Question, reply: Reply, perspective: Perspective) -> AttrValue {
    match reply {
        Reply::Open => cx.attr(ui::NOT_ANSWERED),
        Reply::Unsure => cx.attr(ui::NOT_SURE),
        Reply::Chosen(choice) => {
            let answers = choice.answers(question).map(|a| cx.lang.say(a.text.of(perspective)));
            answers.collect::<Vec<_>>().join("; ").into()
        }
    }
}

fn so_far(cx: &Cx, state: &State, place: usize, perspective: Perspective) -> Html {
    let before = state.answers.each().enumerate().take(place).filter(|(_, (_, reply))| *reply != Reply::Open);
    let rows: Vec<Html> = before
        .map(|(number, (question, reply))| {
            el!(
                "div",
                el!("dt.quiet", plain((number + 1).to_string()), space(), cx.say(question.short)),
                el!("dd", plain(said(cx, question, reply, perspective))),
            )
        })
        .collect();
    when(!rows.is_empty(), || {
        el!("section", el!("p.label", cx.say(ui::SO_FAR)), el!("dl.sofar", list(rows.into_iter())))
    })
}
