//! The comparison in pictures: where the eight fall on two of the scales, and who says so.

use crate::content::{Bound, Cell, Relationship, SCALES, SOURCES, Scale, ui};
use crate::engine::matrix::{CellState, Ordinal};
use crate::engine::reduce::{ComparisonAction, ShellAction};
use crate::engine::state::{Screen, State};
use crate::engine::strip::order;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::{button, option, select};
use crate::view::widgets::cell::{cell_name, cell_state};
use crate::view::widgets::claim::source_numbers;
use crate::view::widgets::glyph::{Icon, glyph};
use crate::view::widgets::heading::{heading_with, screen_head};
use crate::view::widgets::label::{differ_label, visually_hidden, with_icon};
use crate::view::widgets::strip::{Size, dot_key, step_names, strip};
use crate::view::widgets::views::views;

/// The screen.
pub(crate) fn scales(w: &mut Writer, state: &State) {
    let shown = state.comparison.options.strips;
    screen_head(w, ui::STRIPS_TITLE, ui::STRIPS_LEAD);
    views(w, state);
    w.el("ul.key", |w| {
        dot_key(w, "svg.sample", Bound::At, ui::STRIP_KEY_STATED);
        dot_key(w, "svg.sample st-hedged", Bound::At, ui::STRIP_KEY_HEDGED);
        dot_key(w, "svg.sample st-hedged", Bound::After, ui::STRIP_KEY_ARROW);
        w.el("li", |w| differ_label(w, ui::STRIP_KEY_DIFFER));
        with_icon(w, "li", Icon::Silent, ui::SILENT_KEY);
        for source in &SOURCES {
            w.el("li", |w| {
                source_numbers(w, &[source]);
                w.say(source.short);
            });
        }
    });
    w.el("div.chart-row chart-head", |w| {
        w.el("p", |_| {});
        let [first, second] = shown;
        w.el("div.chart-of", |w| choose(w, Ordinal::First, first, second));
        w.el("div.chart-of", |w| choose(w, Ordinal::Second, second, first));
    });
    w.el("ul.chart", |w| {
        for relationship in order(shown) {
            w.keyed(relationship.id, |w| row(w, relationship, shown));
        }
    });
}

/// The choice of the scale in a picture, and the names of its steps. What the other picture shows can't be chosen, so
/// that somebody who goes through the choices by keyboard leaves that one alone.
fn choose(w: &mut Writer, picture: Ordinal, chosen: &'static Scale, other: &'static Scale) {
    let name = match picture {
        Ordinal::First => ui::STRIPS_FIRST,
        Ordinal::Second => ui::STRIPS_SECOND,
    };
    w.el("label", |w| {
        w.text_el("span", name);
        select(
            w,
            name,
            SCALES.iter(),
            move |scale| ComparisonAction::Scale(picture, scale),
            |w, scale| option(w, w.cx.attr(scale.dimension().name), scale == chosen, scale == other),
        );
    });
    step_names(w, chosen);
}

/// A relationship with its place on both scales.
fn row(w: &mut Writer, relationship: &'static Relationship, shown: [&'static Scale; 2]) {
    let silent = shown.iter().all(|s| relationship.cell(s.dimension()).is_none_or(Cell::is_silent));
    w.el(if silent { "li.chart-row chart-silent" } else { "li.chart-row" }, |w| {
        heading_with(w, 1, |w| {
            button(w, "button.chart-name", ShellAction::Go(Screen::Profile(relationship)), |w| {
                glyph(w, relationship, "");
                w.say(relationship.name);
            });
        });
        // What is silent on both says so once.
        if silent {
            unsaid(w);
            return;
        }
        for scale in shown {
            if let Some(cell) = relationship.cell(scale.dimension()) {
                w.keyed(scale.dimension().id, |w| placed(w, cell, scale));
            }
        }
    });
}

/// "The sources do not say", and a dotted line for what is missing.
fn unsaid(w: &mut Writer) {
    w.el("p.chart-words chart-none", |w| cell_state(w, CellState::Silent));
}

/// The strip of a cell, its names, the summary of the cell and the way to it.
fn placed(w: &mut Writer, cell: &'static Cell, scale: &'static Scale) {
    w.el("div.chart-cell", |w| {
        w.text_el("p.label", scale.dimension().name);
        let Some((drawn, summary)) = cell.strip().zip(cell.summary()) else {
            unsaid(w);
            return;
        };
        strip(w, &drawn, Size::Large);
        step_names(w, scale);
        w.el("p.chart-words", |w| {
            if drawn.dots.is_empty() {
                w.text_el("span.quiet", ui::STRIP_NOWHERE);
                w.space();
            }
            w.say(summary);
        });
        w.el("p.chart-words", |w| {
            w.slot(|w| cell_state(w, cell.state()));
            button(w, "button.btn-text", ComparisonAction::ShowCell(cell), |w| {
                w.say(ui::SEE_CELL);
                visually_hidden(w, ": ", &cell_name(w.cx, cell), "");
            });
        });
    });
}
