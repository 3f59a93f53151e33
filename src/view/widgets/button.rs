//! Buttons, and what else can be pressed, chosen or checked.

use web_sys::{Event, HtmlSelectElement};
use yew::prelude::*;

use crate::content::Text;
use crate::engine::reduce::Action;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::{At, On, Writer};

/// A button that acts.
pub(crate) fn button(w: &mut Writer, what: &'static str, action: impl Into<Action>, write: impl FnOnce(&mut Writer)) {
    open_button(w, what, action.into());
    write(w);
    w.close();
}

fn open_button(w: &mut Writer, what: &'static str, action: Action) {
    w.open(what);
    w.set(At::Type, "button");
    w.on(On::Click, w.cx.on(action));
}

/// A button with nothing but a text of the content.
pub(crate) fn labelled_button(w: &mut Writer, what: &'static str, text: Text, action: impl Into<Action>) {
    open_button(w, what, action.into());
    w.say(text);
    w.close();
}

/// A button in running text, or a quiet one.
pub(crate) fn text_button(w: &mut Writer, text: Text, action: impl Into<Action>) {
    labelled_button(w, "button.btn-text", text, action);
}

/// A list to choose one of these from, which takes no more room than one line: `write` writes its option, and `pick` says
/// what it does.
pub(crate) fn select<T: 'static, A: Into<Action>>(
    w: &mut Writer,
    label: Text,
    all: impl Iterator<Item = T> + Clone + 'static,
    pick: impl Fn(T) -> A + 'static,
    write: impl Fn(&mut Writer, T),
) {
    w.open("select");
    w.label(label);
    for one in all.clone() {
        write(w, one);
    }
    w.on(On::Change, selects(w.cx, Box::new(move |index| all.clone().nth(index).map(|one| pick(one).into()))));
    w.close();
}

/// An option of such a list: whether it is what is chosen now, and whether it can't be.
pub(crate) fn option(w: &mut Writer, text: AttrValue, chosen: bool, barred: bool) {
    w.open("option");
    w.selected(chosen);
    if barred {
        w.set(At::Disabled, "");
    }
    w.plain(text);
    w.close();
}

/// A callback for such a list.
fn selects(cx: &Cx, pick: Box<dyn Fn(usize) -> Option<Action>>) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let index = select.and_then(|s| usize::try_from(s.selected_index()).ok());
        if let Some(action) = index.and_then(&pick) {
            dispatch.emit(action.into());
        }
    })
}

/// What every box to check is.
pub(crate) fn set_checkbox(w: &mut Writer, checked: bool, action: impl Into<Action>) {
    w.set(At::Type, "checkbox");
    w.checked(checked);
    w.on(On::Change, w.cx.on(action));
}

/// Says of an entry of a navigation whether the reader is there.
pub(crate) fn set_current(w: &mut Writer, current: bool) {
    if current {
        w.set(At::Current, "page");
    }
}
