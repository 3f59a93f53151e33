//! Events: what the reader did in the quiz between two states, for those who count its use.
//!
//! Only steps of the reader count (`State::steps`): to begin, and to go on from a question. Going back, looking around
//! and whatever brings a state back take no step, so that they never look like acting.

use super::fit::{Leaders, Tallies};
use super::state::{Screen, State};
use crate::content::{Indexed, Perspective, Question};

/// Something that the reader did in the quiz.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Began it, from this perspective. Where the page has chosen that, the first answer begins it.
    Started(Perspective),
    /// Went on from this question with a reply to it.
    Answered(&'static Question),
    /// Came to the result, for the first time, or again after a change or a tie-break, and this leads.
    Concluded(Leaders),
}

/// What the reader did with one action, from the state before it to the state after it, in that order.
pub fn events(before: &State, after: &State) -> impl Iterator<Item = Event> {
    let mut events = Vec::new();
    if before.quiz.steps == after.quiz.steps {
        return events.into_iter();
    }
    if let Some(perspective) = after.quiz.perspective
        && !(before.quiz.begun && before.quiz.perspective == after.quiz.perspective)
    {
        events.push(Event::Started(perspective));
    }
    let left = match (before.screen, after.screen) {
        (Screen::Question(question), Screen::Result) => Some(question),
        // To begin leads to the first; to go on leads to the next, or after a change back to where it was begun.
        (Screen::Question(question), Screen::Question(next)) if next.index() > 0 => Some(question),
        _ => None,
    };
    events.extend(left.map(Event::Answered));
    if left.is_some() && after.screen == Screen::Result {
        events.push(Event::Concluded(Tallies::of(&after.quiz.answers).leaders()));
    }
    events.into_iter()
}
