//! The comparison: a table with real text in every cell, each of which opens to its claims.

use web_sys::Element;
use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, link, listed, plain, title, truth};
use crate::content::{self, Cell, DIMENSIONS, Dimension, Relationship, Text, ui};
use crate::engine::matrix::{Preset, Projection, project};
use crate::engine::state::{Action, Screen, State};

/// The screen.
pub(crate) fn matrix(cx: &Cx, state: &State) -> Html {
    let shown = project(&state.matrix, cx.lang);
    let onkeydown = {
        let (dispatch, open) = (cx.dispatch.clone(), state.open);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(cell) = open
                && event.key() == "Escape"
                && !note_is_open(&event)
            {
                dispatch.emit(Action::Toggle(cell));
            }
        })
    };
    html! {
        <>
            { title(cx, cx.say(ui::MATRIX_TITLE)) }
            { tools(cx, state, &shown) }
            { key(cx) }
            // The table scrolls where its container is narrow; a focusable region can be scrolled by keyboard.
            <div class="scroll" tabindex="0" role="region" aria-label={cx.attr(ui::MATRIX_REGION)} {onkeydown}>
                if shown.rows.is_empty() {
                    <p class="empty">
                        { cx.say(if state.matrix.query.trim().is_empty() { ui::MATRIX_EMPTY } else { ui::MATRIX_NOT_FOUND }) }
                    </p>
                } else if state.matrix.swapped {
                    { table(cx, state, &shown.rows, &shown.columns, &|row, column| column.cell(row)) }
                } else {
                    { table(cx, state, &shown.columns, &shown.rows, &|column, row| column.cell(row)) }
                }
            </div>
            { below(cx, state, &shown) }
        </>
    }
}

/// Whether the note on a source lies over the table: Escape is for the note then.
fn note_is_open(event: &KeyboardEvent) -> bool {
    let root = event.target_dyn_into::<Element>().and_then(|e| e.closest(".rapport").ok().flatten());
    root.is_some_and(|r| matches!(r.query_selector(":popover-open"), Ok(Some(_))))
}

/// What heads a column or a row.
trait Head: Copy + 'static {
    fn key(self) -> &'static str;
    fn name(self) -> Text;
    fn drawing(self) -> Html;
}

impl Head for &'static Relationship {
    fn key(self) -> &'static str {
        self.id
    }
    fn name(self) -> Text {
        self.name
    }
    fn drawing(self) -> Html {
        glyph(self, "")
    }
}

impl Head for &'static Dimension {
    fn key(self) -> &'static str {
        self.id
    }
    fn name(self) -> Text {
        self.name
    }
    fn drawing(self) -> Html {
        Html::default()
    }
}

fn table<C: Head, R: Head>(
    cx: &Cx,
    state: &State,
    columns: &[C],
    rows: &[R],
    cell: &dyn Fn(C, R) -> Option<&'static Cell>,
) -> Html {
    let head = |c: &C| {
        html! {
            <th scope="col" key={c.key()}>
                { c.drawing() }<span class="col-name">{ cx.say(c.name()) }</span>
            </th>
        }
    };
    let row = |r: &R| {
        let cells: Vec<_> = columns.iter().map(|c| (c.key(), cell(*c, *r))).collect();
        let open = state.open.filter(|open| cells.iter().any(|(_, c)| *c == Some(*open)));
        html! {
            <key={r.key()}>
                <tr>
                    <th scope="row">
                        { r.drawing() }<span class="dim">{ cx.say(r.name()) }</span>
                    </th>
                    <>{ for cells.iter().map(|(key, c)| one(cx, key, *c, open)) }</>
                </tr>
                if let Some(open) = open { { opened(cx, open, columns.len()) } }
            </>
        }
    };
    html! {
        <table class="matrix">
            <caption class="vh">{ cx.say(ui::MATRIX_CAPTION) }</caption>
            <thead>
                <tr>
                    <th scope="col" key="corner">{ cx.say(ui::MATRIX_CORNER) }</th>
                    { for columns.iter().map(head) }
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

fn one(cx: &Cx, key: &'static str, cell: Option<&'static Cell>, open: Option<&'static Cell>) -> Html {
    let Some(cell) = cell.filter(|c| !c.is_silent()) else {
        return html! {
            <td class="cell cell-silent" {key}>
                <p class="cell-text">{ icon(Icon::Silent) }{ cx.say(ui::SILENT) }</p>
            </td>
        };
    };
    let is_open = open == Some(cell);
    let id: AttrValue = [cell.relationship().id, "/", cell.dimension().id].concat().into();
    // The button alone would be read as a count of claims, so it is named after its cell.
    let label = cell::name(cx, cell);
    html! {
        <td class={classes!("cell", is_open.then_some("is-open"), cell.is_disputed().then_some("is-disputed"))} {key}>
            <div class="cell-in">
                <p class="cell-text">{ for cell.summary.map(|s| cx.say(s)) }</p>
                <button type="button" class="cell-open" data-cell={id} aria-expanded={truth(is_open)}
                    onclick={cx.on(Action::Toggle(cell))}>
                    <span class="vh">{ label }{ ": " }</span>{ cell::handle(cx, cell, is_open) }
                </button>
            </div>
        </td>
    }
}

fn opened(cx: &Cx, cell: &'static Cell, columns: usize) -> Html {
    html! {
        <tr class={classes!("opened", cell.is_disputed().then_some("is-disputed"))} key="opened">
            <td colspan={(columns + 1).to_string()}>
                <div class="open-head">
                    <div>
                        <p class="h3">{ cell::name(cx, cell) }</p>
                        <p class="small quiet">{ cx.say(cell.dimension().about) }</p>
                    </div>
                    { link(cx, ui::CLOSE, Action::Toggle(cell)) }
                </div>
                { cell::detail(cx, cell) }
            </td>
        </tr>
    }
}

fn tools(cx: &Cx, state: &State, shown: &Projection) -> Html {
    let pick = |relationship: &'static Relationship| {
        let checked = state.matrix.columns.has(relationship.index);
        html! {
            <label class="pick">
                <input type="checkbox" {checked} disabled={checked && shown.columns.len() == 1}
                    onchange={cx.on::<Event>(Action::Column(relationship))} />
                { glyph(relationship, "glyph-s") }{ cx.say(relationship.name) }
            </label>
        }
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
    let oninput = {
        let dispatch = cx.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                dispatch.emit(Action::Search(input.value()));
            }
        })
    };
    let differing = [shown.differing, DIMENSIONS.len()].map(|n| n.to_string());
    html! {
        <div class="tools">
            <div class="picks" role="group" aria-label={cx.attr(ui::COLUMNS)}>
                { for content::primary().map(pick) }
            </div>
            <div class="tool-row">
                <div class="presets">
                    <span class="quiet">{ cx.say(ui::PRESETS) }</span>{ for Preset::EACH.into_iter().map(preset) }
                </div>
                <label class="check">
                    <input type="checkbox" checked={state.matrix.only_differing}
                        onchange={cx.on::<Event>(Action::OnlyDiffering)} />
                    <span>
                        { cx.say(ui::ONLY_DIFFERING) }{ " " }
                        <span class="quiet num">
                            { cx.fill(ui::DIFFERING_COUNT, &[("number", &differing[0]), ("total", &differing[1])]) }
                        </span>
                    </span>
                </label>
                <label class="search">
                    <span>{ cx.say(ui::SEARCH) }</span>
                    <input type="search" value={state.matrix.query.clone()} {oninput} autocomplete="off" />
                </label>
            </div>
        </div>
    }
}

fn key(cx: &Cx) -> Html {
    html! {
        <ul class="key">
            <li><span class="differ">{ icon(Icon::Differ) }{ cx.say(ui::DIFFER_KEY) }</span></li>
            <li>{ icon(Icon::Several) }{ cx.say(ui::SEVERAL_KEY) }</li>
            <li>{ icon(Icon::Silent) }{ cx.say(ui::SILENT_KEY) }</li>
            <li>{ cx.say(ui::NUMBERS_KEY) }</li>
        </ul>
    }
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
    html! {
        <div class="count">
            <span class="quiet">{ showing(cx, shown) }</span>
            if state.matrix.query.trim().is_empty() {
                { button(cx, "btn-text", plain(more), Action::AllRows) }
            }
            { link(cx, ui::SWAP, Action::Swap) }
            { link(cx, ui::RESET, Action::ResetMatrix) }
            { link(cx, ui::RESTS_LINK, Action::Go(Screen::Sources)) }
        </div>
    }
}
