//! What every function of the view is handed: the language, the way to act, and what the society offers.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::content::{Lang, Relationship, Text, Value};
use crate::engine::reduce::Action;

/// An element that is to have the focus again.
pub(crate) type NoteOpener = Rc<RefCell<Option<HtmlElement>>>;

#[derive(Clone)]
pub(crate) struct Cx {
    pub(crate) lang: Lang,
    pub(crate) dispatch: Callback<Rc<Action>>,
    /// The level of the highest heading.
    pub(crate) level: u8,
    /// The number of this guide on its page.
    pub(crate) instance: u32,
    /// The button that opened a source's note last. It gets the focus back.
    pub(crate) note_opener: NoteOpener,
    /// What the society offers itself.
    pub(crate) programmes: Rc<[Programme]>,
    /// Gives the address of what is on the screen, where it has one.
    pub(crate) address: Option<Callback<(), AttrValue>>,
    /// Whether the answers are kept in this browser.
    pub(crate) kept: bool,
}

impl Cx {
    /// A text of the content or the interface.
    pub(crate) fn attr(&self, text: Text) -> AttrValue {
        AttrValue::Static(self.lang.say(text))
    }

    /// A text with its slots filled.
    pub(crate) fn fill(&self, text: Text, values: &[(&str, Value)]) -> AttrValue {
        self.lang.fill(text, values).into()
    }

    /// A callback for any event that leads to this action.
    pub(crate) fn on<E>(&self, action: impl Into<Action>) -> Callback<E> {
        let (dispatch, action) = (self.dispatch.clone(), Rc::new(action.into()));
        Callback::from(move |_| dispatch.emit(Rc::clone(&action)))
    }

    /// An id that no other guide of the page has.
    pub(crate) fn id(&self, name: &str) -> AttrValue {
        let mut id = String::from("rapport-");
        id.push_str(&self.instance.to_string());
        id.push('-');
        id.push_str(name);
        id.into()
    }
}

/// A link to something that the society offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// What it is for.
    pub relationship: &'static Relationship,
    /// What it is called.
    pub text: AttrValue,
    /// Where it leads. Whoever makes a programme sees to it that this is `http`, `https` or `mailto`.
    pub href: AttrValue,
    /// Where it opens, as in the attribute of a link.
    pub target: Option<AttrValue>,
    /// How the page stands to where it leads, as in the attribute of a link.
    pub rel: Option<AttrValue>,
    /// The language of what it leads to, as a BCP 47 tag.
    pub hreflang: Option<AttrValue>,
    /// The language of the text, as a BCP 47 tag, where it is not that of the guide.
    pub lang: Option<AttrValue>,
}
