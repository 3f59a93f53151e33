//! What holds over every answer set, and that what is written of it is up to date: worked out once for all these tests.

use fs_err as fs;
use rapport::content::{QUESTIONS, every_question, primary};
use rapport::engine::figures;
use rapport::engine::proof::{self, Figures};
use rapport::engine::quiz::{can_be_emphasised, replies};
use std::path::Path;
use std::sync::LazyLock;

use super::document::document;
use super::findings::{Findings, work_out};
use super::{DOCUMENT, REPORT};

static FINDINGS: LazyLock<Findings> = LazyLock::new(work_out);

#[test]
fn the_document_and_the_report_are_those_of_the_proofs() {
    let written = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../content").join(name));
    for (name, expected) in [(DOCUMENT, document(&FINDINGS)), (REPORT, FINDINGS.json())] {
        let written = written(name).unwrap();
        let differing = written.lines().zip(expected.lines()).position(|(is, should)| is != should);
        let line = differing.unwrap_or_else(|| written.lines().count().min(expected.lines().count())) + 1;
        assert!(written == expected, "{name} differs from the content in line {line}: run cargo dev report --write");
    }
}

#[test]
fn the_figures_that_the_widget_shows_are_those_of_the_proofs() {
    let remedy = "run `cargo dev report --write`";
    assert!(figures::COMPLETE == FINDINGS.complete, "{remedy}: {:?} is now {:?}", figures::COMPLETE, FINDINGS.complete);
    assert!(figures::ALL == FINDINGS.all, "{remedy}: {:?} is now {:?}", figures::ALL, FINDINGS.all);
    let other = Figures { ties: figures::ALL.ties + 1, ..figures::ALL };
    assert!(other != FINDINGS.all, "a wrong one is noticed");
}

#[test]
fn each_relationship_alone_leads_between_5_and_25_percent_of_all_complete_answer_sets() {
    let census = &FINDINGS.complete;
    let sets: usize = QUESTIONS.iter().map(|q| replies(q).count()).product();
    assert_eq!(census.sets, sets as u64, "every complete answer set was run");
    for (relationship, alone) in primary().zip(&census.leads_alone) {
        let share = alone * 1000 / census.sets;
        assert!((50..=250).contains(&share), "{} leads {share} in 1,000", relationship.id);
    }
    let led: u64 = census.leads_alone.iter().sum();
    assert_eq!(led + census.ties + census.nothing_fits, census.sets, "every set has an outcome");
}

#[test]
fn every_answer_set_with_not_sure_has_an_outcome_too() {
    let census = &FINDINGS.all;
    let sets: usize = QUESTIONS.iter().map(|q| replies(q).count() + 1).product();
    assert_eq!(census.sets, sets as u64);
    let led: u64 = census.leads_alone.iter().sum();
    assert_eq!(led + census.ties + census.nothing_fits, census.sets);
    assert!(census.nothing_fits > 0, "the set without any answer leads nowhere");
}

#[test]
fn a_question_that_matters_moves_the_result_and_keeps_every_share_in_its_bounds() {
    let importance = &FINDINGS.importance;
    let can = every_question().filter(|question| can_be_emphasised(question)).count();
    assert_eq!((can, importance.markings.len()), (7, 7 + 7 * 6 / 2), "each alone, and each with each other");
    let share = importance.moved * 100 / importance.sets;
    assert!((20..=60).contains(&share), "one mark changes what leads in {share} of 100 sets");
    for (marked, census) in &importance.markings {
        assert_eq!(census.sets, importance.sets, "every complete answer set was run");
        let led: u64 = census.leads_alone.iter().sum();
        assert_eq!(led + census.ties + census.nothing_fits, census.sets, "every set has an outcome");
        for (relationship, alone) in primary().zip(&census.leads_alone) {
            let share = alone * 1000 / census.sets;
            assert!((50..=250).contains(&share), "{} leads {share} in 1,000 with {marked:?}", relationship.id);
        }
    }
}

#[test]
fn support_never_lowers_a_relationship_against_one_that_the_answer_does_not_support() {
    let (made, failed) = (FINDINGS.comparisons, FINDINGS.failed);
    assert!(made > 500_000_000, "{made} comparisons, tie-breaks among them");
    assert_eq!(failed, 0);
}

#[test]
fn silence_of_the_sources_moves_nothing() {
    let (pairs, moved) = proof::silence_moves_nothing();
    assert!(pairs > 50, "{pairs} pairs");
    assert_eq!(moved, 0);
}

#[test]
fn close_calls_are_offered_tie_breaks_which_settle_nearly_all_of_them() {
    let tiebreaks = &FINDINGS.tiebreaks;
    let sets: usize = QUESTIONS.iter().map(|q| replies(q).count()).product();
    assert_eq!(tiebreaks.sets, sets as u64, "every complete answer set was run");
    assert!((100..400).contains(&(tiebreaks.close * 1000 / tiebreaks.sets)), "{} close calls", tiebreaks.close);
    assert_eq!(tiebreaks.offered, tiebreaks.close, "no close call is left alone");
    assert!(tiebreaks.settled * 100 > tiebreaks.close * 98, "{} settled by one answer", tiebreaks.settled);
    assert!(tiebreaks.settled_by_all >= tiebreaks.settled);
    assert!(tiebreaks.emptied * 1000 < tiebreaks.answers, "hardly ever nothing leads any more");
    assert!(tiebreaks.strangers * 100 < tiebreaks.answers * 2, "hardly ever one leads that was not close");
    assert!(proof::never_apart().is_empty(), "each two of the eight can be told apart");
}
