//! The comparison: a table with real text in every cell, each of which opens to its claims.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::cell;
use super::context::Cx;
use super::el::{At, On, all, el, list, plain, space, tag, when};
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, link, listed, push, title};
use crate::content::{self, Cell, DIMENSIONS, Dimension, Relationship, ui};
use crate::engine::matrix::{Preset, Projection, project};
use crate::engine::state::{Action, Screen, State};

/// The screen.
pub(crate) fn matrix(cx: &Cx, state: &State) -> Html {
    let shown = project(&state.matrix, cx.lang);
    let on_key = {
        let (dispatch, open) = (cx.dispatch.clone(), state.open);
        Callback::from(move |event: Event| {
            if let Some(cell) = open
                && event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape")
                && !note_is_open(&event)
            {
                dispatch.emit(Action::Toggle(cell));
            }
        })
    };
    let (columns, rows) =
        (shown.columns.iter().map(|r| Head::Relationship(r)), shown.rows.iter().map(|d| Head::Dimension(d)));
    let table = if shown.rows.is_empty() {
        let searching = !state.matrix.query.trim().is_empty();
        el!("p.empty", cx.say(if searching { ui::MATRIX_NOT_FOUND } else { ui::MATRIX_EMPTY }))
    } else if state.matrix.swapped {
        table(cx, state, &rows.collect::<Vec<_>>(), &columns.collect::<Vec<_>>())
    } else {
        table(cx, state, &columns.collect::<Vec<_>>(), &rows.collect::<Vec<_>>())
    };
    // The table scrolls where its container is narrow; a focusable region can be scrolled by keyboard.
    let region = tag("div.scroll").with(At::Tab, "0").with(At::Role, "region");
    let region = region.with(At::Label, cx.attr(ui::MATRIX_REGION)).on(On::Key, on_key);
    all!(
        title(cx, cx.say(ui::MATRIX_TITLE)),
        tools(cx, state, &shown),
        key(cx),
        region.holds([table]),
        below(cx, state, &shown),
    )
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

    fn content(self, cx: &Cx, what: &'static str) -> Html {
        match self {
            Self::Relationship(r) => all!(glyph(r, ""), el!(what, cx.say(r.name))),
            Self::Dimension(d) => el!(what, cx.say(d.name)),
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

fn table(cx: &Cx, state: &State, columns: &[Head], rows: &[Head]) -> Html {
    let head = |c: &Head| tag("th").with(At::Scope, "col").key(c.key()).holds([c.content(cx, "span.col-name")]);
    let row = |r: &Head| {
        let cells: Vec<_> = columns.iter().map(|c| (c.key(), c.meets(*r))).collect();
        let open = state.open.filter(|open| cells.iter().any(|(_, c)| *c == Some(*open)));
        let row = el!(
            "tr",
            tag("th").with(At::Scope, "row").holds([r.content(cx, "span.dim")]),
            list(cells.iter().map(|(key, c)| one(cx, key, *c, open))),
        );
        let detail = list(open.map(|open| opened(cx, open, columns.len())).into_iter());
        VList::with_children(vec![row, detail], Some(r.key().into())).into()
    };
    let corner = tag("th").with(At::Scope, "col").key("corner").says(cx, ui::MATRIX_CORNER);
    el!(
        "table.matrix",
        el!("caption.vh", cx.say(ui::MATRIX_CAPTION)),
        el!("thead", el!("tr", corner, list(columns.iter().map(head)))),
        el!("tbody", list(rows.iter().map(row))),
    )
}

fn one(cx: &Cx, key: &'static str, cell: Option<&'static Cell>, open: Option<&'static Cell>) -> Html {
    let Some(cell) = cell.filter(|c| !c.is_silent()) else {
        let silent = el!("p.cell-text", icon(Icon::Silent), cx.say(ui::SILENT));
        return tag("td.cell cell-silent").key(key).holds([silent]);
    };
    let is_open = open == Some(cell);
    let id = [cell.relationship().id, "/", cell.dimension().id].concat();
    let handle = push("cell-open").with(At::Cell, id).with(At::Expanded, if is_open { "true" } else { "false" });
    let what = match (is_open, cell.is_disputed()) {
        (false, _) => "td.cell",
        (true, false) => "td.cell is-open",
        (true, true) => "td.cell is-open is-disputed",
    };
    tag(what).key(key).holds([el!(
        "div.cell-in",
        el!("p.cell-text", list(cell.summary.map(|s| cx.say(s)).into_iter())),
        handle.click(cx, Action::Toggle(cell)).holds([cell::handle(cx, cell, is_open)]),
    )])
}

fn opened(cx: &Cx, cell: &'static Cell, columns: usize) -> Html {
    let head = el!(
        "div.open-head",
        el!("div", el!("p.h3", plain(cell::name(cx, cell))), el!("p.small quiet", cx.say(cell.dimension().about))),
        link(cx, ui::CLOSE, Action::Toggle(cell)),
    );
    let place = tag("td").with(At::Span, (columns + 1).to_string());
    let row = tag(if cell.is_disputed() { "tr.opened is-disputed" } else { "tr.opened" });
    row.key("opened").holds([place.holds([head, cell::detail(cx, cell)])])
}

fn tools(cx: &Cx, state: &State, shown: &Projection) -> Html {
    let check = |checked: bool, action: Action| {
        tag("input").with(At::Type, "checkbox").checked(checked).on(On::Change, cx.on(action))
    };
    let pick = |relationship: &'static Relationship| {
        let checked = state.matrix.columns.has(relationship.index);
        let last = checked && shown.columns.len() == 1;
        let input = check(checked, Action::Column(relationship)).with_if(last, At::Disabled, "");
        el!("label.pick", input.holds([]), glyph(relationship, "glyph-s"), cx.say(relationship.name))
    };
    let preset = |preset: Preset| {
        let name = match preset {
            Preset::OftenConfused => ui::PRESET_CONFUSED,
            Preset::BetweenEquals => ui::PRESET_EQUALS,
            Preset::ForNewcomers => ui::PRESET_NEWCOMERS,
            Preset::All => ui::PRESET_ALL,
        };
        link(cx, name, Action::Preset(preset))
    };
    let on_input = {
        let dispatch = cx.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.emit(Action::Search(input.value()));
            }
        })
    };
    let (number, total) = (shown.differing.to_string(), DIMENSIONS.len().to_string());
    let differing = cx.fill(ui::DIFFERING_COUNT, &[("number", &number), ("total", &total)]);
    let picks = tag("div.picks").with(At::Role, "group").with(At::Label, cx.attr(ui::COLUMNS));
    let search = tag("input").with(At::Type, "search").with(At::Complete, "off");
    let search = search.value(state.matrix.query.clone().into()).on(On::Input, on_input);
    el!(
        "div.tools",
        picks.holds([list(content::primary().map(pick))]),
        el!(
            "div.tool-row",
            el!("div.presets", el!("span.quiet", cx.say(ui::PRESETS)), list(Preset::EACH.into_iter().map(preset))),
            el!(
                "label.check",
                check(state.matrix.only_differing, Action::OnlyDiffering).holds([]),
                el!("span", cx.say(ui::ONLY_DIFFERING), space(), el!("span.quiet num", plain(differing))),
            ),
            el!("label.search", el!("span", cx.say(ui::SEARCH)), search.holds([])),
        ),
    )
}

fn key(cx: &Cx) -> Html {
    el!(
        "ul.key",
        el!("li", el!("span.differ", icon(Icon::Differ), cx.say(ui::DIFFER_KEY))),
        el!("li", icon(Icon::Several), cx.say(ui::SEVERAL_KEY)),
        el!("li", icon(Icon::Silent), cx.say(ui::SILENT_KEY)),
        el!("li", cx.say(ui::NUMBERS_KEY)),
    )
}

/// What is shown, in words.
pub(crate) fn showing(cx: &Cx, shown: &Projection) -> AttrValue {
    let (rows, total) = (shown.rows.len().to_string(), DIMENSIONS.len().to_string());
    let names: Vec<_> = shown.columns.iter().map(|r| cx.lang.say(r.name)).collect();
    cx.fill(ui::SHOWING, &[("rows", &rows), ("total", &total), ("names", &listed(cx, &names))])
}

fn below(cx: &Cx, state: &State, shown: &Projection) -> Html {
    let total = DIMENSIONS.len().to_string();
    let all = state.matrix.all_rows;
    let more = if all { cx.attr(ui::FEWER_ROWS) } else { cx.fill(ui::ALL_ROWS, &[("total", &total)]) };
    el!(
        "div.count",
        el!("span.quiet", plain(showing(cx, shown))),
        when(state.matrix.query.trim().is_empty(), || button(cx, "btn-text", plain(more), Action::AllRows)),
        link(cx, ui::SWAP, Action::Swap),
        link(cx, ui::RESET, Action::ResetMatrix),
        link(cx, ui::RESTS_LINK, Action::Go(Screen::Sources)),
    )
}
