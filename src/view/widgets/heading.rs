//! Headings, and what stands right below them.

use yew::prelude::*;

use crate::content::Text;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, Writer};

/// A heading `below` levels under the highest one.
pub(crate) fn heading(w: &mut Writer, below: u8, text: Text) {
    heading_with(w, below, |w| w.say(text));
}

/// The same with more than a text of the content.
pub(crate) fn heading_with(w: &mut Writer, below: u8, write: impl FnOnce(&mut Writer)) {
    open_heading(w, below);
    write(w);
    w.close();
}

fn open_heading(w: &mut Writer, below: u8) {
    w.open(level(w.cx, below));
    w.set(At::Class, if below == 1 { "h2" } else { "h3" });
}

/// The heading of the screen, which takes the focus when the screen changes.
pub(crate) fn title(w: &mut Writer, text: AttrValue) {
    w.open(level(w.cx, 0));
    w.set(At::Class, "title");
    w.set(At::Part, "title");
    w.set(At::Tab, "-1");
    w.set(At::Focus, "heading");
    w.plain(text);
    w.close();
}

fn level(cx: &Cx, below: u8) -> &'static str {
    match cx.level + below {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The heading of a screen and the sentence below it.
pub(crate) fn screen_head(w: &mut Writer, name: Text, lead: Text) {
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(name));
        w.text_el("p.lead", lead);
    });
}

/// A part of a screen, below a heading and a rule.
pub(crate) fn section(w: &mut Writer, title: Text, write: impl FnOnce(&mut Writer)) {
    open_section(w, title);
    write(w);
    w.close();
}

fn open_section(w: &mut Writer, title: Text) {
    w.open("section.part");
    heading(w, 1, title);
}
