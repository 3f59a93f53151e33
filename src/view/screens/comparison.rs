//! The comparison: the whole table, or two of its columns.

mod table;

mod tools;

use std::rc::Rc;

use yew::prelude::*;

use crate::content::{Bound, DIMENSIONS, Lang, Text, ui};
use crate::engine::differ::Filter;
use crate::engine::join::concat;
use crate::engine::matrix::{Projection, every_row, project, project_pair};
use crate::engine::reduce::{ComparisonAction, ListAction};
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::focus::closes_on_escape;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::screens::comparison::table::{Head, Table};
use crate::view::screens::comparison::tools::tools;
use crate::view::widgets::button::{button, text_button};
use crate::view::widgets::export::comparison_export;
use crate::view::widgets::glyph::Icon;
use crate::view::widgets::heading::title;
use crate::view::widgets::label::{differ_label, with_icon};
use crate::view::widgets::phrase::and_list;
use crate::view::widgets::strip::dot_key;
use crate::view::widgets::variants::variants;
use crate::view::widgets::views::views;

/// The screen: the whole table, or two of its columns.
pub(crate) fn comparison(w: &mut Writer, state: &State) {
    let shown = Rc::new(projection(state, w.cx.lang));
    let paired = state.screen == Screen::Pair;
    title(w, w.cx.attr(if paired { ui::PAIR_TITLE } else { ui::MATRIX_TITLE }));
    views(w, state);
    tools(w, state, &shown);
    key(w);
    w.plain_el("p.showing", showing(w.cx, &shown));
    w.slot(|w| elsewhere(w, &shown));
    // The table scrolls where its container is narrow; a focusable region can be scrolled by keyboard.
    w.el(if paired { "div.paired" } else { "div.scroll" }, |w| {
        if !paired {
            w.set(At::Tab, "0");
            w.set(At::Role, "region");
            w.label(ui::MATRIX_REGION);
        }
        w.on(On::Key, closes_on_escape(w.cx, state.comparison.open.map(ComparisonAction::Toggle)));
        if shown.rows.is_empty() {
            w.text_el("p.empty", if shown.found.is_some() { ui::MATRIX_NOT_FOUND } else { ui::MATRIX_EMPTY });
            return;
        }
        let columns: Vec<_> = shown.columns.iter().map(|r| Head::Relationship(r)).collect();
        let rows: Vec<_> = shown.rows.iter().map(|d| Head::Dimension(d)).collect();
        let swapped = state.comparison.options.swapped && !paired;
        let (columns, rows) = if swapped { (rows, columns) } else { (columns, rows) };
        w.query = shown.found.as_ref().map(|f| f.query.clone());
        let compared = state.comparison.options.only_differing.then_some(shown.columns.as_slice());
        let corner = if swapped { ui::CORNER_RELATIONSHIP } else { ui::CORNER_TOPIC };
        Table { columns: &columns, open: state.comparison.open, compared, paired, corner }.write(w, &rows);
        w.query = None;
    });
    below(w, state, &shown);
    w.slot(|w| variants(w, &shown.columns));
}

/// The columns and rows of the screen.
pub(crate) fn projection(state: &State, lang: Lang) -> Projection {
    if state.screen == Screen::Pair {
        project_pair(&state.comparison.options, lang)
    } else {
        project(&state.comparison.options, lang)
    }
}

fn key(w: &mut Writer) {
    w.el("ul.key", |w| {
        w.el("li", |w| differ_label(w, ui::DIFFER_KEY));
        dot_key(w, "svg.sample", Bound::At, ui::STRIP_KEY_STATED);
        dot_key(w, "svg.sample st-hedged", Bound::At, ui::STRIP_KEY_HEDGED);
        with_icon(w, "li", Icon::Several, ui::SEVERAL_KEY);
        with_icon(w, "li", Icon::Silent, ui::SILENT_KEY);
        w.text_el("li", ui::NUMBERS_KEY);
    });
}

/// What is shown, in words.
pub(crate) fn showing(cx: &Cx, shown: &Projection) -> AttrValue {
    let names: Vec<_> = shown.columns.iter().map(|r| cx.lang.say(r.name)).collect();
    let matches = shown.found.as_ref().map_or(0, |f| f.matches);
    let text: Text = match (&shown.found, matches) {
        (None, _) => ui::SHOWING,
        (Some(_), 0) => ui::FOUND_NOTHING,
        (Some(_), 1) => ui::FOUND_ONE,
        (Some(_), _) => ui::FOUND,
    };
    let names = and_list(cx, &names);
    let values = [
        ("rows", shown.rows.len().into()),
        ("total", DIMENSIONS.len().into()),
        ("names", (&names).into()),
        ("number", matches.into()),
    ];
    cx.fill(text, &values)
}

fn below(w: &mut Writer, state: &State, shown: &Rc<Projection>) {
    w.el("div.count", |w| {
        w.slot(|w| {
            if shown.found.is_none() && state.start.rows != every_row() {
                button(w, "button.btn-text", ComparisonAction::AllRows, |w| {
                    w.plain(if state.comparison.options.rows == every_row() {
                        w.cx.attr(ui::FEWER_ROWS)
                    } else {
                        w.cx.fill(ui::ALL_ROWS, &[("total", DIMENSIONS.len().into())])
                    });
                });
            }
        });
        w.slot(|w| {
            if state.screen == Screen::Matrix {
                text_button(w, ui::SWAP, ComparisonAction::Swap);
            }
        });
        text_button(w, ui::RESET, ComparisonAction::Reset);
        text_button(w, ui::RESTS_LINK, ListAction::Filter(Filter::default()));
    });
    w.slot(|w| comparison_export(w, state, shown));
}

/// The relationships that are not shown, where a search has found something in them.
fn elsewhere(w: &mut Writer, shown: &Projection) {
    let Some(found) = shown.found.as_ref().filter(|f| !f.elsewhere.is_empty()) else { return };
    w.el("p.elsewhere", |w| {
        w.text_el("span.quiet", ui::FOUND_ELSEWHERE);
        for (relationship, cells) in &found.elsewhere {
            button(w, "button.btn-text", ComparisonAction::Found(relationship), |w| {
                w.say(relationship.name);
                if *cells > 0 {
                    w.plain_el("span.num quiet", concat(&[" (", &cells.to_string(), ")"]));
                }
            });
        }
    });
}
