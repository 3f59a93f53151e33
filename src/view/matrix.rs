//! The comparison: a table with real text in every cell, each of which opens to its claims.

use std::rc::Rc;

use yew::prelude::*;

use super::choose::{tools, views};
use super::context::Cx;
use super::focus::closes_on_escape;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, differ, headed, link, listed, signed, title};
use super::profile::variants;
use super::strip::{Size, ends, strip};
use super::strips::keyed;
use super::writer::{At, On, Writer};
use super::{along, cell};
use crate::content::{Bound, Cell, DIMENSIONS, Dimension, Lang, Relationship, Text, ui};
use crate::engine::differ::Filter;
use crate::engine::join::concat;
use crate::engine::matrix::{Projection, apart, disputed_in, every_row, on_a_scale, project, project_pair};
use crate::engine::state::{Action, Screen, State};

/// How many columns a sheet of paper has room for, as `print.css` knows.
const ABREAST: usize = 5;

/// The columns and rows of the screen.
pub(crate) fn projection(state: &State, lang: Lang) -> Projection {
    if state.screen == Screen::Pair { project_pair(&state.matrix, lang) } else { project(&state.matrix, lang) }
}

/// The screen: the whole table, or two of its columns.
pub(crate) fn matrix(w: &mut Writer, state: &State) {
    let shown = Rc::new(projection(state, w.cx.lang));
    let paired = state.screen == Screen::Pair;
    title(w, w.cx.attr(if paired { ui::PAIR_TITLE } else { ui::MATRIX_TITLE }));
    views(w, state);
    tools(w, state, &shown);
    key(w);
    w.put("p.showing", showing(w.cx, &shown));
    w.slot(|w| elsewhere(w, &shown));
    // The table scrolls where its container is narrow; a focusable region can be scrolled by keyboard.
    w.el(if paired { "div.paired" } else { "div.scroll" }, |w| {
        if !paired {
            w.set(At::Tab, "0");
            w.set(At::Role, "region");
            w.label(ui::MATRIX_REGION);
        }
        w.on(On::Key, closes_on_escape(w.cx, state.open.map(Action::Toggle)));
        if shown.rows.is_empty() {
            w.tell("p.empty", if shown.found.is_some() { ui::MATRIX_NOT_FOUND } else { ui::MATRIX_EMPTY });
            return;
        }
        let columns: Vec<_> = shown.columns.iter().map(|r| Head::Relationship(r)).collect();
        let rows: Vec<_> = shown.rows.iter().map(|d| Head::Dimension(d)).collect();
        let swapped = state.matrix.swapped && !paired;
        let (columns, rows) = if swapped { (rows, columns) } else { (columns, rows) };
        w.seek = shown.found.as_ref().map(|f| f.query.clone());
        let compared = state.matrix.only_differing.then_some(shown.columns.as_slice());
        let corner = if swapped { ui::CORNER_RELATIONSHIP } else { ui::CORNER_TOPIC };
        Table { columns: &columns, open: state.open, compared, paired, corner }.write(w, &rows);
        w.seek = None;
    });
    below(w, state, &shown);
    w.slot(|w| variants(w, &shown.columns));
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

    /// Its name, and among rows that differ in what way this one does.
    fn content(self, w: &mut Writer, what: &'static str, compared: Option<&[&'static Relationship]>, paired: bool) {
        if let Self::Relationship(r) = self {
            glyph(w, r, "");
        }
        w.el(what, |w| w.seek(self.name()));
        if let Self::Dimension(d) = self {
            if let Some(scale) = d.scale().filter(|_| !paired) {
                ends(w, scale);
            }
            if let Some(columns) = compared {
                difference(w, columns, d);
            }
        }
    }

    fn name(self) -> Text {
        match self {
            Self::Relationship(r) => r.name,
            Self::Dimension(d) => d.name,
        }
    }

    /// Marks a cell as one below this head, and with what it is of where the style sheet may say so.
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

/// In what way a row differs.
fn difference(w: &mut Writer, columns: &[&'static Relationship], dimension: &Dimension) {
    if apart(columns, dimension) {
        let text = if on_a_scale(columns, dimension) { ui::APART_SCALE } else { ui::APART_CLAIMS };
        w.tell("span.small quiet why-row", text);
    }
    let within = disputed_in(columns, dimension);
    if !within.is_empty() {
        let names: Vec<_> = within.iter().map(|r| w.cx.lang.say(r.name)).collect();
        w.el("span.small differ why-row", |w| {
            icon(w, Icon::Differ);
            w.plain(w.cx.fill(ui::DIFFER_WITHIN, &[("names", (&listed(w.cx, &names)).into())]));
        });
    }
}

/// What every row of the table must know.
struct Table<'a> {
    columns: &'a [Head],
    open: Option<&'static Cell>,
    /// The relationships between which the rows differ, where only those that do are shown.
    compared: Option<&'a [&'static Relationship]>,
    /// Whether the style sheet puts the head of a row above its two cells, rather than beside them.
    paired: bool,
    /// What stands in the first column.
    corner: Text,
}

impl Table<'_> {
    fn write(&self, w: &mut Writer, rows: &[Head]) {
        w.open("table.matrix");
        w.set(At::Part, "table");
        self.role(w, "table");
        w.tell("caption.vh", ui::MATRIX_CAPTION);
        w.open("thead");
        self.role(w, "rowgroup");
        w.open("tr");
        self.role(w, "row");
        self.head(w, "corner", "col", |w| w.tell("span", self.corner));
        for column in self.columns {
            self.head(w, column.key(), "col", |w| column.content(w, "span.col-name", self.compared, self.paired));
        }
        w.close();
        w.close();
        w.open("tbody");
        self.role(w, "rowgroup");
        for head in rows {
            w.keyed(head.key(), |w| self.row(w, *head));
        }
        w.close();
        w.close();
    }

    /// Whether each cell says itself what it is of: on paper with many columns, and where two stand below each other.
    fn names_cells(&self) -> bool {
        self.paired || self.columns.len() > ABREAST
    }

    /// What a table, row or cell is. Where the style sheet lays it out as something else, some browsers forget.
    fn role(&self, w: &mut Writer, role: &'static str) {
        if self.paired {
            w.set(At::Role, role);
        }
    }

    fn head(&self, w: &mut Writer, key: &'static str, scope: &'static str, write: impl FnOnce(&mut Writer)) {
        w.open("th");
        w.key(key);
        w.set(At::Scope, scope);
        self.role(w, if scope == "col" { "columnheader" } else { "rowheader" });
        write(w);
        w.close();
    }

    /// A row, and below it what a cell in it opens to.
    fn row(&self, w: &mut Writer, head: Head) {
        let cells: Vec<_> = self.columns.iter().map(|c| c.meets(head)).collect();
        let open = self.open.filter(|open| cells.contains(&Some(*open)));
        w.open("tr");
        self.role(w, "row");
        self.head(w, "head", "row", |w| head.content(w, "span.dim", self.compared, self.paired));
        w.slot(|w| {
            for (column, cell) in self.columns.iter().zip(cells) {
                self.cell(w, *column, cell, open);
            }
        });
        w.close();
        w.slot(|w| {
            if let Some(cell) = open {
                self.opened(w, cell);
            }
        });
    }

    fn cell(&self, w: &mut Writer, column: Head, cell: Option<&'static Cell>, open: Option<&'static Cell>) {
        let Some(cell) = cell.filter(|c| !c.is_silent()) else {
            w.el("td.cell cell-silent", |w| {
                column.mark(w, self.names_cells());
                self.role(w, "cell");
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
        column.mark(w, self.names_cells());
        self.role(w, "cell");
        w.el("div.cell-in", |w| {
            if let Some(drawn) = cell.strip().filter(|s| !s.dots.is_empty()) {
                strip(w, &drawn, Size::Small);
                if self.paired {
                    ends(w, drawn.scale);
                }
            }
            if let Some(summary) = cell.summary() {
                w.el("p.cell-text", |w| w.seek(summary));
            }
            button(w, "button.cell-open", Action::Toggle(cell), |w| {
                cell::findable(w, cell);
                w.set(At::Expanded, if is_open { "true" } else { "false" });
                cell::handle(w, cell, is_open);
            });
        });
        w.close();
    }

    fn opened(&self, w: &mut Writer, cell: &'static Cell) {
        w.el(if cell.is_disputed() { "tr.opened is-disputed" } else { "tr.opened" }, |w| {
            self.role(w, "row");
            w.el("td", |w| {
                self.role(w, "cell");
                w.set(At::Span, (self.columns.len() + 1).to_string());
                w.el("div.open-head", |w| {
                    w.el("div", |w| {
                        headed(w, 1, |w| {
                            w.set(At::Class, "h3");
                            w.plain(cell::name(w.cx, cell));
                        });
                        w.tell("p.small quiet", cell.dimension().about);
                    });
                    link(w, ui::CLOSE, Action::Toggle(cell));
                });
                cell::detail(w, cell);
            });
        });
    }
}

fn key(w: &mut Writer) {
    w.el("ul.key", |w| {
        w.el("li", |w| differ(w, ui::DIFFER_KEY));
        keyed(w, "svg.sample", Bound::At, ui::STRIP_KEY_STATED);
        keyed(w, "svg.sample st-hedged", Bound::At, ui::STRIP_KEY_HEDGED);
        signed(w, "li", Icon::Several, ui::SEVERAL_KEY);
        signed(w, "li", Icon::Silent, ui::SILENT_KEY);
        w.tell("li", ui::NUMBERS_KEY);
    });
}

/// What is shown, in words.
pub(crate) fn showing(cx: &Cx, shown: &Projection) -> AttrValue {
    let names: Vec<_> = shown.columns.iter().map(|r| cx.lang.say(r.name)).collect();
    let places = shown.found.as_ref().map_or(0, |f| f.places);
    let text: Text = match (&shown.found, places) {
        (None, _) => ui::SHOWING,
        (Some(_), 0) => ui::FOUND_NOTHING,
        (Some(_), 1) => ui::FOUND_ONE,
        (Some(_), _) => ui::FOUND,
    };
    let names = listed(cx, &names);
    let values = [
        ("rows", shown.rows.len().into()),
        ("total", DIMENSIONS.len().into()),
        ("names", (&names).into()),
        ("number", places.into()),
    ];
    cx.fill(text, &values)
}

fn below(w: &mut Writer, state: &State, shown: &Rc<Projection>) {
    w.el("div.count", |w| {
        w.slot(|w| {
            if shown.found.is_none() && state.start.rows != every_row() {
                button(w, "button.btn-text", Action::AllRows, |w| {
                    w.plain(if state.matrix.rows == every_row() {
                        w.cx.attr(ui::FEWER_ROWS)
                    } else {
                        w.cx.fill(ui::ALL_ROWS, &[("total", DIMENSIONS.len().into())])
                    });
                });
            }
        });
        w.slot(|w| {
            if state.screen == Screen::Matrix {
                link(w, ui::SWAP, Action::Swap);
            }
        });
        link(w, ui::RESET, Action::ResetMatrix);
        link(w, ui::RESTS_LINK, Action::List(Filter::default()));
    });
    w.slot(|w| along::matrix(w, state, shown));
}

/// The relationships that are not shown, where a search has found something in them.
fn elsewhere(w: &mut Writer, shown: &Projection) {
    let Some(found) = shown.found.as_ref().filter(|f| !f.elsewhere.is_empty()) else { return };
    w.el("p.elsewhere", |w| {
        w.tell("span.quiet", ui::FOUND_ELSEWHERE);
        for (relationship, cells) in &found.elsewhere {
            button(w, "button.btn-text", Action::Found(relationship), |w| {
                w.say(relationship.name);
                if *cells > 0 {
                    w.put("span.num quiet", concat(&[" (", &cells.to_string(), ")"]));
                }
            });
        }
    });
}
