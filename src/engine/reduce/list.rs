//! The list of disagreements: which are listed, and which is open.

use crate::content::{Difference, Disagreement, Relationship};
use crate::engine::differ::Filter;
use crate::engine::state::{Focus, Screen, State};

/// What a reader can do with the list of disagreements.
#[derive(Clone, Debug, PartialEq)]
pub enum ListAction {
    /// Go to the list, with only those that this lets through.
    Filter(Filter),
    /// List those of one kind, or of all.
    Kind(Option<Difference>),
    /// List those that touch one relationship, or any.
    Touching(Option<&'static Relationship>),
    /// Open one, or close it if it is open.
    Toggle(&'static Disagreement),
    /// Go to the list with this one opened. Whatever of the filter would hide it is cleared.
    Show(&'static Disagreement),
}

/// Carries it out.
pub(super) fn reduce(state: &mut State, action: &ListAction) {
    match *action {
        ListAction::Filter(filter) => {
            state.list(filter);
            state.go(Screen::Disagreements);
        }
        ListAction::Kind(kind) => state.list(state.list.filter.by_kind(kind)),
        ListAction::Touching(relationship) => state.list(state.list.filter.by_relationship(relationship)),
        ListAction::Toggle(disagreement) => toggle(state, disagreement),
        ListAction::Show(disagreement) => {
            state.list(state.list.filter.showing(disagreement));
            state.go(Screen::Disagreements);
            state.list.open = Some(disagreement);
            state.focus = Focus::Disagreement(disagreement);
        }
    }
}

/// Opens one that is listed, or closes it.
fn toggle(state: &mut State, disagreement: &'static Disagreement) {
    if state.list.filter.lists(disagreement) {
        let open = state.list.open == Some(disagreement);
        state.list.open = (!open).then_some(disagreement);
        state.focus = Focus::Disagreement(disagreement);
    }
}
