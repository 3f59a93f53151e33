//! The state of one widget, and every action that changes it.

use super::matrix::{Options, Preset};
use super::quiz::{Answers, Reply};
use super::set::Set;
use crate::content::{Cell, Perspective, QUESTION_COUNT, Relationship};

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Screen {
    /// The three ways in.
    #[default]
    Entry,
    /// The question at this place, from 0.
    Question(usize),
    /// What comes out of the answers.
    Result,
    /// The comparison.
    Matrix,
    /// One relationship.
    Profile(&'static Relationship),
    /// The documents, their limits, and where they differ.
    Sources,
}

/// What should have the keyboard focus after an action.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Focus {
    /// Whatever has it.
    #[default]
    Stay,
    /// The heading of the screen.
    Heading,
    /// The button of a cell in the matrix.
    Cell(&'static Cell),
    /// The answers, because none was chosen.
    Answers,
    /// The button that changes the answer at this place, because the change was called off.
    Change(usize),
}

/// Everything that a reader has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is on the screen.
    pub screen: Screen,
    /// For whom the questions are put.
    pub perspective: Option<Perspective>,
    /// The answers so far.
    pub answers: Answers,
    /// While a single answer is being changed: its place, and the answers as they were, in case it is called off.
    pub changing: Option<(usize, Answers)>,
    /// Whether Continue was tried without an answer.
    pub missing: bool,
    /// The matrix.
    pub matrix: Options,
    /// The cell that is open.
    pub open: Option<&'static Cell>,
    /// Where the focus goes.
    pub focus: Focus,
    /// How many actions there have been, so that the same focus can be asked for twice.
    pub turn: u32,
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Go to a screen.
    Go(Screen),
    /// Start the quiz, from either perspective.
    Begin(Perspective),
    /// Choose an answer to the question on the screen, or take it back.
    Pick(usize),
    /// Say "I'm not sure" to the question on the screen.
    Unsure,
    /// Go on to the next question, or to the result.
    Continue,
    /// Go back to the question before.
    Back,
    /// Change the answer at this place; the rest is kept.
    Change(usize),
    /// Forget the answers and start again.
    Restart,
    /// Show or hide a column.
    Column(&'static Relationship),
    /// Show the columns of a preset.
    Preset(Preset),
    /// Show these columns in the matrix.
    Compare(Vec<&'static Relationship>),
    /// Show all rows, or those that stand at first.
    AllRows,
    /// Show only rows that differ, or all.
    OnlyDiffering,
    /// Swap rows and columns.
    Swap,
    /// Search the matrix.
    Search(String),
    /// Set the matrix back.
    ResetMatrix,
    /// Open a cell, or close it if it is open.
    Toggle(&'static Cell),
    /// Show a cell in the matrix, opened.
    ShowCell(&'static Cell),
}

impl State {
    /// The state after an action. One that makes no sense now leaves screen and answers as they are.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut state = Self { turn: self.turn.wrapping_add(1), ..self.clone() };
        state.focus = Focus::Stay;
        match action {
            Action::Go(screen) => {
                state.call_off();
                state.go(screen);
            }
            Action::Begin(perspective) => {
                // The answers mean other things from the other side.
                if state.perspective != Some(perspective) {
                    state.answers = Answers::default();
                }
                state.perspective = Some(perspective);
                state.go(Screen::Question(0));
            }
            Action::Pick(answer) => state.reply(|answers, place| answers.pick(place, answer)),
            Action::Unsure => state.reply(|answers, place| match answers.get(place) {
                Reply::Unsure => Reply::Open,
                Reply::Open | Reply::Chosen(_) => Reply::Unsure,
            }),
            Action::Continue => state.advance(),
            Action::Back => match state.screen {
                _ if state.changing.is_some() => {
                    let place = state.call_off();
                    state.go(Screen::Result);
                    state.focus = place.map_or(Focus::Heading, Focus::Change);
                }
                Screen::Question(place) if place > 0 => state.go(Screen::Question(place - 1)),
                _ => state.go(Screen::Entry),
            },
            Action::Change(place) => {
                state.go(Screen::Question(place));
                state.changing = Some((place, self.answers.clone()));
            }
            Action::Restart => {
                state.answers = Answers::default();
                state.perspective = None;
                state.go(Screen::Entry);
            }
            Action::Column(relationship) => {
                let columns = state.matrix.columns.toggled(relationship.index);
                // A table without columns says nothing.
                if !columns.is_empty() {
                    state.matrix.columns = columns;
                }
                state.close_hidden();
            }
            Action::Preset(preset) => {
                state.matrix.columns = preset.columns();
                state.close_hidden();
            }
            Action::Compare(relationships) => {
                let columns = Set::of(relationships.iter().map(|r| r.index));
                if !columns.is_empty() {
                    state.matrix.columns = columns;
                }
                state.matrix.query.clear();
                state.matrix.only_differing = false;
                state.close_hidden();
                state.go(Screen::Matrix);
            }
            Action::AllRows => {
                state.matrix.all_rows = !state.matrix.all_rows;
                state.open = None;
            }
            Action::OnlyDiffering => {
                state.matrix.only_differing = !state.matrix.only_differing;
                state.open = None;
            }
            Action::Swap => state.matrix.swapped = !state.matrix.swapped,
            Action::Search(query) => {
                state.matrix.query = query;
                state.open = None;
            }
            Action::ResetMatrix => {
                state.matrix = Options::default();
                state.open = None;
            }
            Action::Toggle(cell) => {
                state.open = if state.open == Some(cell) { None } else { Some(cell) };
                state.focus = Focus::Cell(cell);
            }
            Action::ShowCell(cell) => {
                let column = cell.relationship().index;
                if !state.matrix.columns.has(column) {
                    state.matrix.columns = state.matrix.columns.toggled(column);
                }
                state.matrix.query.clear();
                state.matrix.only_differing = false;
                state.matrix.all_rows |= !cell.dimension().shown;
                state.go(Screen::Matrix);
                state.open = Some(cell);
                state.focus = Focus::Cell(cell);
            }
        }
        state
    }

    /// The state of a widget that opens with this screen, if it can.
    pub fn opening(screen: Screen) -> Self {
        let mut state = Self::default();
        state.go(screen);
        Self { focus: Focus::Stay, ..state }
    }

    /// Where somebody who has begun the quiz goes on: the first question that is open, or the result.
    pub fn resume(&self) -> Screen {
        let open = self.answers.each().position(|(_, reply)| reply == Reply::Open);
        match self.perspective {
            None => Screen::Entry,
            Some(_) => open.map_or(Screen::Result, Screen::Question),
        }
    }

    /// Takes back a change that was not finished, and says of which answer it was.
    fn call_off(&mut self) -> Option<usize> {
        let (place, before) = self.changing.take()?;
        self.answers = before;
        Some(place)
    }

    fn go(&mut self, screen: Screen) {
        self.screen = match screen {
            // Neither a question nor a result makes sense before it is known who asks.
            Screen::Question(_) | Screen::Result if self.perspective.is_none() => Screen::Entry,
            Screen::Question(place) if place >= QUESTION_COUNT => Screen::Result,
            other => other,
        };
        self.missing = false;
        self.changing = None;
        self.focus = Focus::Heading;
    }

    fn reply(&mut self, reply: impl Fn(&Answers, usize) -> Reply) {
        if let Screen::Question(place) = self.screen {
            let reply = reply(&self.answers, place);
            self.answers = std::mem::take(&mut self.answers).with(place, reply);
            self.missing = false;
        }
    }

    fn advance(&mut self) {
        let Screen::Question(place) = self.screen else { return };
        if self.answers.get(place) == Reply::Open {
            self.missing = true;
            self.focus = Focus::Answers;
        } else if self.changing.is_some() {
            self.go(Screen::Result);
        } else {
            self.go(Screen::Question(place + 1));
        }
    }

    /// A cell whose column is no longer shown can't stay open.
    fn close_hidden(&mut self) {
        if self.open.is_some_and(|cell| !self.matrix.columns.has(cell.relationship().index)) {
            self.open = None;
        }
    }
}
