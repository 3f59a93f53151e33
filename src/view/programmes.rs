//! The society's own programmes: links that its page hands over, shown with the relationship that each is for.

use yew::prelude::*;

use super::context::Cx;
use super::el::{At, el, list, plain, space, tag, when};
use crate::content::{Relationship, ui};

/// A link to something that the society offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// What it is for.
    pub relationship: &'static Relationship,
    /// What it is called.
    pub text: AttrValue,
    /// Where it leads. Whoever makes a programme sees to it that this is `http`, `https` or `mailto`.
    pub href: AttrValue,
}

/// What is offered for this relationship; nothing where nothing is.
pub(crate) fn programmes(cx: &Cx, relationship: &'static Relationship) -> Html {
    let offered: Vec<_> = cx.programmes.iter().filter(|p| p.relationship == relationship).collect();
    let way = |p: &&Programme| {
        let link = tag("a.btn-text").with(At::Href, p.href.clone()).with(At::Part, "programme");
        el!("li", link.holds([plain(p.text.clone())]))
    };
    when(!offered.is_empty(), || {
        el!(
            "div.programmes",
            el!("span.label", cx.say(ui::PROGRAMMES)),
            space(),
            el!("ul", list(offered.iter().map(way))),
        )
    })
}
