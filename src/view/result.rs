//! The result: bands in words, reasons in the reader's own terms, and what would change it.

use yew::prelude::*;

use super::context::Cx;
use super::el::{At, On, all, el, list, plain, space, tag, when};
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, claims_in_line, heading, link, listed, part, push, title, unseen};
use super::profile::{guidance, name_link};
use super::programmes::programmes;
use super::quiz::said;
use super::{cell, take, text};
use crate::content::{Cell, Perspective, Question, Relationship, Text, Voice, ui};
use crate::engine::fit::{Band, Change, Fit, Outcome, Reason, changes, outcome};
use crate::engine::quiz::Reply;
use crate::engine::state::{Action, State};

/// How many fits are told in full.
const IN_FULL: usize = 3;
/// How many changes stand open; more wait behind a disclosure.
const CHANGES: usize = 6;

/// The screen.
pub(crate) fn result(cx: &Cx, state: &State) -> Html {
    let Some(perspective) = state.perspective else { return Html::default() };
    let outcome = outcome(&state.answers);
    let full = in_full(&outcome);
    let compared: Vec<_> = full.iter().map(|f| f.relationship).collect();
    let text = text::result(cx, state, perspective);
    let save = tag("a.btn-text").with(At::Href, text::address(&text)).with(At::Download, "rapport.txt");
    let copy = push("btn-text").on(On::Click, take::copy(cx, text.clone()));
    let to_table = if full.is_empty() { ui::COMPARE_OPEN } else { ui::SHOW_IN_TABLE };
    let further = |r: &'static Relationship| {
        el!(
            "section.part",
            heading(cx, 1, "h2", plain(cx.fill(ui::FURTHER_WITH, &[("name", cx.lang.say(r.name))]))),
            guidance(cx, r, Some(perspective)),
        )
    };
    el!(
        "div.result",
        el!(
            "div.result-top",
            el!(
                "div.result-head",
                title(cx, plain(headline(cx, &outcome))),
                el!("p.lead", plain(lead(cx, &outcome, perspective))),
                when(outcome.close_call, || {
                    el!("p.text", el!("b", cx.say(ui::CLOSE_CALL)), space(), cx.say(ui::CLOSE_CALL_TEXT))
                }),
                when(outcome.answered > 0, || {
                    el!("p.quiet text", plain(rests_on(cx, &outcome)), space(), cx.say(ui::SILENCE_NOTE))
                }),
                el!(
                    "p.actions",
                    link(cx, to_table, Action::Compare(compared)),
                    copy.says(cx, ui::COPY),
                    save.says(cx, ui::SAVE),
                    link(cx, ui::RESTART, Action::Restart),
                ),
                when(state.copied.is_some(), || copied(cx, state, &text)),
            ),
            bands(cx, &outcome, perspective),
        ),
        list(full.iter().map(|f| fit(cx, f, &outcome, perspective))),
        what_would_change(cx, &outcome, &changes(&state.answers), perspective),
        list(outcome.leaders.each().map(further)),
        part(cx, ui::YOUR_ANSWERS, your_answers(cx, state, perspective)),
    )
}

/// Whether the text was copied; where the browser refuses, the text itself.
fn copied(cx: &Cx, state: &State, text: &str) -> Html {
    if state.copied == Some(true) {
        return el!("p.quiet", cx.say(ui::COPIED));
    }
    let label = cx.attr(ui::COPY_YOURSELF);
    let area = tag("textarea.copy-me").with(At::ReadOnly, "").with(At::Label, label).value(text.to_owned().into());
    el!("div", el!("p.text", cx.say(ui::COPY_YOURSELF)), area.holds([]))
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
fn bands(cx: &Cx, outcome: &Outcome, perspective: Perspective) -> Html {
    let row = |band: Option<Band>| {
        let fits: Vec<_> = outcome.fits.iter().filter(|f| f.band == band).collect();
        if fits.is_empty() {
            return Html::default();
        }
        let out = band == Some(Band::RuledOut);
        let what = match band {
            Some(Band::Strong) => "div.band band-1",
            Some(Band::RuledOut) => "div.band band-out",
            _ => "div.band",
        };
        let member = |f: &&Fit| {
            el!(
                if outcome.leaders.has(f.relationship) { "li.leads" } else { "li" },
                glyph(f.relationship, ""),
                name_link(cx, f.relationship),
                when(out, || ruled_out(cx, f, outcome, perspective)),
            )
        };
        let sign = when(out, || all!(icon(Icon::Out), space()));
        el!(
            what,
            el!("dt.band-name", sign, cx.say(band_name(band))),
            el!("dd", el!("ul", list(fits.iter().map(member)))),
        )
    };
    el!("dl.bands", list(ORDER.into_iter().map(row)))
}

/// Why not, by which claims, and what instead.
fn ruled_out(cx: &Cx, fit: &Fit, outcome: &Outcome, perspective: Perspective) -> Html {
    let instead = |text: &Voice| el!("p", el!("b", cx.say(ui::INSTEAD)), space(), cx.say(text.of(perspective)));
    let reason = |r: &Reason| {
        el!(
            "div.why-not",
            because(cx, r, perspective),
            el!("p", claims_in_line(cx, &r.mark.claims()), list(cell_of(r).map(|c| see_cell(cx, c)).into_iter())),
            list(r.answer.instead.as_ref().map(instead).into_iter()),
        )
    };
    let would_lead = || {
        let name = cx.lang.say(fit.relationship.name);
        el!("p.why-not", plain(cx.fill(ui::WOULD_LEAD, &[("name", name)])))
    };
    all!(list(fit.ruled_out_by.iter().map(reason)), when(outcome.would_lead == Some(fit.relationship), would_lead))
}

fn because(cx: &Cx, reason: &Reason, perspective: Perspective) -> Html {
    el!(
        "p.said",
        cx.say(ui::BECAUSE),
        space(),
        el!("q", cx.say(reason.answer.text.of(perspective))),
        plain(" ("),
        cx.say(reason.question.short),
        plain(")"),
    )
}

fn fit(cx: &Cx, fit: &Fit, outcome: &Outcome, perspective: Perspective) -> Html {
    let leads = outcome.leaders.has(fit.relationship);
    let shared = when(leads && outcome.leaders.len() > 1, || all!(plain(", "), cx.say(ui::SHARED_RANK)));
    el!(
        if leads { "section.fit" } else { "section.fit fit-2" },
        el!(
            "div.fit-head",
            glyph(fit.relationship, if leads { "glyph-xl" } else { "glyph-l" }),
            el!("p.label", cx.say(band_name(fit.band)), shared),
            heading(cx, 1, "h2", cx.say(fit.relationship.name)),
        ),
        programmes(cx, fit.relationship),
        el!(
            "div.reasons",
            reasons(cx, Icon::For, ui::SPEAKS_FOR, &fit.reasons_for, perspective),
            reasons(cx, Icon::Against, ui::SPEAKS_AGAINST, &fit.reasons_against, perspective),
        ),
    )
}

fn reasons(cx: &Cx, mark: Icon, name: Text, reasons: &[Reason], perspective: Perspective) -> Html {
    let reason = |r: &Reason| {
        let claims = r.mark.claims();
        let cell = cell_of(r);
        el!(
            "li.reason",
            because(cx, r, perspective),
            el!("p", claims_in_line(cx, &claims), list(cell.map(|c| see_cell(cx, c)).into_iter())),
            list(cell.map(|c| cell::differs_here(cx, c, &claims)).into_iter()),
        )
    };
    el!(
        "section",
        heading(cx, 2, "h3", all!(icon(mark), cx.say(name))),
        if reasons.is_empty() {
            el!("p.quiet small", cx.say(ui::NO_REASON))
        } else {
            el!("ul", list(reasons.iter().map(reason)))
        },
    )
}

/// The cell in which the first claim of a reason stands.
fn cell_of(reason: &Reason) -> Option<&'static Cell> {
    let claims = reason.mark.claims();
    reason.mark.relationship().cell(claims.first()?.dimension())
}

fn see_cell(cx: &Cx, cell: &'static Cell) -> Html {
    let name = unseen(all!(plain(": "), plain(cell::name(cx, cell))));
    button(cx, "btn-text cell-link", all!(cx.say(ui::SEE_CELL), name), Action::ShowCell(cell))
}

fn what_would_change(cx: &Cx, outcome: &Outcome, changes: &[Change], perspective: Perspective) -> Html {
    if outcome.answered == 0 {
        return Html::default();
    }
    let row = |change: &Change| {
        let names: Vec<_> = change.leaders.each().map(|r| cx.lang.say(r.name)).collect();
        let then = if names.is_empty() {
            cx.attr(ui::THEN_NOTHING)
        } else {
            cx.fill(ui::THEN_LEADS, &[("names", &listed(cx, &names))])
        };
        el!(
            "tr",
            el!(
                "td",
                el!("span.q-ref", cx.say(change.question.short)),
                el!("q", cx.say(change.answer.text.of(perspective))),
            ),
            el!(
                "td",
                el!("span.lead-to", list(change.leaders.alone().map(|r| glyph(r, "glyph-s")).into_iter()), plain(then))
            ),
        )
    };
    let head = |text| tag("th").with(At::Scope, "col").says(cx, text);
    let table = || {
        el!(
            "table.rows",
            el!("thead", el!("tr", head(ui::IF_ANSWERED), head(ui::THEN))),
            el!("tbody", list(changes.iter().map(row))),
        )
    };
    let content = match changes.len() {
        0 => el!("p.text", cx.say(ui::CHANGES_NONE)),
        1..=CHANGES => table(),
        many => all!(
            el!("p.text", plain(cx.fill(ui::CHANGES_MANY, &[("number", &many.to_string())]))),
            el!("details.disclose", el!("summary", cx.say(ui::CHANGES_OPEN)), table()),
        ),
    };
    part(cx, ui::CHANGES_TITLE, content)
}

fn your_answers(cx: &Cx, state: &State, perspective: Perspective) -> Html {
    let row = |(place, (question, reply)): (usize, (&'static Question, Reply))| {
        let change = push("btn-text").with(At::Change, place.to_string()).click(cx, Action::Change(place));
        el!(
            "div.answer",
            el!("dt", plain((place + 1).to_string()), plain(". "), cx.say(question.short)),
            el!("dd", plain(said(cx, question, reply, perspective))),
            el!(
                "dd.answer-change",
                change.holds([cx.say(ui::CHANGE), unseen(all!(plain(": "), cx.say(question.short)))])
            ),
        )
    };
    el!("dl.answers", list(state.answers.each().enumerate().map(row)))
}
