//! Everything that changes a state: one kind of action for each part of it, with what carries it out.

mod comparison;

mod list;

mod quiz;

mod shell;

pub use comparison::ComparisonAction;
pub use list::ListAction;
pub use quiz::QuizAction;
pub use shell::ShellAction;

use super::state::{Focus, State};

/// What can be done to a state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something in the quiz.
    Quiz(QuizAction),
    /// Something with the comparison.
    Comparison(ComparisonAction),
    /// Something with the list of disagreements.
    List(ListAction),
    /// Something with the widget as a whole.
    Shell(ShellAction),
}

impl From<QuizAction> for Action {
    fn from(action: QuizAction) -> Self {
        Self::Quiz(action)
    }
}

impl From<ComparisonAction> for Action {
    fn from(action: ComparisonAction) -> Self {
        Self::Comparison(action)
    }
}

impl From<ListAction> for Action {
    fn from(action: ListAction) -> Self {
        Self::List(action)
    }
}

impl From<ShellAction> for Action {
    fn from(action: ShellAction) -> Self {
        Self::Shell(action)
    }
}

impl State {
    /// The state after an action. One that makes no sense now leaves screen and answers as they are.
    #[must_use]
    pub fn after(&self, action: impl Into<Action>) -> Self {
        self.reduce(&action.into())
    }

    /// The same for an action that is kept.
    #[must_use]
    pub fn reduce(&self, action: &Action) -> Self {
        let mut state = self.clone();
        state.turn = state.turn.wrapping_add(1);
        state.focus = Focus::Stay;
        state.copied = None;
        match action {
            Action::Quiz(action) => quiz::reduce(&mut state, action),
            Action::Comparison(action) => comparison::reduce(&mut state, action),
            Action::List(action) => list::reduce(&mut state, action),
            Action::Shell(action) => shell::reduce(&mut state, action),
        }
        state
    }
}
