//! The engine: proofs over every answer set, and fits that anybody can check against the sources.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

mod dice;

use std::sync::LazyLock;

use dice::{Dice, sane};
use rapport::content::{
    self, Answer, CARE, CELLS, CLAIMS, CONTRADICTIONS, Cell, DIMENSIONS, DISAGREEMENTS, Difference, MARKS, PRESETS,
    Perspective, QUESTIONS, Relationship, Strength, TIEBREAKS, TOGETHER, english, every_question, preset, primary,
};
use rapport::engine::beyond::{NEAREST, OPEN, Shown, is_given, is_own, is_several, meets, nearest, serves, shown};
use rapport::engine::differ::Filter;
use rapport::engine::figures;
use rapport::engine::fit::{Band, Fit, Outcome, Reason, Tallies, changes, outcome};
use rapport::engine::matrix::{
    self, Options, TELLING, apart, beside, cell, every_column, every_row, matches, most_differing_rows, on_a_scale,
    project, project_pair,
};
use rapport::engine::proof::{self, Census, Figures};
use rapport::engine::quiz::{
    Answers, EMPHASIS_FACTOR, EMPHASISED_MAX, Reply, TIEBREAKS_MAX, can_be_emphasised, contradictions, replies,
};
use rapport::engine::reduce::{Action, ComparisonAction, ListAction, QuizAction, ShellAction};
use rapport::engine::search::Query;
use rapport::engine::set::Set;
use rapport::engine::state::{Changing, Focus, Screen, Start, State};
use rapport::engine::tiebreak::offered;

/// Answers by id: `question=answer`, or `question=answer+answer`, or `question=?` for "not sure".
fn answers(said: &str) -> Answers {
    said.split_whitespace().fold(Answers::default(), |answers, one| {
        let (question, chosen) = one.split_once('=').unwrap();
        let index = every_question().position(|q| q.id == question).expect(question);
        if chosen == "?" {
            return answers.with(index, Reply::Unsure);
        }
        let choice = chosen.split('+').fold(Set::default(), |choice, id| {
            choice.toggle(content::question(index).unwrap().answers().iter().position(|a| a.id == id).expect(id))
        });
        answers.with(index, Reply::Chosen(choice))
    })
}

fn leads(said: &str) -> Vec<&'static str> {
    outcome(&answers(said)).leaders.each().map(|r| r.id).collect()
}

fn band(outcome: &Outcome, id: &str) -> Option<Band> {
    outcome.fits.iter().find(|f| f.relationship.id == id).unwrap().band
}

impl Dice {
    fn answers(&mut self) -> Answers {
        let answers = every_question().enumerate().fold(Answers::default(), |answers, (index, question)| {
            let options: Vec<_> = replies(question).chain([Reply::Unsure, Reply::Open]).collect();
            answers.with(index, options[self.below(options.len())])
        });
        (0..self.below(4)).fold(answers, |answers, _| answers.emphasise(self.below(QUESTIONS.len())))
    }
}

// ---- The proofs, over every answer set ----

/// Every complete answer set, and every answer set: worked out once for all tests.
static COMPLETE: LazyLock<Census> = LazyLock::new(proof::complete);
static ALL: LazyLock<Census> = LazyLock::new(proof::all);

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

// ---- Tie-breaks ----

#[test]
fn close_calls_are_offered_tie_breaks_which_settle_nearly_all_of_them() {
    let tiebreaks = proof::tiebreaks();
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

#[test]
fn only_tie_breaks_whose_answers_bear_on_those_in_front_in_different_ways_are_offered() {
    let mut dice = Dice(53);
    let mut met = 0;
    for _ in 0..20_000 {
        // At most one has been answered already.
        let one = QUESTIONS.len() + dice.below(TIEBREAKS.len());
        let others = (QUESTIONS.len()..QUESTIONS.len() + TIEBREAKS.len()).filter(|place| *place != one);
        let given = others.fold(dice.answers(), |answers, place| answers.with(place, Reply::Open));
        let close = Tallies::of(&given).contenders();
        let room = TIEBREAKS_MAX.saturating_sub(given.broken().len());
        let offers = offered(&given);
        assert!(offers.len() <= room);
        let outcome = outcome(&given);
        assert_eq!(outcome.close_call, close.len() > 1);
        for fit in &outcome.fits {
            assert_eq!(outcome.contends(fit), close.contains(fit.relationship.index), "{}", fit.relationship.id);
        }
        for place in &offers {
            assert!(close.len() > 1 && given.get(*place) == Reply::Open);
            let told = content::question(*place).unwrap().answers().iter().any(|answer| {
                let strength =
                    |index| answer.marks().iter().find(|m| m.relationship().index == index).map(|m| m.strength);
                let all = (0..8).filter(|index| close.contains(*index)).map(strength);
                all.clone().any(|one| all.clone().any(|other| one != other))
            });
            assert!(told, "{place}");
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
fn close_call() -> State {
    let given = answers("need=growth+skill");
    let quiz = concluded(Perspective::Seeking, given);
    assert!(!offered(&quiz.quiz.answers).is_empty(), "{:?}", outcome(&quiz.quiz.answers));
    quiz
}

#[test]
fn a_tie_break_is_answered_from_the_result_counts_and_stays() {
    let result = close_call();
    let index = offered(&result.quiz.answers)[0];
    let asked = result.after(QuizAction::Change(index));
    assert_eq!((asked.screen, asked.focus), (Screen::Question(index), Focus::Heading));
    assert!(asked.after(QuizAction::Continue).quiz.missing, "an answer is asked for");
    let called_off = asked.after(QuizAction::Pick(0)).after(QuizAction::Back);
    assert_eq!((called_off.screen, &called_off.quiz.answers), (Screen::Result, &result.quiz.answers));
    assert_eq!(called_off.focus, Focus::Change(index));
    let unsure = asked.after(QuizAction::Unsure).after(QuizAction::Continue);
    assert_eq!(Tallies::of(&unsure.quiz.answers), Tallies::of(&result.quiz.answers));
    assert!(!offered(&unsure.quiz.answers).contains(&index), "it was put");
    let answered = asked.after(QuizAction::Pick(0)).after(QuizAction::Continue);
    assert_eq!((answered.screen, answered.quiz.answers.get(index)), (Screen::Result, Reply::Chosen(Set::singleton(0))));
    let points = Tallies::of_one(content::question(index).unwrap(), Reply::Chosen(Set::singleton(0)), 1);
    assert_eq!(Tallies::of(&answered.quiz.answers), Tallies::of(&result.quiz.answers).plus(points));
    assert_eq!(answered.quiz.answers.clone().emphasise(index).emphasised(), Set::default(), "it can't be marked");
    // However clear the lead is now, what was said to it stays, is listed, and can be changed.
    let clear = answered
        .after(QuizAction::Change(0))
        .after(QuizAction::Pick(1))
        .after(QuizAction::Pick(2))
        .after(QuizAction::Pick(6));
    let clear = clear
        .after(QuizAction::Continue)
        .after(QuizAction::Change(1))
        .after(QuizAction::Pick(5))
        .after(QuizAction::Continue);
    assert!(!outcome(&clear.quiz.answers).close_call && offered(&clear.quiz.answers).is_empty());
    assert!(clear.quiz.answers.listed().any(|(listed, _)| listed == index));
    assert_eq!(clear.after(QuizAction::Change(index)).screen, Screen::Question(index));
    let others = (QUESTIONS.len()..40).filter(|other| *other != index);
    for other in others {
        assert_eq!(clear.after(QuizAction::Change(other)).screen, Screen::Result, "none that is not offered is put");
    }
    assert_eq!(clear.after(QuizAction::Restart).quiz.answers, Answers::default());
}

#[test]
fn after_three_tie_breaks_no_more_are_offered() {
    let mut quiz = close_call();
    let mut put = 0;
    while let Some(index) = offered(&quiz.quiz.answers).first() {
        quiz = quiz.after(QuizAction::Change(*index)).after(QuizAction::Unsure).after(QuizAction::Continue);
        put += 1;
    }
    assert_eq!((put, quiz.quiz.answers.broken().len()), (TIEBREAKS_MAX, TIEBREAKS_MAX));
    assert!(outcome(&quiz.quiz.answers).close_call, "it is as close as before, and says so");
}

// ---- Answers that pull apart ----

/// The ids of what pulls apart.
fn pull_apart(said: &str) -> Vec<&'static str> {
    contradictions(&answers(said)).iter().map(|c| c.id()).collect()
}

#[test]
fn of_all_pairs_of_answers_exactly_those_pull_apart_that_the_content_names() {
    let (mut pairs, mut pulling) = (0, 0);
    let all = || QUESTIONS.iter().enumerate().flat_map(|(index, q)| (0..q.answers().len()).map(move |a| (index, a)));
    for (one, other) in
        all().flat_map(|one| all().map(move |other| (one, other))).filter(|(one, other)| one.0 < other.0)
    {
        let choose = |answers: Answers, (index, answer)| answers.with(index, Reply::Chosen(Set::singleton(answer)));
        let found = contradictions(&choose(choose(Answers::default(), one), other));
        let named = |(question, among): (usize, &[u16]), (index, answer): (usize, usize)| {
            question == index && among.iter().any(|a| usize::from(*a) == answer)
        };
        let expected = CONTRADICTIONS.iter().filter(|c| named(c.sides()[0], one) && named(c.sides()[1], other));
        let expected: Vec<_> = expected.map(content::Contradiction::id).collect();
        assert_eq!(found.iter().map(|c| c.id()).collect::<Vec<_>>(), expected, "{one:?} {other:?}");
        assert!(expected.len() <= 1, "a pair is told of once");
        pairs += 1;
        pulling += expected.len();
    }
    assert!(pairs > 500 && (12..=30).contains(&pulling), "{pulling} of {pairs} pairs");
    assert!((6..=12).contains(&CONTRADICTIONS.len()));
}

#[test]
fn no_contradiction_is_without_claims_and_none_without_a_way_out() {
    for contradiction in &CONTRADICTIONS {
        assert!(!contradiction.claims().is_empty() && !contradiction.keeping().is_empty(), "{}", contradiction.id());
        for perspective in Perspective::ALL {
            assert!(!english().say(contradiction.text.of(perspective)).is_empty());
            assert!(!english().say(contradiction.keep.of(perspective)).is_empty());
        }
    }
}

#[test]
fn what_goes_with_a_second_need_does_not_pull_apart() {
    assert_eq!(pull_apart("need=ropes length=open"), ["ropes-for-long"]);
    assert_eq!(pull_apart("need=ropes+growth length=open"), [""; 0], "growing takes a long time");
    assert_eq!(pull_apart("need=ropes length=?"), [""; 0]);
    assert_eq!(pull_apart("need=ropes"), [""; 0]);
    let three = "need=opening stand=equals length=brief bond=caring manager=helper";
    assert_eq!(pull_apart(three), ["opening-for-short", "opening-of-equals", "open-to-the-manager"]);
}

#[test]
fn most_answer_sets_that_lead_clearly_where_the_sources_say_do_not_pull_apart() {
    for said in [
        "need=ropes act=teach stand=experience length=brief format=alongside bond=none manager=involved fairness=no",
        "need=opening act=doors stand=influence length=open format=asked bond=loyal manager=private fairness=backers",
        "need=skill act=teach stand=experience length=fixed format=group bond=none manager=involved fairness=no",
        "need=skill act=questions stand=equals length=fixed format=regular bond=objective manager=involved fairness=no",
        "need=growth act=advice stand=experience length=open format=asked bond=caring manager=private fairness=power",
        "need=backing act=doors stand=outside length=open format=asked bond=loyal manager=private fairness=advocate",
        "need=project act=share stand=equals length=project format=alongside bond=objective manager=private fairness=no",
        "need=example act=watch stand=distance length=open format=none bond=none manager=private fairness=no",
    ] {
        assert_eq!(pull_apart(said), [""; 0], "{said}");
    }
}

#[test]
fn from_a_later_question_an_earlier_answer_is_changed_and_the_rest_is_kept() {
    let quiz = state([
        QuizAction::Begin(Perspective::Seeking),
        QuizAction::Pick(0),
        QuizAction::Continue,
        QuizAction::Unsure,
        QuizAction::Continue,
        QuizAction::Unsure,
        QuizAction::Continue,
        QuizAction::Pick(3),
    ]);
    assert_eq!(quiz.screen, Screen::Question(3));
    assert_eq!(contradictions(&quiz.quiz.answers).len(), 1);
    let need = quiz.after(QuizAction::Change(0));
    assert_eq!((need.screen, need.focus), (Screen::Question(0), Focus::Heading));
    let changed = need.after(QuizAction::Pick(0)).after(QuizAction::Pick(2)).after(QuizAction::Continue);
    assert_eq!((changed.screen, changed.focus, &changed.quiz.changing), (Screen::Question(3), Focus::Heading, &None));
    assert_eq!(changed.quiz.answers, quiz.quiz.answers.clone().with(0, Reply::Chosen(Set::singleton(2))));
    assert_eq!(contradictions(&changed.quiz.answers).len(), 0);
    let cancelled = need.after(QuizAction::Pick(2)).after(QuizAction::Back);
    assert_eq!((cancelled.screen, &cancelled.quiz.answers), (Screen::Question(3), &quiz.quiz.answers));
    assert_eq!(cancelled.focus, Focus::Change(0));
    assert_eq!(quiz.after(QuizAction::Change(3)).quiz.changing, None, "the question itself is on the screen already");
    assert_eq!(quiz.after(QuizAction::Change(5)).screen, Screen::Question(3), "and a later one comes anyway");
}

#[test]
fn to_go_on_choosing_during_a_change_leads_where_the_answers_as_they_were_lead() {
    let result = concluded(
        Perspective::Seeking,
        answers(
            "need=skill act=questions stand=influence length=fixed format=asked bond=objective manager=private fairness=no",
        ),
    );
    assert_eq!(result.resume(), Screen::Result);
    let skill = QUESTIONS[0].answers().iter().position(|answer| answer.id == "skill").unwrap();
    let emptied = result.after(QuizAction::Change(0)).after(QuizAction::Pick(skill));
    assert_eq!(emptied.quiz.answers.get(0), Reply::Open, "the answer is taken back");
    assert_eq!(emptied.resume(), Screen::Result, "a change that is left is called off");
    assert_eq!(emptied.after(ShellAction::Go(emptied.resume())).quiz.answers, result.quiz.answers);
}

#[test]
fn a_change_that_leads_to_another_change_ends_at_the_result_with_both() {
    let result = concluded(Perspective::Offering, answers("need=ropes act=teach length=brief"));
    let length = result.after(QuizAction::Change(3)).after(QuizAction::Pick(3));
    let need = length.after(QuizAction::Change(0));
    let expected = answers("need=ropes act=teach length=open");
    assert_eq!(need.quiz.changing, Some(Changing { index: 0, before: expected.clone(), from: Screen::Result }));
    let done = need.after(QuizAction::Pick(2)).after(QuizAction::Continue);
    assert_eq!((done.screen, done.quiz.answers), (Screen::Result, answers("need=ropes+growth act=teach length=open")));
    let cancelled = need.after(QuizAction::Back);
    assert_eq!((cancelled.screen, cancelled.quiz.answers), (Screen::Result, expected));
}

// ---- Fits that the sources imply ----

#[test]
fn answers_lead_where_the_sources_say() {
    let table = [
        (
            "a newcomer who wants to learn how the place works",
            "need=ropes act=teach stand=experience length=brief format=alongside bond=none",
            "buddy-system",
        ),
        ("the same, with only the need known", "need=ropes", "buddy-system"),
        (
            "a strong performer whom nobody in the room knows",
            "need=opening act=doors stand=influence length=open bond=loyal",
            "sponsorship",
        ),
        (
            "the same, unsure of all but the need and what to do",
            "need=opening act=doors stand=? length=?",
            "sponsorship",
        ),
        ("a group that must learn the same thing", "need=skill act=teach format=group", "training"),
        ("one skill, by questions, for a set time", "need=skill act=questions length=fixed format=regular", "coaching"),
        (
            "growth over years with somebody experienced",
            "need=growth act=advice stand=experience length=open format=asked bond=caring manager=private",
            "mentoring",
        ),
        (
            "a group treated unfairly that wants an outsider's voice",
            "need=backing act=doors stand=outside fairness=advocate",
            "allyship",
        ),
        ("equals on one project", "need=project act=share stand=equals length=project format=alongside", "partnering"),
        (
            "learning by watching from afar",
            "need=example act=watch stand=distance format=none bond=none",
            "role-modelling",
        ),
    ];
    for (who, said, expected) in table {
        assert_eq!(leads(said), [expected], "{who}");
        assert!(leads(said).iter().all(|id| content::relationship(id).is_some()));
    }
}

#[test]
fn a_manager_who_wants_to_mentor_a_report_is_told_why_not_and_what_instead() {
    let said =
        "need=growth act=advice stand=experience length=open format=asked bond=caring manager=helper fairness=no";
    let outcome = outcome(&answers(said));
    let mentoring = outcome.fits.iter().find(|f| f.relationship.id == "mentoring").unwrap();
    assert_eq!(mentoring.band, Some(Band::RuledOut));
    let claims: Vec<_> = mentoring.ruled_out_by.iter().flat_map(|r| r.mark.claims()).map(content::Claim::id).collect();
    assert_eq!(claims, ["SEM-014", "HMD-027"]);
    assert_eq!(outcome.would_lead.map(|r| r.id), Some("mentoring"));
    let instead = mentoring.ruled_out_by[0].answer.instead.as_ref().unwrap();
    assert!(english().say(instead.of(Perspective::Offering)).contains("does not supervise"));
    assert!(!outcome.leaders.contains(mentoring.relationship));
}

#[test]
fn two_needs_can_lead_to_two_forms() {
    let outcome = outcome(&answers("need=skill+growth act=questions length=fixed manager=private bond=caring"));
    assert!(matches!(band(&outcome, "coaching"), Some(Band::Strong | Band::Considering)));
    assert!(matches!(band(&outcome, "mentoring"), Some(Band::Strong | Band::Considering)));
}

#[test]
fn a_second_need_takes_nothing_from_the_first() {
    for first in QUESTIONS[0].answers() {
        for second in QUESTIONS[0].answers().iter().filter(|a| a.id != first.id) {
            let one = outcome(&answers(&format!("need={}", first.id))).fits;
            let both = outcome(&answers(&format!("need={}+{}", first.id, second.id))).fits;
            for before in one.iter().filter(|fit| fit.tally.matched > 0) {
                let after = both.iter().find(|fit| fit.relationship == before.relationship).unwrap();
                assert!(after.tally.compare(before.tally).is_ge(), "{} {}", first.id, second.id);
                assert!(!after.tally.ruled_out);
            }
        }
    }
}

#[test]
fn one_answer_alone_is_never_called_a_strong_fit() {
    for (index, question) in QUESTIONS.iter().enumerate() {
        for reply in replies(question) {
            let outcome = outcome(&Answers::default().with(index, reply));
            assert!(outcome.fits.iter().all(|f| f.band != Some(Band::Strong)), "{}", question.id);
        }
    }
}

#[test]
fn an_incident_alone_leads_to_nothing() {
    let incident = outcome(&answers("fairness=incident"));
    assert!(incident.leaders.is_empty(), "who reports harassment is not told to find an ally");
}

#[test]
fn an_answer_that_speaks_for_nothing_leads_to_nothing() {
    let outcome = outcome(&answers("fairness=no"));
    assert!(outcome.leaders.is_empty());
    assert_eq!(band(&outcome, "allyship"), Some(Band::LessSuited));
    assert_eq!(band(&outcome, "coaching"), None, "the sources say nothing on it");
}

// ---- Beyond the fits ----

#[test]
fn an_incident_is_taken_note_of_whatever_else_is_answered_and_nothing_else_is_taken_for_one() {
    let mut dice = Dice(23);
    let mut met = 0;
    for _ in 0..5_000 {
        let given = dice.answers();
        let said = given.each().any(|(q, r)| q.id == "fairness" && r.choice().answers(q).any(|a| a.id == "incident"));
        assert!(CARE.iter().all(|care| is_given(&given, care.answer()) == said));
        met += u32::from(said);
    }
    assert!(met > 100, "{met} incidents");
}

#[test]
fn several_are_spoken_of_only_where_two_needs_were_chosen_or_two_fits_are_strong() {
    let mut dice = Dice(29);
    let mut pairs = 0;
    for _ in 0..5_000 {
        let given = dice.answers();
        let outcome = outcome(&given);
        let strong = outcome.fits.iter().filter(|f| f.band == Some(Band::Strong)).count();
        let needs = given.each().any(|(_, reply)| reply.choice().len() == 2);
        assert_eq!(is_several(&given, &outcome), !outcome.leaders.is_empty() && (needs || strong > 1));
        for together in &TOGETHER {
            let bands = together.relationships().iter().map(|r| band(&outcome, r.id)).collect::<Vec<_>>();
            let fit = bands.iter().all(|b| matches!(b, Some(Band::Strong | Band::Considering)));
            assert_eq!(serves(together, &outcome), fit);
            pairs += u32::from(fit && !bands.is_empty());
        }
        for fit in outcome.fits.iter().filter(|f| f.band == Some(Band::RuledOut)) {
            assert!(fit.reasons_for.iter().all(|r| !meets(fit, r.answer)), "what is ruled out meets no need");
        }
    }
    assert!(pairs > 100, "{pairs} pairs");
    let newcomer = outcome(&answers("need=ropes+opening"));
    let meeting = |id| {
        let answer = QUESTIONS[0].answers().iter().find(|a| a.id == id).unwrap();
        newcomer.fits.iter().filter(|f| meets(f, answer)).map(|f| f.relationship.id).collect::<Vec<_>>()
    };
    assert_eq!((meeting("ropes"), meeting("opening")), (vec!["buddy-system"], vec!["sponsorship"]));
}

#[test]
fn equals_are_told_apart_by_what_speaks_for_one_of_them_alone() {
    let mut dice = Dice(31);
    let mut own = 0;
    for _ in 0..20_000 {
        let outcome = outcome(&dice.answers());
        let leading: Vec<_> = outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship)).collect();
        if leading.len() < 2 {
            continue;
        }
        assert!(leading.iter().all(|f| f.rank == 1), "who leads shares the first rank");
        for fit in &leading {
            for reason in &fit.reasons_for {
                let for_others = leading.iter().filter(|f| f.relationship != fit.relationship);
                let speaks = for_others.flat_map(|f| &f.reasons_for).any(|r| r.answer == reason.answer);
                assert_eq!(is_own(fit, reason.answer, &outcome), !speaks);
                own += u32::from(!speaks);
            }
        }
    }
    assert!(own > 100, "{own} answers");
}

#[test]
fn each_change_is_shown_once_and_at_once_only_if_it_leads_to_what_is_told_in_full() {
    let mut dice = Dice(37);
    let (mut open, mut more) = (0, 0);
    for _ in 0..2_000 {
        let given = dice.answers();
        let (changes, outcome) = (changes(&given), outcome(&given));
        let likely = |f: &&Fit| matches!(f.band, Some(Band::Strong | Band::Considering));
        let told: Vec<_> = outcome.fits.iter().filter(likely).take(3).collect();
        let all = shown(&changes, &told);
        assert_eq!(all.len(), changes.len());
        assert!(all.iter().filter(|s| **s == Shown::Open).count() <= OPEN);
        for (change, shown) in changes.iter().zip(&all) {
            let alike = changes.iter().zip(&all).filter(|(c, _)| c.does_as(change));
            assert_eq!(
                alike.filter(|(_, s)| **s != Shown::Before).count(),
                1,
                "one of those with the same effect stands for all"
            );
            if *shown == Shown::Open && !told.is_empty() {
                assert!(!change.leaders.is_empty());
                assert!(change.leaders.each().all(|r| told.iter().any(|f| f.relationship == r)));
            }
        }
        open += all.iter().filter(|s| **s == Shown::Open).count();
        more += all.iter().filter(|s| **s == Shown::More).count();
    }
    assert!(open > 100 && more > 100, "{open} {more}");
}

#[test]
fn where_nothing_fits_another_look_is_offered_that_can_help() {
    let mut dice = Dice(41);
    let (mut met, mut ruled_out) = (0, 0);
    for _ in 0..20_000 {
        let given = every_question().enumerate().fold(dice.answers(), |answers, (index, _)| {
            let unsure = if index < QUESTIONS.len() { Reply::Unsure } else { Reply::Open };
            if dice.below(3) > 0 { answers.with(index, unsure) } else { answers }
        });
        let outcome = outcome(&given);
        if !outcome.leaders.is_empty() {
            continue;
        }
        met += 1;
        let changes = changes(&given);
        let indices = nearest(&given, &outcome, &changes);
        assert!(!indices.is_empty() && indices.len() <= NEAREST);
        let helps = |index: usize| changes.iter().any(|c| c.index == index && !c.leaders.is_empty());
        let open =
            |index: usize| given.get(index).choice().is_empty() && (index < QUESTIONS.len() || given.broke(index));
        let out = outcome.fits.iter().find(|f| outcome.would_lead == Some(f.relationship));
        let by =
            |index: usize| out.is_some_and(|f| f.ruled_out_by.iter().any(|r| r.question.id == QUESTIONS[index].id));
        assert!(indices.iter().all(|index| helps(*index) || open(*index)));
        if let Some(fit) = out {
            ruled_out += 1;
            assert!(by(indices[0]), "what rules out {} comes first", fit.relationship.id);
        }
        let first = indices.iter().take_while(|index| helps(**index)).count();
        assert!(indices.iter().skip(first).all(|index| !helps(*index)), "those that help come first");
        let mut once = indices.clone();
        once.dedup();
        assert_eq!(once.len(), indices.len());
    }
    assert!(met > 100 && ruled_out > 10, "{met} results without a fit, {ruled_out} of them ruled out");
}

#[test]
fn a_rank_is_shared_by_equals_of_one_kind_and_by_nobody_else() {
    let mut dice = Dice(47);
    let mut shared = 0;
    for _ in 0..3000 {
        let fits = outcome(&dice.answers()).fits;
        let kind = |fit: &Fit| match fit.band {
            Some(Band::RuledOut) => 2,
            None => 1,
            Some(_) => 0,
        };
        for (index, pair) in fits.windows(2).enumerate() {
            let [one, other] = pair else { unreachable!() };
            let equal = kind(one) == kind(other) && one.tally.compare(other.tally).is_eq();
            assert_eq!(other.rank, if equal { one.rank } else { index + 2 });
            shared += usize::from(equal);
        }
    }
    assert!(shared > 100, "{shared} shared ranks");
}

#[test]
fn whatever_was_answered_speaks_for_a_form_or_against_it_or_is_told_as_unmatched_or_the_sources_are_silent() {
    let mut dice = Dice(53);
    let mut unmatched = 0;
    for _ in 0..2000 {
        let given = dice.answers();
        for fit in outcome(&given).fits {
            for (question, reply) in given.each() {
                let of = |r: &Reason| r.question.id == question.id;
                let told = fit.reasons_for.iter().chain(&fit.reasons_against).chain(&fit.ruled_out_by).any(of);
                let marks = question.answers().iter().flat_map(Answer::marks);
                let mut marks = marks.filter(|m| m.relationship() == fit.relationship);
                let speak = marks.any(|m| matches!(m.strength, Strength::Strong | Strength::Some));
                let expected = !reply.choice().is_empty() && !told && speak;
                assert_eq!(fit.unmatched.iter().any(|q| q.id == question.id), expected, "{}", question.id);
                unmatched += usize::from(expected);
            }
        }
    }
    assert!(unmatched > 1000, "{unmatched}");
}

#[test]
fn a_change_that_only_takes_away_says_so() {
    let given = answers("need=ropes+example");
    let only: Vec<_> = changes(&given).into_iter().filter(|c| c.only).map(|c| c.answer.id).collect();
    assert_eq!(only, ["ropes", "example"]);
    assert!(changes(&answers("need=ropes")).iter().all(|c| !c.only));
}

// ---- State ----

/// At the result, with these answers.
fn concluded(perspective: Perspective, answers: Answers) -> State {
    let mut state = state([QuizAction::Begin(perspective)]);
    (state.quiz.answers, state.screen) = (answers, Screen::Result);
    state
}

fn state(actions: impl IntoIterator<Item = impl Into<Action>>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.after(action))
}

#[test]
fn the_quiz_goes_from_the_first_question_to_the_result_and_back() {
    let mut quiz = state([QuizAction::Begin(Perspective::Seeking)]);
    for index in 0..QUESTIONS.len() {
        assert_eq!(quiz.screen, Screen::Question(index));
        quiz = quiz.after(QuizAction::Continue);
        assert!(quiz.quiz.missing, "an answer is asked for");
        assert_eq!((quiz.screen, quiz.focus), (Screen::Question(index), Focus::Answers));
        quiz = quiz.after(QuizAction::Pick(0)).after(QuizAction::Continue);
        assert_eq!(quiz.focus, Focus::Heading);
    }
    assert_eq!(quiz.screen, Screen::Result);
    let answers = quiz.quiz.answers.clone();
    quiz = quiz.after(QuizAction::Change(3));
    assert_eq!(quiz.screen, Screen::Question(3));
    quiz = quiz.after(QuizAction::Pick(1)).after(QuizAction::Continue);
    assert_eq!((quiz.screen, quiz.quiz.answers.get(3)), (Screen::Result, Reply::Chosen(Set::singleton(1))));
    for index in (0..QUESTIONS.len()).filter(|p| *p != 3) {
        assert_eq!(quiz.quiz.answers.get(index), answers.get(index), "the rest is kept");
    }
    let cancelled = quiz.after(QuizAction::Change(2)).after(QuizAction::Pick(3)).after(QuizAction::Back);
    assert_eq!(
        (cancelled.screen, &cancelled.quiz.answers),
        (Screen::Result, &quiz.quiz.answers),
        "calling it off changes nothing"
    );
    assert_eq!(cancelled.focus, Focus::Change(2), "and leads back to where the reader was");
    let back =
        state([QuizAction::Begin(Perspective::Offering), QuizAction::Unsure, QuizAction::Continue, QuizAction::Back]);
    assert_eq!((back.screen, back.quiz.answers.get(0)), (Screen::Question(0), Reply::Unsure));
}

#[test]
fn changing_the_perspective_asks_again_and_restarting_forgets() {
    let seeking = state([QuizAction::Begin(Perspective::Seeking), QuizAction::Pick(1)]);
    assert_eq!(seeking.after(QuizAction::Begin(Perspective::Seeking)).quiz.answers, seeking.quiz.answers);
    assert_eq!(seeking.after(QuizAction::Begin(Perspective::Offering)).quiz.answers, Answers::default());
    let forgotten = seeking.after(QuizAction::Restart);
    assert_eq!((forgotten.screen, &forgotten.quiz.answers), (Screen::Entry, &Answers::default()));
    assert_eq!((forgotten.quiz.perspective, forgotten.resume()), (None, Screen::Perspective), "who asks is open again");
    assert_eq!(seeking.after(ShellAction::Go(Screen::Matrix)).resume(), Screen::Question(1), "where they were");
    let left = seeking.after(ShellAction::Go(Screen::Result)).after(QuizAction::Change(0)).after(QuizAction::Pick(2));
    assert_eq!(
        left.after(ShellAction::Go(Screen::Matrix)).quiz.answers,
        seeking.quiz.answers,
        "a change that is left is called off"
    );
}

#[test]
fn who_asks_is_settled_before_the_first_question() {
    let entry = State::default();
    for screen in [Screen::Question(2), Screen::Result, Screen::Perspective] {
        assert_eq!(entry.after(ShellAction::Go(screen)).screen, Screen::Perspective);
    }
    let begun = entry.after(QuizAction::Begin(Perspective::Offering));
    let back = begun.after(QuizAction::Pick(0)).after(QuizAction::Back);
    assert_eq!(back.screen, Screen::Perspective, "back from the first question");
    assert_eq!(back.quiz.perspective, Some(Perspective::Offering), "which can be answered anew, or kept");
    assert!(back.quiz.answers.get(0) != Reply::Open);
    assert_eq!(back.after(QuizAction::Back).screen, Screen::Entry);
}

#[test]
fn a_widget_opens_as_its_page_asks() {
    let open = |screen, perspective| State::starting(Start { screen, perspective, ..Start::default() });
    assert_eq!(State::starting(Start::default()), State::default());
    let seeking = Some(Perspective::Seeking);
    for (screen, known, unknown) in [
        (Screen::Entry, Screen::Entry, Screen::Entry),
        (Screen::Perspective, Screen::Question(0), Screen::Perspective),
        (Screen::Question(5), Screen::Question(0), Screen::Perspective),
        (Screen::Result, Screen::Result, Screen::Perspective),
        (Screen::Matrix, Screen::Matrix, Screen::Matrix),
        (Screen::Strips, Screen::Strips, Screen::Strips),
    ] {
        assert_eq!(open(screen, seeking).screen, known, "{screen:?}");
        assert_eq!(open(screen, None).screen, unknown, "{screen:?}");
        assert_eq!((open(screen, seeking).focus, open(screen, seeking).turn), (Focus::Stay, 0));
    }
    let nothing = Start { columns: Set::default(), rows: Set::singleton(31), ..Start::default() };
    assert_eq!(State::starting(nothing), State::default(), "a table without columns or rows says nothing");
}

#[test]
fn the_matrix_goes_back_to_the_columns_and_rows_of_the_page() {
    let hidden = DIMENSIONS.iter().find(|d| !d.shown).unwrap();
    let start = Start { columns: Set::singleton(5), rows: Set::singleton(hidden.index), ..Start::default() };
    let state = State::starting(start);
    let rows = |state: &State| project(&state.comparison.options, english()).rows;
    assert_eq!(rows(&state), [hidden]);
    let changed = state
        .after(ComparisonAction::Preset(preset("all-eight").unwrap()))
        .after(ComparisonAction::AllRows)
        .after(ComparisonAction::Swap);
    assert_eq!(rows(&changed).len(), DIMENSIONS.len());
    assert_eq!(changed.after(ComparisonAction::Reset).comparison.options, state.comparison.options);
    let row = |cell: &&Cell| (cell.dimension() == hidden, cell.is_silent());
    let find = |wanted| primary().flat_map(Relationship::cells).find(|c| row(c) == (wanted, false)).unwrap();
    assert_eq!(
        state.after(ComparisonAction::ShowCell(find(true))).comparison.options.rows,
        start.rows,
        "its row is there"
    );
    let shown = state.after(ComparisonAction::ShowCell(find(false)));
    assert_eq!(
        shown.comparison.options.rows,
        start.rows.insert(find(false).dimension().index),
        "one row comes in addition"
    );
}

#[test]
fn a_page_that_changes_its_mind_keeps_the_answers_of_the_same_perspective() {
    let quiz = state([QuizAction::Begin(Perspective::Seeking), QuizAction::Pick(1), QuizAction::Continue]);
    let quiz = quiz.after(ComparisonAction::Swap);
    let open = |screen, perspective| quiz.after(ShellAction::Open(Start { screen, perspective, ..Start::default() }));
    let table = open(Screen::Matrix, None);
    assert_eq!((table.screen, table.focus), (Screen::Matrix, Focus::Stay));
    assert_eq!((&table.quiz.answers, table.quiz.perspective), (&quiz.quiz.answers, quiz.quiz.perspective));
    assert!(!table.comparison.options.swapped, "the table is as if just opened");
    let same = open(Screen::Perspective, Some(Perspective::Seeking));
    assert_eq!((same.screen, &same.quiz.answers), (Screen::Question(1), &quiz.quiz.answers), "where they were");
    let other = open(Screen::Perspective, Some(Perspective::Offering));
    assert_eq!((other.screen, &other.quiz.answers), (Screen::Question(0), &Answers::default()));
    let again = other.after(QuizAction::Begin(Perspective::Seeking)).after(QuizAction::Restart);
    assert_eq!(
        (again.screen, again.quiz.perspective),
        (Screen::Entry, Some(Perspective::Offering)),
        "as the page asks"
    );
    let changing = quiz.after(QuizAction::Change(0)).after(QuizAction::Pick(3));
    assert_eq!(
        changing.after(ShellAction::Open(Start::default())).quiz.answers,
        quiz.quiz.answers,
        "a change is called off"
    );
}

#[test]
fn actions_that_make_no_sense_change_nothing() {
    let entry = State::default();
    for action in [QuizAction::Pick(3), QuizAction::Unsure, QuizAction::Continue, QuizAction::Back] {
        let after = entry.after(action.clone());
        assert_eq!((after.screen, &after.quiz.answers), (Screen::Entry, &entry.quiz.answers), "{action:?}");
    }
    let lost = entry.after(QuizAction::Change(2));
    assert_eq!((lost.screen, lost.quiz.changing), (Screen::Perspective, None), "there is no answer to change");
    let asked =
        state([QuizAction::Begin(Perspective::Seeking), QuizAction::Pick(0), QuizAction::Pick(1), QuizAction::Pick(2)]);
    assert_eq!(asked.quiz.answers.get(0).choice().len(), 2, "a third need is refused");
    assert_eq!(Answers::default().with(99, Reply::Unsure), Answers::default());
}

#[test]
fn arbitrary_actions_never_leave_a_sane_state() {
    let mut dice = Dice(23);
    let mut state = State::default();
    for _ in 0..200_000 {
        state = state.after(dice.action());
        sane(&state);
    }
}

// ---- Matrix ----

#[test]
fn every_cell_is_in_one_state_and_silent_means_no_claims() {
    use matrix::CellState::{Several, Silent};
    for cell in primary().flat_map(Relationship::cells) {
        assert_eq!(cell.state() == Silent, cell.is_silent());
        assert_eq!(cell.summary().is_none(), cell.is_silent());
        if cell.state() == Several {
            assert!(cell.claims().iter().all(|c| c.about() != Some(cell.relationship())));
        }
    }
}

#[test]
fn the_matrix_shows_what_is_chosen_and_nothing_else() {
    let start = project(&Options::default(), english());
    assert_eq!(start.columns.iter().map(|r| r.id).collect::<Vec<_>>(), ["coaching", "mentoring", "sponsorship"]);
    assert_eq!(start.rows.len(), DIMENSIONS.iter().filter(|d| d.shown).count());
    let all = Options { columns: every_column(), rows: every_row(), ..Options::default() };
    let shown = project(&all, english());
    assert_eq!((shown.columns.len(), shown.rows.len()), (8, 20));
    // Every set of columns: what is shown is what was asked for, in the order of the content.
    for bits in 1..256_usize {
        let columns = Set::of((0..8).filter(|index| bits & (1 << index) != 0));
        let options = Options { columns, rows: every_row(), only_differing: true, ..Options::default() };
        let shown = project(&options, english());
        assert_eq!(shown.columns.len(), usize::try_from(columns.len()).unwrap());
        assert_eq!((shown.rows.len(), DIMENSIONS.len()), shown.differing);
        assert!(shown.rows.iter().all(|d| apart(&shown.columns, d)));
    }
}

#[test]
fn a_cell_can_be_opened_exactly_where_the_table_has_words_for_it() {
    let mut dice = Dice(29);
    for _ in 0..300 {
        let start = State::starting(dice.start());
        let options = Options { only_differing: dice.below(2) == 0, ..start.comparison.options };
        let shown = project(&options, english());
        for cell in &CELLS {
            let there = shown.columns.contains(&cell.relationship()) && shown.rows.contains(&cell.dimension());
            assert_eq!(options.shows(&shown.columns, cell), there && !cell.is_silent());
        }
    }
}

#[test]
fn a_row_with_nothing_to_compare_does_not_differ() {
    let pair: Vec<_> = ["training", "role-modelling"].into_iter().filter_map(content::relationship).collect();
    let row = |id| content::dimension(id).unwrap();
    assert!(!apart(&pair, row("outcomes")), "both are silent");
    assert!(!apart(&pair, row("trust")), "only one is filled");
    assert!(apart(&pair, row("definition")), "both are filled, by different claims");
    let pair: Vec<_> = ["coaching", "mentoring"].into_iter().filter_map(content::relationship).collect();
    assert!(!apart(&pair, row("further-reading")), "what to read tells nothing of the two");
}

#[test]
fn a_search_finds_words_of_summaries_and_claims_in_any_row() {
    let search = |query: &str| {
        let options = Options { query: query.to_owned(), ..Options::default() };
        project(&options, english()).rows.iter().map(|d| d.id).collect::<Vec<_>>()
    };
    assert!(search("advice").contains(&"conversation"));
    assert!(search("CERTIFICATION").contains(&"expertise"), "case does not matter");
    assert_eq!(search("PROTÉGÉ"), search("protégé"), "nor does it with accents");
    assert!(search("  trust ").contains(&"trust"), "a row that is not shown at first is found");
    assert_eq!(search("xylophone"), Vec::<&str>::new());
    assert_eq!(search("   "), project(&Options::default(), english()).rows.iter().map(|d| d.id).collect::<Vec<_>>());
}

#[test]
fn a_search_minds_neither_case_nor_accents_and_marks_what_is_written() {
    let find = |query: &str, text| Query::new(query).unwrap().find(text);
    assert_eq!(find("protege", "the Protégé’s"), Some(("the ", "Protégé", "’s")));
    assert_eq!(find("É’", "caf\u{e9}'s"), Some(("caf", "é'", "s")));
    assert_eq!(find("a b", "a\u{a0}b"), Some(("", "a\u{a0}b", "")));
    assert_eq!(find("aab", "aaab"), Some(("a", "aab", "")), "a start that leads nowhere hides no other");
    assert_eq!(find("ab", "a"), None);
    assert_eq!((Query::new(""), Query::new("  ")), (None, None));
}

#[test]
fn a_search_counts_what_it_marks_and_says_where_else_there_is_something() {
    let words = ["trust", "sponsor", "buddy", "often", "e", "xylophone", "mentor a", "’"];
    for (columns, word) in Set::subsets(8).flat_map(|columns| words.map(|word| (columns, word))) {
        let options = Options { columns, query: word.to_owned(), ..Options::default() };
        let (shown, query) = (project(&options, english()), Query::new(word).unwrap());
        let found = shown.found.unwrap();
        let says = |text| query.is_in(english().say(text));
        let names = shown.columns.iter().map(|r| r.name).chain(shown.rows.iter().map(|d| d.name));
        let cells = shown.rows.iter().flat_map(|d| shown.columns.iter().filter_map(|r| r.cell(d)));
        let told: usize = cells.map(|c| matches(c, &query, english())).sum();
        assert_eq!(found.matches, names.filter(|name| says(*name)).count() + told);
        for relationship in primary() {
            let elsewhere = found.elsewhere.iter().find(|(r, _)| *r == relationship);
            let cells = relationship.cells().iter().filter(|c| matches(c, &query, english()) > 0).count();
            let hidden = !columns.contains(relationship.index) && (cells > 0 || says(relationship.name));
            assert_eq!(elsewhere.map(|(_, number)| *number), hidden.then_some(cells), "{word} in {}", relationship.id);
        }
        for row in DIMENSIONS.iter().filter(|d| !shown.rows.contains(d)) {
            assert!(!says(row.name));
            assert!(shown.columns.iter().filter_map(|r| r.cell(row)).all(|c| matches(c, &query, english()) == 0));
        }
    }
}

#[test]
fn what_differs_most_tells_more_pairs_apart_than_any_row_left_out() {
    for columns in Set::subsets(8) {
        let options = Options { columns, ..Options::default() };
        let columns = options.relationships();
        // Those that stand apart on a scale weigh more than all others together.
        let pairs = |row: &content::Dimension| -> usize {
            let each = columns.iter().flat_map(|a| columns.iter().map(move |b| [*a, *b]));
            let told = each.filter(|[a, b]| a.index < b.index && apart(&[a, b], row));
            told.map(|pair| if on_a_scale(&pair, row) { 100 } else { 1 }).sum()
        };
        let rows = most_differing_rows(&columns);
        assert_eq!(rows.len() as usize, TELLING);
        let (told, left): (Vec<_>, Vec<_>) = DIMENSIONS.iter().partition(|d| rows.contains(d.index));
        let least = told.iter().map(|d| pairs(d)).min().unwrap();
        assert!(left.iter().all(|d| pairs(d) <= least));
        // Of those that tell as many apart, the first ones.
        let end = told.iter().filter(|d| pairs(d) == least).map(|d| d.index).max().unwrap();
        assert!(left.iter().all(|d| pairs(d) < least || d.index > end));
    }
    let one = state([
        ComparisonAction::Preset(preset("coach-or-mentor").unwrap()),
        ComparisonAction::Column(primary().next().unwrap()),
    ]);
    assert_eq!(one.comparison.options.columns.len(), 1);
    let shown = one.after(ComparisonAction::MostDiffering).comparison.options;
    assert_eq!((shown.columns, shown.rows), (every_column(), most_differing_rows(&primary().collect::<Vec<_>>())));
}

#[test]
fn a_pair_is_always_two_and_each_place_takes_what_is_put_there() {
    for columns in Set::subsets(8) {
        let start = State::starting(Start { columns, ..Start::default() });
        let pair = start.after(ShellAction::Go(Screen::Pair));
        let shown = project_pair(&pair.comparison.options, english()).columns;
        assert_eq!(shown.len(), 2);
        let kept = project(&start.comparison.options, english()).columns;
        assert!(kept.iter().take(2).all(|r| shown.contains(r)), "they stand there already");
        for (index, relationship) in (0..2).flat_map(|index| primary().map(move |r| (index, r))) {
            let put = pair.after(ComparisonAction::Pair(index, relationship));
            let now = project_pair(&put.comparison.options, english()).columns;
            assert_eq!(now.len(), 2);
            assert_eq!(now[index], relationship, "{} stands where it was put", relationship.id);
            let other = if relationship == shown[1 - index] { shown[index] } else { shown[1 - index] };
            assert_eq!(now[1 - index], other, "the other one stays, or they change places");
            assert_eq!(put.comparison.options.columns, columns, "the table keeps its columns");
        }
    }
}

#[test]
fn what_a_search_finds_elsewhere_is_shown_where_the_reader_is() {
    let table = state([ComparisonAction::Search("trust".to_owned())]);
    for relationship in primary() {
        let shown = table.after(ComparisonAction::Found(relationship));
        assert!(shown.columns().contains(&relationship) && shown.focus == Focus::Search);
        assert!(table.columns().iter().all(|r| shown.columns().contains(r)), "nothing is taken away");
        let pair = table.after(ShellAction::Go(Screen::Pair)).after(ComparisonAction::Found(relationship));
        assert_eq!(pair.columns()[1], relationship);
        assert_eq!(pair.comparison.options.columns, table.comparison.options.columns, "the table keeps its columns");
    }
}

#[test]
fn everything_is_compared_with_something_else_and_presets_with_two_at_least() {
    for relationship in primary() {
        let with = beside(relationship);
        assert!(with.contains(&relationship) && with.len() >= 2);
    }
    for preset in &PRESETS {
        let columns = state([ComparisonAction::Preset(preset)]).comparison.options.columns;
        assert_eq!(columns.len() as usize, preset.relationships().len());
        assert!(preset.relationships().iter().all(|r| columns.contains(r.index)));
    }
}

#[test]
fn rows_are_shown_and_hidden_one_by_one_but_never_the_last() {
    let mut rows = State::default().comparison.options.rows;
    let mut state = State::default();
    for dimension in DIMENSIONS.iter().chain(&DIMENSIONS).chain(DIMENSIONS.iter().filter(|d| d.shown)) {
        state = state.after(ComparisonAction::Row(dimension));
        let wanted = rows.toggle(dimension.index);
        rows = if wanted.is_empty() { rows } else { wanted };
        assert_eq!(state.comparison.options.rows, rows);
    }
    assert_eq!(rows.len(), 1, "the last one stays");
}

#[test]
fn who_comes_straight_back_from_a_cell_goes_on_reading_where_the_result_was_left() {
    let result = state([QuizAction::Begin(Perspective::Seeking)]).after(ShellAction::Go(Screen::Result));
    let cell = CELLS.iter().find(|c| !c.is_silent()).unwrap();
    let there = result.after(ComparisonAction::ShowCell(cell));
    assert_eq!(there.after(ShellAction::Go(Screen::Result)).focus, Focus::Reason(cell));
    let back = there.after(ShellAction::Load(rapport::engine::link::write(&result)));
    assert_eq!((back.screen, back.focus), (Screen::Result, Focus::Reason(cell)), "as the browser goes back");
    let aside = there.after(ComparisonAction::Toggle(cell)).after(ShellAction::Go(Screen::Sources));
    assert_eq!(aside.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading);
    let again = there.after(ShellAction::Go(Screen::Result)).after(ShellAction::Go(Screen::Matrix));
    assert_eq!(again.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading, "only once");
    let elsewhere = State::default().after(ComparisonAction::ShowCell(cell));
    assert_eq!(elsewhere.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading);
}

#[test]
fn a_cell_that_is_shown_is_visible_and_open() {
    for cell in primary().flat_map(Relationship::cells).filter(|c| !c.is_silent()) {
        let hidden = state([ComparisonAction::Search("xylophone".to_owned()), ComparisonAction::OnlyDiffering]);
        let state = hidden.after(ComparisonAction::ShowCell(cell));
        let shown = project(&state.comparison.options, english());
        assert_eq!(state.comparison.open, Some(cell));
        assert_eq!(state.focus, Focus::Opened(cell));
        assert!(shown.columns.contains(&cell.relationship()) && shown.rows.contains(&cell.dimension()));
    }
}

#[test]
fn every_disagreement_can_be_reached_from_a_cell() {
    for disagreement in &DISAGREEMENTS {
        let from = |c: &&&Cell| c.disagreements().contains(&disagreement);
        let touched = disagreement.cells();
        let cells: Vec<_> = touched.iter().filter(from).collect();
        assert_eq!(cells.len(), touched.len(), "{}", disagreement.id);
        assert!(cells.iter().all(|c| cell(c.relationship().id, c.dimension().id).is_some()));
    }
}

// ---- The list of disagreements ----

/// Every filter that a reader can set.
fn filters() -> Vec<Filter> {
    let kinds: Vec<_> = [None].into_iter().chain(Difference::ALL.map(Some)).collect();
    let relationships: Vec<_> = [None].into_iter().chain(primary().map(Some)).collect();
    let pairs = kinds.iter().flat_map(|kind| relationships.iter().map(move |r| (*kind, *r)));
    let all: Vec<_> = pairs.map(|(kind, relationship)| Filter { kind, relationship }).collect();
    assert_eq!(all.len(), 6 * 9);
    all
}

/// What a filter says, worked out in another way: by the cells of the matrix.
fn lets_through(filter: Filter, id: &str) -> bool {
    let mut found = false;
    for cell in CELLS.iter().filter(|c| filter.relationship.is_none_or(|r| c.relationship().id == r.id)) {
        found |= cell.disagreements().iter().any(|d| d.id == id && filter.kind.is_none_or(|kind| kind == d.kind));
    }
    found
}

#[test]
fn every_filter_lists_exactly_what_it_says_kind_by_kind() {
    let mut empty = 0;
    for filter in filters() {
        let listed: Vec<_> = Difference::ALL.into_iter().flat_map(|kind| filter.group(kind)).collect();
        let ids: Vec<_> = listed.iter().map(|d| d.id).collect();
        for disagreement in &DISAGREEMENTS {
            let expected = lets_through(filter, disagreement.id);
            assert_eq!(filter.lists(disagreement), expected, "{filter:?}: {}", disagreement.id);
            assert_eq!(ids.iter().filter(|id| **id == disagreement.id).count(), usize::from(expected));
        }
        assert_eq!(filter.count(), listed.len(), "{filter:?}");
        for kind in Difference::ALL {
            assert!(filter.group(kind).iter().all(|d| d.kind == kind));
            assert!(filter.group(kind).is_sorted_by_key(|d| DISAGREEMENTS.iter().position(|o| o == *d)));
        }
        empty += u32::from(listed.is_empty());
    }
    assert_eq!(Filter::default().count(), DISAGREEMENTS.len());
    assert!(empty > 0, "some choices leave nothing");
}

#[test]
fn each_choice_is_counted_as_what_it_leaves() {
    let touching = |id| Filter::default().by_relationship(content::relationship(id));
    let kinds: Vec<_> = Difference::ALL.map(|kind| Filter::default().by_kind(Some(kind)).count()).into();
    assert_eq!(kinds, [4, 10, 4, 2, 13]);
    assert_eq!(touching("role-modelling").count(), 0, "nothing to differ on was found there");
    for filter in filters() {
        let each: usize = Difference::ALL.map(|kind| filter.by_kind(Some(kind)).count()).iter().sum();
        assert_eq!(each, filter.by_kind(None).count(), "a disagreement is of one kind");
        let each: usize = primary().map(|r| filter.by_relationship(Some(r)).count()).sum();
        assert!(each >= filter.by_relationship(None).count(), "and touches one relationship or more");
    }
}

#[test]
fn a_disagreement_is_shown_whatever_the_filter_was_and_no_more_of_it_is_cleared_than_must_be() {
    for filter in filters() {
        let listed = State::default().after(ListAction::Filter(filter));
        assert_eq!((listed.screen, listed.list.filter, listed.focus), (Screen::Disagreements, filter, Focus::Heading));
        for disagreement in &DISAGREEMENTS {
            let from = listed.after(ShellAction::Go(Screen::Matrix));
            let shown = from.after(ListAction::Show(disagreement));
            assert_eq!(shown.screen, Screen::Disagreements);
            assert_eq!(shown.list.open, Some(disagreement));
            assert_eq!(shown.focus, Focus::Disagreement(disagreement));
            sane(&shown);
            let (kind, relationship) = (shown.list.filter.kind, shown.list.filter.relationship);
            let kept = Filter::default().by_kind(filter.kind);
            assert_eq!(kind, filter.kind.filter(|_| lets_through(kept, disagreement.id)));
            let kept = Filter::default().by_relationship(filter.relationship);
            assert_eq!(relationship, filter.relationship.filter(|_| lets_through(kept, disagreement.id)));
        }
    }
}

#[test]
fn a_disagreement_folds_and_unfolds_where_it_is_listed_and_closes_with_a_filter_that_hides_it() {
    for filter in filters() {
        let listed = State::default().after(ListAction::Filter(filter));
        for disagreement in &DISAGREEMENTS {
            let unfolded = listed.after(ListAction::Toggle(disagreement));
            if !filter.lists(disagreement) {
                assert_eq!((unfolded.list.open, unfolded.focus), (None, Focus::Stay), "{}", disagreement.id);
                continue;
            }
            assert_eq!((unfolded.list.open, unfolded.focus), (Some(disagreement), Focus::Disagreement(disagreement)));
            let folded = unfolded.after(ListAction::Toggle(disagreement));
            assert_eq!((folded.list.open, folded.focus), (None, Focus::Disagreement(disagreement)));
            for other in filters() {
                let list = unfolded.after(ListAction::Filter(other));
                assert_eq!(list.list.open, Some(disagreement).filter(|d| other.lists(d)));
                let one = unfolded.after(ListAction::Kind(other.kind));
                let both = one.after(ListAction::Touching(other.relationship));
                assert_eq!((both.list.filter, both.focus), (other, Focus::Stay));
                assert_eq!(one.list.filter, filter.by_kind(other.kind));
                sane(&one);
                sane(&both);
            }
            let next = DISAGREEMENTS.iter().rfind(|d| filter.lists(d)).unwrap();
            assert_eq!(unfolded.after(ListAction::Toggle(next)).list.open, Some(next).filter(|d| *d != disagreement));
        }
    }
}

#[test]
fn a_page_that_opens_the_guide_anew_lists_all_and_opens_none() {
    let shown =
        State::default().after(ListAction::Kind(Some(Difference::Within))).after(ListAction::Show(&DISAGREEMENTS[0]));
    let state = shown.after(ShellAction::Open(Start::default()));
    assert_eq!((state.list.filter, state.list.open), (Filter::default(), None));
}

#[test]
fn every_reason_leads_to_cells_with_all_its_claims() {
    for mark in &MARKS {
        let claims = mark.claims();
        for claim in &claims {
            let cell = mark.relationship().cell(claim.dimension()).unwrap();
            assert!(cell.claims().contains(claim), "{}", claim.id());
        }
        assert!(mark.strength != Strength::RulesOut || claims.len() > 1, "one source alone does not rule out");
    }
    assert!(CLAIMS.iter().any(|c| c.hedged), "hedges are carried over");
}
