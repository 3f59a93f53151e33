//! The state: from screen to screen, and what a page asks for.

use std::collections::BTreeSet;

use crate::dice::{Dice, sane};
use crate::pick;
use rapport::content::{
    Cell, DIMENSIONS, Perspective, QUESTIONS, RELATIONSHIPS, Relationship, english, preset, primary,
};
use rapport::engine::matrix::project;
use rapport::engine::quiz::{Answers, Reply};
use rapport::engine::reduce::{Action, ComparisonAction, ListAction, QuizAction, ShellAction};
use rapport::engine::set::Set;
use rapport::engine::state::{Focus, Screen, Start, State};

/// At the result, with these answers.
pub(crate) fn concluded(perspective: Perspective, answers: Answers) -> State {
    let mut state = state([QuizAction::Begin(perspective)]);
    (state.quiz.answers, state.screen) = (answers, Screen::Result);
    state
}

pub(crate) fn state(actions: impl IntoIterator<Item = impl Into<Action>>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.after(action))
}

#[test]
fn the_quiz_goes_from_the_first_question_to_the_result_and_back() {
    let mut quiz = state([QuizAction::Begin(Perspective::Seeking)]);
    for question in &QUESTIONS {
        assert_eq!(quiz.screen, Screen::Question(question));
        quiz = quiz.after(QuizAction::Continue);
        assert!(quiz.quiz.missing, "an answer is asked for");
        assert_eq!((quiz.screen, quiz.focus), (Screen::Question(question), Focus::Answers));
        quiz = quiz.after(QuizAction::Pick(&question.answers()[0])).after(QuizAction::Continue);
        assert_eq!(quiz.focus, Focus::Heading);
    }
    assert_eq!(quiz.screen, Screen::Result);
    let answers = quiz.quiz.answers.clone();
    quiz = quiz.after(QuizAction::Change(&QUESTIONS[3]));
    assert_eq!(quiz.screen, Screen::Question(&QUESTIONS[3]));
    quiz = quiz.after(pick(3, 1)).after(QuizAction::Continue);
    let second = Set::singleton(&QUESTIONS[3].answers()[1]);
    assert_eq!((quiz.screen, quiz.quiz.answers.get(&QUESTIONS[3])), (Screen::Result, Reply::Chosen(second)));
    for question in QUESTIONS.iter().filter(|q| **q != QUESTIONS[3]) {
        assert_eq!(quiz.quiz.answers.get(question), answers.get(question), "the rest is kept");
    }
    let cancelled = quiz.after(QuizAction::Change(&QUESTIONS[2])).after(pick(2, 3)).after(QuizAction::Back);
    assert_eq!(
        (cancelled.screen, &cancelled.quiz.answers),
        (Screen::Result, &quiz.quiz.answers),
        "calling it off changes nothing"
    );
    assert_eq!(cancelled.focus, Focus::Change(&QUESTIONS[2]), "and leads back to where the reader was");
    let back =
        state([QuizAction::Begin(Perspective::Offering), QuizAction::Unsure, QuizAction::Continue, QuizAction::Back]);
    assert_eq!((back.screen, back.quiz.answers.get(&QUESTIONS[0])), (Screen::Question(&QUESTIONS[0]), Reply::Unsure));
}

#[test]
fn changing_the_perspective_asks_again_and_restarting_forgets() {
    let seeking = state([QuizAction::Begin(Perspective::Seeking), pick(0, 1)]);
    assert_eq!(seeking.after(QuizAction::Begin(Perspective::Seeking)).quiz.answers, seeking.quiz.answers);
    assert_eq!(seeking.after(QuizAction::Begin(Perspective::Offering)).quiz.answers, Answers::default());
    let forgotten = seeking.after(QuizAction::Restart);
    assert_eq!((forgotten.screen, &forgotten.quiz.answers), (Screen::Entry, &Answers::default()));
    assert_eq!((forgotten.quiz.perspective, forgotten.resume()), (None, Screen::Perspective), "who asks is open again");
    assert_eq!(
        seeking.after(ShellAction::Go(Screen::Matrix)).resume(),
        Screen::Question(&QUESTIONS[1]),
        "where they were"
    );
    let left =
        seeking.after(ShellAction::Go(Screen::Result)).after(QuizAction::Change(&QUESTIONS[0])).after(pick(0, 2));
    assert_eq!(
        left.after(ShellAction::Go(Screen::Matrix)).quiz.answers,
        seeking.quiz.answers,
        "a change that is left is called off"
    );
}

#[test]
fn who_asks_is_settled_before_the_first_question() {
    let entry = State::default();
    for screen in [Screen::Question(&QUESTIONS[2]), Screen::Result, Screen::Perspective] {
        assert_eq!(entry.after(ShellAction::Go(screen)).screen, Screen::Perspective);
    }
    let begun = entry.after(QuizAction::Begin(Perspective::Offering));
    let back = begun.after(pick(0, 0)).after(QuizAction::Back);
    assert_eq!(back.screen, Screen::Perspective, "back from the first question");
    assert_eq!(back.quiz.perspective, Some(Perspective::Offering), "which can be answered anew, or kept");
    assert!(back.quiz.answers.get(&QUESTIONS[0]) != Reply::Open);
    assert_eq!(back.after(QuizAction::Back).screen, Screen::Entry);
}

#[test]
fn a_widget_opens_as_its_page_asks() {
    let open = |screen, perspective| State::starting(Start { screen, perspective, ..Start::default() });
    assert_eq!(State::starting(Start::default()), State::default());
    let seeking = Some(Perspective::Seeking);
    for (screen, known, unknown) in [
        (Screen::Entry, Screen::Entry, Screen::Entry),
        (Screen::Perspective, Screen::Question(&QUESTIONS[0]), Screen::Perspective),
        (Screen::Question(&QUESTIONS[5]), Screen::Question(&QUESTIONS[0]), Screen::Perspective),
        (Screen::Result, Screen::Result, Screen::Perspective),
        (Screen::Matrix, Screen::Matrix, Screen::Matrix),
        (Screen::Strips, Screen::Strips, Screen::Strips),
    ] {
        assert_eq!(open(screen, seeking).screen, known, "{screen:?}");
        assert_eq!(open(screen, None).screen, unknown, "{screen:?}");
        assert_eq!((open(screen, seeking).focus, open(screen, seeking).turn), (Focus::Stay, 0));
    }
    let nothing =
        Start { columns: Set::singleton(RELATIONSHIPS.last().unwrap()), rows: Set::default(), ..Start::default() };
    assert_eq!(
        State::starting(nothing),
        State::default(),
        "a table without columns or rows says nothing, and what has no column is none"
    );
}

#[test]
fn the_matrix_goes_back_to_the_columns_and_rows_of_the_page() {
    let hidden = DIMENSIONS.iter().find(|d| !d.shown).unwrap();
    let start = Start { columns: Set::singleton(&RELATIONSHIPS[5]), rows: Set::singleton(hidden), ..Start::default() };
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
    assert_eq!(shown.comparison.options.rows, start.rows.insert(find(false).dimension()), "one row comes in addition");
}

#[test]
fn a_page_that_changes_its_mind_keeps_the_answers_of_the_same_perspective() {
    let quiz = state([QuizAction::Begin(Perspective::Seeking), pick(0, 1), QuizAction::Continue]);
    let quiz = quiz.after(ComparisonAction::Swap);
    let open = |screen, perspective| quiz.after(ShellAction::Open(Start { screen, perspective, ..Start::default() }));
    let table = open(Screen::Matrix, None);
    assert_eq!((table.screen, table.focus), (Screen::Matrix, Focus::Stay));
    assert_eq!((&table.quiz.answers, table.quiz.perspective), (&quiz.quiz.answers, quiz.quiz.perspective));
    assert!(!table.comparison.options.swapped, "the table is as if just opened");
    let same = open(Screen::Perspective, Some(Perspective::Seeking));
    assert_eq!(
        (same.screen, &same.quiz.answers),
        (Screen::Question(&QUESTIONS[1]), &quiz.quiz.answers),
        "where they were"
    );
    let other = open(Screen::Perspective, Some(Perspective::Offering));
    assert_eq!((other.screen, &other.quiz.answers), (Screen::Question(&QUESTIONS[0]), &Answers::default()));
    let again = other.after(QuizAction::Begin(Perspective::Seeking)).after(QuizAction::Restart);
    assert_eq!(
        (again.screen, again.quiz.perspective),
        (Screen::Entry, Some(Perspective::Offering)),
        "as the page asks"
    );
    let changing = quiz.after(QuizAction::Change(&QUESTIONS[0])).after(pick(0, 3));
    assert_eq!(
        changing.after(ShellAction::Open(Start::default())).quiz.answers,
        quiz.quiz.answers,
        "a change is called off"
    );
}

#[test]
fn actions_that_make_no_sense_change_nothing() {
    let entry = State::default();
    for action in [pick(0, 3), QuizAction::Unsure, QuizAction::Continue, QuizAction::Back] {
        let after = entry.after(action.clone());
        assert_eq!((after.screen, &after.quiz.answers), (Screen::Entry, &entry.quiz.answers), "{action:?}");
    }
    let lost = entry.after(QuizAction::Change(&QUESTIONS[2]));
    assert_eq!((lost.screen, lost.quiz.changing), (Screen::Perspective, None), "there is no answer to change");
    let asked = state([QuizAction::Begin(Perspective::Seeking), pick(0, 0), pick(0, 1), pick(0, 2)]);
    assert_eq!(asked.quiz.answers.get(&QUESTIONS[0]).choice().len(), 2, "a third need is refused");
    assert_eq!(asked.after(pick(1, 0)).quiz.answers, asked.quiz.answers, "an answer to another question is none");
}

macro_rules! kinds {
    ($($name:literal $pattern:pat)*) => {
        /// The kinds of actions that there are.
        const KINDS: &[&str] = &[$($name),*];

        /// The kind of an action. Without a new one this does not compile.
        fn kind(action: &Action) -> &'static str {
            match action {
                $($pattern => $name,)*
            }
        }
    };
}

kinds! {
    "quiz begin" Action::Quiz(QuizAction::Begin(_))
    "quiz pick" Action::Quiz(QuizAction::Pick(_))
    "quiz unsure" Action::Quiz(QuizAction::Unsure)
    "quiz emphasise" Action::Quiz(QuizAction::Emphasise)
    "quiz continue" Action::Quiz(QuizAction::Continue)
    "quiz back" Action::Quiz(QuizAction::Back)
    "quiz change" Action::Quiz(QuizAction::Change(_))
    "quiz restart" Action::Quiz(QuizAction::Restart)
    "comparison column" Action::Comparison(ComparisonAction::Column(_))
    "comparison preset" Action::Comparison(ComparisonAction::Preset(_))
    "comparison found" Action::Comparison(ComparisonAction::Found(_))
    "comparison beside" Action::Comparison(ComparisonAction::Beside(_))
    "comparison pair" Action::Comparison(ComparisonAction::Pair(..))
    "comparison compare" Action::Comparison(ComparisonAction::Compare(_))
    "comparison tools" Action::Comparison(ComparisonAction::Tools)
    "comparison row" Action::Comparison(ComparisonAction::Row(_))
    "comparison allrows" Action::Comparison(ComparisonAction::AllRows)
    "comparison mostdiffering" Action::Comparison(ComparisonAction::MostDiffering)
    "comparison onlydiffering" Action::Comparison(ComparisonAction::OnlyDiffering)
    "comparison swap" Action::Comparison(ComparisonAction::Swap)
    "comparison search" Action::Comparison(ComparisonAction::Search(_))
    "comparison scale" Action::Comparison(ComparisonAction::Scale(..))
    "comparison reset" Action::Comparison(ComparisonAction::Reset)
    "comparison toggle" Action::Comparison(ComparisonAction::Toggle(_))
    "comparison showcell" Action::Comparison(ComparisonAction::ShowCell(_))
    "list filter" Action::List(ListAction::Filter(_))
    "list kind" Action::List(ListAction::Kind(_))
    "list touching" Action::List(ListAction::Touching(_))
    "list toggle" Action::List(ListAction::Toggle(_))
    "list show" Action::List(ListAction::Show(_))
    "shell open" Action::Shell(ShellAction::Open(_))
    "shell load" Action::Shell(ShellAction::Load(_))
    "shell go" Action::Shell(ShellAction::Go(_))
    "shell copied" Action::Shell(ShellAction::Copied(_))
}

#[test]
fn every_kind_of_action_is_among_the_arbitrary_ones() {
    let mut dice = Dice(5);
    let thrown: BTreeSet<_> = (0..5000).map(|_| kind(&dice.action(Screen::Entry))).collect();
    let missing: Vec<_> = KINDS.iter().filter(|kind| !thrown.contains(*kind)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}

#[test]
fn arbitrary_actions_never_leave_a_sane_state() {
    let mut dice = Dice(23);
    let mut state = State::default();
    for _ in 0..200_000 {
        state = state.after(dice.action(state.screen));
        sane(&state);
    }
}
