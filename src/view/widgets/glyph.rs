//! The drawings: a glyph for each of the eight relationships, and the marks.
//!
//! A glyph is a small diagram of two people. Filled is the reader, hollow is the other; for somebody who offers
//! support the style sheet swaps the fill. Size is experience or influence, height is position, a solid line is
//! contact and a dotted one is watching.

use Shape::{Dotted, Line, Other, You, YouPath};
use yew::prelude::*;

use crate::content::Relationship;
use crate::engine::join::join;
use crate::view::dom::writer::{At, Writer};

/// One shape of a drawing.
enum Shape {
    /// The reader or somebody in the same place: centre and radius.
    You(&'static str, &'static str, &'static str),
    /// The other person: centre and radius.
    Other(&'static str, &'static str, &'static str),
    /// A line.
    Line(&'static str),
    /// Watching: a row of dots.
    Dotted(&'static str),
    /// An outline filled like the reader.
    YouPath(&'static str),
}

fn shapes(id: &str) -> &'static [Shape] {
    match id {
        "coaching" => &[
            Line("M3.6 7.4A4.4 4.4 0 1 1 9.8 11.4C8.5 12 8 12.6 8 13.8"),
            You("8", "18.6", "2.4"),
            Other("18", "18.6", "2.4"),
        ],
        "mentoring" => &[Other("17", "7", "4.25"), You("5", "19", "2.4"), Line("M7.4 19H11c4.4 0 6-2.2 6-7.75")],
        "sponsorship" => &[
            Line("M1.75 11.75H3.4M11.8 11.75H22.25M7.6 14.6V4M4.4 7.2 7.6 3.75l3.2 3.45"),
            You("7.6", "19", "2.4"),
            Other("17.6", "6.1", "3.5"),
        ],
        "allyship" => &[
            Other("4.25", "12", "2.75"),
            Line("M15 2.8a12 12 0 0 0 0 18.4"),
            You("16.4", "12", "2.4"),
            You("20.4", "6.8", "1.2"),
            You("20.4", "17.2", "1.2"),
        ],
        "partnering" => &[
            YouPath("M12 7.4A5.6 5.6 0 1 0 12 16.6A5.6 5.6 0 0 1 12 7.4Z"),
            Line("M12 7.4A5.6 5.6 0 1 1 12 16.6A5.6 5.6 0 0 0 12 7.4Z"),
        ],
        "training" => &[
            Other("12", "5.75", "3.5"),
            Line("M9.6 8.3 5.2 16.6M12 9.25V16M14.4 8.3l4.4 8.3"),
            You("12", "18.9", "2.4"),
            You("4.2", "18.9", "1.2"),
            You("19.8", "18.9", "1.2"),
        ],
        "role-modelling" => &[Other("17.5", "6.5", "4.25"), You("4.75", "19.25", "2.4"), Dotted("M8.1 15.9 12.6 11.4")],
        "buddy-system" => &[
            You("5", "18.6", "2.4"),
            Other("11.3", "18.6", "2.4"),
            Line("M17.5 21.75V10.5M17.5 2.25V4.5M13 4.5h6.4l2.6 3-2.6 3H13Z"),
        ],
        // A relationship without a drawing of its own is still two people.
        _ => &[You("7", "12", "3"), Other("17", "12", "3")],
    }
}

/// The glyph of a relationship, for which the name always stands beside it.
pub(crate) fn glyph(w: &mut Writer, relationship: &Relationship, size: &'static str) {
    w.el("svg", |w| {
        w.set(At::Class, join(&["glyph", size], " "));
        w.set(At::ViewBox, "0 0 24 24");
        w.set(At::Hidden, "true");
        for shape in shapes(relationship.id) {
            match *shape {
                You(x, y, r) => circle(w, "circle.g-you", [x, y, r]),
                Other(x, y, r) => circle(w, "circle.g-other", [x, y, r]),
                Line(d) => path(w, "path", d),
                Dotted(d) => path(w, "path.g-dotted", d),
                YouPath(d) => path(w, "path.g-you", d),
            }
        }
    });
}

/// A circle: centre and radius.
pub(crate) fn circle(w: &mut Writer, what: &'static str, [x, y, r]: [&'static str; 3]) {
    w.open(what);
    w.set(At::Cx, x);
    w.set(At::Cy, y);
    w.set(At::R, r);
    w.close();
}

/// A path.
pub(crate) fn path(w: &mut Writer, what: &'static str, d: impl Into<AttrValue>) {
    w.open(what);
    w.set(At::D, d);
    w.close();
}

/// The marks that stand with a word.
#[derive(Clone, Copy)]
pub(crate) enum Icon {
    /// Sources differ: one stem, two directions.
    Differ,
    /// Said of several forms at once.
    Several,
    /// The sources do not say.
    Silent,
    /// Speaks for.
    For,
    /// Speaks against.
    Against,
    /// Ruled out.
    Out,
    /// Matters a lot.
    Matters,
    /// Answers pull apart.
    Apart,
    /// Opens downwards.
    Open,
    /// Closes upwards.
    Close,
}

/// A mark.
pub(crate) fn icon(w: &mut Writer, icon: Icon) {
    let d = match icon {
        Icon::Differ => "M8 14.25V9M8 9 3 3M8 9l5-6M2.4 6.2V2.4h3.8M13.6 6.2V2.4H9.8",
        Icon::Several => {
            "M10.5 2.25c-2.6 0-2.6 1-2.6 2.6 0 1.9-.4 3.15-2.4 3.15 2 0 2.4 1.25 2.4 3.15 0 1.6 0 2.6 2.6 2.6"
        }
        Icon::Silent => "M3 8a5 5 0 0 1 10 0a5 5 0 0 1-10 0",
        Icon::For => "M8 3v10M3 8h10",
        Icon::Against => "M3 8h10",
        Icon::Out => "M2.25 8a5.75 5.75 0 0 1 11.5 0a5.75 5.75 0 0 1-11.5 0M4 4l8 8",
        Icon::Matters => "M3.5 9.5 8 5l4.5 4.5M3.5 13.5 8 9l4.5 4.5",
        Icon::Apart => "M6.5 4 2.5 8l4 4M9.5 4l4 4-4 4",
        Icon::Open => "m3.5 6 4.5 4.5L12.5 6",
        Icon::Close => "m3.5 10.5 4.5-4.5 4.5 4.5",
    };
    w.open(if matches!(icon, Icon::Silent) { "svg.mark mark-silent" } else { "svg.mark" });
    w.set(At::ViewBox, "0 0 16 16");
    w.set(At::Hidden, "true");
    path(w, "path", d);
    w.close();
}
