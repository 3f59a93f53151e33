//! Arbitrary numbers, actions and texts, the same in each run, and what holds of every state.

use rapport::content::{
    ANSWERS, Answer, CELLS, DIMENSIONS, DISAGREEMENTS, Difference, Disagreement, Indexed, Kind, PRESETS, Perspective,
    QUESTIONS, Question, RELATIONSHIPS, Relationship, SCALES, TIEBREAKS, every_question, primary,
};
use rapport::engine::differ::Filter;
use rapport::engine::link::{FIELDS, UNSURE};
use rapport::engine::matrix::Ordinal;
use rapport::engine::quiz::{Answers, EMPHASISED_MAX, Reply, TIEBREAKS_MAX, can_be_emphasised};
use rapport::engine::reduce::{Action, ComparisonAction, ListAction, QuizAction, ShellAction};
use rapport::engine::set::Set;
use rapport::engine::state::{Changing, Copied, Screen, Start, State};
use rapport::engine::tiebreak::offered;

/// A small generator of arbitrary numbers.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn screen(&mut self) -> Screen {
        match self.below(11) {
            0 => Screen::Entry,
            6 => Screen::Pair,
            1 => Screen::Perspective,
            2 => Screen::Question(self.question()),
            3 => Screen::Result,
            4 => Screen::Matrix,
            5 => Screen::Profile(primary().nth(self.below(8)).unwrap()),
            7 => Screen::Strips,
            8 => Screen::Disagreements,
            9 => Screen::Method,
            _ => Screen::Sources,
        }
    }

    pub fn start(&mut self) -> Start {
        let perspective = [None, Some(Perspective::Seeking), Some(Perspective::Offering)][self.below(3)];
        // Of those that have a column, and of others.
        let columns = Set::of(RELATIONSHIPS.iter().filter(|_| self.below(3) == 0));
        let rows = Set::of(DIMENSIONS.iter().filter(|_| self.below(3) == 0));
        Start { screen: self.screen(), perspective, columns, rows }
    }

    fn question(&mut self) -> &'static Question {
        every_question().nth(self.below(QUESTIONS.len() + TIEBREAKS.len())).unwrap()
    }

    /// Mostly an answer to the question on the screen, now and then one to another question.
    fn answer(&mut self, at: Screen) -> &'static Answer {
        let number = self.below(9);
        let asked = match at {
            Screen::Question(question) => question.answers().get(number),
            _ => None,
        };
        asked.unwrap_or_else(|| &ANSWERS[self.below(ANSWERS.len())])
    }

    fn disagreement(&mut self) -> &'static Disagreement {
        &DISAGREEMENTS[self.below(DISAGREEMENTS.len())]
    }

    fn kind(&mut self) -> Option<Difference> {
        Difference::ALL.get(self.below(6)).copied()
    }

    fn touching(&mut self) -> Option<&'static Relationship> {
        primary().nth(self.below(9))
    }

    /// On this screen.
    pub fn action(&mut self, at: Screen) -> Action {
        let relationship = primary().nth(self.below(8)).unwrap();
        let cell = &CELLS[self.below(CELLS.len())];
        match self.below(72) {
            0 => ShellAction::Open(self.start()).into(),
            1 => ShellAction::Load(self.text()).into(),
            2..5 => QuizAction::Begin(Perspective::ALL[self.below(2)]).into(),
            5 => QuizAction::Restart.into(),
            6..12 => QuizAction::Unsure.into(),
            12..18 => QuizAction::Back.into(),
            18..21 => QuizAction::Change(self.question()).into(),
            21 => ComparisonAction::Column(relationship).into(),
            22 => ComparisonAction::Preset(&PRESETS[self.below(PRESETS.len())]).into(),
            23 => ComparisonAction::Compare(vec![relationship]).into(),
            24 => [ComparisonAction::AllRows, ComparisonAction::MostDiffering, ComparisonAction::Tools][self.below(3)]
                .clone()
                .into(),
            25 => [
                ComparisonAction::OnlyDiffering,
                ComparisonAction::Pair(Ordinal::ALL[self.below(2)], relationship),
                ComparisonAction::Found(relationship),
                ComparisonAction::Beside(relationship),
            ][self.below(4)]
            .clone()
            .into(),
            26 => [ComparisonAction::Swap, ComparisonAction::Row(&DIMENSIONS[self.below(DIMENSIONS.len())])]
                [self.below(2)]
            .clone()
            .into(),
            27 => ComparisonAction::Search("trust".to_owned()).into(),
            28 if self.below(2) == 0 => ComparisonAction::Reset.into(),
            28 => ComparisonAction::Scale(Ordinal::ALL[self.below(2)], &SCALES[self.below(SCALES.len())]).into(),
            29..32 => ComparisonAction::Toggle(cell).into(),
            32 if cell.relationship().kind == Kind::Primary => ComparisonAction::ShowCell(cell).into(),
            33..35 => ShellAction::Go(self.screen()).into(),
            35 => QuizAction::Emphasise.into(),
            36..48 => QuizAction::Pick(self.answer(at)).into(),
            48 => ListAction::Filter(Filter { kind: self.kind(), relationship: self.touching() }).into(),
            49..51 => ListAction::Kind(self.kind()).into(),
            51..53 => ListAction::Touching(self.touching()).into(),
            53..57 => ListAction::Toggle(self.disagreement()).into(),
            57..60 => ListAction::Show(self.disagreement()).into(),
            60 => {
                let copied = [
                    Copied::Text,
                    Copied::Link,
                    Copied::Refused("a text".to_owned()),
                    Copied::Saved("a text".to_owned()),
                    Copied::NotPrinted,
                ];
                ShellAction::Copied(copied[self.below(5)].clone()).into()
            }
            _ => QuizAction::Continue.into(),
        }
    }

    /// A word that stands somewhere in a link.
    fn word(&mut self) -> &'static str {
        let question = self.question();
        let screens = [
            "entry",
            "who",
            "quiz",
            "result",
            "matrix",
            "pair",
            "profile",
            "sources",
            "strips",
            "disagreements",
            "method",
        ];
        match self.below(11) {
            0 => question.id,
            1 => question.answers()[self.below(question.answers().len())].id,
            2 => RELATIONSHIPS[self.below(RELATIONSHIPS.len())].id,
            3 => DIMENSIONS[self.below(DIMENSIONS.len())].id,
            4 | 5 => FIELDS[self.below(FIELDS.len())],
            6 => Perspective::ALL[self.below(2)].id(),
            8 => Difference::ALL[self.below(5)].id(),
            9 => self.disagreement().id,
            7 => ["all", UNSURE, "", "mood", "é", "-_"][self.below(6)],
            _ => screens[self.below(screens.len())],
        }
    }

    /// A text that looks like a link, and says now and then what one could say.
    pub fn text(&mut self) -> String {
        let mut text = "1~".to_owned();
        for _ in 0..=self.below(12) {
            match self.below(4) {
                0 => text.push_str(&["as.", Perspective::ALL[self.below(2)].id()].concat()),
                1 | 2 => {
                    let question = self.question();
                    text.push_str(question.id);
                    for _ in 0..=self.below(2) {
                        text.push_str(&[".", question.answers()[self.below(question.answers().len())].id].concat());
                    }
                }
                _ => text.push_str(self.word()),
            }
            for _ in 0..self.below(3) {
                text.push('.');
                text.push_str(self.word());
            }
            text.push('~');
        }
        text
    }
}

/// What holds of every state, however it came about.
pub fn sane(state: &State) {
    let (columns, rows) = (state.comparison.options.columns, state.comparison.options.rows);
    assert!(!columns.is_empty() && columns == columns.truncate(primary().count()));
    assert!(!rows.is_empty() && rows == rows.truncate(DIMENSIONS.len()));
    if let Some([first, second]) = state.comparison.options.pair {
        assert!(first != second && [first, second].iter().all(|r| r.kind == Kind::Primary), "two that have a column");
    }
    let [first, second] = state.comparison.options.strips;
    assert!(first != second, "two scales");
    for (question, reply) in state.quiz.answers.each() {
        let chosen = reply.choice();
        assert!(chosen.is_empty() != matches!(reply, Reply::Chosen(_)));
        assert_eq!(chosen.len() as usize, chosen.answers(question).count(), "only answers that there are");
        assert!(chosen.len() <= u32::from(question.choose));
    }
    let marked = state.quiz.answers.emphasised();
    let can = Set::of(every_question().filter(|question| can_be_emphasised(question)));
    assert!(state.quiz.answers.broken().len() <= TIEBREAKS_MAX);
    let unsure = |question| state.quiz.answers.get(question) == Reply::Unsure;
    assert!(
        every_question().all(|question| !(marked.contains(question) && unsure(question))),
        "what is not sure does not matter"
    );
    assert!(marked.len() <= EMPHASISED_MAX && marked.union(can) == can, "two at most, and of those that can be marked");
    match state.quiz.perspective {
        None => {
            assert_eq!(state.start.perspective, None, "the page has settled who asks");
            assert_eq!(state.quiz.answers, Answers::default(), "answers mean nothing then");
            assert!(!matches!(state.screen, Screen::Question(_) | Screen::Result));
        }
        Some(_) => match state.screen {
            Screen::Question(question) if question.index() >= QUESTIONS.len() => {
                let before = &state.quiz.changing.as_ref().unwrap().before;
                assert!(
                    before.broke(question) || offered(before).contains(&question),
                    "it was offered, or answered before"
                );
            }
            _ => {}
        },
    }
    assert!(state.list.filter.relationship.is_none_or(|r| r.kind == Kind::Primary));
    assert!(state.list.open.is_none_or(|d| state.list.filter.lists(d)), "what is not listed is closed");
    if let Some(Changing { question, before, from }) = &state.quiz.changing {
        assert!(
            matches!(from, Screen::Result)
                || matches!(from, Screen::Question(later) if later.index() > question.index())
        );
        assert_eq!(state.screen, Screen::Question(question), "a change is called off on leaving");
        let but = before.clone().with(question, state.quiz.answers.get(question));
        let marks = [but.clone(), but.clone().emphasise(question), but.drop_void_emphasis()];
        assert!(marks.contains(&state.quiz.answers), "one answer changes");
    }
    if state.quiz.missing {
        assert!(matches!(state.screen, Screen::Question(question) if state.quiz.answers.get(question) == Reply::Open));
    }
}
