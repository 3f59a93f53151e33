//! The table: its heads, its cells, and what a cell opens to.

use crate::content::{Cell, Dimension, Relationship, Text, ui};
use crate::engine::matrix::{apart, disputed_in, on_a_scale};
use crate::engine::reduce::ComparisonAction;
use crate::view::dom::writer::{At, Writer};
use crate::view::widgets::button::{button, text_button};
use crate::view::widgets::cell::{cell_button_content, cell_detail, cell_name, set_cell};
use crate::view::widgets::glyph::{Icon, glyph, icon};
use crate::view::widgets::heading::heading_with;
use crate::view::widgets::label::with_icon;
use crate::view::widgets::phrase::and_list;
use crate::view::widgets::strip::{Size, scale_ends, strip};

/// How many columns a sheet of paper has room for, as `print.css` knows.
const COLUMNS_ON_PAPER: usize = 5;

/// What heads a column or a row.
#[derive(Clone, Copy)]
pub(crate) enum Head {
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
        w.el(what, |w| w.searched(self.name()));
        if let Self::Dimension(d) = self {
            if let Some(scale) = d.scale().filter(|_| !paired) {
                scale_ends(w, scale);
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

    /// Gives a cell the key of this head, and says what it is of where the style sheet may show that.
    fn key_cell(self, w: &mut Writer, many: bool) {
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
        w.text_el("span.small quiet why-row", text);
    }
    let within = disputed_in(columns, dimension);
    if !within.is_empty() {
        let names: Vec<_> = within.iter().map(|r| w.cx.lang.say(r.name)).collect();
        w.el("span.small differ why-row", |w| {
            icon(w, Icon::Differ);
            w.plain(w.cx.fill(ui::DIFFER_WITHIN, &[("names", (&and_list(w.cx, &names)).into())]));
        });
    }
}

/// What every row of the table must know.
pub(crate) struct Table<'a> {
    pub(crate) columns: &'a [Head],
    pub(crate) open: Option<&'static Cell>,
    /// The relationships between which the rows differ, where only those that do are shown.
    pub(crate) compared: Option<&'a [&'static Relationship]>,
    /// Whether the style sheet puts the head of a row above its two cells, rather than beside them.
    pub(crate) paired: bool,
    /// What stands in the first column.
    pub(crate) corner: Text,
}

impl Table<'_> {
    pub(crate) fn write(&self, w: &mut Writer, rows: &[Head]) {
        w.open("table.matrix");
        w.set(At::Part, "table");
        self.role(w, "table");
        w.text_el("caption.vh", ui::MATRIX_CAPTION);
        w.open("thead");
        self.role(w, "rowgroup");
        w.open("tr");
        self.role(w, "row");
        self.head(w, "corner", "col", |w| w.text_el("span", self.corner));
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
        self.paired || self.columns.len() > COLUMNS_ON_PAPER
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
                column.key_cell(w, self.names_cells());
                self.role(w, "cell");
                with_icon(w, "p.cell-text", Icon::Silent, ui::SILENT);
            });
            return;
        };
        let is_open = open == Some(cell);
        w.open(match (is_open, cell.is_disputed()) {
            (false, _) => "td.cell",
            (true, false) => "td.cell is-open",
            (true, true) => "td.cell is-open is-disputed",
        });
        column.key_cell(w, self.names_cells());
        self.role(w, "cell");
        w.el("div.cell-in", |w| {
            if let Some(drawn) = cell.strip().filter(|s| !s.dots.is_empty()) {
                strip(w, &drawn, Size::Small);
                if self.paired {
                    scale_ends(w, drawn.scale);
                }
            }
            if let Some(summary) = cell.summary() {
                w.el("p.cell-text", |w| w.searched(summary));
            }
            button(w, "button.cell-open", ComparisonAction::Toggle(cell), |w| {
                set_cell(w, cell);
                w.set(At::Expanded, if is_open { "true" } else { "false" });
                cell_button_content(w, cell, is_open);
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
                        heading_with(w, 1, |w| {
                            w.set(At::Class, "h3");
                            w.plain(cell_name(w.cx, cell));
                        });
                        w.text_el("p.small quiet", cell.dimension().about);
                    });
                    text_button(w, ui::CLOSE, ComparisonAction::Toggle(cell));
                });
                cell_detail(w, cell);
            });
        });
    }
}
