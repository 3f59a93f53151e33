//! A strip as a drawing: a line with a tick for each step, and a dot for each source that places the cell on it.
//!
//! Along the line everything is told in shares of its length, so that a strip takes whatever width it gets while its
//! dots keep their size. Each step stands in the middle of its share, below or above its name.

use yew::prelude::*;

use crate::content::{Bound, Indexed, Position, Scale, Text, ui};
use crate::engine::join::concat;
use crate::engine::strip::{Dot, Place, Strip};
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::glyph::path;

/// How large the dots are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// For a cell of the table.
    Small,
    /// For a row of its own.
    Large,
}

impl Size {
    fn radius(self) -> usize {
        if self == Self::Small { 8 } else { 11 }
    }

    /// How far down a lane runs.
    fn lane(self, lane: u8) -> usize {
        let radius = self.radius();
        radius + 1 + usize::from(lane) * (2 * radius + 3)
    }
}

/// A strip, with a text that says the same.
pub(crate) fn strip(w: &mut Writer, strip: &Strip, size: Size) {
    w.open(match (strip.differ, size) {
        (false, Size::Small) => "svg.strip",
        (true, Size::Small) => "svg.strip strip-differ",
        (false, Size::Large) => "svg.strip strip-large",
        (true, Size::Large) => "svg.strip strip-large strip-differ",
    });
    let axis = size.lane(0);
    w.set(At::Role, "img");
    w.set(At::Label, strip_label(w.cx, strip));
    number(w, At::Height, size.lane(strip.lanes.saturating_sub(1)) + axis);
    let ticks: Vec<_> = (0..).zip(strip.scale.steps()).map(|(step, _)| Place::of_step(step)).collect();
    let steps = ticks.len();
    if let [first, .., last] = ticks[..] {
        line(w, "line.st-axis", [first, last], [axis, axis], steps);
    }
    for tick in ticks {
        line(w, "line.st-axis", [tick, tick], [axis - 4, axis + 4], steps);
    }
    if let (Some(first), Some(last)) = (strip.dots.first(), strip.dots.last()) {
        line(w, "line.st-span", [first.place, last.place], [axis, axis], steps);
    }
    for dot in &strip.dots {
        let (Position { from, to, .. }, y) = (dot.position, size.lane(dot.lane));
        if from != to {
            line(w, "line.st-range", [from, to].map(|step| Place::of_step(*step)), [y, y], steps);
        }
    }
    for one in &strip.dots {
        dot(w, one, size, steps);
    }
    w.close();
}

/// A line between two places.
fn line(w: &mut Writer, what: &'static str, x: [Place; 2], y: [usize; 2], steps: usize) {
    w.open(what);
    for (name, place) in [At::X1, At::X2].into_iter().zip(x) {
        w.set(name, share(place, steps));
    }
    for (name, y) in [At::Y1, At::Y2].into_iter().zip(y) {
        number(w, name, y);
    }
    w.close();
}

fn dot(w: &mut Writer, dot: &Dot, size: Size, steps: usize) {
    let position = dot.position;
    w.open(if position.is_hedged() { "svg.st-dot st-hedged" } else { "svg.st-dot" });
    w.set(At::X, share(dot.place, steps));
    number(w, At::Y, size.lane(dot.lane));
    dot_shape(w, dot.aside, size, position.bound);
    w.open("text");
    w.set(At::X, aside(dot.aside, size));
    w.set(At::Y, if size == Size::Small { "3.5" } else { "4.5" });
    w.plain(position.source().numeral());
    w.close();
    w.close();
}

/// The circle of a dot, and its arrow where the source only compares.
fn dot_shape(w: &mut Writer, moved: i8, size: Size, bound: Bound) {
    w.open("circle");
    w.set(At::Cx, aside(moved, size));
    number(w, At::R, size.radius());
    w.close();
    let arrow = match (bound, size) {
        (Bound::At, _) => return,
        (Bound::Before, Size::Small) => "M-10.5-3.5l-5 3.5 5 3.5z",
        (Bound::After, Size::Small) => "M10.5-3.5l5 3.5-5 3.5z",
        (Bound::Before, Size::Large) => "M-14.5-5l-7 5 7 5z",
        (Bound::After, Size::Large) => "M14.5-5l7 5-7 5z",
    };
    path(w, "path", arrow);
}

/// Half of a pair stands this far from their common place.
fn aside(moved: i8, size: Size) -> &'static str {
    match (moved, size) {
        (0, _) => "0",
        (-1, Size::Small) => "-9",
        (_, Size::Small) => "9",
        (-1, Size::Large) => "-12",
        (_, Size::Large) => "12",
    }
}

/// The dot that stands in a key.
pub(crate) fn dot_sample(w: &mut Writer, what: &'static str, bound: Bound) {
    w.open(what);
    w.set(At::ViewBox, "-10 -10 20 20");
    w.set(At::Hidden, "true");
    dot_shape(w, 0, Size::Small, bound);
    w.close();
}

/// A place as a share of the strip: each step stands in the middle of its share.
fn share(place: Place, steps: usize) -> String {
    let thousandths = (place.index() + 1) * 500 / steps.max(1);
    concat(&[&(thousandths / 10).to_string(), ".", &(thousandths % 10).to_string(), "%"])
}

fn number(w: &mut Writer, name: At, value: usize) {
    w.set(name, value.to_string());
}

/// The names of the steps, each above the middle of its share. They are part of what is told of every strip.
pub(crate) fn step_names(w: &mut Writer, scale: &Scale) {
    w.el("div.steps-of", |w| {
        w.set(At::Hidden, "true");
        for step in scale.steps() {
            w.text_el("span", step);
        }
    });
}

/// The names of both ends, for a head.
pub(crate) fn scale_ends(w: &mut Writer, scale: &Scale) {
    w.el("span.ends", |w| {
        w.set(At::Hidden, "true");
        for end in [scale.steps().next(), scale.steps().next_back()].into_iter().flatten() {
            w.text_el("span", end);
        }
    });
}

/// The whole strip in words.
fn strip_label(cx: &Cx, strip: &Strip) -> String {
    let name = |step: usize| strip.scale.steps().nth(step).map_or("", |text| cx.lang.say(text));
    let mut text = two(cx, ui::STRIP_SCALE, name(0), name(strip.scale.steps().len() - 1)).as_str().to_owned();
    for dot in &strip.dots {
        let position = dot.position;
        let [from, to] = [position.from, position.to].map(|step| name(usize::from(step)));
        let place = match position.bound {
            Bound::At if from == to => AttrValue::Static(from),
            Bound::At => two(cx, ui::STRIP_RANGE, from, to),
            Bound::Before => two(cx, ui::STRIP_BEFORE, from, to),
            Bound::After => two(cx, ui::STRIP_AFTER, from, to),
        };
        let words = if position.is_hedged() { ui::STRIP_HEDGED } else { ui::STRIP_STATED };
        text.push(' ');
        text.push_str(&cx.fill(words, &[("source", position.source().short.into()), ("place", (&*place).into())]));
    }
    let last = match (strip.differ, strip.dots.is_empty()) {
        (true, _) => cx.lang.say(ui::STRIP_DIFFER),
        (false, true) => cx.lang.say(ui::STRIP_NOWHERE),
        (false, false) => return text,
    };
    text.push(' ');
    text.push_str(last);
    text
}

fn two(cx: &Cx, text: Text, from: &str, to: &str) -> AttrValue {
    cx.fill(text, &[("from", from.into()), ("to", to.into())])
}

/// An entry of a key: what a dot looks like, and what that means.
pub(crate) fn dot_key(w: &mut Writer, what: &'static str, bound: Bound, text: Text) {
    w.el("li", |w| {
        dot_sample(w, what, bound);
        w.say(text);
    });
}
