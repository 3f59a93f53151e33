//! The quiz: to begin, to answer, to go on and back, to change an answer.

use crate::content::{Answer, Indexed, Perspective, QUESTIONS, Question};
use crate::engine::quiz::{Answers, Reply};
use crate::engine::state::{Changing, Focus, Screen, State};
use crate::engine::tiebreak::offered;

/// What a reader can do in the quiz.
#[derive(Clone, Debug, PartialEq)]
pub enum QuizAction {
    /// Start the quiz, from either perspective.
    Begin(Perspective),
    /// Choose an answer to the question on the screen, or take it back.
    Pick(&'static Answer),
    /// Say "I'm not sure" to the question on the screen.
    Unsure,
    /// Mark the question on the screen as mattering a lot, or take the mark back.
    Emphasise,
    /// Go on to the next question, or to the result.
    Continue,
    /// Go back to the question before.
    Back,
    /// Change the answer to this question, or answer a tie-break that is offered; the rest is kept.
    Change(&'static Question),
    /// Forget the answers and start again.
    Restart,
}

/// Carries it out.
pub(super) fn reduce(state: &mut State, action: &QuizAction) {
    match *action {
        QuizAction::Begin(perspective) => {
            state.call_off();
            state.ask(perspective);
            step(state, Screen::Question(&QUESTIONS[0]));
        }
        QuizAction::Pick(answer) => reply(state, |answers, question| answers.pick(question, answer)),
        QuizAction::Unsure => {
            reply(state, |answers, question| match answers.get(question) {
                Reply::Unsure => Reply::Open,
                Reply::Open | Reply::Chosen(_) => Reply::Unsure,
            });
            state.quiz.answers = std::mem::take(&mut state.quiz.answers).drop_void_emphasis();
        }
        QuizAction::Emphasise => {
            if let Screen::Question(question) = state.screen {
                state.quiz.answers = std::mem::take(&mut state.quiz.answers).emphasise(question);
            }
        }
        QuizAction::Continue => advance(state),
        QuizAction::Back => match state.screen {
            _ if state.quiz.changing.is_some() => {
                if let Some((question, from)) = state.call_off() {
                    state.go(from);
                    state.focus = Focus::Change(question);
                }
            }
            Screen::Question(question) => {
                let before = question.index().checked_sub(1).and_then(|before| QUESTIONS.get(before));
                state.go(before.map_or(Screen::Perspective, Screen::Question));
            }
            _ => state.go(Screen::Entry),
        },
        QuizAction::Change(question) => change(state, question),
        QuizAction::Restart => {
            state.go(Screen::Entry);
            state.quiz.perspective = state.start.perspective;
            state.quiz.answers = Answers::default();
            state.quiz.begun = false;
        }
    }
}

/// Goes to a question to change its answer. From another question, which must be a later one, it leads back there,
/// and what has been chosen there stays.
fn change(state: &mut State, question: &'static Question) {
    let mut from = Screen::Result;
    if let Screen::Question(at) = state.screen {
        if at.index() <= question.index() {
            return;
        }
        from = state.quiz.changing.as_ref().map_or(state.screen, |changing| changing.from);
        if state.quiz.answers.get(at) != Reply::Open {
            state.quiz.changing = None;
        }
    }
    let screen = Screen::Question(question);
    state.go(screen);
    // A tie-break is put only where it is offered, or to change what was said to it.
    if state.screen == Screen::Result
        && (state.quiz.answers.broke(question) || offered(&state.quiz.answers).contains(&question))
    {
        state.screen = screen;
    }
    if state.screen == screen {
        state.quiz.changing = Some(Changing { question, before: state.quiz.answers.clone(), from });
    }
}

/// The same as a step of the quiz that the reader takes.
fn step(state: &mut State, screen: Screen) {
    state.go(screen);
    state.quiz.begun = true;
    state.quiz.steps = state.quiz.steps.wrapping_add(1);
}

fn reply(state: &mut State, reply: impl Fn(&Answers, &Question) -> Reply) {
    if let Screen::Question(question) = state.screen {
        let reply = reply(&state.quiz.answers, question);
        state.quiz.answers = std::mem::take(&mut state.quiz.answers).with(question, reply);
        state.quiz.missing = false;
    }
}

fn advance(state: &mut State) {
    let Screen::Question(question) = state.screen else { return };
    if state.quiz.answers.get(question) == Reply::Open {
        state.quiz.missing = true;
        state.focus = Focus::Answers;
    } else if let Some(changing) = state.quiz.changing.take() {
        step(state, changing.from);
    } else {
        step(state, QUESTIONS.get(question.index() + 1).map_or(Screen::Result, Screen::Question));
    }
}
