//! Every reason of every relationship leads to its cells: opened, in view, with the focus.

use std::collections::BTreeSet;

use rapport::{
    content::{Answer, MARKS, Mark, Perspective, Question, Relationship, Strength, every_question, primary},
    engine::{
        fit::{Band, Outcome, Reason, outcome},
        quiz::{Answers, Reply},
    },
};
use serde_json::json;

use crate::{
    harness::{Engine, Page, say, skipped_in, ui, visit},
    result::show,
};

/// A way from a reason to a cell, with ids for words: relationship, answer, and the place of the cell in the table.
type Way = (&'static str, &'static str, String);

/// The ways that the result offers, in its order: those of what is ruled out, then those of what is told in full.
fn ways(outcome: &Outcome) -> Vec<Way> {
    let full = |band| matches!(band, Some(Band::Strong | Band::Considering));
    let out = outcome.fits.iter().flat_map(|fit| fit.ruled_out_by.iter().map(move |reason| (fit, reason)));
    let told = outcome.fits.iter().filter(|fit| full(fit.band)).take(3);
    let told = told.flat_map(|fit| fit.reasons_for.iter().chain(&fit.reasons_against).map(move |reason| (fit, reason)));
    out.chain(told).flat_map(|(fit, reason)| to_cells(fit.relationship, reason)).collect()
}

fn to_cells(relationship: &'static Relationship, reason: &Reason) -> Vec<Way> {
    let claims = reason.mark.claims();
    let cells = claims.chunk_by(|a, b| a.dimension() == b.dimension());
    let cells = cells.filter_map(|told| reason.mark.relationship().cell(told[0].dimension()));
    cells
        .map(|cell| {
            let place = format!("{}/{}", cell.relationship().id, cell.dimension().id);
            (relationship.id, reason.answer.id, place)
        })
        .collect()
}

/// All marks on answers, each with its question and its answer.
fn marks() -> impl Iterator<Item = (&'static Question, &'static Answer, &'static Mark)> {
    every_question().flat_map(|question| {
        let answers = question.answers().iter();
        answers.flat_map(move |answer| answer.marks().iter().map(move |m| (question, answer, m)))
    })
}

/// This answer, and to the other questions what speaks most for the relationship.
fn in_favour(question: &Question, answer: &Answer, relationship: &Relationship) -> Answers {
    let mut answers = Answers::default();
    for other in every_question() {
        let speaks = |strength| {
            let marked = |mark: &Mark| mark.relationship() == relationship && mark.strength == strength;
            other.answers().iter().find(|answer| answer.marks().iter().any(marked))
        };
        let best = speaks(Strength::Strong).or_else(|| speaks(Strength::Some));
        let chosen = if other == question { Some(answer) } else { best.filter(|_| !other.is_tiebreak()) };
        let reply = match chosen {
            Some(chosen) => answers.pick(other, chosen),
            None if !other.is_tiebreak() => Reply::Unsure,
            None => continue,
        };
        answers = answers.with(other, reply);
    }
    answers
}

/// Sets of answers whose results offer every way there is.
fn sets() -> Vec<Answers> {
    let mut seen: BTreeSet<Way> = BTreeSet::new();
    let mut sets = Vec::new();
    for (question, answer, mark) in marks() {
        let relationship = mark.relationship();
        let is_sought = |way: &Way| (way.0, way.1) == (relationship.id, answer.id);
        if mark.claims().is_empty() || seen.iter().any(is_sought) {
            continue;
        }
        let answers = in_favour(question, answer, relationship);
        let ways = ways(&outcome(&answers));
        assert!(ways.iter().any(is_sought), "no result tells what {} says of {}", answer.id, relationship.id);
        seen.extend(ways);
        sets.push(answers);
    }
    sets
}

#[test]
fn these_sets_of_answers_offer_every_way_there_is() {
    let offered: BTreeSet<_> = sets().iter().flat_map(|answers| ways(&outcome(answers))).collect();
    let marked: BTreeSet<_> = marks().map(|(_, answer, mark)| (mark.relationship().id, answer.id)).collect();
    let of: BTreeSet<_> = offered.iter().map(|(relationship, answer, _)| (*relationship, *answer)).collect();
    assert_eq!(of, marked);
    assert_eq!(marks().count(), MARKS.len());
    assert_eq!(of.iter().map(|(relationship, _)| *relationship).collect::<BTreeSet<_>>().len(), primary().count());
    println!("{} marks, {} ways from them to cells, in {} results", marks().count(), offered.len(), sets().len());
}

/// Goes every way that none before has gone, and back each time.
async fn go_every_way(page: &Page, perspective: Perspective, width: u32) {
    page.resize(width).await;
    let mut gone = BTreeSet::new();
    for answers in sets() {
        show(page, perspective, &answers).await;
        let ways = ways(&outcome(&answers));
        let new: Vec<_> = ways.iter().enumerate().filter(|(_, way)| gone.insert((*way).clone())).collect();
        let script = "const links = () => all('.why-not .cell-link, .reason .cell-link');
            const count = links().length;
            const landed = [];
            for (const place of given.places) {
                const link = links()[place];
                link.focus();
                link.click();
                await eventually('a cell has the focus', () => one('.matrix') && holder().dataset.cell && inView(holder()));
                landed.push([holder().dataset.cell, holder().getAttribute('aria-expanded')]);
                // What it says is in sight as well: the beginning of it, within the table and the window.
                const { top, height } = one('.opened').getBoundingClientRect();
                const seen = Math.min(innerHeight, one('.scroll').getBoundingClientRect().bottom) - top;
                if (seen < Math.min(height, 120)) throw new Error(`of ${holder().dataset.cell} one sees ${seen} px`);
                // By turns through the browser, which takes the reader back to where the result was left.
                if (place % 2) history.back();
                else finding('.mast nav button', given.back)[0].click();
                const isThere = () => one('.result') && holder().matches('.cell-link') && inView(holder());
                await eventually('the reader is back at the reason', isThere);
                if (holder().dataset.cell !== landed.at(-1)[0]) throw new Error('back at another reason');
            }
            return { count, landed };";
        let places: Vec<_> = new.iter().map(|(place, _)| place).collect();
        let landed: serde_json::Value =
            page.read_with(script, json!({ "places": places, "back": ui("nav-choose", &[]) })).await;
        let expected: Vec<_> = new.iter().map(|(_, (_, _, cell))| (cell, "true")).collect();
        assert_eq!(landed, json!({ "count": ways.len(), "landed": expected }), "{new:?}");
    }
    assert!(gone.len() > MARKS.len(), "some reasons rest on several cells: {}", gone.len());
}

#[test]
fn every_reason_leads_to_its_cells_on_a_phone() {
    if skipped_in(&[Engine::Chromium], "the same 133 ways are gone here on a desk; in the other engines on a phone") {
        return;
    }
    visit(async |page| go_every_way(page, Perspective::Seeking, 360).await);
}

#[test]
fn every_reason_leads_to_its_cells_on_a_desk() {
    if skipped_in(
        &[Engine::Firefox, Engine::WebKit],
        "the same 133 ways are gone here on a phone; in Chromium on a desk",
    ) {
        return;
    }
    visit(async |page| go_every_way(page, Perspective::Offering, 1280).await);
}

#[test]
fn the_name_of_each_way_says_which_cell_it_leads_to() {
    visit(async |page| {
        for answers in sets().iter().take(12) {
            show(page, Perspective::Seeking, answers).await;
            let names: Vec<_> = ways(&outcome(answers))
                .iter()
                .map(|(_, _, place)| {
                    let (column, row) = place.split_once('/').unwrap();
                    let cell = rapport::engine::matrix::cell(column, row).unwrap();
                    let (column, row) = (say(cell.relationship().name), say(cell.dimension().name));
                    let name = ui("cell-name", &[("relationship", &column), ("dimension", &row)]);
                    format!("{}: {name}", ui("see-cell", &[]))
                })
                .collect();
            page.shows(names, "return all('.why-not .cell-link, .reason .cell-link').map(called)").await;
        }
    });
}
