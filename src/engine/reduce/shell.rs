//! The widget as a whole: how it opens, which screen is on, what comes in and goes out.

use crate::engine::link;
use crate::engine::state::{Copied, Notice, Quiz, Screen, Start, State};

/// What a reader or the page can do with the widget as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum ShellAction {
    /// Open as the page now asks. The answers stay unless they were given from another perspective.
    Open(Start),
    /// Take over the state that a link, a kept text or a file holds.
    Load(String),
    /// Go to a screen.
    Go(Screen),
    /// Tell what came of copying.
    Copied(Copied),
}

/// Carries it out.
pub(super) fn reduce(state: &mut State, action: &ShellAction) {
    match *action {
        ShellAction::Open(start) => state.open(start),
        ShellAction::Load(ref text) => load(state, text),
        ShellAction::Go(screen) => state.go(screen),
        ShellAction::Copied(ref copied) => state.copied = Some(copied.clone()),
    }
}

fn load(state: &mut State, text: &str) {
    let text = link::find(text).unwrap_or(text.trim_ascii());
    match link::read(text, &state.start) {
        Some(read) => {
            let focus = state.arrived(read.screen);
            let quiz = Quiz { steps: state.quiz.steps, ..read.quiz };
            *state = State { turn: state.turn, focus, quiz, ..read };
        }
        None => state.notice = Some(Notice::Unreadable),
    }
}
