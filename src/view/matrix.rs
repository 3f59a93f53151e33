//! The comparison: a table with real text in every cell, each of which opens to its claims.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};
use yew::prelude::*;

use super::context::Cx;
use super::glyph::{Icon, glyph};
use super::parts::{button, differ, link, listed, signed, title};
use super::writer::{At, On, Writer};
use super::{along, cell};
use crate::content::{self, Cell, DIMENSIONS, Dimension, Relationship, Text, ui};
use crate::engine::matrix::{Preset, Projection, project};
use crate::engine::state::{Action, Screen, State};

/// How many columns a sheet of paper has room for, as `print.css` knows.
const ABREAST: usize = 5;

/// The screen.
pub(crate) fn matrix(w: &mut Writer, state: &State) {
    let shown = project(&state.matrix, w.cx.lang);
    title(w, w.cx.attr(ui::MATRIX_TITLE));
    tools(w, state, &shown);
    key(w);
    // The table scrolls where its container is narrow; a focusable region can be scrolled by keyboard.
    w.el("div.scroll", |w| {
        w.set(At::Tab, "0");
        w.set(At::Role, "region");
        w.set(At::Label, w.cx.attr(ui::MATRIX_REGION));
        w.on(On::Key, closes_cell(w.cx, state.open));
        if shown.rows.is_empty() {
            let searching = !state.matrix.query.trim().is_empty();
            w.tell("p.empty", if searching { ui::MATRIX_NOT_FOUND } else { ui::MATRIX_EMPTY });
            return;
        }
        let columns: Vec<_> = shown.columns.iter().map(|r| Head::Relationship(r)).collect();
        let rows: Vec<_> = shown.rows.iter().map(|d| Head::Dimension(d)).collect();
        let (columns, rows) = if state.matrix.swapped { (rows, columns) } else { (columns, rows) };
        table(w, state.open, &columns, &rows);
    });
    below(w, state, &shown);
}

/// A callback for keys: Escape closes the cell that is open.
fn closes_cell(cx: &Cx, open: Option<&'static Cell>) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(cell) = open
            && event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape")
            && !note_is_open(&event)
        {
            dispatch.emit(Action::Toggle(cell));
        }
    })
}

/// Whether the note on a source lies over the table: Escape is for the note then.
fn note_is_open(event: &Event) -> bool {
    let root = event.target_dyn_into::<Element>().and_then(|e| e.closest(".rapport").ok().flatten());
    root.is_some_and(|r| matches!(r.query_selector(":popover-open"), Ok(Some(_))))
}

/// What heads a column or a row.
#[derive(Clone, Copy)]
enum Head {
    Relationship(&'static Relationship),
    Dimension(&'static Dimension),
}

impl Head {
    fn key(self) -> &'static str {
        match self {
            Self::Relationship(r) => r.id,
            Self::Dimension(d) => d.id,
        }
    }

    fn content(self, w: &mut Writer, what: &'static str) {
        if let Self::Relationship(r) = self {
            glyph(w, r, "");
        }
        w.tell(what, self.name());
    }

    fn name(self) -> Text {
        match self {
            Self::Relationship(r) => r.name,
            Self::Dimension(d) => d.name,
        }
    }

    /// Marks a cell as one below this head. On paper there is no room for more than a few columns: then each cell says
    /// itself what it is of.
    fn mark(self, w: &mut Writer, many: bool) {
        w.key(self.key());
        if many {
            w.set(At::Of, w.cx.attr(self.name()));
        }
    }

    /// The cell in which a column and a row meet.
    fn meets(self, other: Self) -> Option<&'static Cell> {
        match (self, other) {
            (Self::Relationship(r), Self::Dimension(d)) | (Self::Dimension(d), Self::Relationship(r)) => r.cell(d),
            _ => None,
        }
    }
}

fn table(w: &mut Writer, open: Option<&'static Cell>, columns: &[Head], rows: &[Head]) {
    w.el("table.matrix", |w| {
        w.set(At::Part, "table");
        w.tell("caption.vh", ui::MATRIX_CAPTION);
        w.el("thead", |w| {
            w.el("tr", |w| {
                w.el("th", |w| {
                    w.key("corner");
                    w.set(At::Scope, "col");
                    w.say(ui::MATRIX_CORNER);
                });
                for column in columns {
                    w.el("th", |w| {
                        w.key(column.key());
                        w.set(At::Scope, "col");
                        column.content(w, "span.col-name");
                    });
                }
            });
        });
        w.el("tbody", |w| {
            for head in rows {
                w.keyed(head.key(), |w| row(w, open, columns, *head));
            }
        });
    });
}

/// A row, and below it what a cell in it opens to.
fn row(w: &mut Writer, open: Option<&'static Cell>, columns: &[Head], head: Head) {
    let cells: Vec<_> = columns.iter().map(|c| c.meets(head)).collect();
    let open = open.filter(|open| cells.contains(&Some(*open)));
    w.el("tr", |w| {
        w.el("th", |w| {
            w.set(At::Scope, "row");
            head.content(w, "span.dim");
        });
        w.slot(|w| {
            for (column, cell) in columns.iter().zip(cells) {
                one(w, *column, columns.len() > ABREAST, cell, open);
            }
        });
    });
    w.slot(|w| {
        if let Some(cell) = open {
            opened(w, cell, columns.len());
        }
    });
}

fn one(w: &mut Writer, column: Head, many: bool, cell: Option<&'static Cell>, open: Option<&'static Cell>) {
    let Some(cell) = cell.filter(|c| !c.is_silent()) else {
        w.el("td.cell cell-silent", |w| {
            column.mark(w, many);
            signed(w, "p.cell-text", Icon::Silent, ui::SILENT);
        });
        return;
    };
    let is_open = open == Some(cell);
    w.open(match (is_open, cell.is_disputed()) {
        (false, _) => "td.cell",
        (true, false) => "td.cell is-open",
        (true, true) => "td.cell is-open is-disputed",
    });
    column.mark(w, many);
    w.el("div.cell-in", |w| {
        if let Some(summary) = cell.summary {
            w.tell("p.cell-text", summary);
        }
        button(w, "button.cell-open", Action::Toggle(cell), |w| {
            w.set(At::Cell, [cell.relationship().id, "/", cell.dimension().id].concat());
            w.set(At::Expanded, if is_open { "true" } else { "false" });
            cell::handle(w, cell, is_open);
        });
    });
    w.close();
}

fn opened(w: &mut Writer, cell: &'static Cell, columns: usize) {
    w.el(if cell.is_disputed() { "tr.opened is-disputed" } else { "tr.opened" }, |w| {
        w.el("td", |w| {
            w.set(At::Span, (columns + 1).to_string());
            w.el("div.open-head", |w| {
                w.el("div", |w| {
                    w.put("p.h3", cell::name(w.cx, cell));
                    w.tell("p.small quiet", cell.dimension().about);
                });
                link(w, ui::CLOSE, Action::Toggle(cell));
            });
            cell::detail(w, cell);
        });
    });
}

fn tools(w: &mut Writer, state: &State, shown: &Projection) {
    w.el("div.tools", |w| {
        w.el("div.picks", |w| {
            w.set(At::Role, "group");
            w.set(At::Label, w.cx.attr(ui::COLUMNS));
            for relationship in content::primary() {
                let checked = state.matrix.columns.has(relationship.index);
                w.el("label.pick", |w| {
                    w.el("input", |w| {
                        check(w, checked, Action::Column(relationship));
                        if checked && shown.columns.len() == 1 {
                            w.set(At::Disabled, "");
                        }
                    });
                    glyph(w, relationship, "glyph-s");
                    w.say(relationship.name);
                });
            }
        });
        w.el("div.tool-row", |w| {
            w.el("div.presets", |w| {
                w.tell("span.quiet", ui::PRESETS);
                for preset in Preset::EACH {
                    let name = match preset {
                        Preset::OftenConfused => ui::PRESET_CONFUSED,
                        Preset::BetweenEquals => ui::PRESET_EQUALS,
                        Preset::ForNewcomers => ui::PRESET_NEWCOMERS,
                        Preset::All => ui::PRESET_ALL,
                    };
                    link(w, name, Action::Preset(preset));
                }
            });
            w.el("label.check", |w| {
                w.el("input", |w| check(w, state.matrix.only_differing, Action::OnlyDiffering));
                w.el("span", |w| {
                    w.say(ui::ONLY_DIFFERING);
                    w.space();
                    let (number, total) = (shown.differing.to_string(), DIMENSIONS.len().to_string());
                    let counts = [("number", number.as_str()), ("total", total.as_str())];
                    w.put("span.quiet num", w.cx.fill(ui::DIFFERING_COUNT, &counts));
                });
            });
            w.el("label.search", |w| {
                w.tell("span", ui::SEARCH);
                w.el("input", |w| {
                    w.set(At::Type, "search");
                    w.set(At::Complete, "off");
                    w.value(state.matrix.query.clone().into());
                    w.on(On::Input, searches(w.cx));
                });
            });
        });
    });
}

fn check(w: &mut Writer, checked: bool, action: Action) {
    w.set(At::Type, "checkbox");
    w.checked(checked);
    w.on(On::Change, w.cx.on(action));
}

/// A callback for the search field.
fn searches(cx: &Cx) -> Callback<Event> {
    let dispatch = cx.dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Search(input.value()));
        }
    })
}

fn key(w: &mut Writer) {
    w.el("ul.key", |w| {
        w.el("li", |w| differ(w, ui::DIFFER_KEY));
        signed(w, "li", Icon::Several, ui::SEVERAL_KEY);
        signed(w, "li", Icon::Silent, ui::SILENT_KEY);
        w.tell("li", ui::NUMBERS_KEY);
    });
}

/// What is shown, in words.
pub(crate) fn showing(cx: &Cx, shown: &Projection) -> AttrValue {
    let (rows, total) = (shown.rows.len().to_string(), DIMENSIONS.len().to_string());
    let names: Vec<_> = shown.columns.iter().map(|r| cx.lang.say(r.name)).collect();
    cx.fill(ui::SHOWING, &[("rows", &rows), ("total", &total), ("names", &listed(cx, &names))])
}

fn below(w: &mut Writer, state: &State, shown: &Projection) {
    w.el("div.count", |w| {
        w.put("span.quiet", showing(w.cx, shown));
        w.slot(|w| {
            if state.matrix.query.trim().is_empty() {
                button(w, "button.btn-text", Action::AllRows, |w| {
                    let total = DIMENSIONS.len().to_string();
                    w.plain(if state.matrix.all_rows {
                        w.cx.attr(ui::FEWER_ROWS)
                    } else {
                        w.cx.fill(ui::ALL_ROWS, &[("total", &total)])
                    });
                });
            }
        });
        link(w, ui::SWAP, Action::Swap);
        link(w, ui::RESET, Action::ResetMatrix);
        link(w, ui::RESTS_LINK, Action::Go(Screen::Sources));
    });
    w.slot(|w| along::matrix(w, state, shown));
}
