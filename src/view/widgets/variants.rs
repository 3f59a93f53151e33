//! The variants of a relationship and the practices beside it, as notes that open.

use crate::content::{RELATIONSHIPS, Relationship, ui};
use crate::engine::join::concat;
use crate::view::dom::writer::Writer;
use crate::view::widgets::claim::claim;
use crate::view::widgets::heading::{heading, section};
use crate::view::widgets::label::visually_hidden;
use crate::view::widgets::phrase::count;

/// The variants and related practices of these relationships, as notes that open, each below what it belongs to.
pub(crate) fn variants(w: &mut Writer, of: &[&'static Relationship]) {
    if of.iter().all(|parent| belonging_to(parent).is_empty()) {
        return;
    }
    section(w, ui::VARIANTS, |w| {
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
fn belonging_to(parent: &'static Relationship) -> Vec<&'static Relationship> {
    RELATIONSHIPS.iter().filter(|r| r.parents().contains(&parent)).collect()
}

pub(crate) fn variant_list(w: &mut Writer, variants: &[&'static Relationship]) {
    w.el("ul.variants", |w| {
        for variant in variants {
            w.keyed(variant.id, |w| variant_note(w, variant));
        }
    });
}

fn variant_note(w: &mut Writer, variant: &'static Relationship) {
    let number = variant.cells().iter().map(|c| c.claims().len()).sum();
    w.el("li", |w| {
        w.text_el("p.h3", variant.name);
        w.text_el("p.small", variant.gist);
        w.el("details.disclose small", |w| {
            w.el("summary", |w| {
                visually_hidden(w, w.cx.lang.say(variant.name), ": ", "");
                w.plain(count(w.cx, ui::CLAIM_ONE, ui::CLAIM_MANY, number));
            });
            w.el("ul.claims", |w| {
                for cell in variant.cells() {
                    for stated in cell.claims() {
                        w.el("li", |w| {
                            w.plain_el("span.quiet", concat(&[w.cx.lang.say(cell.dimension().name), ": "]));
                            claim(w, stated);
                        });
                    }
                }
            });
        });
    });
}
