//! Choosing what is compared: the ways to compare, relationships, topics, differences, and the search.

use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use super::context::Cx;
use super::focus::closes_on_escape;
use super::frame::mark_current;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, link, option, select};
use super::writer::{At, On, Writer};
use crate::content::{self, DIMENSIONS, GROUPS, PRESETS, RELATIONSHIPS, Relationship, Text, ui};
use crate::engine::matrix::Projection;
use crate::engine::state::{Action, Screen, State};

/// The ways to compare.
pub(crate) fn views(w: &mut Writer, state: &State) {
    let one = state.matrix.relationships().first().map_or(Screen::Entry, |r| Screen::Profile(r));
    w.el("nav.filters views", |w| {
        w.label(ui::VIEWS);
        w.el("ul", |w| {
            for (text, screen) in [
                (ui::VIEW_TABLE, Screen::Matrix),
                (ui::VIEW_PAIR, Screen::Pair),
                (ui::VIEW_ONE, one),
                (ui::STRIPS_LINK, Screen::Strips),
            ] {
                w.el("li", |w| {
                    button(w, "button", Action::Go(screen), |w| {
                        mark_current(w, screen == state.screen);
                        w.say(text);
                    });
                });
            }
        });
    });
}

/// Everything that can be set.
pub(crate) fn tools(w: &mut Writer, state: &State, shown: &Projection) {
    w.el("div.tools", |w| {
        w.el("div.presets", |w| {
            w.tell("span.quiet", ui::PRESETS);
            for preset in &PRESETS {
                link(w, preset.name, Action::Preset(preset));
            }
            link(w, ui::WHAT_DIFFERS_MOST, Action::Telling);
        });
        // Only where there is little room for the rest.
        button(w, "button.more-tools", Action::Tools, |w| {
            w.set(At::Expanded, if state.choosing { "true" } else { "false" });
            w.say(ui::TOOLS);
            icon(w, if state.choosing { Icon::Close } else { Icon::Open });
        });
        w.el(if state.choosing { "div.all-tools is-chosen" } else { "div.all-tools" }, |w| all(w, state, shown));
    });
}

fn all(w: &mut Writer, state: &State, shown: &Projection) {
    w.slot(|w| if state.screen == Screen::Pair { pair(w, shown) } else { columns(w, shown) });
    w.el("div.tool-row", |w| {
        rows(w, state);
        w.el("label.check", |w| {
            w.el("input", |w| check(w, state.matrix.only_differing, Action::OnlyDiffering));
            w.el("span", |w| {
                w.say(ui::ONLY_DIFFERING);
                w.space();
                w.put("span.quiet num", counted(w.cx, ui::DIFFERING_COUNT, shown.differing.0, shown.differing.1));
            });
        });
        w.el("label.search", |w| {
            w.tell("span", ui::SEARCH);
            w.el("input", |w| {
                w.set(At::Type, "search");
                w.set(At::Complete, "off");
                w.value(state.matrix.query.clone().into());
                w.on(On::Input, searches(w.cx));
                // Not every browser does that by itself.
                let clear = (!state.matrix.query.is_empty()).then(|| Action::Search(String::new()));
                w.on(On::Key, closes_on_escape(w.cx, clear));
            });
        });
    });
    w.el("details.disclose small decided", |w| {
        w.tell("summary", ui::HOW_DECIDED);
        for text in [ui::DECIDED_SCALE, ui::DECIDED_CLAIMS, ui::DECIDED_WITHIN, ui::DECIDED_MOST] {
            w.tell("p.text", text);
        }
    });
}

/// "3 of 8".
fn counted(cx: &Cx, text: Text, number: usize, total: usize) -> AttrValue {
    cx.fill(text, &[("number", number.into()), ("total", total.into())])
}

/// The relationships, each to be shown or not.
fn columns(w: &mut Writer, shown: &Projection) {
    let total = content::primary().count();
    named(w, "p.label", ui::COLUMNS, shown.columns.len(), total);
    w.el("div.picks", |w| {
        w.set(At::Role, "group");
        w.label(ui::COLUMNS);
        for relationship in content::primary() {
            let checked = shown.columns.contains(&relationship);
            open_pick(w, checked, checked && shown.columns.len() == 1, Action::Column(relationship));
            glyph(w, relationship, "glyph-s");
            w.say(relationship.name);
            w.close();
        }
    });
}

/// What can be picked, and how much of it is.
fn named(w: &mut Writer, what: &'static str, name: Text, number: usize, total: usize) {
    w.el(what, |w| {
        w.say(name);
        w.space();
        w.put("span.num", counted(w.cx, ui::DIFFERING_COUNT, number, total));
    });
}

/// Begins a box to check, which its name follows. The last one that is checked can't be taken away.
#[inline(never)]
fn open_pick(w: &mut Writer, checked: bool, last: bool, action: Action) {
    w.open("label.pick");
    w.el("input", |w| {
        check(w, checked, action);
        if last {
            w.set(At::Disabled, "");
        }
    });
}

/// What every box to check is.
pub(crate) fn check(w: &mut Writer, checked: bool, action: Action) {
    w.set(At::Type, "checkbox");
    w.checked(checked);
    w.on(On::Change, w.cx.on(action));
}

/// The two that stand side by side.
fn pair(w: &mut Writer, shown: &Projection) {
    w.el("div.pair", |w| {
        for (place, name) in [ui::FIRST_OF_PAIR, ui::SECOND_OF_PAIR].into_iter().enumerate() {
            let (this, other) = (shown.columns.get(place), shown.columns.get(1 - place));
            select(
                w,
                name,
                move |pick| Some(Action::Pair(place, RELATIONSHIPS.get(pick)?)),
                |w| {
                    for relationship in content::primary() {
                        let is = |column: Option<&&Relationship>| column == Some(&relationship);
                        option(w, w.cx.attr(relationship.name), is(this), is(other));
                    }
                },
            );
        }
    });
}

/// The topics, each to be shown or not.
fn rows(w: &mut Writer, state: &State) {
    let picked = state.matrix.rows;
    let number = DIMENSIONS.iter().filter(|d| picked.has(d.index)).count();
    w.el("details.disclose topics", |w| {
        named(w, "summary", ui::ROWS, number, DIMENSIONS.len());
        for group in &GROUPS {
            w.el("div.picks", |w| {
                w.set(At::Role, "group");
                w.label(group.name);
                w.tell("p.label", group.name);
                for dimension in DIMENSIONS.iter().filter(|d| d.group().id == group.id) {
                    let checked = picked.has(dimension.index);
                    open_pick(w, checked, checked && number == 1, Action::Row(dimension));
                    w.say(dimension.name);
                    w.close();
                }
            });
        }
    });
}

/// A callback for the search field.
fn searches(cx: &Cx) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Search(input.value()).into());
        }
    })
}
