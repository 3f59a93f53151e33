//! Choosing what is compared: relationships, topics, differences, and the search.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use crate::content::{self, DIMENSIONS, GROUPS, PRESETS, Text, ui};
use crate::engine::matrix::{Ordinal, Projection};
use crate::engine::reduce::{Action, ComparisonAction};
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::focus::closes_on_escape;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::widgets::button::{button, option, select, set_checkbox, text_button};
use crate::view::widgets::glyph::{Icon, glyph, icon};

/// Everything that can be set.
pub(crate) fn tools(w: &mut Writer, state: &State, shown: &Projection) {
    w.el("div.tools", |w| {
        w.el("div.presets", |w| {
            w.text_el("span.quiet", ui::PRESETS);
            for preset in &PRESETS {
                text_button(w, preset.name, ComparisonAction::Preset(preset));
            }
            text_button(w, ui::WHAT_DIFFERS_MOST, ComparisonAction::MostDiffering);
        });
        // Only where there is little room for the rest.
        button(w, "button.more-tools", ComparisonAction::Tools, |w| {
            w.set(At::Expanded, if state.comparison.tools_open { "true" } else { "false" });
            w.say(ui::TOOLS);
            icon(w, if state.comparison.tools_open { Icon::Close } else { Icon::Open });
        });
        w.el(if state.comparison.tools_open { "div.all-tools is-chosen" } else { "div.all-tools" }, |w| {
            all_tools(w, state, shown);
        });
    });
}

fn all_tools(w: &mut Writer, state: &State, shown: &Projection) {
    w.slot(|w| if state.screen == Screen::Pair { pair(w, shown) } else { columns(w, shown) });
    w.el("div.tool-row", |w| {
        rows(w, state);
        w.el("label.check", |w| {
            w.el("input", |w| {
                set_checkbox(w, state.comparison.options.only_differing, ComparisonAction::OnlyDiffering);
            });
            w.el("span", |w| {
                w.say(ui::ONLY_DIFFERING);
                w.space();
                w.plain_el(
                    "span.quiet num",
                    number_of(w.cx, ui::DIFFERING_COUNT, shown.differing.0, shown.differing.1),
                );
            });
        });
        w.el("label.search", |w| {
            w.text_el("span", ui::SEARCH);
            w.el("input", |w| {
                w.set(At::Type, "search");
                w.set(At::Complete, "off");
                w.value(state.comparison.options.query.clone().into());
                w.on(On::Input, searches(w.cx));
                // Not every browser does that by itself.
                let clear =
                    (!state.comparison.options.query.is_empty()).then(|| ComparisonAction::Search(String::new()));
                w.on(On::Key, closes_on_escape(w.cx, clear));
            });
        });
    });
    w.el("details.disclose small decided", |w| {
        w.text_el("summary", ui::HOW_DECIDED);
        for text in [ui::DECIDED_SCALE, ui::DECIDED_CLAIMS, ui::DECIDED_WITHIN, ui::DECIDED_MOST] {
            w.text_el("p.text", text);
        }
    });
}

/// "3 of 8".
fn number_of(cx: &Cx, text: Text, number: usize, total: usize) -> AttrValue {
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
            open_pick(w, checked, checked && shown.columns.len() == 1, ComparisonAction::Column(relationship).into());
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
        w.plain_el("span.num", number_of(w.cx, ui::DIFFERING_COUNT, number, total));
    });
}

/// Begins a box to check, which its name follows. The last one that is checked can't be taken away.
fn open_pick(w: &mut Writer, checked: bool, last: bool, action: Action) {
    w.open("label.pick");
    w.el("input", |w| {
        set_checkbox(w, checked, action);
        if last {
            w.set(At::Disabled, "");
        }
    });
}

/// The two that stand side by side.
fn pair(w: &mut Writer, shown: &Projection) {
    w.el("div.pair", |w| {
        let [first, second] = [0, 1].map(|column| shown.columns.get(column));
        for (place, name, this, other) in
            [(Ordinal::First, ui::FIRST_OF_PAIR, first, second), (Ordinal::Second, ui::SECOND_OF_PAIR, second, first)]
        {
            select(
                w,
                name,
                content::primary(),
                move |relationship| ComparisonAction::Pair(place, relationship),
                |w, relationship| {
                    let [chosen, barred] = [this, other].map(|column| column == Some(&relationship));
                    option(w, w.cx.attr(relationship.name), chosen, barred);
                },
            );
        }
    });
}

/// The topics, each to be shown or not.
fn rows(w: &mut Writer, state: &State) {
    let picked = state.comparison.options.rows;
    let number = DIMENSIONS.iter().filter(|d| picked.contains(d)).count();
    w.el("details.disclose topics", |w| {
        named(w, "summary", ui::ROWS, number, DIMENSIONS.len());
        for group in &GROUPS {
            w.el("div.picks", |w| {
                w.set(At::Role, "group");
                w.label(group.name);
                w.text_el("p.label", group.name);
                for dimension in DIMENSIONS.iter().filter(|d| d.group().id == group.id) {
                    let checked = picked.contains(dimension);
                    open_pick(w, checked, checked && number == 1, ComparisonAction::Row(dimension).into());
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
            dispatch.emit(Rc::new(ComparisonAction::Search(input.value()).into()));
        }
    })
}
