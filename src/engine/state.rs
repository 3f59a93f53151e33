//! The state of one widget, and every action that changes it.

use std::borrow::Borrow;

use super::differ::Filter;
use super::link;
use super::matrix::{Options, columns_of, every_column, every_row, telling};
use super::quiz::{Answers, Reply};
use super::set::Set;
use super::tiebreak::offered;
use crate::content::{
    Cell, DIMENSIONS, Difference, Dimension, Disagreement, PRIMARY_COUNT, Perspective, Preset, QUESTION_COUNT,
    Relationship,
};

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Screen {
    /// The three ways in.
    #[default]
    Entry,
    /// Who asks: somebody who looks for support, or who could give it.
    Perspective,
    /// The question at this place, from 0.
    Question(usize),
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
    pub columns: Set,
    /// The rows of the matrix.
    pub rows: Set,
}

impl Default for Start {
    fn default() -> Self {
        let Options { columns, rows, .. } = Options::default();
        Self { screen: Screen::default(), perspective: None, columns, rows }
    }
}

impl Start {
    /// With only columns and rows that there are. Without any the table says nothing: then those it has by default.
    fn sane(self) -> Self {
        let Self { columns, rows, .. } = Self::default();
        let or = |set: Set, default: Set| if set.is_empty() { default } else { set };
        Self {
            columns: or(self.columns.below(PRIMARY_COUNT), columns),
            rows: or(self.rows.below(DIMENSIONS.len()), rows),
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
    /// The button that changes the answer at this place, because the change was called off.
    Change(usize),
}

/// What came of copying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The text is in the clipboard.
    Text,
    /// A link to the screen is there.
    Link,
    /// The browser refused: this is what was to be copied.
    Refused(String),
}

/// A single answer that is being changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changing {
    /// The place of its question.
    pub place: usize,
    /// The answers as they were, in case it is called off.
    pub before: Answers,
    /// Where the reader goes on afterwards: the result, or the question from which it was changed.
    pub from: Screen,
}

/// Everything that a reader has done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// How the page has asked the widget to open.
    pub start: Start,
    /// What is on the screen.
    pub screen: Screen,
    /// For whom the questions are put.
    pub perspective: Option<Perspective>,
    /// The answers so far.
    pub answers: Answers,
    /// A single answer that is being changed.
    pub changing: Option<Changing>,
    /// Whether Continue was tried without an answer.
    pub missing: bool,
    /// The matrix.
    pub matrix: Options,
    /// Whether everything that can be set for the matrix is shown where little room is.
    pub choosing: bool,
    /// The cell that is open.
    pub open: Option<&'static Cell>,
    /// Which disagreements are listed.
    pub filter: Filter,
    /// The disagreement in the list that is open.
    pub disagreement: Option<&'static Disagreement>,
    /// What the reader must be told, until another screen.
    pub notice: Option<Notice>,
    /// What came of copying, if that was the last thing done.
    pub copied: Option<Copied>,
    /// The cell that a reason of the result led to, until the reader goes somewhere else.
    pub followed: Option<&'static Cell>,
    /// Whether these answers have been begun, here or where they were brought from.
    pub begun: bool,
    /// How often the reader has begun the quiz or gone on in it. Whatever only brings a state back leaves it as it is.
    pub steps: u32,
    /// Where the focus goes.
    pub focus: Focus,
    /// How many actions there have been, so that the same focus can be asked for twice.
    pub turn: u32,
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open as the page now asks. The answers stay unless they were given from another perspective.
    Open(Start),
    /// Tell what came of copying.
    Copied(Copied),
    /// Take over the state that a link, a kept text or a file holds.
    Load(String),
    /// Go to a screen.
    Go(Screen),
    /// Start the quiz, from either perspective.
    Begin(Perspective),
    /// Choose an answer to the question on the screen, or take it back.
    Pick(usize),
    /// Say "I'm not sure" to the question on the screen.
    Unsure,
    /// Mark the question on the screen as mattering a lot, or take the mark back.
    Matter,
    /// Go on to the next question, or to the result.
    Continue,
    /// Go back to the question before.
    Back,
    /// Change the answer at this place, or answer a tie-break that is offered; the rest is kept.
    Change(usize),
    /// Forget the answers and start again.
    Restart,
    /// Show or hide a column.
    Column(&'static Relationship),
    /// Show the columns of a preset.
    Preset(&'static Preset),
    /// Show a column in which a search has found something.
    Found(&'static Relationship),
    /// Go to the matrix, with this relationship among its columns.
    Beside(&'static Relationship),
    /// Put a relationship in the first or the second place of the pair.
    Pair(usize, &'static Relationship),
    /// Show these columns in the matrix.
    Compare(Vec<&'static Relationship>),
    /// Show or hide, where little room is, everything that can be set for the matrix.
    Tools,
    /// Show or hide a row.
    Row(&'static Dimension),
    /// Show all rows, or if they are, those that stand at first.
    AllRows,
    /// Show the rows that tell most of the columns apart.
    Telling,
    /// Show only rows that differ, or all.
    OnlyDiffering,
    /// Swap rows and columns.
    Swap,
    /// Search the matrix.
    Search(String),
    /// Show in the first picture or the second the scale at this place.
    Strip(usize, usize),
    /// Set the matrix back.
    ResetMatrix,
    /// Open a cell, or close it if it is open.
    Toggle(&'static Cell),
    /// Show a cell in the matrix, opened.
    ShowCell(&'static Cell),
    /// Go to the list of disagreements, with only those that this lets through.
    List(Filter),
    /// List the disagreements of one kind, or of all.
    Kind(Option<Difference>),
    /// List the disagreements that touch one relationship, or any.
    Touching(Option<&'static Relationship>),
    /// Open a disagreement in the list, or close it if it is open.
    Unfold(&'static Disagreement),
    /// Show a disagreement in the list, opened. Whatever of the filter would hide it is cleared.
    ShowDisagreement(&'static Disagreement),
}

impl State {
    /// The state after an action. One that makes no sense now leaves screen and answers as they are.
    #[must_use]
    pub fn after(&self, action: impl Borrow<Action>) -> Self {
        self.acted_on(action.borrow())
    }

    fn acted_on(&self, action: &Action) -> Self {
        let mut state = self.clone();
        state.turn = state.turn.wrapping_add(1);
        state.focus = Focus::Stay;
        state.copied = None;
        match *action {
            Action::Copied(ref copied) => state.copied = Some(copied.clone()),
            Action::Open(start) => state.open(start),
            Action::Load(ref text) => match link::read(link::find(text).unwrap_or(text.trim_ascii()), &state.start) {
                Some(read) => {
                    let focus = state.arrived(read.screen);
                    state = Self { turn: state.turn, steps: state.steps, focus, ..read };
                }
                None => state.notice = Some(Notice::Unreadable),
            },
            Action::Go(screen) => state.go(screen),
            Action::Begin(perspective) => {
                state.call_off();
                state.ask(perspective);
                state.step(Screen::Question(0));
            }
            Action::Pick(answer) => state.reply(|answers, place| answers.pick(place, answer)),
            Action::Unsure => {
                state.reply(|answers, place| match answers.get(place) {
                    Reply::Unsure => Reply::Open,
                    Reply::Open | Reply::Chosen(_) => Reply::Unsure,
                });
                state.answers = std::mem::take(&mut state.answers).unmark();
            }
            Action::Matter => {
                if let Screen::Question(place) = state.screen {
                    state.answers = state.answers.mark(place);
                }
            }
            Action::Continue => state.advance(),
            Action::Back => match state.screen {
                _ if state.changing.is_some() => {
                    if let Some((place, from)) = state.call_off() {
                        state.go(from);
                        state.focus = Focus::Change(place);
                    }
                }
                Screen::Question(0) => state.go(Screen::Perspective),
                Screen::Question(place) => state.go(Screen::Question(place - 1)),
                _ => state.go(Screen::Entry),
            },
            Action::Change(place) => state.change(place),
            Action::Restart => {
                state.go(Screen::Entry);
                state.perspective = state.start.perspective;
                state.answers = Answers::default();
                state.begun = false;
            }
            Action::List(filter) => {
                state.list(filter);
                state.go(Screen::Disagreements);
            }
            Action::Kind(kind) => state.list(state.filter.by_kind(kind)),
            Action::Touching(relationship) => state.list(state.filter.by_relationship(relationship)),
            Action::Unfold(disagreement) => state.unfold(disagreement),
            Action::ShowDisagreement(disagreement) => state.show_disagreement(disagreement),
            _ => state.arrange(action),
        }
        state
    }

    /// What a reader can do with the matrix.
    fn arrange(&mut self, action: &Action) {
        match *action {
            Action::Column(relationship) => {
                let columns = self.matrix.columns.toggled(relationship.index);
                // A table without columns says nothing.
                if !columns.is_empty() {
                    self.matrix.columns = columns;
                    self.matrix.pair = None;
                }
                self.close_hidden();
            }
            Action::Found(relationship) => {
                // Beside the first there is room for one only.
                if self.screen == Screen::Pair {
                    self.matrix.put_in_pair(1, relationship);
                } else {
                    self.matrix.columns = self.matrix.columns.and(relationship.index);
                }
                self.focus = Focus::Search;
            }
            Action::Beside(relationship) => {
                self.matrix.columns = self.matrix.columns.and(relationship.index);
                self.matrix.query.clear();
                self.go(Screen::Matrix);
            }
            Action::Preset(preset) => {
                self.matrix.columns = preset.columns();
                self.matrix.pair = None;
                self.close_hidden();
            }
            Action::Pair(place, relationship) => {
                self.matrix.put_in_pair(place, relationship);
                self.close_hidden();
            }
            Action::Compare(ref relationships) => {
                let columns = columns_of(relationships);
                if !columns.is_empty() {
                    self.matrix.columns = columns;
                }
                self.matrix.query.clear();
                self.matrix.only_differing = false;
                self.close_hidden();
                self.go(Screen::Matrix);
            }
            Action::Tools => self.choosing = !self.choosing,
            Action::Row(dimension) => {
                let rows = self.matrix.rows.toggled(dimension.index);
                if !rows.is_empty() {
                    self.matrix.rows = rows;
                }
                // A search looks through all of them.
                self.matrix.query.clear();
                self.close_hidden();
            }
            Action::AllRows => {
                let all = self.matrix.rows == every_row();
                self.matrix.rows = if all { self.start.rows } else { every_row() };
                self.open = None;
            }
            Action::Telling => {
                if self.columns().len() == 1 {
                    self.matrix.columns = every_column();
                }
                self.matrix.rows = telling(&self.columns());
                self.matrix.query.clear();
                self.close_hidden();
            }
            Action::OnlyDiffering => {
                self.matrix.only_differing = !self.matrix.only_differing;
                self.open = None;
            }
            Action::Swap => self.matrix.swapped = !self.matrix.swapped,
            Action::Search(ref query) => {
                self.matrix.query.clone_from(query);
                self.open = None;
            }
            Action::Strip(picture, scale) => self.matrix.show_strip(picture, scale),
            Action::ResetMatrix => {
                self.matrix = self.start.options();
                self.open = None;
            }
            Action::Toggle(cell) => {
                self.open = if self.open == Some(cell) { None } else { Some(cell) };
                self.focus = Focus::Cell(cell);
            }
            Action::ShowCell(cell) => self.show_cell(cell),
            _ => {}
        }
    }

    /// The state of a widget that opens like this.
    pub fn starting(start: Start) -> Self {
        let mut state = Self::default();
        state.open(start);
        state
    }

    /// Where somebody goes on with the quiz: who asks, the first question that is open, or the result.
    pub fn resume(&self) -> Screen {
        let open = self.answers.each().take(QUESTION_COUNT).position(|(_, reply)| reply == Reply::Open);
        match self.perspective {
            None => Screen::Perspective,
            Some(_) => open.map_or(Screen::Result, Screen::Question),
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

    fn open(&mut self, start: Start) {
        self.call_off();
        self.start = start.sane();
        if let Some(perspective) = start.perspective {
            self.ask(perspective);
        }
        self.matrix = self.start.options();
        self.open = None;
        self.filter = Filter::default();
        self.disagreement = None;
        self.go(self.first());
        self.focus = Focus::Stay;
    }

    /// Puts the questions from this perspective.
    fn ask(&mut self, perspective: Perspective) {
        // The answers mean other things from the other side.
        if self.perspective != Some(perspective) {
            self.answers = Answers::default();
            self.begun = false;
        }
        self.perspective = Some(perspective);
    }

    /// Takes back a change that was not finished, and says of which question it was and from where.
    #[inline(never)]
    fn call_off(&mut self) -> Option<(usize, Screen)> {
        let Changing { place, before, from } = self.changing.take()?;
        self.answers = before;
        Some((place, from))
    }

    /// Goes to a question to change its answer. From another question, which must be a later one, it leads back there,
    /// and what has been chosen there stays.
    fn change(&mut self, place: usize) {
        let mut from = Screen::Result;
        if let Screen::Question(at) = self.screen {
            if at <= place {
                return;
            }
            from = self.changing.as_ref().map_or(self.screen, |changing| changing.from);
            if self.answers.get(at) != Reply::Open {
                self.changing = None;
            }
        }
        let question = Screen::Question(place);
        self.go(question);
        // A tie-break is put only where it is offered, or to change what was said to it.
        if self.screen == Screen::Result && (self.answers.broke(place) || offered(&self.answers).contains(&place)) {
            self.screen = question;
        }
        if self.screen == question {
            self.changing = Some(Changing { place, before: self.answers.clone(), from });
        }
    }

    /// Goes to a screen, and takes back a change that is left on the way.
    #[inline(never)]
    pub(super) fn go(&mut self, screen: Screen) {
        self.call_off();
        let screen = match screen {
            // Neither a question nor a result makes sense before it is known who asks.
            Screen::Question(_) | Screen::Result if self.perspective.is_none() => Screen::Perspective,
            Screen::Question(place) if place >= QUESTION_COUNT => Screen::Result,
            other => other,
        };
        self.focus = self.arrived(screen);
        self.screen = screen;
        self.missing = false;
        self.notice = None;
    }

    /// Where the focus goes on this screen. Who comes back to the result goes on reading where they left it.
    fn arrived(&mut self, screen: Screen) -> Focus {
        match self.followed.take() {
            Some(cell) if screen == Screen::Result => Focus::Reason(cell),
            _ => Focus::Heading,
        }
    }

    /// The same as a step of the quiz that the reader takes.
    fn step(&mut self, screen: Screen) {
        self.go(screen);
        self.begun = true;
        self.steps = self.steps.wrapping_add(1);
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
        } else if let Some(changing) = self.changing.take() {
            self.step(changing.from);
        } else {
            self.step(Screen::Question(place + 1));
        }
    }

    /// Shows a cell in the matrix, opened.
    fn show_cell(&mut self, cell: &'static Cell) {
        let from = self.screen;
        self.matrix.columns = self.matrix.columns.and(cell.relationship().index);
        self.matrix.query.clear();
        self.matrix.only_differing = false;
        self.matrix.rows = self.matrix.rows.and(cell.dimension().index);
        self.go(Screen::Matrix);
        self.open = Some(cell);
        self.followed = (from == Screen::Result).then_some(cell);
        self.focus = Focus::Opened(cell);
    }

    /// Opens a disagreement that is listed, or closes it if it is open.
    fn unfold(&mut self, disagreement: &'static Disagreement) {
        if self.filter.lists(disagreement) {
            let open = self.disagreement == Some(disagreement);
            self.disagreement = (!open).then_some(disagreement);
            self.focus = Focus::Disagreement(disagreement);
        }
    }

    fn show_disagreement(&mut self, disagreement: &'static Disagreement) {
        self.list(self.filter.showing(disagreement));
        self.go(Screen::Disagreements);
        self.disagreement = Some(disagreement);
        self.focus = Focus::Disagreement(disagreement);
    }

    /// Lists what this lets through. What is no longer listed can't stay open.
    #[inline(never)]
    pub(super) fn list(&mut self, filter: Filter) {
        self.filter = filter;
        self.disagreement = self.disagreement.filter(|d| filter.lists(d));
    }

    /// A cell whose column or row is no longer shown can't stay open.
    fn close_hidden(&mut self) {
        let columns = self.columns();
        let shown =
            |cell: &Cell| columns.contains(&cell.relationship()) && self.matrix.rows.has(cell.dimension().index);
        self.open = self.open.filter(|cell| shown(cell));
    }

    /// The relationships that the comparison on the screen has as columns.
    pub fn columns(&self) -> Vec<&'static Relationship> {
        if self.screen == Screen::Pair { self.matrix.pair() } else { self.matrix.relationships() }
    }

    /// Whether this cell is on the screen of the comparison, with something to open.
    pub fn shows(&self, cell: &Cell) -> bool {
        self.matrix.shows(&self.columns(), cell)
    }
}
