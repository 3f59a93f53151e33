//! The profile of one relationship: all twenty dimensions, its variants, and how to go about it.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::entry::coverage;
use super::frame::mark_current;
use super::glyph::glyph;
use super::parts::{backed, button, claim, count, heading, link, part, title, unseen};
use super::programmes::programmes;
use super::strip::{Size, names, strip};
use super::writer::Writer;
use crate::content::{
    self, Cell, GROUPS, GUIDANCE, Group, Guidance, Kind, Perspective, Purpose, RELATIONSHIPS, Relationship, ui,
};
use crate::engine::differ::Filter;
use crate::engine::join::concat;
use crate::engine::matrix::sources_of;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn profile(w: &mut Writer, relationship: &'static Relationship) {
    choose(w, relationship);
    w.el("div.profile-head", |w| {
        glyph(w, relationship, "glyph-xl");
        w.el("div", |w| {
            title(w, w.cx.attr(relationship.name));
            w.tell("p.lead", relationship.gist);
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
            part(w, ui::TAKING_FURTHER, |w| guidance(w, relationship, None));
        });
        w.el("aside.aside", |w| {
            w.label(ui::RESTS_TITLE);
            w.el("section", |w| {
                w.tell("p.label", ui::RESTS_TITLE);
                coverage(w, relationship);
                w.put("p", tally(w.cx, relationship));
                w.el("p.btns", |w| {
                    link(w, ui::COMPARE_THIS, Action::Beside(relationship));
                    let filter = Filter::default().by_relationship(Some(relationship));
                    let number = filter.count();
                    if number > 0 {
                        button(w, "button.btn-text", Action::List(filter), |w| {
                            w.plain(count(w.cx, ui::DISAGREEMENT_ONE, ui::DISAGREEMENT_MANY, number));
                        });
                    }
                });
            });
            w.el("section", |w| {
                w.tell("p.label", ui::BESIDE_ALL);
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
                    button(w, "button", Action::Go(Screen::Profile(relationship)), |w| {
                        mark_current(w, relationship == current);
                        glyph(w, relationship, "glyph-s");
                        w.say(relationship.name);
                    });
                });
            }
        });
    });
}

fn group(w: &mut Writer, relationship: &'static Relationship, group: &'static Group) {
    part(w, group.name, |w| {
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
        w.tell("dt", dimension.name);
        w.el("dd", |w| {
            let Some(summary) = cell.summary() else {
                w.el("p.small", |w| cell::state(w, cell.state()));
                return;
            };
            if let Some((drawn, scale)) = cell.strip().zip(dimension.scale()) {
                w.el("div.fact-strip", |w| {
                    strip(w, &drawn, Size::Large);
                    names(w, scale);
                });
            }
            w.tell("p", summary);
            w.el(if cell.is_disputed() { "details.fact-open is-disputed" } else { "details.fact-open" }, |w| {
                w.el("summary.cell-open", |w| cell::handle(w, cell, false));
                w.el("div.fact-told", |w| {
                    w.tell("p.small quiet", dimension.about);
                    cell::detail(w, cell);
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

/// The variants and related practices of these relationships, as notes that open, each below what it belongs to.
pub(crate) fn variants(w: &mut Writer, of: &[&'static Relationship]) {
    if of.iter().all(|parent| belonging_to(parent).is_empty()) {
        return;
    }
    part(w, ui::VARIANTS, |w| {
        for parent in of {
            let belonging = belonging_to(parent);
            if belonging.is_empty() {
                continue;
            }
            w.keyed(parent.id, |w| {
                if of.len() > 1 {
                    heading(w, 2, parent.name);
                }
                variant_list(w, &belonging);
            });
        }
    });
}

/// The variants of a relationship, and the practices that belong to it.
#[inline(never)]
fn belonging_to(parent: &'static Relationship) -> Vec<&'static Relationship> {
    RELATIONSHIPS.iter().filter(|r| r.parents().contains(&parent)).collect()
}

fn variant_list(w: &mut Writer, variants: &[&'static Relationship]) {
    w.el("ul.variants", |w| {
        for variant in variants {
            w.keyed(variant.id, |w| variant_note(w, variant));
        }
    });
}

fn variant_note(w: &mut Writer, variant: &'static Relationship) {
    let number = variant.cells().iter().map(|c| c.claims().len()).sum();
    w.el("li", |w| {
        w.tell("p.h3", variant.name);
        w.tell("p.small", variant.gist);
        w.el("details.disclose small", |w| {
            w.el("summary", |w| {
                unseen(w, w.cx.lang.say(variant.name), ": ", "");
                w.plain(count(w.cx, ui::CLAIM_ONE, ui::CLAIM_MANY, number));
            });
            w.el("ul.claims", |w| {
                for cell in variant.cells() {
                    for told in cell.claims() {
                        w.el("li", |w| {
                            w.put("span.quiet", concat(&[w.cx.lang.say(cell.dimension().name), ": "]));
                            claim(w, told);
                        });
                    }
                }
            });
        });
    });
}

/// First steps, what to agree, what to ask, and what to be careful about.
pub(crate) fn guidance(w: &mut Writer, relationship: &'static Relationship, perspective: Option<Perspective>) {
    w.tell("p.small quiet ours", ui::FURTHER_OURS);
    w.el("div.four", |w| {
        for purpose in Purpose::ALL {
            w.el("div", |w| {
                heading(
                    w,
                    2,
                    match purpose {
                        Purpose::FirstStep => ui::FIRST_STEPS,
                        Purpose::Agree => ui::AGREE,
                        Purpose::Ask => ui::ASK,
                        Purpose::Caution => ui::CAUTION,
                    },
                );
                w.el("ul.plain-list", |w| {
                    for g in GUIDANCE.iter().filter(|g| g.relationship() == relationship && g.purpose == purpose) {
                        piece(w, g, perspective);
                    }
                });
            });
        }
    });
}

/// One piece of guidance, if it is for this reader; for whom it is, where that is not known.
fn piece(w: &mut Writer, guidance: &'static Guidance, reader: Option<Perspective>) {
    let whose = match (reader, guidance.perspective) {
        (Some(reader), Some(text)) if reader != text => return,
        (None, Some(Perspective::Seeking)) => Some(ui::IF_SEEKING),
        (None, Some(Perspective::Offering)) => Some(ui::IF_OFFERING),
        _ => None,
    };
    w.el("li", |w| {
        if let Some(whose) = whose {
            w.tell("span.quiet", whose);
            w.space();
        }
        backed(w, guidance.text(), &guidance.claims());
    });
}
