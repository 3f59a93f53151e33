//! An outcome in words, on the screen and as plain text alike.

use yew::prelude::*;

use crate::content::{CARE, Care, Perspective, Text, Whom, ui};
use crate::engine::beyond::is_given;
use crate::engine::fit::{Band, Fit, Outcome};
use crate::engine::state::State;
use crate::view::dom::context::Cx;
use crate::view::dom::writer::Writer;
use crate::view::widgets::phrase::{and_list, list_with};

/// How many fits are told in full.
const IN_FULL: usize = 3;

/// How it is said that little separates those in front, or nothing.
pub(crate) fn close_call_text(outcome: &Outcome) -> Option<(Text, Text)> {
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
        (names, _) => cx.fill(ui::RESULT_TIE, &[("names", (&and_list(cx, names)).into())]),
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
    list_with(cx, roles, ui::OR)
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
pub(crate) const BANDS: [Option<Band>; 5] =
    [Some(Band::Strong), Some(Band::Considering), Some(Band::LessSuited), None, Some(Band::RuledOut)];

/// The fits of one band.
pub(crate) fn in_band(outcome: &Outcome, band: Option<Band>) -> Vec<&Fit> {
    outcome.fits.iter().filter(|f| f.band == band).collect()
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

/// Whether an answer tells of harm.
pub(crate) fn reports_harm(state: &State) -> bool {
    CARE.iter().any(|care| is_given(&state.quiz.answers, care.answer()))
}

/// To whom it is said, and in which order: somebody who could give support is more likely to have seen or heard of it.
pub(crate) fn care_groups(perspective: Perspective) -> [(Whom, Text); 2] {
    let (target, bystander) = ((Whom::Target, ui::CARE_TARGET), (Whom::Bystander, ui::CARE_BYSTANDER));
    match perspective {
        Perspective::Seeking => [target, bystander],
        Perspective::Offering => [bystander, target],
    }
}

/// What is said to them after these answers.
pub(crate) fn care_for(state: &State, to: Whom) -> impl Iterator<Item = &'static Care> {
    CARE.iter().filter(move |c| c.whom == to && is_given(&state.quiz.answers, c.answer()))
}
