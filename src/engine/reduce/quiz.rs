//! The quiz: to begin, to answer, to go on and back, to change an answer.

use crate::content::Perspective;
use crate::engine::quiz::{Answers, Reply};
use crate::engine::state::{Changing, Focus, Screen, State};
use crate::engine::tiebreak::offered;

/// What a reader can do in the quiz.
#[derive(Clone, Debug, PartialEq)]
pub enum QuizAction {
    /// Start the quiz, from either perspective.
    Begin(Perspective),
    /// Choose an answer to the question on the screen, or take it back.
    Pick(usize),
    /// Say "I'm not sure" to the question on the screen.
    Unsure,
    /// Mark the question on the screen as mattering a lot, or take the mark back.
    Emphasise,
    /// Go on to the next question, or to the result.
    Continue,
    /// Go back to the question before.
    Back,
    /// Change the answer at this index, or answer a tie-break that is offered; the rest is kept.
    Change(usize),
    /// Forget the answers and start again.
    Restart,
}

/// Carries it out.
pub(super) fn reduce(state: &mut State, action: &QuizAction) {
    match *action {
        QuizAction::Begin(perspective) => {
            state.call_off();
            state.ask(perspective);
            step(state, Screen::Question(0));
        }
        QuizAction::Pick(answer) => reply(state, |answers, index| answers.pick(index, answer)),
        QuizAction::Unsure => {
            reply(state, |answers, index| match answers.get(index) {
                Reply::Unsure => Reply::Open,
                Reply::Open | Reply::Chosen(_) => Reply::Unsure,
            });
            state.quiz.answers = std::mem::take(&mut state.quiz.answers).drop_void_emphasis();
        }
        QuizAction::Emphasise => {
            if let Screen::Question(index) = state.screen {
                state.quiz.answers = std::mem::take(&mut state.quiz.answers).emphasise(index);
            }
        }
        QuizAction::Continue => advance(state),
        QuizAction::Back => match state.screen {
            _ if state.quiz.changing.is_some() => {
                if let Some((index, from)) = state.call_off() {
                    state.go(from);
                    state.focus = Focus::Change(index);
                }
            }
            Screen::Question(0) => state.go(Screen::Perspective),
            Screen::Question(index) => state.go(Screen::Question(index - 1)),
            _ => state.go(Screen::Entry),
        },
        QuizAction::Change(index) => change(state, index),
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
fn change(state: &mut State, index: usize) {
    let mut from = Screen::Result;
    if let Screen::Question(at) = state.screen {
        if at <= index {
            return;
        }
        from = state.quiz.changing.as_ref().map_or(state.screen, |changing| changing.from);
        if state.quiz.answers.get(at) != Reply::Open {
            state.quiz.changing = None;
        }
    }
    let question = Screen::Question(index);
    state.go(question);
    // A tie-break is put only where it is offered, or to change what was said to it.
    if state.screen == Screen::Result
        && (state.quiz.answers.broke(index) || offered(&state.quiz.answers).contains(&index))
    {
        state.screen = question;
    }
    if state.screen == question {
        state.quiz.changing = Some(Changing { index, before: state.quiz.answers.clone(), from });
    }
}

/// The same as a step of the quiz that the reader takes.
fn step(state: &mut State, screen: Screen) {
    state.go(screen);
    state.quiz.begun = true;
    state.quiz.steps = state.quiz.steps.wrapping_add(1);
}

fn reply(state: &mut State, reply: impl Fn(&Answers, usize) -> Reply) {
    if let Screen::Question(index) = state.screen {
        let reply = reply(&state.quiz.answers, index);
        state.quiz.answers = std::mem::take(&mut state.quiz.answers).with(index, reply);
        state.quiz.missing = false;
    }
}

fn advance(state: &mut State) {
    let Screen::Question(index) = state.screen else { return };
    if state.quiz.answers.get(index) == Reply::Open {
        state.quiz.missing = true;
        state.focus = Focus::Answers;
    } else if let Some(changing) = state.quiz.changing.take() {
        step(state, changing.from);
    } else {
        step(state, Screen::Question(index + 1));
    }
}
