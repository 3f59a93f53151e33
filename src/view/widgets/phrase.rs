//! Names and numbers put together as words of a sentence.

use yew::prelude::*;

use crate::content::{Relationship, Text, ui};
use crate::engine::join::join;
use crate::view::dom::context::Cx;

/// Names with commas, and a word before the last.
pub(crate) fn and_list(cx: &Cx, names: &[&str]) -> String {
    list_with(cx, names, ui::AND)
}

/// Names with commas, and this word before the last.
pub(crate) fn list_with(cx: &Cx, names: &[&str], word: Text) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => join(&[&join(rest, ", "), cx.lang.say(word), last], " "),
    }
}

/// "1 claim" or "7 claims".
pub(crate) fn count(cx: &Cx, one: Text, many: Text, number: usize) -> AttrValue {
    cx.fill(if number == 1 { one } else { many }, &[("number", number.into())])
}

pub(crate) fn relationship_names(cx: &Cx, of: impl Iterator<Item = &'static Relationship>) -> String {
    and_list(cx, &of.map(|r| cx.lang.say(r.name)).collect::<Vec<_>>())
}
