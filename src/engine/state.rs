//! The state of one widget: the quiz, the comparison, the list of disagreements, and what is on the screen.
//!
//! What a reader can do to it stands in `reduce.rs`. Here is what it always keeps to, whoever changes it.

use super::differ::Filter;
use super::matrix::Options;
use super::quiz::{Answers, Reply};
use super::set::Set;
use crate::content::{Cell, Dimension, Disagreement, PRIMARY_COUNT, Perspective, Question, Relationship};

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Screen {
    /// The three ways in.
    #[default]
    Entry,
    /// Who asks: somebody who looks for support, or who could give it.
    Perspective,
    /// A question of the quiz, or a tie-break.
    Question(&'static Question),
    /// What comes out of the answers.
    Result,
    /// The comparison.
    Matrix,
    /// Two of its columns side by side, which fits where little room is.
    Pair,
    /// The comparison in pictures: where the eight fall on two scales.
    Strips,
    /// One relationship.
    Profile(&'static Relationship),
    /// The documents, and their limits.
    Sources,
    /// Where the documents differ.
    Disagreements,
    /// How the fits are worked out.
    Method,
}

/// How the page asks the widget to open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// What is on the screen.
    pub screen: Screen,
    /// For whom the questions are put, where the page knows.
    pub perspective: Option<Perspective>,
    /// The columns of the matrix.
    pub columns: Set<Relationship>,
    /// The rows of the matrix.
    pub rows: Set<Dimension>,
}

impl Default for Start {
    fn default() -> Self {
        let Options { columns, rows, .. } = Options::default();
        Self { screen: Screen::default(), perspective: None, columns, rows }
    }
}

impl Start {
    /// With only columns that there are. Without any columns or rows the table says nothing: then those it has by default.
    fn sane(self) -> Self {
        let Self { columns, rows, .. } = Self::default();
        let own = self.columns.truncate(PRIMARY_COUNT);
        Self {
            columns: if own.is_empty() { columns } else { own },
            rows: if self.rows.is_empty() { rows } else { self.rows },
            ..self
        }
    }

    /// The matrix as the page asks for it.
    pub(super) fn options(self) -> Options {
        Options { columns: self.columns, rows: self.rows, ..Options::default() }
    }
}

/// What a reader must be told of a state that was brought along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Parts of it are no longer there, such as a question or an answer; the rest was taken over.
    Outdated,
    /// It could not be understood, and nothing was taken over.
    Unreadable,
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
    /// The same, with room below it for what it opened to.
    Opened(&'static Cell),
    /// The way that led from the result to this cell.
    Reason(&'static Cell),
    /// The button of a disagreement in the list.
    Disagreement(&'static Disagreement),
    /// The field of the search.
    Search,
    /// The answers, because none was chosen.
    Answers,
    /// The button that changes the answer to this question, because the change was called off.
    Change(&'static Question),
}

/// What came of copying, saving or printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The text is in the clipboard.
    Text,
    /// A link to the screen is there.
    Link,
    /// The browser refused: this is what was to be copied.
    Refused(String),
    /// This was saved, unless what is around the guide forbids it.
    Saved(String),
    /// It was not printed, as far as the browser says.
    NotPrinted,
}

/// A single answer that is being changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changing {
    /// Its question.
    pub question: &'static Question,
    /// The answers as they were, in case it is called off.
    pub before: Answers,
    /// Where the reader goes on afterwards: the result, or the question from which it was changed.
    pub from: Screen,
}

/// The quiz.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quiz {
    /// For whom the questions are put.
    pub perspective: Option<Perspective>,
    /// The answers so far.
    pub answers: Answers,
    /// A single answer that is being changed.
    pub changing: Option<Changing>,
    /// Whether Continue was tried without an answer.
    pub missing: bool,
    /// Whether these answers have been begun, here or where they were brought from.
    pub begun: bool,
    /// How often the reader has begun the quiz or gone on in it. Whatever only brings a state back leaves it as it is.
    pub steps: u32,
}

/// The comparison, as a table, a pair or pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What is compared, and how.
    pub options: Options,
    /// Whether everything that can be set is shown where little room is.
    pub tools_open: bool,
    /// The cell that is open.
    pub open: Option<&'static Cell>,
    /// The cell that a reason of the result led to, until the reader goes somewhere else.
    pub followed: Option<&'static Cell>,
}

/// The list of disagreements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Which are listed.
    pub filter: Filter,
    /// The one that is open.
    pub open: Option<&'static Disagreement>,
}

/// Everything that a reader has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// How the page has asked the widget to open.
    pub start: Start,
    /// What is on the screen.
    pub screen: Screen,
    /// The quiz.
    pub quiz: Quiz,
    /// The comparison.
    pub comparison: Comparison,
    /// The list of disagreements.
    pub list: List,
    /// What the reader must be told, until another screen.
    pub notice: Option<Notice>,
    /// What came of copying, if that was the last thing done.
    pub copied: Option<Copied>,
    /// Where the focus goes.
    pub focus: Focus,
    /// How many actions there have been, so that the same focus can be asked for twice.
    pub turn: u32,
}

impl State {
    /// The state of a widget that opens like this.
    pub fn starting(start: Start) -> Self {
        let mut state = Self::default();
        state.open(start);
        state
    }

    /// Where somebody goes on with the quiz: who asks, the first question that is open, or the result.
    pub fn resume(&self) -> Screen {
        // On the way out of a change, it is called off.
        let answers = self.quiz.changing.as_ref().map_or(&self.quiz.answers, |changing| &changing.before);
        let open = answers.each().find(|(question, reply)| !question.is_tiebreak() && *reply == Reply::Open);
        match self.quiz.perspective {
            None => Screen::Perspective,
            Some(_) => open.map_or(Screen::Result, |(question, _)| Screen::Question(question)),
        }
    }

    /// What the page asks to be on the screen first.
    pub(super) fn first(&self) -> Screen {
        match self.start.screen {
            // Where the page knows who asks, there is no need to.
            Screen::Perspective | Screen::Question(_) => self.resume(),
            screen => screen,
        }
    }

    pub(super) fn open(&mut self, start: Start) {
        self.call_off();
        self.start = start.sane();
        if let Some(perspective) = start.perspective {
            self.ask(perspective);
        }
        self.comparison.options = self.start.options();
        self.comparison.open = None;
        self.list.filter = Filter::default();
        self.list.open = None;
        self.go(self.first());
        self.focus = Focus::Stay;
    }

    /// Puts the questions from this perspective.
    pub(super) fn ask(&mut self, perspective: Perspective) {
        // The answers mean other things from the other side.
        if self.quiz.perspective != Some(perspective) {
            self.quiz.answers = Answers::default();
            self.quiz.begun = false;
        }
        self.quiz.perspective = Some(perspective);
    }

    /// Takes back a change that was not finished, and says of which question it was and from where.
    pub(super) fn call_off(&mut self) -> Option<(&'static Question, Screen)> {
        let Changing { question, before, from } = self.quiz.changing.take()?;
        self.quiz.answers = before;
        Some((question, from))
    }

    /// Goes to a screen, and takes back a change that is left on the way.
    pub(super) fn go(&mut self, screen: Screen) {
        self.call_off();
        let screen = match screen {
            // Neither a question nor a result makes sense before it is known who asks.
            Screen::Question(_) | Screen::Result if self.quiz.perspective.is_none() => Screen::Perspective,
            Screen::Question(question) if question.is_tiebreak() => Screen::Result,
            other => other,
        };
        self.focus = self.arrived(screen);
        self.screen = screen;
        self.quiz.missing = false;
        self.notice = None;
    }

    /// Where the focus goes on this screen. Who comes back to the result goes on reading where they left it.
    pub(super) fn arrived(&mut self, screen: Screen) -> Focus {
        match self.comparison.followed.take() {
            Some(cell) if screen == Screen::Result => Focus::Reason(cell),
            _ => Focus::Heading,
        }
    }

    /// Lists what this lets through. What is no longer listed can't stay open.
    pub(super) fn list(&mut self, filter: Filter) {
        self.list.filter = filter;
        self.list.open = self.list.open.filter(|d| filter.lists(d));
    }

    /// A cell whose column or row is no longer shown can't stay open.
    pub(super) fn close_hidden(&mut self) {
        let columns = self.columns();
        let shown = |cell: &Cell| {
            columns.contains(&cell.relationship()) && self.comparison.options.rows.contains(cell.dimension())
        };
        self.comparison.open = self.comparison.open.filter(|cell| shown(cell));
    }

    /// The relationships that the comparison on the screen has as columns.
    pub fn columns(&self) -> Vec<&'static Relationship> {
        if self.screen == Screen::Pair {
            self.comparison.options.pair()
        } else {
            self.comparison.options.relationships()
        }
    }

    /// Whether this cell is on the screen of the comparison, with something to open.
    pub fn shows(&self, cell: &Cell) -> bool {
        self.comparison.options.shows(&self.columns(), cell)
    }
}
