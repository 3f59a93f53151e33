//! The comparison: what stands in it, what is open, and what is searched for.

use crate::content::{Cell, Dimension, Preset, Relationship, Scale};
use crate::engine::matrix::{Ordinal, columns_of, every_column, every_row, most_differing_rows};
use crate::engine::state::{Focus, Screen, State};

/// What a reader can do with the comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum ComparisonAction {
    /// Show or hide a column.
    Column(&'static Relationship),
    /// Show the columns of a preset.
    Preset(&'static Preset),
    /// Show a column in which a search has found something.
    Found(&'static Relationship),
    /// Go to the matrix, with this relationship among its columns.
    Beside(&'static Relationship),
    /// Put a relationship in the first or the second place of the pair.
    Pair(Ordinal, &'static Relationship),
    /// Show these columns in the matrix.
    Compare(Vec<&'static Relationship>),
    /// Show or hide, where little room is, everything that can be set for the matrix.
    Tools,
    /// Show or hide a row.
    Row(&'static Dimension),
    /// Show all rows, or if they are, those that stand at first.
    AllRows,
    /// Show the rows that tell most of the columns apart.
    MostDiffering,
    /// Show only rows that differ, or all.
    OnlyDiffering,
    /// Swap rows and columns.
    Swap,
    /// Search the matrix.
    Search(String),
    /// Show a scale in the first picture or the second.
    Scale(Ordinal, &'static Scale),
    /// Set the matrix back.
    Reset,
    /// Open a cell, or close it if it is open.
    Toggle(&'static Cell),
    /// Show a cell in the matrix, opened.
    ShowCell(&'static Cell),
}

/// Carries it out.
pub(super) fn reduce(state: &mut State, action: &ComparisonAction) {
    match *action {
        ComparisonAction::Column(relationship) => {
            let columns = state.comparison.options.columns.toggle(relationship);
            // A table without columns says nothing.
            if !columns.is_empty() {
                state.comparison.options.columns = columns;
                state.comparison.options.pair = None;
            }
            state.close_hidden();
        }
        ComparisonAction::Preset(preset) => {
            state.comparison.options.columns = preset.columns();
            state.comparison.options.pair = None;
            state.close_hidden();
        }
        ComparisonAction::Found(relationship) => {
            // Beside the first there is room for one only.
            if state.screen == Screen::Pair {
                state.comparison.options.put_in_pair(Ordinal::Second, relationship);
            } else {
                state.comparison.options.columns = state.comparison.options.columns.insert(relationship);
            }
            state.focus = Focus::Search;
        }
        ComparisonAction::Beside(relationship) => {
            state.comparison.options.columns = state.comparison.options.columns.insert(relationship);
            state.comparison.options.query.clear();
            state.go(Screen::Matrix);
        }
        ComparisonAction::Pair(place, relationship) => {
            state.comparison.options.put_in_pair(place, relationship);
            state.close_hidden();
        }
        ComparisonAction::Compare(ref relationships) => {
            let columns = columns_of(relationships);
            if !columns.is_empty() {
                state.comparison.options.columns = columns;
            }
            state.comparison.options.query.clear();
            state.comparison.options.only_differing = false;
            state.close_hidden();
            state.go(Screen::Matrix);
        }
        ComparisonAction::Tools => state.comparison.tools_open = !state.comparison.tools_open,
        ComparisonAction::Row(dimension) => {
            let rows = state.comparison.options.rows.toggle(dimension);
            if !rows.is_empty() {
                state.comparison.options.rows = rows;
            }
            // A search looks through all of them.
            state.comparison.options.query.clear();
            state.close_hidden();
        }
        ComparisonAction::AllRows => {
            let all = state.comparison.options.rows == every_row();
            state.comparison.options.rows = if all { state.start.rows } else { every_row() };
            state.comparison.open = None;
        }
        ComparisonAction::MostDiffering => {
            if state.columns().len() == 1 {
                state.comparison.options.columns = every_column();
            }
            state.comparison.options.rows = most_differing_rows(&state.columns());
            state.comparison.options.query.clear();
            state.close_hidden();
        }
        ComparisonAction::OnlyDiffering => {
            state.comparison.options.only_differing = !state.comparison.options.only_differing;
            state.comparison.open = None;
        }
        ComparisonAction::Swap => state.comparison.options.swapped = !state.comparison.options.swapped,
        ComparisonAction::Search(ref query) => {
            state.comparison.options.query.clone_from(query);
            state.comparison.open = None;
        }
        ComparisonAction::Scale(picture, scale) => state.comparison.options.show_strip(picture, scale),
        ComparisonAction::Reset => {
            state.comparison.options = state.start.options();
            state.comparison.open = None;
        }
        ComparisonAction::Toggle(cell) => {
            state.comparison.open = if state.comparison.open == Some(cell) { None } else { Some(cell) };
            state.focus = Focus::Cell(cell);
        }
        ComparisonAction::ShowCell(cell) => show_cell(state, cell),
    }
}

/// Shows a cell in the matrix, opened.
fn show_cell(state: &mut State, cell: &'static Cell) {
    let from = state.screen;
    state.comparison.options.columns = state.comparison.options.columns.insert(cell.relationship());
    state.comparison.options.query.clear();
    state.comparison.options.only_differing = false;
    state.comparison.options.rows = state.comparison.options.rows.insert(cell.dimension());
    state.go(Screen::Matrix);
    state.comparison.open = Some(cell);
    state.comparison.followed = (from == Screen::Result).then_some(cell);
    state.focus = Focus::Opened(cell);
}
