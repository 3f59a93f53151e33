//! Events: what the reader does is told once, and what is brought back is not told at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says best what is wrong by stopping there")]

mod dice;

use dice::{Dice, sane};
use rapport::content::{Perspective, QUESTIONS, every_question};
use rapport::engine::event::{Event, events};
use rapport::engine::fit::outcome;
use rapport::engine::link::write;
use rapport::engine::quiz::Reply;
use rapport::engine::state::{Action, Screen, Start, State};

fn name(event: Event) -> String {
    match event {
        Event::Started(perspective) => perspective.id().to_owned(),
        Event::Answered(question) => question.id.to_owned(),
        Event::Concluded(leaders) => leaders.each().fold("=".to_owned(), |all, r| all + " " + r.id),
    }
}

/// The state after these actions, and what was told on the way.
fn told(state: &State, actions: impl IntoIterator<Item = Action>) -> (State, Vec<String>) {
    actions.into_iter().fold((state.clone(), Vec::new()), |(before, mut all), action| {
        let after = before.after(action);
        all.extend(events(&before, &after).map(name));
        (after, all)
    })
}

/// Picks the first answer to every question, trying to go on without one first.
fn walk() -> Vec<Action> {
    QUESTIONS.iter().flat_map(|_| [Action::Continue, Action::Pick(0), Action::Continue]).collect()
}

fn questions() -> Vec<String> {
    QUESTIONS.iter().map(|q| q.id.to_owned()).collect()
}

fn result(state: &State) -> String {
    name(Event::Concluded(outcome(&state.answers).leaders))
}

#[test]
fn a_whole_walk_tells_of_a_start_of_each_answer_and_of_the_result() {
    for perspective in Perspective::ALL {
        let (end, told) = told(&State::default(), [vec![Action::Begin(perspective)], walk()].concat());
        assert_eq!(end.screen, Screen::Result);
        assert_ne!(result(&end), "=", "something leads");
        let expected = [vec![perspective.id().to_owned()], questions(), vec![result(&end)]].concat();
        assert_eq!(told, expected);
    }
}

#[test]
fn where_the_page_knows_who_asks_the_first_answer_is_the_start() {
    let perspective = Some(Perspective::Offering);
    let open = State::starting(Start { screen: Screen::Perspective, perspective, ..Start::default() });
    let (end, all) = told(&open, walk());
    let expected = [vec!["offering".to_owned()], questions(), vec![result(&end)]].concat();
    assert_eq!(all, expected);
    let again = [vec![Action::Restart, Action::Go(Screen::Question(0))], walk()].concat();
    assert_eq!(told(&end, again).1, expected, "to start again is another start");
    let start = Start { perspective: Some(Perspective::Seeking), ..open.start };
    let (_, other) = told(&end, [Action::Open(start), Action::Pick(0), Action::Continue]);
    assert_eq!(other, ["seeking", "need"], "and so is another perspective");
}

#[test]
fn going_back_tells_nothing_and_going_on_again_tells_the_answer_again() {
    let begin = [Action::Begin(Perspective::Seeking), Action::Unsure, Action::Continue];
    let (second, _) = told(&State::default(), begin);
    let (first, back) = told(&second, [Action::Pick(1), Action::Back]);
    assert_eq!((first.screen, back), (Screen::Question(0), vec![]));
    let (who, back) = told(&first, [Action::Back]);
    assert_eq!((who.screen, back), (Screen::Perspective, vec![]));
    assert_eq!(told(&who, [Action::Begin(Perspective::Seeking)]).1, [""; 0], "the same quiz goes on");
    assert_eq!(told(&who, [Action::Begin(Perspective::Offering)]).1, ["offering"], "another one begins");
    assert_eq!(told(&who, [Action::Restart, Action::Begin(Perspective::Seeking)]).1, ["seeking"]);
    assert_eq!(told(&first, [Action::Continue]).1, ["need"]);
}

#[test]
fn a_changed_answer_is_told_with_its_result_and_one_called_off_is_not() {
    let (end, _) = told(&State::default(), [vec![Action::Begin(Perspective::Seeking)], walk()].concat());
    let (changed, all) = told(&end, [Action::Change(2), Action::Pick(1), Action::Continue]);
    assert_eq!(all, ["stand".to_owned(), result(&changed)]);
    assert_eq!(told(&end, [Action::Change(2), Action::Pick(1), Action::Back]).1, [""; 0]);
    assert_eq!(told(&end, [Action::Change(2), Action::Pick(1), Action::Go(Screen::Result)]).1, [""; 0]);
}

#[test]
fn a_change_from_a_later_question_tells_of_its_answer_and_of_no_result() {
    let begin =
        [Action::Begin(Perspective::Seeking), Action::Unsure, Action::Continue, Action::Unsure, Action::Continue];
    let (third, _) = told(&State::default(), begin);
    let (back, all) = told(&third, [Action::Change(0), Action::Pick(1), Action::Continue]);
    assert_eq!((back.screen, all), (third.screen, vec!["need".to_owned()]));
    assert_eq!(told(&third, [Action::Change(0), Action::Pick(1), Action::Back]).1, [""; 0]);
}

#[test]
fn bringing_a_state_back_tells_nothing() {
    let mut dice = Dice(43);
    let mut before = State::default();
    let mut restored = 0;
    for _ in 0..50_000 {
        before = before.after(dice.action());
        // To every screen, and as if the very next step had been taken.
        let next = before.after(Action::Continue);
        let mut quiet = vec![Action::Load(write(&before)), Action::Load(write(&next)), Action::Load(dice.text())];
        quiet.push(Action::Load("1~quiz~as.seeking".to_owned()));
        quiet.push(Action::Open(dice.start()));
        quiet.push(Action::Open(Start { screen: Screen::Result, ..before.start }));
        quiet.extend([Screen::Question(0), next.screen, Screen::Result].map(Action::Go));
        quiet.extend([Action::Back, Action::Restart, Action::Pick(0), Action::Unsure]);
        for action in quiet {
            let after = before.after(action);
            assert_eq!(events(&before, &after).count(), 0);
            restored += u32::from(after.screen == Screen::Result && before.screen != Screen::Result);
        }
    }
    assert!(restored > 10_000, "{restored} results were brought back");
}

#[test]
fn a_quiz_that_was_brought_back_goes_on_without_another_start() {
    let link = "1~quiz.act~as.seeking~need.skill".to_owned();
    let (_, all) = told(&State::default(), [Action::Load(link), Action::Pick(0), Action::Continue]);
    assert_eq!(all, ["act"]);
    let empty = "1~quiz~as.seeking".to_owned();
    let (_, all) = told(&State::default(), [Action::Load(empty), Action::Pick(0), Action::Continue]);
    assert_eq!(all, ["seeking", "need"], "nothing had been answered yet");
}

#[test]
fn whatever_happens_each_answer_has_a_start_and_each_result_an_answer() {
    let mut dice = Dice(47);
    let mut before = State::default();
    let mut results = 0;
    for _ in 0..250_000 {
        let action = dice.action();
        let after = before.after(action.clone());
        sane(&after);
        let all: Vec<_> = events(&before, &after).collect();
        for event in &all {
            match (event, &action) {
                (Event::Started(perspective), Action::Begin(_) | Action::Continue) => {
                    assert_eq!(after.perspective, Some(*perspective));
                }
                (Event::Answered(question), Action::Continue) => {
                    assert!(after.begun);
                    let place = every_question().position(|q| q.id == question.id).unwrap();
                    assert_eq!(before.screen, Screen::Question(place));
                    assert_ne!(after.answers.get(place), Reply::Open);
                }
                (Event::Concluded(leaders), Action::Continue) => {
                    assert!(all.iter().any(|e| matches!(e, Event::Answered(_))));
                    assert_eq!(*leaders, outcome(&after.answers).leaders);
                    results += 1;
                }
                _ => panic!("{action:?} is no step"),
            }
        }
        let on = action == Action::Continue && after.screen != before.screen;
        assert_eq!(on, all.iter().any(|e| matches!(e, Event::Answered(_))), "every step is told");
        before = after;
    }
    assert!(results > 500, "{results} results");
}
