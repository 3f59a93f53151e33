//! The ways into the quiz: from either side, or with a saved result.

use crate::content::{Perspective, ui};
use crate::engine::reduce::QuizAction;
use crate::view::dom::file::opens_file;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::widgets::button::labelled_button;

/// Both ways into the quiz.
pub(crate) fn perspective_buttons(w: &mut Writer) {
    labelled_button(w, "button.btn", ui::CHOOSE_SEEKING, QuizAction::Begin(Perspective::Seeking));
    labelled_button(w, "button.btn btn-2", ui::CHOOSE_OFFERING, QuizAction::Begin(Perspective::Offering));
}

/// The way back to a result that was saved as a file.
pub(crate) fn open_saved(w: &mut Writer) {
    w.el("p.saved", |w| {
        w.el("label.btn-text", |w| {
            w.say(ui::OPEN_SAVED);
            w.el("input.vh", |w| {
                w.set(At::Type, "file");
                w.set(At::Accept, "text/plain,.txt");
                w.on(On::Change, opens_file(w.cx));
            });
        });
    });
}
