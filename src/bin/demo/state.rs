//! What the page remembers, and what happens to it.

use std::rc::Rc;

use yew::prelude::*;

use crate::choices::Choices;

/// What was chosen, and which text was copied since.
#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) choices: Choices,
    /// The place of the text, and whether that worked.
    pub(crate) copied: Option<(usize, bool)>,
}

/// What happens to it.
pub(crate) enum Action {
    Choose(Box<dyn FnOnce(&mut Choices)>),
    Copied(usize, bool),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Choose(choose) => {
                choose(&mut next.choices);
                next.copied = None;
            }
            Action::Copied(place, worked) => next.copied = Some((place, worked)),
        }
        Rc::new(next)
    }
}
