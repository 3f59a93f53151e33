//! Events: what the reader does is told once, and what is brought back is not told at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says best what is wrong by stopping there")]

mod dice;

use dice::{Dice, sane};
use rapport::content::{Perspective, QUESTIONS};
use rapport::engine::event::{Event, events};
use rapport::engine::fit::outcome;
use rapport::engine::link::write;
use rapport::engine::quiz::Reply;
use rapport::engine::reduce::{Action, QuizAction, ShellAction};
use rapport::engine::state::{Screen, Start, State};

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

/// To choose an answer to a question, both by their place.
fn pick(question: usize, answer: usize) -> Action {
    QuizAction::Pick(&QUESTIONS[question].answers()[answer]).into()
}

/// Picks the first answer to every question, trying to go on without one first.
fn walk() -> Vec<Action> {
    QUESTIONS
        .iter()
        .flat_map(|q| {
            [QuizAction::Continue.into(), QuizAction::Pick(&q.answers()[0]).into(), QuizAction::Continue.into()]
        })
        .collect()
}

fn questions() -> Vec<String> {
    QUESTIONS.iter().map(|q| q.id.to_owned()).collect()
}

fn result(state: &State) -> String {
    name(Event::Concluded(outcome(&state.quiz.answers).leaders))
}

#[test]
fn a_whole_walk_tells_of_a_start_of_each_answer_and_of_the_result() {
    for perspective in Perspective::ALL {
        let (end, told) = told(&State::default(), [vec![QuizAction::Begin(perspective).into()], walk()].concat());
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
    let again =
        [vec![QuizAction::Restart.into(), ShellAction::Go(Screen::Question(&QUESTIONS[0])).into()], walk()].concat();
    assert_eq!(told(&end, again).1, expected, "to start again is another start");
    let start = Start { perspective: Some(Perspective::Seeking), ..open.start };
    let (_, other) = told(&end, [ShellAction::Open(start).into(), pick(0, 0), QuizAction::Continue.into()]);
    assert_eq!(other, ["seeking", "need"], "and so is another perspective");
}

#[test]
fn going_back_tells_nothing_and_going_on_again_tells_the_answer_again() {
    let begin =
        [QuizAction::Begin(Perspective::Seeking).into(), QuizAction::Unsure.into(), QuizAction::Continue.into()];
    let (second, _) = told(&State::default(), begin);
    let (first, back) = told(&second, [pick(1, 1), QuizAction::Back.into()]);
    assert_eq!((first.screen, back), (Screen::Question(&QUESTIONS[0]), vec![]));
    let (who, back) = told(&first, [QuizAction::Back.into()]);
    assert_eq!((who.screen, back), (Screen::Perspective, vec![]));
    assert_eq!(told(&who, [QuizAction::Begin(Perspective::Seeking).into()]).1, [""; 0], "the same quiz goes on");
    assert_eq!(told(&who, [QuizAction::Begin(Perspective::Offering).into()]).1, ["offering"], "another one begins");
    assert_eq!(told(&who, [QuizAction::Restart.into(), QuizAction::Begin(Perspective::Seeking).into()]).1, ["seeking"]);
    assert_eq!(told(&first, [QuizAction::Continue.into()]).1, ["need"]);
}

#[test]
fn a_changed_answer_is_told_with_its_result_and_one_called_off_is_not() {
    let (end, _) = told(&State::default(), [vec![QuizAction::Begin(Perspective::Seeking).into()], walk()].concat());
    let (changed, all) =
        told(&end, [QuizAction::Change(&QUESTIONS[2]).into(), pick(2, 1), QuizAction::Continue.into()]);
    assert_eq!(all, ["stand".to_owned(), result(&changed)]);
    assert_eq!(told(&end, [QuizAction::Change(&QUESTIONS[2]).into(), pick(2, 1), QuizAction::Back.into()]).1, [""; 0]);
    assert_eq!(
        told(&end, [QuizAction::Change(&QUESTIONS[2]).into(), pick(2, 1), ShellAction::Go(Screen::Result).into()]).1,
        [""; 0]
    );
}

#[test]
fn a_change_from_a_later_question_tells_of_its_answer_and_of_no_result() {
    let begin = [
        QuizAction::Begin(Perspective::Seeking).into(),
        QuizAction::Unsure.into(),
        QuizAction::Continue.into(),
        QuizAction::Unsure.into(),
        QuizAction::Continue.into(),
    ];
    let (third, _) = told(&State::default(), begin);
    let (back, all) = told(&third, [QuizAction::Change(&QUESTIONS[0]).into(), pick(0, 1), QuizAction::Continue.into()]);
    assert_eq!((back.screen, all), (third.screen, vec!["need".to_owned()]));
    assert_eq!(
        told(&third, [QuizAction::Change(&QUESTIONS[0]).into(), pick(0, 1), QuizAction::Back.into()]).1,
        [""; 0]
    );
}

#[test]
fn bringing_a_state_back_tells_nothing() {
    let mut dice = Dice(43);
    let mut before = State::default();
    let mut restored = 0;
    for _ in 0..50_000 {
        before = before.after(dice.action(before.screen));
        // To every screen, and as if the very next step had been taken.
        let next = before.after(QuizAction::Continue);
        let mut quiet: Vec<Action> = vec![
            ShellAction::Load(write(&before)).into(),
            ShellAction::Load(write(&next)).into(),
            ShellAction::Load(dice.text()).into(),
        ];
        quiet.push(ShellAction::Load("1~quiz~as.seeking".to_owned()).into());
        quiet.push(ShellAction::Open(dice.start()).into());
        quiet.push(ShellAction::Open(Start { screen: Screen::Result, ..before.start }).into());
        quiet.extend(
            [Screen::Question(&QUESTIONS[0]), next.screen, Screen::Result].map(|screen| ShellAction::Go(screen).into()),
        );
        quiet.extend([QuizAction::Back.into(), QuizAction::Restart.into(), pick(0, 0), QuizAction::Unsure.into()]);
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
    let (_, all) = told(&State::default(), [ShellAction::Load(link).into(), pick(1, 0), QuizAction::Continue.into()]);
    assert_eq!(all, ["act"]);
    let empty = "1~quiz~as.seeking".to_owned();
    let (_, all) = told(&State::default(), [ShellAction::Load(empty).into(), pick(0, 0), QuizAction::Continue.into()]);
    assert_eq!(all, ["seeking", "need"], "nothing had been answered yet");
}

#[test]
fn whatever_happens_each_answer_has_a_start_and_each_result_an_answer() {
    let mut dice = Dice(47);
    let mut before = State::default();
    let mut results = 0;
    for _ in 0..250_000 {
        let action = dice.action(before.screen);
        let after = before.after(action.clone());
        sane(&after);
        let all: Vec<_> = events(&before, &after).collect();
        for event in &all {
            match (event, &action) {
                (Event::Started(perspective), Action::Quiz(QuizAction::Begin(_) | QuizAction::Continue)) => {
                    assert_eq!(after.quiz.perspective, Some(*perspective));
                }
                (Event::Answered(question), Action::Quiz(QuizAction::Continue)) => {
                    assert!(after.quiz.begun);
                    assert_eq!(before.screen, Screen::Question(question));
                    assert_ne!(after.quiz.answers.get(question), Reply::Open);
                }
                (Event::Concluded(leaders), Action::Quiz(QuizAction::Continue)) => {
                    assert!(all.iter().any(|e| matches!(e, Event::Answered(_))));
                    assert_eq!(*leaders, outcome(&after.quiz.answers).leaders);
                    results += 1;
                }
                _ => panic!("{action:?} is no step"),
            }
        }
        let on = action == QuizAction::Continue.into() && after.screen != before.screen;
        assert_eq!(on, all.iter().any(|e| matches!(e, Event::Answered(_))), "every step is told");
        before = after;
    }
    assert!(results > 500, "{results} results");
}
