//! Short labels, most of them with an icon.

use crate::content::{Text, ui};
use crate::engine::join::concat;
use crate::view::dom::writer::Writer;
use crate::view::widgets::glyph::{Icon, icon};

/// "Sources differ", which is never said by colour alone.
pub(crate) fn differ_label(w: &mut Writer, text: Text) {
    with_icon(w, "span.differ", Icon::Differ, text);
}

/// A text with a mark before it.
pub(crate) fn with_icon(w: &mut Writer, what: &'static str, mark: Icon, text: Text) {
    w.open(what);
    icon(w, mark);
    w.say(text);
    w.close();
}

/// Words for the ear alone.
pub(crate) fn visually_hidden(w: &mut Writer, before: &str, text: &str, after: &str) {
    w.plain_el("span.vh", concat(&[before, text, after]));
}

/// The mark of a question that matters a lot.
pub(crate) fn matters_label(w: &mut Writer) {
    with_icon(w, "span.weight", Icon::Matters, ui::MATTERS_MARK);
}
