//! Writes elements one after the other: `w.el("p.lead", |w| w.say(text))` is `<p class="lead">…</p>`.
//!
//! Yew's own `html!` unrolls every element into a hundred bytes of code and more, which made up a third of the widget.
//! Here an element is two or three calls of functions that are there once.
//!
//! Translators that run in a page put elements of their own in place of a text, and Yew would go on writing into what
//! they took out, or insert something before it. So a text is always the whole content of an element, and another text
//! is another element: the key of the element is its text.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag, VText};

use crate::content::Text;
use crate::engine::search::Query;
use crate::view::dom::context::Cx;

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
    Span "colspan" Disabled "disabled" Complete "autocomplete" Popover "popover"
    Opens "popovertarget" OpensHow "popovertargetaction" ViewBox "viewBox" D "d" Cx "cx" Cy "cy" R "r"
    Label "aria-label" Hidden "aria-hidden" Expanded "aria-expanded" Current "aria-current"
    LabelledBy "aria-labelledby" DescribedBy "aria-describedby" Focus "data-focus" Cell "data-cell"
    Change "data-change" Of "data-of" Part "part" Disagreement "data-disagreement" Pressed "aria-pressed"
    X "x" Y "y" X1 "x1" X2 "x2" Y1 "y1" Y2 "y2" Height "height" Selected "selected"
    Href "href" Target "target" Rel "rel" HrefLang "hreflang" Accept "accept" ReadOnly "readonly"
}

/// The one attribute of most elements, which is the first of the list.
const CLASS: &[&str] = &["class"];

/// Writes into the innermost element that is open.
pub(crate) struct Writer<'a> {
    /// What every function of the view is handed.
    pub(crate) cx: &'a Cx,
    /// What is searched for, while something that is searched is written.
    pub(crate) query: Option<Query>,
    open: Open,
    /// The elements around it.
    around: Vec<Open>,
}

/// An element that is being written.
struct Open {
    tag: VTag,
    children: Vec<Html>,
    /// Whether it must stay the same element when its text changes, since something refers to it, listens to it or may
    /// give it the focus.
    stays: bool,
}

impl Open {
    fn new(name: &'static str) -> Self {
        Self { tag: VTag::new(name), children: Vec::new(), stays: false }
    }

    /// The children, each text of which has an element of its own. Where that is the one that is open, its key is given
    /// as well, which differs from those of its siblings by the number of those before it.
    fn settle(&mut self, before: usize) -> (Vec<Html>, Option<Key>) {
        let children = std::mem::take(&mut self.children);
        if let [VNode::VText(text)] = &children[..]
            && (!self.stays || TEXT_ONLY.contains(&self.tag.tag()))
        {
            let key = key_of(before, text);
            return (children, Some(key));
        }
        let settle = |(before, child)| match child {
            VNode::VText(text) if !text.text.trim().is_empty() => {
                let mut span = VTag::new("span");
                span.key = Some(key_of(before, &text));
                span.add_child(VNode::VText(text));
                VNode::VTag(Rc::new(span))
            }
            other => other,
        };
        (children.into_iter().enumerate().map(settle).collect(), None)
    }
}

/// Elements in which no other can stand.
const TEXT_ONLY: [&str; 2] = ["option", "text"];

fn key_of(before: usize, text: &VText) -> Key {
    let mut key = before.to_string();
    key.push(' ');
    key.push_str(&text.text);
    key.into()
}

/// What `write` writes.
pub(crate) fn written(cx: &Cx, write: impl FnOnce(&mut Writer)) -> Html {
    let mut writer = Writer { cx, query: None, open: Open::new(""), around: Vec::new() };
    write(&mut writer);
    debug_assert!(writer.around.is_empty(), "{} elements are left open", writer.around.len());
    row(writer.open.children, None)
}

fn row(nodes: Vec<Html>, key: Option<Key>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, key)))
}

impl Writer<'_> {
    /// An element with what `write` writes: its name, and after a full stop its class.
    pub(crate) fn el(&mut self, what: &'static str, write: impl FnOnce(&mut Self)) {
        let depth = self.around.len();
        self.open(what);
        write(self);
        debug_assert_eq!(
            self.around.len(),
            depth + 1,
            "{what}: what is written in it is left open, or closes too much"
        );
        self.close();
    }

    /// An element with nothing but a text of the content.
    pub(crate) fn text_el(&mut self, what: &'static str, text: Text) {
        self.open(what);
        self.say(text);
        self.close();
    }

    /// An element with nothing but a text that is not of the content, such as a number.
    pub(crate) fn plain_el(&mut self, what: &'static str, text: impl Into<AttrValue>) {
        self.open(what);
        self.plain(text);
        self.close();
    }

    /// A text of the content.
    pub(crate) fn say(&mut self, text: Text) {
        self.plain(self.cx.attr(text));
    }

    /// A text of the content, with what the reader searches for highlighted.
    pub(crate) fn searched(&mut self, text: Text) {
        self.searched_in(self.cx.lang.say(text));
    }

    /// The same for words that are no text of the content, or a part of one.
    pub(crate) fn searched_in(&mut self, text: &str) {
        let query = self.query.take();
        let mut rest = text;
        while let Some((before, found, after)) = query.as_ref().and_then(|q| q.find(rest)) {
            self.plain(before.to_owned());
            self.plain_el("mark", found.to_owned());
            rest = after;
        }
        self.plain(rest.to_owned());
        self.query = query;
    }

    /// A text that is not of the content.
    pub(crate) fn plain(&mut self, text: impl Into<AttrValue>) {
        let text = text.into();
        let children = &mut self.open.children;
        let text = match children.pop_if(|child| matches!(child, VNode::VText(_))) {
            Some(VNode::VText(before)) => [&*before.text, &*text].concat().into(),
            _ => text,
        };
        children.push(VText::new(text).into());
    }

    /// The space between two words.
    pub(crate) fn space(&mut self) {
        self.plain(" ");
    }

    /// A place among its siblings for something that comes and goes, so that none of them is taken for another.
    pub(crate) fn slot(&mut self, write: impl FnOnce(&mut Self)) {
        self.open("");
        write(self);
        self.close_slot("");
    }

    /// The same, known by a key among slots of its kind.
    pub(crate) fn keyed(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.open("");
        write(self);
        self.close_slot(key);
    }

    /// Begins an element. What is set and written from now on is its.
    pub(crate) fn open(&mut self, what: &'static str) {
        let (name, class) = what.split_once('.').unwrap_or((what, ""));
        let mut open = Open::new(name);
        if !class.is_empty() {
            let values = Box::new([Some(AttributeOrProperty::Static(class))]);
            open.tag.attributes = Attributes::Dynamic { keys: CLASS, values };
        }
        self.around.push(std::mem::replace(&mut self.open, open));
    }

    /// Ends the element that was begun last.
    pub(crate) fn close(&mut self) {
        if let Some(mut open) = self.leave() {
            let (children, key) = open.settle(self.open.children.len());
            let mut tag = open.tag;
            tag.key = key.or(tag.key);
            if let Some(place) = tag.children_mut() {
                *place = row(children, None);
            }
            self.open.children.push(VNode::VTag(Rc::new(tag)));
        }
    }

    fn close_slot(&mut self, key: &str) {
        if let Some(mut open) = self.leave() {
            // It has no element of its own that a text could be the content of.
            open.stays = true;
            let (children, _) = open.settle(0);
            self.open.children.push(row(children, (!key.is_empty()).then(|| key.into())));
        }
    }

    fn leave(&mut self) -> Option<Open> {
        debug_assert!(!self.around.is_empty(), "nothing is open that could be closed");
        let open = self.around.pop()?;
        Some(std::mem::replace(&mut self.open, open))
    }

    /// Sets an attribute of the element that is open.
    pub(crate) fn set(&mut self, name: At, value: impl Into<AttrValue>) {
        self.open.stays = true;
        self.set_value(name, AttributeOrProperty::Attribute(value.into()));
    }

    /// Says in a text of the content what the element that is open is, to those who can't see it.
    pub(crate) fn label(&mut self, text: Text) {
        self.set(At::Label, self.cx.attr(text));
    }

    /// Sets an attribute to an id that no other guide of the page has.
    pub(crate) fn id(&mut self, name: At, id: &str) {
        self.set(name, self.cx.id(id));
    }

    fn set_value(&mut self, name: At, value: AttributeOrProperty) {
        let mut values = match std::mem::take(&mut self.open.tag.attributes) {
            Attributes::Dynamic { values, .. } => Vec::from(values),
            _ => Vec::new(),
        };
        values.resize(NAMES.len(), None);
        if let Some(place) = values.get_mut(name as usize) {
            *place = Some(value);
        }
        self.open.tag.attributes = Attributes::Dynamic { keys: NAMES, values: values.into() };
    }

    /// The key of the element among its siblings.
    pub(crate) fn key(&mut self, key: &str) {
        self.open.stays = true;
        self.open.tag.key = Some(key.into());
    }

    /// Whether the input that is open is checked.
    pub(crate) fn checked(&mut self, checked: bool) {
        self.open.tag.set_checked(checked);
    }

    /// Whether the option that is open is the chosen one. As an attribute it would only say so at first.
    pub(crate) fn selected(&mut self, selected: bool) {
        self.set_value(At::Selected, AttributeOrProperty::Property(JsValue::from_bool(selected)));
    }

    /// What stands in the input that is open.
    pub(crate) fn value(&mut self, value: AttrValue) {
        self.open.tag.set_value(value);
    }

    /// Where the element in the page can be found.
    pub(crate) fn refer(&mut self, node: NodeRef) {
        self.open.stays = true;
        self.open.tag.node_ref = node;
    }

    /// Calls back on an event of the element.
    pub(crate) fn on(&mut self, on: On, callback: Callback<Event>) {
        self.open.stays = true;
        self.open.tag.add_listener(Rc::new(Heard { on, callback }));
    }
}

/// The kinds of events that the view listens to.
#[derive(Clone, Copy)]
pub(crate) enum On {
    Click,
    Change,
    Input,
    Key,
    Focus,
    Toggle,
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
            On::Focus => ListenerKind::onfocusin,
            On::Toggle => ListenerKind::ontoggle,
        }
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
