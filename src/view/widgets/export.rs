//! Copying, saving and printing: the buttons, and what came of it.

use std::rc::Rc;

use web_sys::Event;
use yew::Callback;

use crate::content::{Text, ui};
use crate::engine::export::{Form, write};
use crate::engine::matrix::Projection;
use crate::engine::state::{Copied, Screen, State};
use crate::view::dom::clipboard::{MakeText, copies};
use crate::view::dom::context::Cx;
use crate::view::dom::file::{prints, saves};
use crate::view::dom::writer::{At, On, Writer};

/// The ways for the matrix, below the table.
pub(crate) fn comparison_export(w: &mut Writer, state: &State, shown: &Rc<Projection>) {
    if shown.rows.is_empty() {
        return;
    }
    w.el("div.count", |w| {
        w.set(At::Role, "group");
        w.label(ui::TAKE_ALONG);
        w.text_el("span.quiet", ui::TAKE_ALONG);
        copy_button(w, comparison_text(w.cx, state, shown, Form::Text));
        for (say, name, kind, of) in [
            (ui::TAKE_CSV, "rapport-comparison.csv", "csv", Form::Csv),
            (ui::TAKE_MARKDOWN, "rapport-comparison.md", "markdown", Form::Markdown),
        ] {
            action_button(w, say, saves(w.cx, name, kind, comparison_text(w.cx, state, shown, of)));
        }
    });
    copy_message(w, state);
}

/// Makes a text when it is asked for: three of the whole table would take as long as the table itself, after every
/// letter that is searched for.
fn comparison_text(cx: &Cx, state: &State, shown: &Rc<Projection>, form: Form) -> MakeText {
    let swapped = state.comparison.options.swapped && state.screen == Screen::Matrix;
    let (shown, lang) = (Rc::clone(shown), cx.lang);
    Rc::new(move || write(&shown, swapped, lang, form))
}

/// A button that copies a text.
pub(crate) fn copy_button(w: &mut Writer, make: MakeText) {
    action_button(w, ui::COPY, copies(w.cx, make, Copied::Text));
}

/// The ways to print the screen and to copy its address, where it has one.
pub(crate) fn page_buttons(w: &mut Writer) {
    action_button(w, ui::PRINT, prints(w.cx));
    if let Some(address) = w.cx.address.clone() {
        action_button(w, ui::COPY_LINK, copies(w.cx, Rc::new(move || address.emit(()).to_string()), Copied::Link));
    }
}

fn action_button(w: &mut Writer, say: Text, what: Callback<Event>) {
    w.open("button.btn-text");
    w.set(At::Type, "button");
    w.on(On::Click, what);
    w.say(say);
    w.close();
}

/// A button that saves a text as a file of this name.
pub(crate) fn save_button(w: &mut Writer, name: &'static str, make: MakeText) {
    action_button(w, ui::SAVE, saves(w.cx, name, "plain", make));
}

/// What came of it. Where the browser refuses, or may have refused, what was to be taken along.
pub(crate) fn copy_message(w: &mut Writer, state: &State) {
    w.slot(|w| {
        let Some(copied) = &state.copied else { return };
        let said = copy_message_text(copied);
        let (Copied::Refused(text) | Copied::Saved(text)) = copied else { return w.text_el("p.quiet copied", said) };
        w.text_el("p.text copied", said);
        w.el("textarea.copy-me", |w| {
            w.set(At::ReadOnly, "");
            w.label(said);
            w.value(text.clone().into());
        });
    });
}

/// The same in words.
pub(crate) fn copy_message_text(copied: &Copied) -> Text {
    match copied {
        Copied::Text => ui::COPIED,
        Copied::Link => ui::COPIED_LINK,
        Copied::Refused(_) => ui::COPY_YOURSELF,
        Copied::Saved(_) => ui::SAVED_OR_NOT,
        Copied::NotPrinted => ui::NOT_PRINTED,
    }
}
