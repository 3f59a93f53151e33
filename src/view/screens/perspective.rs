//! Who asks: somebody who looks for support, or who could give it.

use crate::content::ui;
use crate::view::dom::writer::Writer;
use crate::view::widgets::heading::screen_head;
use crate::view::widgets::start::{open_saved, perspective_buttons};

/// The screen that asks who asks.
pub(crate) fn perspective(w: &mut Writer) {
    screen_head(w, ui::WHO_TITLE, ui::CHOOSE_TEXT);
    w.el("section.way who", |w| {
        w.el("p.btns", perspective_buttons);
        open_saved(w);
    });
}
