//! The result: bands in words, reasons in the reader's own terms, and what would change it.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::glyph::{Icon, glyph, icon};
use super::parts::{button, claims_in_line, heading, link, listed, part, plain, title};
use super::profile::{guidance, name_link};
use super::quiz::chosen;
use crate::content::{Cell, Perspective, Text, ui};
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
    let full: Vec<&Fit> = outcome
        .fits
        .iter()
        .filter(|f| matches!(f.band, Some(Band::Strong | Band::Considering)))
        .take(IN_FULL)
        .collect();
    let compared: Vec<_> = full.iter().map(|f| f.relationship).collect();
    let leaders: Vec<_> = outcome.leaders.each().collect();
    html! {
        <div class="result">
            <div class="result-top">
                <div class="result-head">
                    { title(cx, headline(cx, &outcome)) }
                    { lead(cx, &outcome, perspective) }
                    if outcome.close_call {
                        <p class="text"><b>{ cx.say(ui::CLOSE_CALL) }</b>{ " " }{ cx.say(ui::CLOSE_CALL_TEXT) }</p>
                    }
                    if outcome.answered > 0 {
                        <p class="quiet text">{ rests_on(cx, &outcome) }{ " " }{ cx.say(ui::SILENCE_NOTE) }</p>
                    }
                    <p class="actions">
                        { link(cx, if full.is_empty() { ui::COMPARE_OPEN } else { ui::SHOW_IN_TABLE }, Action::Compare(compared)) }
                        { link(cx, ui::RESTART, Action::Restart) }
                    </p>
                </div>
                { bands(cx, &outcome, perspective) }
            </div>
            { for full.iter().map(|f| fit(cx, f, &outcome, perspective)) }
            { what_would_change(cx, &outcome, &changes(&state.answers), perspective) }
            { for leaders.iter().map(|r| html! {
                <section class="part">
                    { heading(cx, 1, "h2", plain(cx.fill(ui::FURTHER_WITH, &[("name", cx.lang.say(r.name))]))) }
                    { guidance(cx, r, Some(perspective)) }
                </section>
            }) }
            { part(cx, ui::YOUR_ANSWERS, your_answers(cx, state, perspective)) }
        </div>
    }
}

fn headline(cx: &Cx, outcome: &Outcome) -> Html {
    let names: Vec<_> = outcome.leaders.each().map(|r| cx.lang.say(r.name)).collect();
    let strong = outcome.fits.first().is_some_and(|f| f.band == Some(Band::Strong));
    plain(match (names.as_slice(), outcome.answered) {
        ([], 0) => cx.attr(ui::RESULT_NO_ANSWERS),
        ([], _) => match outcome.would_lead {
            Some(r) => cx.fill(ui::RESULT_RULED_OUT, &[("name", cx.lang.say(r.name))]),
            None => cx.attr(ui::RESULT_NOTHING),
        },
        ([name], _) if strong => cx.fill(ui::RESULT_STRONG, &[("name", name)]),
        ([name], _) => cx.fill(ui::RESULT_CLOSEST, &[("name", name)]),
        (names, _) => cx.fill(ui::RESULT_TIE, &[("names", &listed(cx, names))]),
    })
}

fn lead(cx: &Cx, outcome: &Outcome, perspective: Perspective) -> Html {
    let roles: Vec<_> =
        outcome.leaders.each().filter_map(|r| Some(cx.lang.say(r.role.as_ref()?.of(perspective)))).collect();
    let text = match (roles.is_empty(), outcome.answered, perspective) {
        (true, 0, _) => cx.attr(ui::LEAD_NO_ANSWERS),
        (true, _, _) if outcome.would_lead.is_some() => cx.attr(ui::LEAD_RULED_OUT),
        (true, _, _) => cx.attr(ui::LEAD_NOTHING),
        (false, _, Perspective::Seeking) => cx.fill(ui::LEAD_SEEKING, &[("roles", &either(cx, &roles))]),
        (false, _, Perspective::Offering) => cx.fill(ui::LEAD_OFFERING, &[("roles", &either(cx, &roles))]),
    };
    html! { <p class="lead">{ text }</p> }
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

fn band_name(band: Option<Band>) -> Text {
    match band {
        Some(Band::Strong) => ui::BAND_STRONG,
        Some(Band::Considering) => ui::BAND_CONSIDERING,
        Some(Band::LessSuited) => ui::BAND_LESS,
        Some(Band::RuledOut) => ui::BAND_OUT,
        None => ui::BAND_SILENT,
    }
}

/// All eight, band by band.
fn bands(cx: &Cx, outcome: &Outcome, perspective: Perspective) -> Html {
    let order = [Some(Band::Strong), Some(Band::Considering), Some(Band::LessSuited), None, Some(Band::RuledOut)];
    let row = |band: Option<Band>| {
        let fits: Vec<_> = outcome.fits.iter().filter(|f| f.band == band).collect();
        if fits.is_empty() {
            return Html::default();
        }
        let out = band == Some(Band::RuledOut);
        let class = match band {
            Some(Band::Strong) => "band band-1",
            Some(Band::RuledOut) => "band band-out",
            _ => "band",
        };
        html! {
            <div {class}>
                <dt class="band-name">
                    if out { { icon(Icon::Out) }{ " " } }
                    { cx.say(band_name(band)) }
                </dt>
                <dd>
                    <ul>{ for fits.iter().map(|f| html! {
                        <li class={outcome.leaders.has(f.relationship).then_some("leads")}>
                            { glyph(f.relationship, "") }{ name_link(cx, f.relationship) }
                            if out { { ruled_out(cx, f, outcome, perspective) } }
                        </li>
                    }) }</ul>
                </dd>
            </div>
        }
    };
    html! { <dl class="bands">{ for order.into_iter().map(row) }</dl> }
}

/// Why not, by which claims, and what instead.
fn ruled_out(cx: &Cx, fit: &Fit, outcome: &Outcome, perspective: Perspective) -> Html {
    let name = cx.lang.say(fit.relationship.name);
    let reason = |r: &Reason| {
        html! {
            <div class="why-not">
                <p class="said">{ because(cx, r, perspective) }</p>
                <p>{ claims_in_line(cx, &r.mark.claims()) }{ for cell_of(r).map(|cell| see_cell(cx, cell)) }</p>
                if let Some(instead) = &r.answer.instead {
                    <p><b>{ cx.say(ui::INSTEAD) }</b>{ " " }{ cx.say(instead.of(perspective)) }</p>
                }
            </div>
        }
    };
    html! {
        <>
            { for fit.ruled_out_by.iter().map(reason) }
            if outcome.would_lead == Some(fit.relationship) {
                <p class="why-not">{ cx.fill(ui::WOULD_LEAD, &[("name", name)]) }</p>
            }
        </>
    }
}

fn because(cx: &Cx, reason: &Reason, perspective: Perspective) -> Html {
    html! {
        <>
            { cx.say(ui::BECAUSE) }{ " " }<q>{ cx.say(reason.answer.text.of(perspective)) }</q>
            { " (" }{ cx.say(reason.question.short) }{ ")" }
        </>
    }
}

fn fit(cx: &Cx, fit: &Fit, outcome: &Outcome, perspective: Perspective) -> Html {
    let leads = outcome.leaders.has(fit.relationship);
    let shared = leads && outcome.leaders.len() > 1;
    html! {
        <section class={classes!("fit", (!leads).then_some("fit-2"))}>
            <div class="fit-head">
                { glyph(fit.relationship, if leads { "glyph-xl" } else { "glyph-l" }) }
                <p class="label">
                    { cx.say(band_name(fit.band)) }
                    if shared { { ", " }{ cx.say(ui::SHARED_RANK) } }
                </p>
                { heading(cx, 1, "h2", cx.say(fit.relationship.name)) }
            </div>
            <div class="reasons">
                { reasons(cx, Icon::For, ui::SPEAKS_FOR, &fit.reasons_for, perspective) }
                { reasons(cx, Icon::Against, ui::SPEAKS_AGAINST, &fit.reasons_against, perspective) }
            </div>
        </section>
    }
}

fn reasons(cx: &Cx, mark: Icon, name: Text, reasons: &[Reason], perspective: Perspective) -> Html {
    let reason = |r: &Reason| {
        let cell = cell_of(r);
        html! {
            <li class="reason">
                <p class="said">{ because(cx, r, perspective) }</p>
                <p>
                    { claims_in_line(cx, &r.mark.claims()) }
                    { for cell.map(|cell| see_cell(cx, cell)) }
                </p>
                { for cell.map(|cell| cell::differs_here(cx, cell, &r.mark.claims())) }
            </li>
        }
    };
    html! {
        <section>
            { heading(cx, 2, "h3", html! { <>{ icon(mark) }{ cx.say(name) }</> }) }
            if reasons.is_empty() {
                <p class="quiet small">{ cx.say(ui::NO_REASON) }</p>
            } else {
                <ul>{ for reasons.iter().map(reason) }</ul>
            }
        </section>
    }
}

/// The cell in which the first claim of a reason stands.
fn cell_of(reason: &Reason) -> Option<&'static Cell> {
    let claims = reason.mark.claims();
    reason.mark.relationship().cell(claims.first()?.dimension())
}

fn see_cell(cx: &Cx, cell: &'static Cell) -> Html {
    let content = html! {
        <>
            { cx.say(ui::SEE_CELL) }
            <span class="vh">{ ": " }{ cell::name(cx, cell) }</span>
        </>
    };
    button(cx, "btn-text cell-link", content, Action::ShowCell(cell))
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
        html! {
            <tr>
                <td>
                    <span class="q-ref">{ cx.say(change.question.short) }</span>
                    <q>{ cx.say(change.answer.text.of(perspective)) }</q>
                </td>
                <td>
                    <span class="lead-to">
                        { for change.leaders.alone().map(|r| glyph(r, "glyph-s")) }{ then }
                    </span>
                </td>
            </tr>
        }
    };
    let table = |changes: &[Change]| {
        html! {
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{ cx.say(ui::IF_ANSWERED) }</th>
                        <th scope="col">{ cx.say(ui::THEN) }</th>
                    </tr>
                </thead>
                <tbody>{ for changes.iter().map(row) }</tbody>
            </table>
        }
    };
    let content = if changes.is_empty() {
        html! { <p class="text">{ cx.say(ui::CHANGES_NONE) }</p> }
    } else if changes.len() <= CHANGES {
        table(changes)
    } else {
        html! {
            <>
                <p class="text">
                    { cx.fill(ui::CHANGES_MANY, &[("number", &changes.len().to_string())]) }
                </p>
                <details class="disclose">
                    <summary>{ cx.say(ui::CHANGES_OPEN) }</summary>
                    { table(changes) }
                </details>
            </>
        }
    };
    part(cx, ui::CHANGES_TITLE, content)
}

fn your_answers(cx: &Cx, state: &State, perspective: Perspective) -> Html {
    let row = |(place, (question, reply)): (usize, (&'static crate::content::Question, Reply))| {
        html! {
            <div class="answer">
                <dt>{ plain((place + 1).to_string()) }{ ". " }{ cx.say(question.short) }</dt>
                <dd>
                    if let Reply::Chosen(choice) = reply {
                        { chosen(cx, question, choice, perspective) }
                    } else if reply == Reply::Unsure {
                        { cx.say(ui::NOT_SURE) }
                    } else {
                        { cx.say(ui::NOT_ANSWERED) }
                    }
                </dd>
                <dd class="answer-change">
                    <button type="button" class="btn-text" data-change={place.to_string()} onclick={cx.on(Action::Change(place))}>
                        { cx.say(ui::CHANGE) }<span class="vh">{ ": " }{ cx.say(question.short) }</span>
                    </button>
                </dd>
            </div>
        }
    };
    html! { <dl class="answers">{ for state.answers.each().enumerate().map(row) }</dl> }
}
