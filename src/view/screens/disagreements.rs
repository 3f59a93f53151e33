//! Where the sources differ: every disagreement, by kind and by relationship, each of which opens to its sides.

use std::iter;

use yew::prelude::*;

use crate::content::{Cell, DISAGREEMENTS, Difference, Disagreement, primary, ui};
use crate::engine::differ::Filter;
use crate::engine::join::{concat, join};
use crate::engine::reduce::{ComparisonAction, ListAction, ShellAction};
use crate::engine::state::{Screen, State};
use crate::view::dom::context::Cx;
use crate::view::dom::focus::closes_on_escape;
use crate::view::dom::writer::{At, On, Writer};
use crate::view::widgets::button::{button, option, select, text_button};
use crate::view::widgets::claim::text_with_sources;
use crate::view::widgets::disagreement::{disagreement_detail, kind_heading};
use crate::view::widgets::glyph::{Icon, glyph, icon};
use crate::view::widgets::heading::{heading_with, title};

/// The screen.
pub(crate) fn disagreements(w: &mut Writer, state: &State) {
    let filter = state.list.filter;
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(ui::DIFFER_TITLE));
        w.text_el("p.lead", ui::DIFFER_LEAD);
        w.el("p", |w| text_button(w, ui::TO_SOURCES, ShellAction::Go(Screen::Sources)));
    });
    w.el("div.dis-tools", |w| {
        kinds(w, filter);
        relationships(w, filter);
    });
    w.plain_el("p.small quiet", listing(w.cx, filter));
    w.el("div.dis-list", |w| {
        w.on(On::Key, closes_on_escape(w.cx, state.list.open.map(ListAction::Toggle)));
        for kind in &Difference::ALL {
            w.keyed(kind.id(), |w| group(w, state, *kind));
        }
    });
    w.slot(|w| {
        if filter.count() == 0 {
            w.el("p.empty", |w| {
                w.say(ui::DIFFER_EMPTY);
                w.space();
                text_button(w, ui::DIFFER_CLEAR, ListAction::Filter(Filter::default()));
            });
        }
    });
}

/// A button for each kind.
fn kinds(w: &mut Writer, filter: Filter) {
    w.el("div.filters", |w| {
        w.set(At::Role, "group");
        w.label(ui::KINDS);
        w.el("ul", |w| {
            choose_kind(w, filter, None);
            for kind in &Difference::ALL {
                choose_kind(w, filter, Some(*kind));
            }
        });
    });
}

fn choose_kind(w: &mut Writer, filter: Filter, kind: Option<Difference>) {
    let holds = filter.kind == kind;
    w.el("li", |w| {
        button(w, "button", ListAction::Kind(kind), |w| {
            w.set(At::Pressed, if holds { "true" } else { "false" });
            let count = leaves(w, filter.by_kind(kind), holds);
            w.el("span", |w| {
                w.say(kind.map_or(ui::ALL_KINDS, |kind| kind_heading(kind).0));
                w.space();
                w.plain_el("span.num", count);
            });
        });
    });
}

/// A list of the relationships to choose from: on a phone, eight buttons would take up the screen.
fn relationships(w: &mut Writer, filter: Filter) {
    w.el("label.choice", |w| {
        w.text_el("span", ui::TOUCHING);
        select(
            w,
            ui::TOUCHING,
            iter::once(None).chain(primary().map(Some)),
            ListAction::Touching,
            |w, relationship| {
                let count = filter.by_relationship(relationship).count();
                let chosen = filter.relationship == relationship;
                let name = w.cx.lang.say(relationship.map_or(ui::ALL_EIGHT, |r| r.name));
                option(w, concat(&[name, " (", &count.to_string(), ")"]).into(), chosen, count == 0 && !chosen);
            },
        );
    });
}

/// How many a choice would leave. Where that is none it can't be made, unless it has been made already.
fn leaves(w: &mut Writer, filter: Filter, holds: bool) -> String {
    let count = filter.count();
    if count == 0 && !holds {
        w.set(At::Disabled, "");
    }
    count.to_string()
}

/// "11 of 37": how many are listed.
pub(crate) fn listing(cx: &Cx, filter: Filter) -> AttrValue {
    cx.fill(ui::DIFFER_SHOWING, &[("number", filter.count().into()), ("total", DISAGREEMENTS.len().into())])
}

fn group(w: &mut Writer, state: &State, kind: Difference) {
    let (name, about) = kind_heading(kind);
    let group = state.list.filter.group(kind);
    if group.is_empty() {
        return;
    }
    w.el("section.dis-group", |w| {
        heading_with(w, 1, |w| {
            w.say(name);
            w.space();
            w.plain_el("span.quiet num", group.len().to_string());
        });
        w.text_el("p.quiet small", about);
        w.slot(|w| {
            for d in group {
                disagreement(w, d, state.list.open == Some(d));
            }
        });
    });
}

/// A question that opens: closed with what each side says, open with its claims.
fn disagreement(w: &mut Writer, disagreement: &'static Disagreement, open: bool) {
    let relationships = disagreement.relationships();
    let names: Vec<_> = relationships.iter().map(|r| w.cx.lang.say(r.name)).collect();
    w.open(if open { "div.dis dis-open" } else { "div.dis" });
    w.key(disagreement.id);
    heading_with(w, 2, |w| {
        button(w, "button.dis-q", ListAction::Toggle(disagreement), |w| {
            w.set(At::Disagreement, disagreement.id);
            w.set(At::Expanded, if open { "true" } else { "false" });
            if let Some(first) = relationships.first() {
                glyph(w, first, "");
            }
            w.el("span", |w| {
                w.text_el("span.dis-name", disagreement.question());
                w.space();
                w.plain_el("small", join(&names, ", "));
            });
            icon(w, if open { Icon::Close } else { Icon::Open });
        });
    });
    if open {
        w.el("div.open-in", |w| {
            disagreement_detail(w, disagreement);
            w.el("p.small", |w| {
                w.say(ui::IN_TABLE);
                w.space();
                for cell in disagreement.cells() {
                    way(w, cell);
                }
            });
        });
    } else {
        w.el("ul.dis-sides", |w| {
            for side in disagreement.sides() {
                w.el("li", |w| text_with_sources(w, side.name(), &side.claims()));
            }
        });
    }
    w.close();
}

/// A way to a cell of the matrix.
fn way(w: &mut Writer, cell: &'static Cell) {
    button(w, "button.btn-text cell-link", ComparisonAction::ShowCell(cell), |w| {
        w.say(cell.relationship().name);
        w.plain(": ");
        w.say(cell.dimension().name);
    });
}
