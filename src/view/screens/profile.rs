//! The profile of one relationship: all twenty dimensions, its variants, and how to go about it.

use yew::prelude::*;

use crate::content::{self, Cell, GROUPS, Group, Kind, RELATIONSHIPS, Relationship, ui};
use crate::engine::differ::Filter;
use crate::engine::matrix::sources_of;
use crate::engine::reduce::{ComparisonAction, ListAction, ShellAction};
use crate::engine::state::Screen;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::{button, set_current, text_button};
use crate::view::widgets::cell::{cell_button_content, cell_detail, cell_state};
use crate::view::widgets::coverage::coverage;
use crate::view::widgets::glyph::glyph;
use crate::view::widgets::guidance::guidance;
use crate::view::widgets::heading::{section, title};
use crate::view::widgets::phrase::count;
use crate::view::widgets::programmes::programmes;
use crate::view::widgets::strip::{Size, step_names, strip};
use crate::view::widgets::variants::{variant_list, variants};

/// The screen.
pub(crate) fn profile(w: &mut Writer, relationship: &'static Relationship) {
    choose(w, relationship);
    w.el("div.profile-head", |w| {
        glyph(w, relationship, "glyph-xl");
        w.el("div", |w| {
            title(w, w.cx.attr(relationship.name));
            w.text_el("p.lead", relationship.gist);
            if let Some(drawn) = relationship.drawn {
                w.el("p.small quiet", |w| {
                    w.say(ui::DRAWN);
                    w.space();
                    w.say(drawn);
                });
            }
            programmes(w, relationship);
        });
    });
    w.el("div.profile", |w| {
        w.el("div.profile-main", |w| {
            for of in &GROUPS {
                group(w, relationship, of);
            }
            variants(w, &[relationship]);
            section(w, ui::TAKING_FURTHER, |w| guidance(w, relationship, None));
        });
        w.el("aside.aside", |w| {
            w.label(ui::RESTS_TITLE);
            w.el("section", |w| {
                w.text_el("p.label", ui::RESTS_TITLE);
                coverage(w, relationship);
                w.plain_el("p", tally(w.cx, relationship));
                w.el("p.btns", |w| {
                    text_button(w, ui::COMPARE_THIS, ComparisonAction::Beside(relationship));
                    let filter = Filter::default().by_relationship(Some(relationship));
                    let number = filter.count();
                    if number > 0 {
                        button(w, "button.btn-text", ListAction::Filter(filter), |w| {
                            w.plain(count(w.cx, ui::DISAGREEMENT_ONE, ui::DISAGREEMENT_MANY, number));
                        });
                    }
                });
            });
            w.el("section", |w| {
                w.text_el("p.label", ui::BESIDE_ALL);
                // The practices that belong to no relationship in particular.
                let alone = RELATIONSHIPS.iter().filter(|r| r.kind == Kind::Practice && r.parents().is_empty());
                variant_list(w, &alone.collect::<Vec<_>>());
            });
        });
    });
}

fn choose(w: &mut Writer, current: &'static Relationship) {
    w.el("nav.filters", |w| {
        w.label(ui::LOOK_UP_TITLE);
        w.el("ul", |w| {
            for relationship in content::primary() {
                w.el("li", |w| {
                    button(w, "button", ShellAction::Go(Screen::Profile(relationship)), |w| {
                        set_current(w, relationship == current);
                        glyph(w, relationship, "glyph-s");
                        w.say(relationship.name);
                    });
                });
            }
        });
    });
}

fn group(w: &mut Writer, relationship: &'static Relationship, group: &'static Group) {
    section(w, group.name, |w| {
        w.el("dl.facts-list", |w| {
            for cell in relationship.cells().iter().filter(|c| c.dimension().group().id == group.id) {
                fact(w, cell);
            }
        });
    });
}

fn fact(w: &mut Writer, cell: &'static Cell) {
    let dimension = cell.dimension();
    w.el("div.fact", |w| {
        w.text_el("dt", dimension.name);
        w.el("dd", |w| {
            let Some(summary) = cell.summary() else {
                w.el("p.small", |w| cell_state(w, cell.state()));
                return;
            };
            if let Some((drawn, scale)) = cell.strip().zip(dimension.scale()) {
                w.el("div.fact-strip", |w| {
                    strip(w, &drawn, Size::Large);
                    step_names(w, scale);
                });
            }
            w.text_el("p", summary);
            w.el(if cell.is_disputed() { "details.fact-open is-disputed" } else { "details.fact-open" }, |w| {
                w.el("summary.cell-open", |w| cell_button_content(w, cell, false));
                w.el("div.fact-told", |w| {
                    w.text_el("p.small quiet", dimension.about);
                    cell_detail(w, cell);
                });
            });
        });
    });
}

fn tally(cx: &Cx, relationship: &'static Relationship) -> AttrValue {
    let filled = relationship.cells().iter().filter(|c| !c.is_silent());
    let differ = filled.clone().filter(|c| c.is_disputed()).count();
    let claims: Vec<_> = content::CLAIMS.iter().filter(|c| c.about() == Some(relationship)).collect();
    cx.fill(
        ui::PROFILE_TALLY,
        &[
            ("claims", claims.len().into()),
            ("sources", sources_of(&claims).len().into()),
            ("filled", filled.count().into()),
            ("total", relationship.cells().len().into()),
            ("differ", differ.into()),
        ],
    )
}
