//! The result: bands in words, reasons in the reader's own terms, and what would change it.

use std::rc::Rc;

use yew::prelude::*;

use super::context::Cx;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, claims_in_line, headed, heading, link, listed, part, series, title, unseen};
use super::profile::guidance;
use super::programmes::programmes;
use super::quiz::{matter, pull_apart, told};
use super::take::Make;
use super::writer::{At, Writer};
use super::{along, beyond, cell, sources, text};
use crate::content::{self, Cell, Claim, Perspective, Text, ui};
use crate::engine::fit::{Band, Fit, Outcome, Reason, STRONG_FROM, changes, outcome};
use crate::engine::join::concat;
use crate::engine::quiz::contradictions;
use crate::engine::state::{Action, Screen, State};
use crate::engine::tiebreak::offered;

/// How many fits are told in full.
const IN_FULL: usize = 3;

/// The screen.
pub(crate) fn result(w: &mut Writer, state: &State) {
    let Some(perspective) = state.perspective else { return };
    let outcome = outcome(&state.answers);
    let harm = beyond::is_harm(state);
    let full = in_full(&outcome);
    w.el("div.result", |w| {
        // What was done to somebody comes before any question of fit.
        if harm {
            title(w, w.cx.attr(ui::CARE_TITLE));
            beyond::care(w, state, perspective);
        }
        w.el("div.result-top", |w| {
            w.el("div.result-head", |w| {
                let headline = headline(w.cx, &outcome);
                if harm {
                    headed(w, 1, |w| w.plain(headline));
                } else {
                    title(w, headline);
                }
                top(w, state, &outcome, perspective);
            });
            bands(w, &outcome, perspective);
            w.el("div", |w| ways_on(w, state, &outcome, perspective));
        });
        let changes = changes(&state.answers);
        if outcome.leaders.is_empty() {
            beyond::next(w, state, &outcome, &changes);
        }
        beyond::tie(w, &outcome, perspective);
        for f in &full {
            fit(w, f, &outcome, perspective);
        }
        beyond::several(w, state, &outcome, perspective);
        if outcome.answered > 0 {
            beyond::changes(w, &changes, &full, perspective);
        }
        for r in outcome.leaders.each() {
            w.el("section.part", |w| {
                headed(w, 1, |w| w.plain(w.cx.fill(ui::FURTHER_WITH, &[("name", r.name.into())])));
                guidance(w, r, Some(perspective));
            });
        }
        part(w, ui::YOUR_ANSWERS, |w| {
            your_answers(w, state);
            pull_apart(w, state, &contradictions(&state.answers), perspective);
        });
        w.el("section.part cited", |w| {
            heading(w, 1, ui::NAV_SOURCES);
            sources::list(w, false);
        });
    });
}

fn top(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    w.put("p.lead", lead(w.cx, outcome, perspective));
    if let Some(first) = outcome.would_lead.filter(|_| !outcome.leaders.is_empty()) {
        w.put("p.text", w.cx.fill(ui::BUT_RULED_OUT, &[("name", first.name.into())]));
    }
    if let Some((call, about)) = call(outcome) {
        w.el("p.text", |w| {
            w.tell("b", call);
            w.space();
            w.say(about);
        });
        tiebreaks(w, state, perspective);
    }
    if outcome.answered > 0 {
        w.el("p.quiet text", |w| {
            w.plain(rests_on(w.cx, outcome));
            w.space();
            w.say(ui::SILENCE_NOTE);
            if outcome.answered < STRONG_FROM {
                w.space();
                w.say(ui::FEW_ANSWERS);
            }
        });
    }
}

/// What can be done with the result.
fn ways_on(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    let compared: Vec<_> = in_full(outcome).iter().map(|f| f.relationship).collect();
    let to_table = if compared.is_empty() { ui::COMPARE_OPEN } else { ui::SHOW_IN_TABLE };
    let text = text::result(w.cx, state, perspective);
    let make: Make = Rc::new(move || text.clone());
    w.el("p.actions", |w| {
        link(w, to_table, Action::Compare(compared));
        along::page(w);
        along::copy(w, Rc::clone(&make));
        along::save(w, "rapport.txt", make);
        link(w, ui::METHOD_LINK, Action::Go(Screen::Method));
        link(w, ui::RESTART, Action::Restart);
        if w.cx.address.is_some() {
            w.tell("span.quiet small stays", ui::LINK_HOLDS);
        }
    });
    along::copied(w, state);
}

/// The questions that may settle it.
fn tiebreaks(w: &mut Writer, state: &State, perspective: Perspective) {
    let offered = offered(&state.answers);
    if offered.is_empty() {
        return;
    }
    w.el("div.breaks", |w| {
        w.tell("p.text", ui::TIEBREAKS);
        w.el("ul", |w| {
            for place in offered {
                let Some(question) = content::question(place) else { continue };
                w.el("li", |w| {
                    button(w, "button.btn-text", Action::Change(place), |w| {
                        w.set(At::Change, place.to_string());
                        w.say(question.text.of(perspective));
                    });
                });
            }
        });
    });
}

/// How it is said that little separates those in front, or nothing.
pub(crate) fn call(outcome: &Outcome) -> Option<(Text, Text)> {
    if outcome.leaders.len() > 1 {
        return Some((ui::TIE_CALL, ui::TIE_CALL_TEXT));
    }
    outcome.close_call.then_some((ui::CLOSE_CALL, ui::CLOSE_CALL_TEXT))
}

/// The fits that are told in full.
pub(crate) fn in_full(outcome: &Outcome) -> Vec<&Fit> {
    let likely = |f: &&Fit| matches!(f.band, Some(Band::Strong | Band::Considering));
    outcome.fits.iter().filter(likely).take(IN_FULL).collect()
}

pub(crate) fn headline(cx: &Cx, outcome: &Outcome) -> AttrValue {
    let names: Vec<_> = outcome.leaders.each().map(|r| cx.lang.say(r.name)).collect();
    let strong = outcome.fits.first().is_some_and(|f| f.band == Some(Band::Strong));
    match (names.as_slice(), outcome.answered) {
        ([], 0) => cx.attr(ui::RESULT_NO_ANSWERS),
        ([], _) => match outcome.would_lead {
            Some(r) => cx.fill(ui::RESULT_RULED_OUT, &[("name", r.name.into())]),
            None => cx.attr(ui::RESULT_NOTHING),
        },
        ([name], _) if strong => cx.fill(ui::RESULT_STRONG, &[("name", (*name).into())]),
        ([name], _) => cx.fill(ui::RESULT_CLOSEST, &[("name", (*name).into())]),
        (names, _) => cx.fill(ui::RESULT_TIE, &[("names", (&listed(cx, names)).into())]),
    }
}

pub(crate) fn lead(cx: &Cx, outcome: &Outcome, perspective: Perspective) -> AttrValue {
    let roles: Vec<_> =
        outcome.leaders.each().filter_map(|r| Some(cx.lang.say(r.role.as_ref()?.of(perspective)))).collect();
    match (roles.is_empty(), outcome.answered, perspective) {
        (true, 0, _) => cx.attr(ui::LEAD_NO_ANSWERS),
        (true, _, _) if outcome.would_lead.is_some() => cx.attr(ui::LEAD_RULED_OUT),
        (true, _, _) => cx.attr(ui::LEAD_NOTHING),
        (false, _, Perspective::Seeking) => cx.fill(ui::LEAD_SEEKING, &[("roles", (&either(cx, &roles)).into())]),
        (false, _, Perspective::Offering) => cx.fill(ui::LEAD_OFFERING, &[("roles", (&either(cx, &roles)).into())]),
    }
}

fn either(cx: &Cx, roles: &[&str]) -> String {
    series(cx, roles, ui::OR)
}

fn rests_on(cx: &Cx, outcome: &Outcome) -> AttrValue {
    let values = [("answered", outcome.answered.into()), ("unsure", outcome.unsure.into())];
    let text = match (outcome.answered, outcome.unsure) {
        (1, 0) => ui::RESTS_ON_ONE,
        (_, 0) => ui::RESTS_ON,
        (1, _) => ui::RESTS_ON_ONE_UNSURE,
        _ => ui::RESTS_ON_UNSURE,
    };
    cx.fill(text, &values)
}

pub(crate) fn band_name(band: Option<Band>) -> Text {
    match band {
        Some(Band::Strong) => ui::BAND_STRONG,
        Some(Band::Considering) => ui::BAND_CONSIDERING,
        Some(Band::LessSuited) => ui::BAND_LESS,
        Some(Band::RuledOut) => ui::BAND_OUT,
        None => ui::BAND_SILENT,
    }
}

/// The bands in the order in which they are shown.
pub(crate) const ORDER: [Option<Band>; 5] =
    [Some(Band::Strong), Some(Band::Considering), Some(Band::LessSuited), None, Some(Band::RuledOut)];

/// The fits of one band.
pub(crate) fn in_band(outcome: &Outcome, band: Option<Band>) -> Vec<&Fit> {
    outcome.fits.iter().filter(|f| f.band == band).collect()
}

/// All eight, band by band.
fn bands(w: &mut Writer, outcome: &Outcome, perspective: Perspective) {
    w.el("dl.bands", |w| {
        for band in ORDER {
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
                        w.el(if outcome.leaders.has(f.relationship) { "li.leads" } else { "li" }, |w| {
                            glyph(w, f.relationship, "");
                            let profile = Action::Go(Screen::Profile(f.relationship));
                            link(w, f.relationship.name, profile);
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
            told_by(w, reason);
            if let Some(instead) = &reason.answer.instead {
                w.el("p", |w| {
                    w.tell("b", ui::INSTEAD);
                    w.space();
                    w.say(instead.of(perspective));
                });
            }
        });
    }
    if outcome.would_lead == Some(fit.relationship) {
        w.put("p.why-not", w.cx.fill(ui::WOULD_LEAD, &[("name", fit.relationship.name.into())]));
    }
}

fn because(w: &mut Writer, reason: &Reason, perspective: Perspective) {
    w.el("p.said", |w| {
        w.say(ui::BECAUSE);
        w.space();
        w.tell("q", reason.answer.text().of(perspective));
        w.plain(concat(&[" (", w.cx.lang.say(reason.question.short), ")"]));
        if reason.matters {
            w.plain(", ");
            matter(w);
        }
    });
}

fn fit(w: &mut Writer, fit: &Fit, outcome: &Outcome, perspective: Perspective) {
    let leads = outcome.leaders.has(fit.relationship);
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
            let names = listed(w.cx, &names);
            w.put("p.quiet small text", w.cx.fill(ui::UNMATCHED, &[("names", (&names).into())]));
        }
    });
}

/// "Strong fit, rank 2 of 8".
pub(crate) fn standing(w: &mut Writer, fit: &Fit, outcome: &Outcome) {
    w.say(band_name(fit.band));
    // What the sources say nothing of, or rule out, has no rank.
    if matches!(fit.band, None | Some(Band::RuledOut)) {
        return;
    }
    w.plain(", ");
    w.plain(w.cx.fill(ui::RANK, &[("rank", fit.rank.into()), ("total", outcome.fits.len().into())]));
}

/// "Strong fit, rank 2 of 8, shared with training".
fn shared_standing(w: &mut Writer, fit: &Fit, outcome: &Outcome) {
    standing(w, fit, outcome);
    let cx = w.cx;
    let equal = outcome.fits.iter().filter(|f| f.rank == fit.rank && f.relationship != fit.relationship);
    let equal: Vec<_> = equal.map(|f| cx.lang.say(f.relationship.name)).collect();
    if !equal.is_empty() {
        w.plain(", ");
        w.plain(cx.fill(ui::SHARED_WITH, &[("names", (&listed(cx, &equal)).into())]));
    }
}

fn reasons(w: &mut Writer, mark: Icon, name: Text, reasons: &[Reason], perspective: Perspective) {
    w.el("section", |w| {
        headed(w, 2, |w| {
            icon(w, mark);
            w.say(name);
        });
        if reasons.is_empty() {
            w.tell("p.quiet small", ui::NO_REASON);
            return;
        }
        w.el("ul", |w| {
            for reason in reasons {
                w.el("li.reason", |w| {
                    because(w, reason, perspective);
                    told_by(w, reason);
                });
            }
        });
    });
}

/// What the sources say for a reason, cell by cell, each with the way there and with whether they differ on it.
fn told_by(w: &mut Writer, reason: &Reason) {
    let claims = reason.mark.claims();
    // The claims of one cell stand together.
    let cells = || claims.chunk_by(|a, b| a.dimension() == b.dimension());
    let mut differing = Vec::new();
    for told in cells() {
        w.open("p");
        claims_in_line(w, told);
        if let Some(cell) = cell_of(reason, told) {
            button(w, "button.btn-text cell-link", Action::ShowCell(cell), |w| {
                cell::findable(w, cell);
                w.say(ui::SEE_CELL);
                unseen(w, ": ", &cell::name(w.cx, cell), "");
            });
        }
        w.close();
    }
    for told in cells() {
        if let Some(cell) = cell_of(reason, told) {
            cell::differs_here(w, cell, told, &mut differing);
        }
    }
}

fn cell_of(reason: &Reason, told: &[&'static Claim]) -> Option<&'static Cell> {
    reason.mark.relationship().cell(told.first()?.dimension())
}

fn your_answers(w: &mut Writer, state: &State) {
    w.el("dl.answers", |w| {
        for (number, (place, (question, reply))) in state.answers.listed().enumerate() {
            let short = w.cx.lang.say(question.short);
            w.el("div.answer", |w| {
                w.put("dt", concat(&[&(number + 1).to_string(), ". ", short]));
                told(w, state, place, question, reply);
                w.el("dd.answer-change", |w| {
                    button(w, "button.btn-text", Action::Change(place), |w| {
                        w.set(At::Change, place.to_string());
                        w.say(ui::CHANGE);
                        unseen(w, ": ", short, "");
                    });
                });
            });
        }
    });
}
