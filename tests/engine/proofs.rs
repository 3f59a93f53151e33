//! Over every answer set: what leads how often, and what holds of every result.

use crate::answers;
use crate::dice::Dice;
use crate::state::concluded;
use rapport::content::{MARKS, Perspective, QUESTIONS, TIEBREAKS, every_question, primary};
use rapport::engine::fit::{Band, Tallies, changes, outcome};
use rapport::engine::proof::{Census, Figures};
use rapport::engine::quiz::{Answers, EMPHASIS_FACTOR, EMPHASISED_MAX, Reply, can_be_emphasised, replies};
use rapport::engine::reduce::QuizAction;
use rapport::engine::set::Set;
use rapport::engine::state::{Screen, State};
use rapport::engine::{figures, proof};
use std::sync::LazyLock;

/// Every complete answer set, and every answer set: worked out once for all tests.
pub(crate) static COMPLETE: LazyLock<Census> = LazyLock::new(proof::complete);
pub(crate) static ALL: LazyLock<Census> = LazyLock::new(proof::all);

#[test]
fn the_figures_that_the_widget_shows_are_those_of_the_proofs() {
    let remedy = "run `cargo dev report --write`";
    assert!(figures::COMPLETE == *COMPLETE, "{remedy}: {:?} is now {:?}", figures::COMPLETE, *COMPLETE);
    assert!(figures::ALL == *ALL, "{remedy}: {:?} is now {:?}", figures::ALL, *ALL);
    let other = Figures { ties: figures::ALL.ties + 1, ..figures::ALL };
    assert!(other != *ALL, "a wrong one is noticed");
}

#[test]
fn each_relationship_alone_leads_between_5_and_25_percent_of_all_complete_answer_sets() {
    let census = &*COMPLETE;
    let sets: usize = QUESTIONS.iter().map(|q| replies(q).count()).product();
    assert_eq!(census.sets, sets as u64, "every complete answer set was run");
    for (relationship, alone) in primary().zip(census.leads_alone) {
        let share = alone * 1000 / census.sets;
        assert!((50..=250).contains(&share), "{} leads {share} in 1,000", relationship.id);
    }
    let led: u64 = census.leads_alone.iter().sum();
    assert_eq!(led + census.ties + census.nothing_fits, census.sets, "every set has an outcome");
}

#[test]
fn every_answer_set_with_not_sure_has_an_outcome_too() {
    let census = &*ALL;
    let sets: usize = QUESTIONS.iter().map(|q| replies(q).count() + 1).product();
    assert_eq!(census.sets, sets as u64);
    let led: u64 = census.leads_alone.iter().sum();
    assert_eq!(led + census.ties + census.nothing_fits, census.sets);
    assert!(census.nothing_fits > 0, "the set without any answer leads nowhere");
}

#[test]
fn a_question_that_matters_moves_the_result_and_keeps_every_share_in_its_bounds() {
    let importance = proof::importance();
    let can = (0..32).filter(|index| can_be_emphasised(*index)).count();
    assert_eq!((can, importance.markings.len()), (7, 7 + 7 * 6 / 2), "each alone, and each with each other");
    let share = importance.moved * 100 / importance.sets;
    assert!((20..=60).contains(&share), "one mark changes what leads in {share} of 100 sets");
    for (marked, census) in importance.markings {
        assert_eq!(census.sets, importance.sets, "every complete answer set was run");
        let led: u64 = census.leads_alone.iter().sum();
        assert_eq!(led + census.ties + census.nothing_fits, census.sets, "every set has an outcome");
        for (relationship, alone) in primary().zip(census.leads_alone) {
            let share = alone * 1000 / census.sets;
            assert!((50..=250).contains(&share), "{} leads {share} in 1,000 with {marked:?}", relationship.id);
        }
    }
}

#[test]
fn a_mark_counts_the_answer_twice_and_not_sure_for_nothing() {
    let mut dice = Dice(23);
    for _ in 0..20_000 {
        let given = dice.answers();
        for (index, question) in every_question().enumerate().filter(|(index, _)| !given.emphasised().contains(*index))
        {
            let marked = given.clone().emphasise(index);
            let once = Tallies::of_one(question, given.get(index), 1);
            match given.get(index) {
                Reply::Chosen(_) if marked.emphasised().contains(index) => {
                    assert_eq!(Tallies::of(&marked), Tallies::of(&given).plus(once));
                    assert_eq!(Tallies::of_one(question, given.get(index), EMPHASIS_FACTOR), once.plus(once));
                }
                _ => assert_eq!(Tallies::of(&marked), Tallies::of(&given), "{}", question.id),
            }
        }
    }
}

#[test]
fn two_questions_can_be_marked_and_a_third_only_after_one_is_taken_back() {
    let two = answers("").emphasise(2).emphasise(5);
    assert_eq!(two.emphasised(), Set::singleton(2).insert(5));
    assert_eq!(two.emphasised().len(), EMPHASISED_MAX);
    assert!(!two.may_emphasise(3) && two.may_emphasise(5));
    assert_eq!(two.clone().emphasise(3), two, "a third is refused");
    assert_eq!(two.emphasise(2).emphasise(3).emphasised(), Set::singleton(3).insert(5));
    for index in [0, QUESTIONS.len(), 31] {
        assert_eq!(
            answers("").emphasise(index),
            answers(""),
            "the need says what matters by itself, and no other is there"
        );
    }
}

#[test]
fn a_mark_moves_what_leads_and_stays_when_an_answer_is_changed() {
    let said =
        "need=skill+growth act=questions stand=influence length=fixed format=asked bond=objective manager=private";
    let quiz = concluded(Perspective::Seeking, answers(said));
    let lead = |state: &State| outcome(&state.quiz.answers).leaders.each().map(|r| r.id).collect::<Vec<_>>();
    assert_eq!(lead(&quiz), ["coaching"]);
    let marked = quiz.after(QuizAction::Change(6)).after(QuizAction::Emphasise).after(QuizAction::Continue);
    let marked = marked.after(QuizAction::Change(4)).after(QuizAction::Emphasise).after(QuizAction::Continue);
    assert_eq!((marked.screen, lead(&marked)), (Screen::Result, vec!["mentoring"]));
    assert_eq!(marked.quiz.answers.emphasised(), Set::singleton(4).insert(6));
    let reasons = &outcome(&marked.quiz.answers).fits[0].reasons_for;
    let matter: Vec<_> = reasons.iter().filter(|r| r.matters).map(|r| r.question.id).collect();
    assert_eq!(matter, ["format", "manager"]);
    let changed = marked.after(QuizAction::Change(4)).after(QuizAction::Pick(0)).after(QuizAction::Continue);
    assert_eq!(
        changed.quiz.answers.emphasised(),
        marked.quiz.answers.emphasised(),
        "another answer to it matters as much"
    );
    let cancelled = marked.after(QuizAction::Change(6)).after(QuizAction::Emphasise).after(QuizAction::Back);
    assert_eq!(cancelled.quiz.answers, marked.quiz.answers);
    assert_eq!(marked.after(QuizAction::Emphasise).quiz.answers, marked.quiz.answers, "only a question can be marked");
}

#[test]
fn support_never_lowers_a_relationship_against_one_that_the_answer_does_not_support() {
    let (made, failed) = proof::support_never_lowers();
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
fn no_answers_no_fit() {
    for said in ["", "need=? act=? stand=? length=? format=? bond=? manager=? fairness=?"] {
        let outcome = outcome(&answers(said));
        assert!(outcome.leaders.is_empty());
        assert!(outcome.fits.iter().all(|f| f.band.is_none()));
        assert_eq!(outcome.answered, 0);
    }
}

#[test]
fn not_sure_is_the_same_as_no_answer() {
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let given = dice.answers();
        let open =
            (0..QUESTIONS.len() + TIEBREAKS.len()).fold(given.clone(), |answers, index| match answers.get(index) {
                Reply::Unsure => answers.with(index, Reply::Open),
                _ => answers,
            });
        assert_eq!(Tallies::of(&given), Tallies::of(&open));
    }
}

#[test]
fn the_order_of_questions_does_not_matter() {
    let mut dice = Dice(11);
    for _ in 0..20_000 {
        let given = dice.answers();
        let forwards = Tallies::of(&given);
        let all: Vec<_> = given.each().enumerate().collect();
        let points = all.iter().map(|(index, (q, r))| Tallies::of_one(q, *r, given.counts(*index)));
        let backwards = points.rev().fold(Tallies::default(), Tallies::plus);
        assert_eq!(forwards, backwards);
    }
}

#[test]
fn the_order_in_which_two_answers_are_picked_does_not_matter() {
    let answers = Answers::default();
    for (one, two) in [(0, 1), (2, 5), (6, 3)] {
        let pick = |first, second| {
            let once = answers.clone().with(0, answers.pick(0, first));
            once.pick(0, second)
        };
        assert_eq!(pick(one, two), pick(two, one));
    }
}

#[test]
fn every_mark_rests_on_claims_about_its_relationship() {
    let mut seen = 0;
    for mark in &MARKS {
        seen += 1;
        assert!(!mark.claims().is_empty());
        for claim in mark.claims() {
            let about = claim.of().any(|r| r == mark.relationship());
            assert!(about, "{} for {}", claim.id(), mark.relationship().id);
        }
    }
    assert!(seen > 60, "{seen} marks");
}

#[test]
fn every_ruled_out_fit_names_its_claims_and_never_leads() {
    let mut dice = Dice(13);
    let mut met = 0;
    for _ in 0..20_000 {
        let outcome = outcome(&dice.answers());
        for fit in outcome.fits.iter().filter(|f| f.band == Some(Band::RuledOut)) {
            met += 1;
            assert!(!outcome.leaders.contains(fit.relationship));
            assert!(fit.ruled_out_by.iter().all(|r| !r.mark.claims().is_empty() && r.answer.instead.is_some()));
            assert!(!fit.ruled_out_by.is_empty());
        }
    }
    assert!(met > 1000, "{met} ruled out");
}

#[test]
fn ranks_follow_the_order_and_all_eight_are_there() {
    let mut dice = Dice(17);
    for _ in 0..20_000 {
        let outcome = outcome(&dice.answers());
        assert_eq!(outcome.fits.len(), primary().count());
        assert_eq!(outcome.fits[0].rank, 1);
        assert!(outcome.fits.windows(2).all(|p| p[0].rank <= p[1].rank));
        let bands: Vec<_> = outcome.fits.iter().filter_map(|f| f.band).collect();
        let leads = outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship));
        assert!(leads.clone().all(|f| f.rank == 1));
        assert!(bands.is_sorted(), "a higher band never stands below a lower one");
    }
}

#[test]
fn each_change_does_what_it_promises_and_none_is_missing() {
    let mut dice = Dice(19);
    for _ in 0..500 {
        let given = dice.answers();
        let now = Tallies::of(&given).leaders();
        let promised = changes(&given);
        let mut found = 0;
        for (index, question) in every_question().enumerate() {
            let Reply::Chosen(own) = given.get(index) else { continue };
            for answer in 0..question.answers().len() {
                let other = Set::singleton(answer);
                let then = Tallies::of(&given.clone().with(index, Reply::Chosen(other))).leaders();
                if other != own && then != now {
                    found += 1;
                    let id = question.answers()[answer].id;
                    assert!(promised.iter().any(|c| c.index == index && c.answer.id == id && c.leaders == then));
                }
            }
        }
        assert_eq!(promised.len(), found);
    }
}
