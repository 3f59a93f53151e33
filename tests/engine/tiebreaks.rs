//! Further questions where little separates those that come first.

use crate::dice::Dice;
use crate::state::concluded;
use crate::{answers, pick};
use rapport::content::{Perspective, QUESTIONS, TIEBREAKS, primary};
use rapport::engine::fit::{Tallies, outcome};
use rapport::engine::quiz::{Answers, Reply, TIEBREAKS_MAX};
use rapport::engine::reduce::QuizAction;
use rapport::engine::set::Set;
use rapport::engine::state::{Focus, Screen, State};
use rapport::engine::tiebreak::offered;

#[test]
fn only_tie_breaks_whose_answers_bear_on_those_in_front_in_different_ways_are_offered() {
    let mut dice = Dice(53);
    let mut met = 0;
    for _ in 0..20_000 {
        // At most one has been answered already.
        let one = &TIEBREAKS[dice.below(TIEBREAKS.len())];
        let others = TIEBREAKS.iter().filter(|question| *question != one);
        let given = others.fold(dice.answers(), |answers, question| answers.with(question, Reply::Open));
        let close = Tallies::of(&given).contenders();
        let room = TIEBREAKS_MAX.saturating_sub(given.broken().len());
        let offers = offered(&given);
        assert!(offers.len() <= room);
        let outcome = outcome(&given);
        assert_eq!(outcome.close_call, close.len() > 1);
        for fit in &outcome.fits {
            assert_eq!(outcome.contends(fit), close.contains(fit.relationship), "{}", fit.relationship.id);
        }
        for question in &offers {
            assert!(close.len() > 1 && given.get(question) == Reply::Open);
            let told = question.answers().iter().any(|answer| {
                let strength = |r| answer.marks().iter().find(|m| m.relationship() == r).map(|m| m.strength);
                let all = primary().filter(|r| close.contains(r)).map(strength);
                all.clone().any(|one| all.clone().any(|other| one != other))
            });
            assert!(told, "{}", question.id);
            met += 1;
        }
    }
    assert!(met > 2000, "{met} offers");
}

#[test]
fn each_answer_to_a_tie_break_bears_on_something() {
    assert!((5..=8).contains(&TIEBREAKS.len()));
    for question in &TIEBREAKS {
        assert!((2..=3).contains(&question.answers().len()), "{}", question.id);
        assert!(question.answers().iter().all(|answer| !answer.marks().is_empty()), "{}", question.id);
        assert_eq!((question.weight, question.choose), (1, 1), "it counts like any other");
    }
}

/// A state at the result of a close call.
pub(crate) fn close_call() -> State {
    let given = answers("need=growth+skill");
    let quiz = concluded(Perspective::Seeking, given);
    assert!(!offered(&quiz.quiz.answers).is_empty(), "{:?}", outcome(&quiz.quiz.answers));
    quiz
}

#[test]
fn a_tie_break_is_answered_from_the_result_counts_and_stays() {
    let result = close_call();
    let question = offered(&result.quiz.answers)[0];
    let first = &question.answers()[0];
    let asked = result.after(QuizAction::Change(question));
    assert_eq!((asked.screen, asked.focus), (Screen::Question(question), Focus::Heading));
    assert!(asked.after(QuizAction::Continue).quiz.missing, "an answer is asked for");
    let called_off = asked.after(QuizAction::Pick(first)).after(QuizAction::Back);
    assert_eq!((called_off.screen, &called_off.quiz.answers), (Screen::Result, &result.quiz.answers));
    assert_eq!(called_off.focus, Focus::Change(question));
    let unsure = asked.after(QuizAction::Unsure).after(QuizAction::Continue);
    assert_eq!(Tallies::of(&unsure.quiz.answers), Tallies::of(&result.quiz.answers));
    assert!(!offered(&unsure.quiz.answers).contains(&question), "it was put");
    let answered = asked.after(QuizAction::Pick(first)).after(QuizAction::Continue);
    assert_eq!(
        (answered.screen, answered.quiz.answers.get(question)),
        (Screen::Result, Reply::Chosen(Set::singleton(first)))
    );
    let points = Tallies::of_one(question, Reply::Chosen(Set::singleton(first)), 1);
    assert_eq!(Tallies::of(&answered.quiz.answers), Tallies::of(&result.quiz.answers).plus(points));
    assert_eq!(answered.quiz.answers.clone().emphasise(question).emphasised(), Set::default(), "it can't be marked");
    // However clear the lead is now, what was said to it stays, is listed, and can be changed.
    let clear = answered.after(QuizAction::Change(&QUESTIONS[0])).after(pick(0, 1)).after(pick(0, 2)).after(pick(0, 6));
    let clear = clear
        .after(QuizAction::Continue)
        .after(QuizAction::Change(&QUESTIONS[1]))
        .after(pick(1, 5))
        .after(QuizAction::Continue);
    assert!(!outcome(&clear.quiz.answers).close_call && offered(&clear.quiz.answers).is_empty());
    assert!(clear.quiz.answers.listed().any(|(listed, _)| listed == question));
    assert_eq!(clear.after(QuizAction::Change(question)).screen, Screen::Question(question));
    let others = TIEBREAKS.iter().filter(|other| *other != question);
    for other in others {
        assert_eq!(clear.after(QuizAction::Change(other)).screen, Screen::Result, "none that is not offered is put");
    }
    assert_eq!(clear.after(QuizAction::Restart).quiz.answers, Answers::default());
}

#[test]
fn after_three_tie_breaks_no_more_are_offered() {
    let mut quiz = close_call();
    let mut put = 0;
    while let Some(question) = offered(&quiz.quiz.answers).first() {
        quiz = quiz.after(QuizAction::Change(question)).after(QuizAction::Unsure).after(QuizAction::Continue);
        put += 1;
    }
    assert_eq!((put, quiz.quiz.answers.broken().len()), (TIEBREAKS_MAX, TIEBREAKS_MAX));
    assert!(outcome(&quiz.quiz.answers).close_call, "it is as close as before, and says so");
}
