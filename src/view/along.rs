//! What can be taken along: the ways to copy a text and to save it as a file.

use std::rc::Rc;

use web_sys::Event;
use yew::Callback;

use super::context::Cx;
use super::take::{self, Make};
use super::writer::{At, On, Writer};
use crate::content::{Text, ui};
use crate::engine::export::{Form, write};
use crate::engine::matrix::Projection;
use crate::engine::state::{Copied, Screen, State};

/// The ways for the matrix, below the table.
pub(crate) fn matrix(w: &mut Writer, state: &State, shown: &Rc<Projection>) {
    if shown.rows.is_empty() {
        return;
    }
    w.el("div.count", |w| {
        w.set(At::Role, "group");
        w.label(ui::TAKE_ALONG);
        w.tell("span.quiet", ui::TAKE_ALONG);
        copy(w, form(w.cx, state, shown, Form::Text));
        for (say, name, kind, of) in [
            (ui::TAKE_CSV, "rapport-comparison.csv", "csv", Form::Csv),
            (ui::TAKE_MARKDOWN, "rapport-comparison.md", "markdown", Form::Markdown),
        ] {
            does(w, say, take::save(name, kind, form(w.cx, state, shown, of)));
        }
    });
    copied(w, state);
}

/// Makes a text when it is asked for: three of the whole table would take as long as the table itself, after every
/// letter that is searched for.
#[inline(never)]
fn form(cx: &Cx, state: &State, shown: &Rc<Projection>, form: Form) -> Make {
    let swapped = state.matrix.swapped && state.screen == Screen::Matrix;
    let (shown, lang) = (Rc::clone(shown), cx.lang);
    Rc::new(move || write(&shown, swapped, lang, form))
}

/// A button that copies a text.
pub(crate) fn copy(w: &mut Writer, make: Make) {
    does(w, ui::COPY, take::copy(w.cx, make, Copied::Text));
}

/// The ways to print the screen and to copy its address, where it has one.
pub(crate) fn page(w: &mut Writer) {
    does(w, ui::PRINT, take::print());
    if let Some(address) = w.cx.address.clone() {
        does(w, ui::COPY_LINK, take::copy(w.cx, Rc::new(move || address.emit(()).to_string()), Copied::Link));
    }
}

#[inline(never)]
fn does(w: &mut Writer, say: Text, what: Callback<Event>) {
    w.open("button.btn-text");
    w.set(At::Type, "button");
    w.on(On::Click, what);
    w.say(say);
    w.close();
}

/// A button that saves a text as a file of this name.
pub(crate) fn save(w: &mut Writer, name: &'static str, make: Make) {
    does(w, ui::SAVE, take::save(name, "plain", make));
}

/// What came of copying. Where the browser refuses, what was to be copied.
pub(crate) fn copied(w: &mut Writer, state: &State) {
    w.slot(|w| {
        let Some(copied) = &state.copied else { return };
        let Copied::Refused(text) = copied else { return w.tell("p.quiet copied", told_of(copied)) };
        w.tell("p.text", told_of(copied));
        w.el("textarea.copy-me", |w| {
            w.set(At::ReadOnly, "");
            w.label(ui::COPY_YOURSELF);
            w.value(text.clone().into());
        });
    });
}

/// The same in words.
pub(crate) fn told_of(copied: &Copied) -> Text {
    match copied {
        Copied::Text => ui::COPIED,
        Copied::Link => ui::COPIED_LINK,
        Copied::Refused(_) => ui::COPY_YOURSELF,
    }
}
