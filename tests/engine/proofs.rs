//! Over every answer set: what leads how often, and what holds of every result.

use crate::dice::Dice;
use crate::state::concluded;
use crate::{answers, pick};
use rapport::content::{MARKS, Perspective, QUESTIONS, TIEBREAKS, every_question, primary};
use rapport::engine::fit::{Band, Change, Tallies, changes, outcome};
use rapport::engine::quiz::{Answers, EMPHASIS_FACTOR, EMPHASISED_MAX, Reply};
use rapport::engine::reduce::QuizAction;
use rapport::engine::set::Set;
use rapport::engine::state::{Screen, State};

#[test]
fn a_mark_counts_the_answer_twice_and_not_sure_for_nothing() {
    let mut dice = Dice(23);
    for _ in 0..20_000 {
        let given = dice.answers();
        for question in every_question().filter(|question| !given.emphasised().contains(question)) {
            let marked = given.clone().emphasise(question);
            let once = Tallies::of_one(question, given.get(question), 1);
            match given.get(question) {
                Reply::Chosen(_) if marked.emphasised().contains(question) => {
                    assert_eq!(Tallies::of(&marked), Tallies::of(&given).plus(once));
                    assert_eq!(Tallies::of_one(question, given.get(question), EMPHASIS_FACTOR), once.plus(once));
                }
                _ => assert_eq!(Tallies::of(&marked), Tallies::of(&given), "{}", question.id),
            }
        }
    }
}

#[test]
fn two_questions_can_be_marked_and_a_third_only_after_one_is_taken_back() {
    let two = answers("").emphasise(&QUESTIONS[2]).emphasise(&QUESTIONS[5]);
    assert_eq!(two.emphasised(), Set::of([&QUESTIONS[2], &QUESTIONS[5]]));
    assert_eq!(two.emphasised().len(), EMPHASISED_MAX);
    assert!(!two.may_emphasise(&QUESTIONS[3]) && two.may_emphasise(&QUESTIONS[5]));
    assert_eq!(two.clone().emphasise(&QUESTIONS[3]), two, "a third is refused");
    assert_eq!(
        two.emphasise(&QUESTIONS[2]).emphasise(&QUESTIONS[3]).emphasised(),
        Set::of([&QUESTIONS[3], &QUESTIONS[5]])
    );
    for question in [&QUESTIONS[0]].into_iter().chain(&TIEBREAKS) {
        assert_eq!(
            answers("").emphasise(question),
            answers(""),
            "the need says what matters by itself, and a tie-break can't"
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
    let marked = quiz.after(QuizAction::Change(&QUESTIONS[6])).after(QuizAction::Emphasise).after(QuizAction::Continue);
    let marked =
        marked.after(QuizAction::Change(&QUESTIONS[4])).after(QuizAction::Emphasise).after(QuizAction::Continue);
    assert_eq!((marked.screen, lead(&marked)), (Screen::Result, vec!["mentoring"]));
    assert_eq!(marked.quiz.answers.emphasised(), Set::of([&QUESTIONS[4], &QUESTIONS[6]]));
    let reasons = &outcome(&marked.quiz.answers).fits[0].reasons_for;
    let matter: Vec<_> = reasons.iter().filter(|r| r.matters).map(|r| r.question.id).collect();
    assert_eq!(matter, ["format", "manager"]);
    let changed = marked.after(QuizAction::Change(&QUESTIONS[4])).after(pick(4, 0)).after(QuizAction::Continue);
    assert_eq!(
        changed.quiz.answers.emphasised(),
        marked.quiz.answers.emphasised(),
        "another answer to it matters as much"
    );
    let cancelled =
        marked.after(QuizAction::Change(&QUESTIONS[6])).after(QuizAction::Emphasise).after(QuizAction::Back);
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
        let open = every_question().fold(given.clone(), |answers, question| match answers.get(question) {
            Reply::Unsure => answers.with(question, Reply::Open),
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
        let all: Vec<_> = given.each().collect();
        let points = all.iter().map(|(q, r)| Tallies::of_one(q, *r, given.counts(q)));
        let backwards = points.rev().fold(Tallies::default(), Tallies::plus);
        assert_eq!(forwards, backwards);
    }
}

#[test]
fn the_order_in_which_two_answers_are_picked_does_not_matter() {
    let (answers, need) = (Answers::default(), &QUESTIONS[0]);
    for (one, two) in [(0, 1), (2, 5), (6, 3)] {
        let pick = |first: usize, second: usize| {
            let once = answers.clone().with(need, answers.pick(need, &need.answers()[first]));
            once.pick(need, &need.answers()[second])
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
        for question in every_question() {
            let Reply::Chosen(own) = given.get(question) else { continue };
            for answer in question.answers() {
                let other = Set::singleton(answer);
                let then = Tallies::of(&given.clone().with(question, Reply::Chosen(other))).leaders();
                if other != own && then != now {
                    found += 1;
                    let told = |c: &Change| (c.question, c.answer, c.leaders) == (question, answer, then);
                    assert!(promised.iter().any(told));
                }
            }
        }
        assert_eq!(promised.len(), found);
    }
}
