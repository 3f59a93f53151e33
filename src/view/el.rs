//! Builds elements: `el!("p.lead", …)` is `<p class="lead">…</p>`.
//!
//! Yew's own `html!` unrolls every element into a hundred bytes of code and more, which made up a third of the widget.
//! These few functions build the same tree with one shared piece of code.

use std::rc::Rc;

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag, VText};

use super::context::Cx;
use crate::content::Text;
use crate::engine::state::Action;

macro_rules! attributes {
    ($($variant:ident $name:literal)*) => {
        /// An attribute that the view uses.
        #[derive(Clone, Copy)]
        pub(crate) enum At { $($variant),* }

        /// Their names. Yew compares two elements fastest if they share one list.
        const NAMES: &[&str] = &[$($name),*];
    };
}

attributes! {
    Class "class" Id "id" Type "type" Lang "lang" Name "name" Role "role" Scope "scope" Tab "tabindex"
    Span "colspan" Disabled "disabled" NoValidate "novalidate" Complete "autocomplete" Popover "popover"
    Opens "popovertarget" OpensHow "popovertargetaction" ViewBox "viewBox" D "d" Cx "cx" Cy "cy" R "r"
    Label "aria-label" Hidden "aria-hidden" Expanded "aria-expanded" Current "aria-current"
    LabelledBy "aria-labelledby" DescribedBy "aria-describedby" Focus "data-focus" Cell "data-cell"
    Change "data-change" Part "part" Disagreement "data-disagreement"
    Href "href" Download "download" Accept "accept" ReadOnly "readonly"
}

/// The one attribute of most elements.
const CLASS: &[&str] = &["class"];

/// An element in the making.
pub(crate) struct Tag(VTag);

/// An element: its name, and after a full stop its class.
pub(crate) fn tag(what: &'static str) -> Tag {
    let (name, class) = what.split_once('.').unwrap_or((what, ""));
    let mut tag = VTag::new(name);
    if !class.is_empty() {
        let values = Box::new([Some(AttributeOrProperty::Static(class))]);
        tag.attributes = Attributes::Dynamic { keys: CLASS, values };
    }
    Tag(tag)
}

/// An element with nothing but a class and children: `el!("p.lead", …)`.
macro_rules! el {
    ($what:expr $(, $child:expr)* $(,)?) => { $crate::view::el::holding($what, [$($child),*]) };
}

/// Several nodes one after the other.
macro_rules! all {
    ($($child:expr),* $(,)?) => { $crate::view::el::row(vec![$($child),*]) };
}

pub(crate) use {all, el};

#[inline(never)]
pub(crate) fn holding<const N: usize>(what: &'static str, children: [Html; N]) -> Html {
    tag(what).hold(Vec::from(children))
}

/// A node for each of these.
pub(crate) fn list(mut items: impl Iterator<Item = Html>) -> Html {
    // Through a pointer, so that the loop is there once and not for every kind of item.
    gather(&mut items)
}

fn gather(items: &mut dyn Iterator<Item = Html>) -> Html {
    let mut all = Vec::new();
    for item in items {
        all.push(item);
    }
    row(all)
}

/// A node where a condition holds; its place among its siblings is kept in any case.
pub(crate) fn when(condition: bool, node: impl FnOnce() -> Html) -> Html {
    if condition { node() } else { Html::default() }
}

/// A text that is not of the content, such as a number.
pub(crate) fn plain(text: impl Into<AttrValue>) -> Html {
    VText::new(text.into()).into()
}

/// The space between two words.
pub(crate) fn space() -> Html {
    plain(" ")
}

/// These nodes one after the other.
pub(crate) fn row(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

impl Tag {
    /// With an attribute.
    pub(crate) fn with(self, name: At, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into())
    }

    #[inline(never)]
    fn set(mut self, name: At, value: AttrValue) -> Self {
        let values = match std::mem::take(&mut self.0.attributes) {
            Attributes::Dynamic { values, .. } => values,
            _ => Box::default(),
        };
        let mut values = Vec::from(values);
        values.resize(NAMES.len(), None);
        if let Some(place) = values.get_mut(name as usize) {
            *place = Some(AttributeOrProperty::Attribute(value));
        }
        self.0.attributes = Attributes::Dynamic { keys: NAMES, values: values.into() };
        self
    }

    /// With an attribute if a condition holds.
    pub(crate) fn with_if(self, condition: bool, name: At, value: &'static str) -> Self {
        if condition { self.with(name, value) } else { self }
    }

    /// With this key among its siblings.
    pub(crate) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Checked or not, for an input.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// With a value, for an input.
    pub(crate) fn value(mut self, value: AttrValue) -> Self {
        self.0.set_value(value);
        self
    }

    /// With a reference to the element in the page.
    pub(crate) fn refer(mut self, node: NodeRef) -> Self {
        self.0.node_ref = node;
        self
    }

    /// Calls back on an event.
    pub(crate) fn on(mut self, on: On, callback: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(Heard { on, callback }));
        self
    }

    /// Acts on a click.
    pub(crate) fn click(self, cx: &Cx, action: Action) -> Self {
        self.on(On::Click, cx.on(action))
    }

    /// Finished, with these children.
    #[inline(never)]
    pub(crate) fn holds<const N: usize>(self, children: [Html; N]) -> Html {
        self.hold(Vec::from(children))
    }

    /// Finished, with a text of the content.
    pub(crate) fn says(self, cx: &Cx, text: Text) -> Html {
        self.holds([cx.say(text)])
    }

    fn hold(mut self, children: Vec<Html>) -> Html {
        if let Some(place) = self.0.children_mut() {
            *place = row(children);
        }
        VNode::VTag(Rc::new(self.0))
    }
}

/// The kinds of events that the view listens to.
#[derive(Clone, Copy)]
pub(crate) enum On {
    Click,
    Change,
    Input,
    Key,
}

/// A callback for one kind of event.
struct Heard {
    on: On,
    callback: Callback<Event>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::Key => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
