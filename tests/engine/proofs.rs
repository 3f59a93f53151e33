//! Over every answer set: what leads how often, and what holds of every result.

use crate::answers;
use crate::dice::Dice;
use crate::state::concluded;
use rapport::content::{MARKS, Perspective, QUESTIONS, TIEBREAKS, every_question, primary};
use rapport::engine::fit::{Band, Tallies, changes, outcome};
use rapport::engine::quiz::{Answers, EMPHASIS_FACTOR, EMPHASISED_MAX, Reply};
use rapport::engine::reduce::QuizAction;
use rapport::engine::set::Set;
use rapport::engine::state::{Screen, State};

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
