//! A fit in full: what speaks for it, what against it.

use crate::content::{Perspective, Text, ui};
use crate::engine::fit::{Fit, Outcome, Reason};
use crate::view::dom::writer::Writer;
use crate::view::screens::result::reason::{because, reason_claims};
use crate::view::widgets::glyph::{Icon, glyph, icon};
use crate::view::widgets::heading::{heading, heading_with};
use crate::view::widgets::outcome::standing;
use crate::view::widgets::phrase::and_list;
use crate::view::widgets::programmes::programmes;

pub(crate) fn fit(w: &mut Writer, fit: &Fit, outcome: &Outcome, perspective: Perspective) {
    let leads = outcome.leaders.contains(fit.relationship);
    let class = match (leads, outcome.contends(fit)) {
        (true, _) => "section.fit",
        (false, true) => "section.fit fit-2 fit-close",
        (false, false) => "section.fit fit-2",
    };
    w.el(class, |w| {
        w.el("div.fit-head", |w| {
            glyph(w, fit.relationship, if leads { "glyph-xl" } else { "glyph-l" });
            w.el("p.label", |w| shared_standing(w, fit, outcome));
            heading(w, 1, fit.relationship.name);
        });
        programmes(w, fit.relationship);
        w.el("div.reasons", |w| {
            reasons(w, Icon::For, ui::SPEAKS_FOR, &fit.reasons_for, perspective);
            reasons(w, Icon::Against, ui::SPEAKS_AGAINST, &fit.reasons_against, perspective);
        });
        if !fit.unmatched.is_empty() {
            let names: Vec<_> = fit.unmatched.iter().map(|q| w.cx.lang.say(q.short)).collect();
            let names = and_list(w.cx, &names);
            w.plain_el("p.quiet small text", w.cx.fill(ui::UNMATCHED, &[("names", (&names).into())]));
        }
    });
}

/// "Strong fit, rank 2 of 8, shared with training".
fn shared_standing(w: &mut Writer, fit: &Fit, outcome: &Outcome) {
    standing(w, fit, outcome);
    let cx = w.cx;
    let equal = outcome.fits.iter().filter(|f| f.rank == fit.rank && f.relationship != fit.relationship);
    let equal: Vec<_> = equal.map(|f| cx.lang.say(f.relationship.name)).collect();
    if !equal.is_empty() {
        w.plain(", ");
        w.plain(cx.fill(ui::SHARED_WITH, &[("names", (&and_list(cx, &equal)).into())]));
    }
}

fn reasons(w: &mut Writer, mark: Icon, name: Text, reasons: &[Reason], perspective: Perspective) {
    w.el("section", |w| {
        heading_with(w, 2, |w| {
            icon(w, mark);
            w.say(name);
        });
        if reasons.is_empty() {
            w.text_el("p.quiet small", ui::NO_REASON);
            return;
        }
        w.el("ul", |w| {
            for reason in reasons {
                w.el("li.reason", |w| {
                    because(w, reason, perspective);
                    reason_claims(w, reason);
                });
            }
        });
    });
}
