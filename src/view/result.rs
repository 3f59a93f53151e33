//! The result: bands in words, reasons in the reader's own terms, and what would change it.

use yew::prelude::*;

use super::context::Cx;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, claims_in_line, headed, heading, link, listed, part, title, unseen};
use super::profile::guidance;
use super::programmes::programmes;
use super::quiz::{matter, pull_apart, told};
use super::take::Make;
use super::writer::{At, Writer};
use super::{along, cell, text};
use crate::content::{self, Cell, Perspective, Text, ui};
use crate::engine::fit::{Band, Change, Fit, Outcome, Reason, changes, outcome};
use crate::engine::quiz::contradictions;
use crate::engine::state::{Action, Screen, State};
use crate::engine::tiebreak::offered;

/// How many fits are told in full.
const IN_FULL: usize = 3;
/// How many changes stand open; more wait behind a disclosure.
const CHANGES: usize = 6;

/// The screen.
pub(crate) fn result(w: &mut Writer, state: &State) {
    let Some(perspective) = state.perspective else { return };
    let outcome = outcome(&state.answers);
    w.el("div.result", |w| {
        w.el("div.result-top", |w| {
            w.el("div.result-head", |w| top(w, state, &outcome, perspective));
            bands(w, &outcome, perspective);
        });
        for f in in_full(&outcome) {
            fit(w, f, &outcome, perspective);
        }
        if outcome.answered > 0 {
            part(w, ui::CHANGES_TITLE, |w| what_would_change(w, &changes(&state.answers), perspective));
        }
        for r in outcome.leaders.each() {
            w.el("section.part", |w| {
                headed(w, 1, |w| w.plain(w.cx.fill(ui::FURTHER_WITH, &[("name", w.cx.lang.say(r.name))])));
                guidance(w, r, Some(perspective));
            });
        }
        part(w, ui::YOUR_ANSWERS, |w| {
            your_answers(w, state);
            pull_apart(w, &contradictions(&state.answers), perspective);
        });
    });
}

fn top(w: &mut Writer, state: &State, outcome: &Outcome, perspective: Perspective) {
    title(w, headline(w.cx, outcome));
    w.put("p.lead", lead(w.cx, outcome, perspective));
    if outcome.close_call {
        w.el("p.text", |w| {
            w.tell("b", ui::CLOSE_CALL);
            w.space();
            w.say(ui::CLOSE_CALL_TEXT);
        });
        tiebreaks(w, state, perspective);
    }
    if outcome.answered > 0 {
        w.el("p.quiet text", |w| {
            w.plain(rests_on(w.cx, outcome));
            w.space();
            w.say(ui::SILENCE_NOTE);
        });
    }
    let compared: Vec<_> = in_full(outcome).iter().map(|f| f.relationship).collect();
    let to_table = if compared.is_empty() { ui::COMPARE_OPEN } else { ui::SHOW_IN_TABLE };
    let text = text::result(w.cx, state, perspective);
    let make = |text: String| -> Make { Box::new(move || text.clone()) };
    w.el("p.actions", |w| {
        link(w, to_table, Action::Compare(compared));
        along::copy(w, make(text.clone()));
        along::file(w, ui::SAVE, "rapport.txt", |w| w.set(At::Href, text::address("plain", &text)));
        link(w, ui::RESTART, Action::Restart);
    });
    along::copied(w, state, &make(text));
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
            Some(r) => cx.fill(ui::RESULT_RULED_OUT, &[("name", cx.lang.say(r.name))]),
            None => cx.attr(ui::RESULT_NOTHING),
        },
        ([name], _) if strong => cx.fill(ui::RESULT_STRONG, &[("name", name)]),
        ([name], _) => cx.fill(ui::RESULT_CLOSEST, &[("name", name)]),
        (names, _) => cx.fill(ui::RESULT_TIE, &[("names", &listed(cx, names))]),
    }
}

pub(crate) fn lead(cx: &Cx, outcome: &Outcome, perspective: Perspective) -> AttrValue {
    let roles: Vec<_> =
        outcome.leaders.each().filter_map(|r| Some(cx.lang.say(r.role.as_ref()?.of(perspective)))).collect();
    match (roles.is_empty(), outcome.answered, perspective) {
        (true, 0, _) => cx.attr(ui::LEAD_NO_ANSWERS),
        (true, _, _) if outcome.would_lead.is_some() => cx.attr(ui::LEAD_RULED_OUT),
        (true, _, _) => cx.attr(ui::LEAD_NOTHING),
        (false, _, Perspective::Seeking) => cx.fill(ui::LEAD_SEEKING, &[("roles", &either(cx, &roles))]),
        (false, _, Perspective::Offering) => cx.fill(ui::LEAD_OFFERING, &[("roles", &either(cx, &roles))]),
    }
}

fn either(cx: &Cx, roles: &[&str]) -> String {
    roles.join(&[" ", cx.lang.say(ui::OR), " "].concat())
}

fn rests_on(cx: &Cx, outcome: &Outcome) -> AttrValue {
    let (answered, unsure) = (outcome.answered.to_string(), outcome.unsure.to_string());
    let values = [("answered", answered.as_str()), ("unsure", unsure.as_str())];
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

/// All eight, band by band.
fn bands(w: &mut Writer, outcome: &Outcome, perspective: Perspective) {
    w.el("dl.bands", |w| {
        for band in ORDER {
            let fits: Vec<_> = outcome.fits.iter().filter(|f| f.band == band).collect();
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
            w.el("p", |w| claims_and_cell(w, reason));
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
        let name = w.cx.lang.say(fit.relationship.name);
        w.put("p.why-not", w.cx.fill(ui::WOULD_LEAD, &[("name", name)]));
    }
}

fn because(w: &mut Writer, reason: &Reason, perspective: Perspective) {
    w.el("p.said", |w| {
        w.say(ui::BECAUSE);
        w.space();
        w.tell("q", reason.answer.text().of(perspective));
        w.plain([" (", w.cx.lang.say(reason.question.short), ")"].concat());
        if reason.matters {
            w.plain(", ");
            matter(w);
        }
    });
}

fn fit(w: &mut Writer, fit: &Fit, outcome: &Outcome, perspective: Perspective) {
    let leads = outcome.leaders.has(fit.relationship);
    w.el(if leads { "section.fit" } else { "section.fit fit-2" }, |w| {
        w.el("div.fit-head", |w| {
            glyph(w, fit.relationship, if leads { "glyph-xl" } else { "glyph-l" });
            w.el("p.label", |w| {
                w.say(band_name(fit.band));
                if leads && outcome.leaders.len() > 1 {
                    w.plain(", ");
                    w.say(ui::SHARED_RANK);
                }
            });
            heading(w, 1, fit.relationship.name);
        });
        programmes(w, fit.relationship);
        w.el("div.reasons", |w| {
            reasons(w, Icon::For, ui::SPEAKS_FOR, &fit.reasons_for, perspective);
            reasons(w, Icon::Against, ui::SPEAKS_AGAINST, &fit.reasons_against, perspective);
        });
    });
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
                    w.el("p", |w| claims_and_cell(w, reason));
                    if let Some(cell) = cell_of(reason) {
                        cell::differs_here(w, cell, &reason.mark.claims());
                    }
                });
            }
        });
    });
}

/// What the sources say for a reason, and the way to the cell in which they say it.
fn claims_and_cell(w: &mut Writer, reason: &Reason) {
    claims_in_line(w, &reason.mark.claims());
    if let Some(cell) = cell_of(reason) {
        button(w, "button.btn-text cell-link", Action::ShowCell(cell), |w| {
            w.say(ui::SEE_CELL);
            unseen(w, ": ", &cell::name(w.cx, cell), "");
        });
    }
}

/// The cell in which the first claim of a reason stands.
fn cell_of(reason: &Reason) -> Option<&'static Cell> {
    let claims = reason.mark.claims();
    reason.mark.relationship().cell(claims.first()?.dimension())
}

fn what_would_change(w: &mut Writer, changes: &[Change], perspective: Perspective) {
    match changes.len() {
        0 => w.tell("p.text", ui::CHANGES_NONE),
        1..=CHANGES => change_table(w, changes, perspective),
        many => {
            w.put("p.text", w.cx.fill(ui::CHANGES_MANY, &[("number", &many.to_string())]));
            w.el("details.disclose", |w| {
                w.tell("summary", ui::CHANGES_OPEN);
                change_table(w, changes, perspective);
            });
        }
    }
}

fn change_table(w: &mut Writer, changes: &[Change], perspective: Perspective) {
    w.el("table.rows", |w| {
        w.el("thead", |w| {
            w.el("tr", |w| {
                for text in [ui::IF_ANSWERED, ui::THEN] {
                    w.el("th", |w| {
                        w.set(At::Scope, "col");
                        w.say(text);
                    });
                }
            });
        });
        w.el("tbody", |w| {
            for change in changes {
                let names: Vec<_> = change.leaders.each().map(|r| w.cx.lang.say(r.name)).collect();
                let then = if names.is_empty() {
                    w.cx.attr(ui::THEN_NOTHING)
                } else {
                    w.cx.fill(ui::THEN_LEADS, &[("names", &listed(w.cx, &names))])
                };
                w.el("tr", |w| {
                    w.el("td", |w| {
                        w.tell("span.q-ref", change.question.short);
                        w.tell("q", change.answer.text().of(perspective));
                    });
                    w.el("td", |w| {
                        w.el("span.lead-to", |w| {
                            if let Some(alone) = change.leaders.alone() {
                                glyph(w, alone, "glyph-s");
                            }
                            w.plain(then);
                        });
                    });
                });
            }
        });
    });
}

fn your_answers(w: &mut Writer, state: &State) {
    w.el("dl.answers", |w| {
        for (number, (place, (question, reply))) in state.answers.listed().enumerate() {
            let short = w.cx.lang.say(question.short);
            w.el("div.answer", |w| {
                w.put("dt", [&(number + 1).to_string(), ". ", short].concat());
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
