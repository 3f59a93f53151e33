//! All eight, band by band.

use crate::content::{Perspective, ui};
use crate::engine::fit::{Band, Fit, Outcome};
use crate::engine::reduce::ShellAction;
use crate::engine::state::Screen;
use crate::view::dom::writer::Writer;
use crate::view::screens::result::reason::{because, reason_claims};
use crate::view::widgets::button::text_button;
use crate::view::widgets::glyph::{Icon, glyph, icon};
use crate::view::widgets::outcome::{BANDS, band_name, in_band};

/// All eight, band by band.
pub(crate) fn bands(w: &mut Writer, outcome: &Outcome, perspective: Perspective) {
    w.el("dl.bands", |w| {
        for band in BANDS {
            let fits = in_band(outcome, band);
            if fits.is_empty() {
                continue;
            }
            let out = band == Some(Band::RuledOut);
            w.open(match band {
                Some(Band::Strong) => "div.band band-1",
                Some(Band::RuledOut) => "div.band band-out",
                _ => "div.band",
            });
            w.el("dt.band-name", |w| {
                if out {
                    icon(w, Icon::Out);
                    w.space();
                }
                w.say(band_name(band));
            });
            w.el("dd", |w| {
                w.el("ul", |w| {
                    for f in fits {
                        w.el(if outcome.leaders.contains(f.relationship) { "li.leads" } else { "li" }, |w| {
                            glyph(w, f.relationship, "");
                            let profile = ShellAction::Go(Screen::Profile(f.relationship));
                            text_button(w, f.relationship.name, profile);
                            if out {
                                ruled_out(w, f, outcome, perspective);
                            }
                        });
                    }
                });
            });
            w.close();
        }
    });
}

/// Why not, by which claims, and what instead.
fn ruled_out(w: &mut Writer, fit: &Fit, outcome: &Outcome, perspective: Perspective) {
    for reason in &fit.ruled_out_by {
        w.el("div.why-not", |w| {
            because(w, reason, perspective);
            reason_claims(w, reason);
            if let Some(instead) = &reason.answer.instead {
                w.el("p", |w| {
                    w.text_el("b", ui::INSTEAD);
                    w.space();
                    w.say(instead.of(perspective));
                });
            }
        });
    }
    if outcome.would_lead == Some(fit.relationship) {
        w.plain_el("p.why-not", w.cx.fill(ui::WOULD_LEAD, &[("name", fit.relationship.name.into())]));
    }
}
