//! Practical guidance: first steps, what to agree, what to ask, what to be careful about.

use crate::content::{GUIDANCE, Guidance, Perspective, Purpose, Relationship, ui};
use crate::view::dom::writer::Writer;
use crate::view::widgets::claim::text_with_sources;
use crate::view::widgets::heading::heading;

/// First steps, what to agree, what to ask, and what to be careful about.
pub(crate) fn guidance(w: &mut Writer, relationship: &'static Relationship, perspective: Option<Perspective>) {
    w.text_el("p.small quiet ours", ui::FURTHER_OURS);
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
            w.text_el("span.quiet", whose);
            w.space();
        }
        text_with_sources(w, guidance.text(), &guidance.claims());
    });
}
