//! Links: the state as a short text for an address, a store or a file, and back.
//!
//! ```text
//! 1~result~as.seeking~need.skill.growth~act.unsure~length.open~matters.length~columns.coaching.mentoring~rows.all
//! 1~disagreements~kind.versions~touching.coaching~disagreement.D05
//! ```
//!
//! Fields stand between `~` and their words between `.`, all of it characters that no address has to escape. First the
//! version, then the screen, then in any order who asks, the answers to each question, the questions that matter a lot,
//! and what is set in the matrix and in the list of disagreements. Everything is named by its id, so that a text
//! outlives a changed set of questions: what is no longer there is left out, and the reader is told. What is as the page
//! asks for it at the start is not written.
//!
//! A text that is read may come from anybody. It is short or not read at all, and whatever it says, each part is taken
//! over only if the reader could have done the same.

use super::matrix::{cell, every_row};
use super::quiz::{Answers, EMPHASISED_MAX, Reply, TIEBREAKS_MAX, can_be_emphasised};
use super::set::Set;
use super::state::{Focus, Notice, Screen, Start, State};
use crate::content::{
    self, DIMENSIONS, DISAGREEMENTS, Difference, Indexed, Kind, Perspective, QUESTIONS, Question, SCALES,
};

/// The longest text that is read, in bytes. The longest that is written is a quarter of it.
pub const MAX: usize = 2048;

/// What stands before a state in a longer text.
pub const NAME: &str = "rapport=";

/// The version of the format, with the end of its field.
const VERSION: &str = "1~";

const ENTRY: &str = "entry";
const WHO: &str = "who";
const QUIZ: &str = "quiz";
const RESULT: &str = "result";
const MATRIX: &str = "matrix";
/// The screen with two side by side, and the field with those that the reader has put there.
const PAIR: &str = "pair";
/// The screen with the pictures, and the field with what they show.
const STRIPS: &str = "strips";
const PROFILE: &str = "profile";
const SOURCES: &str = "sources";
const LIST: &str = "disagreements";
const METHOD: &str = "method";

const AS: &str = "as";
const MATTERS: &str = "matters";
const COLUMNS: &str = "columns";
const ROWS: &str = "rows";
const DIFFERING: &str = "differing";
const SWAPPED: &str = "swapped";
const OPEN: &str = "open";
const KIND: &str = "kind";
const TOUCHING: &str = "touching";
const DISAGREEMENT: &str = "disagreement";

/// All rows.
const ALL: &str = "all";

/// The names of fields, none of which a question may have as its id.
pub const FIELDS: [&str; 12] =
    [AS, MATTERS, COLUMNS, ROWS, DIFFERING, SWAPPED, STRIPS, PAIR, OPEN, KIND, TOUCHING, DISAGREEMENT];

/// The reply "I'm not sure", which no answer may have as its id.
pub const UNSURE: &str = "unsure";

/// Our state in a longer text, such as the fragment of an address or a file: what follows the last `rapport=`.
pub fn find(text: &str) -> Option<&str> {
    let at = text.as_bytes().windows(NAME.len()).rposition(|bytes| bytes == NAME.as_bytes())?;
    let rest = text.get(at + NAME.len()..)?;
    Some(alone(rest)).filter(|found| !found.is_empty())
}

/// A state without what a sentence or a program has left behind the link that it stood in, such as `).`.
pub fn alone(text: &str) -> &str {
    let unreserved = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    let end = text.find(|c| !unreserved(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim_end_matches('.')
}

/// A state that the reader goes back to, with what has been answered and marked since: only what a result rests on is as
/// it was.
pub fn going_back(text: &str, now: &State) -> String {
    let Some(mut back) = read(text, &now.start) else { return text.to_owned() };
    if back.screen == Screen::Result || back.quiz.perspective != now.quiz.perspective {
        return text.to_owned();
    }
    // Going back calls a change off.
    let since = now.quiz.changing.as_ref().map_or(&now.quiz.answers, |changing| &changing.before);
    let mut answers = since.clone();
    for (question, reply) in back.quiz.answers.each() {
        if since.get(question) == Reply::Open {
            answers = answers.with(question, reply);
            if back.quiz.answers.emphasised().contains(question) {
                answers = answers.emphasise(question);
            }
        }
    }
    back.quiz.answers = answers;
    write(&back)
}

/// The state as a text. A change that is under way is not part of it, nor is a search.
pub fn write(state: &State) -> String {
    let (screen, answers) = match &state.quiz.changing {
        Some(changing) => (changing.from, &changing.before),
        None => (state.screen, &state.quiz.answers),
    };
    let mut text = VERSION.to_owned();
    let (name, id) = screen.name();
    text.push_str(name);
    if let Some(id) = id {
        word(&mut text, id);
    }
    // Answers are never without their perspective: that of the page may be another one when they are read.
    if let Some(perspective) = state.quiz.perspective
        && (state.quiz.perspective != state.start.perspective || *answers != Answers::default())
    {
        field(&mut text, AS);
        word(&mut text, perspective.id());
    }
    for (question, reply) in answers.each().filter(|(_, reply)| *reply != Reply::Open) {
        field(&mut text, question.id);
        if reply == Reply::Unsure {
            word(&mut text, UNSURE);
        }
        for answer in reply.choice().answers(question) {
            word(&mut text, answer.id);
        }
    }
    if !answers.emphasised().is_empty() {
        field(&mut text, MATTERS);
        for question in QUESTIONS.iter().filter(|question| answers.emphasised().contains(question)) {
            word(&mut text, question.id);
        }
    }
    let matrix = &state.comparison.options;
    if matrix.columns != state.start.columns {
        field(&mut text, COLUMNS);
        for relationship in content::primary().filter(|r| matrix.columns.contains(r)) {
            word(&mut text, relationship.id);
        }
    }
    if matrix.rows != state.start.rows {
        field(&mut text, ROWS);
        if matrix.rows == every_row() {
            word(&mut text, ALL);
        } else {
            for dimension in DIMENSIONS.iter().filter(|d| matrix.rows.contains(d)) {
                word(&mut text, dimension.id);
            }
        }
    }
    if matrix.only_differing {
        field(&mut text, DIFFERING);
    }
    if matrix.swapped {
        field(&mut text, SWAPPED);
    }
    if matrix.strips != state.start.options().strips {
        field(&mut text, STRIPS);
        for scale in matrix.strips {
            word(&mut text, scale.dimension().id);
        }
    }
    if let Some(pair) = matrix.pair {
        field(&mut text, PAIR);
        for relationship in pair {
            word(&mut text, relationship.id);
        }
    }
    if let Some(open) = state.comparison.open.filter(|open| state.shows(open)) {
        field(&mut text, OPEN);
        word(&mut text, open.relationship().id);
        word(&mut text, open.dimension().id);
    }
    let list = [
        (KIND, state.list.filter.kind.map(Difference::id)),
        (TOUCHING, state.list.filter.relationship.map(|r| r.id)),
        (DISAGREEMENT, state.list.open.map(|d| d.id)),
    ];
    for (name, id) in list {
        if let Some(id) = id {
            field(&mut text, name);
            word(&mut text, id);
        }
    }
    text
}

impl Screen {
    /// What it is called in a text, and the id of what is on it where there is one of its kind for each.
    pub fn name(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Entry => (ENTRY, None),
            Self::Perspective => (WHO, None),
            Self::Question(question) => (QUIZ, Some(question.id)),
            Self::Result => (RESULT, None),
            Self::Matrix => (MATRIX, None),
            Self::Pair => (PAIR, None),
            Self::Strips => (STRIPS, None),
            Self::Profile(relationship) => (PROFILE, Some(relationship.id)),
            Self::Sources => (SOURCES, None),
            Self::Disagreements => (LIST, None),
            Self::Method => (METHOD, None),
        }
    }
}

/// The screens of which there is one each.
const SINGLE: [Screen; 9] = [
    Screen::Entry,
    Screen::Perspective,
    Screen::Result,
    Screen::Matrix,
    Screen::Pair,
    Screen::Strips,
    Screen::Sources,
    Screen::Disagreements,
    Screen::Method,
];

fn field(text: &mut String, name: &str) {
    text.push('~');
    text.push_str(name);
}

fn word(text: &mut String, word: &str) {
    text.push('.');
    text.push_str(word);
}

/// The state that a text holds, in a widget that starts like this. `None` if it is none of ours; a notice if it names
/// something that there is not.
pub fn read(text: &str, start: &Start) -> Option<State> {
    if text.len() > MAX {
        return None;
    }
    // An empty word says nothing, and the full stop of a sentence that ends with the link makes one.
    let mut fields = text.strip_prefix(VERSION)?.split('~').filter(|f| !f.is_empty());
    let screen = fields.next()?;
    let mut state = State::starting(*start);
    // The screen on which it starts may have put in more.
    state.comparison.options = state.start.options();
    let mut whole = true;
    for field in fields {
        whole &= take(&mut state, field);
    }
    if state.quiz.perspective.is_none() && state.quiz.answers != Answers::default() {
        state.quiz.answers = Answers::default();
        whole = false;
    }
    state.quiz.answers = state.quiz.answers.drop_void_emphasis();
    state.quiz.begun = state.quiz.answers != Answers::default();
    let (screen, known) = screen_of(&state, screen);
    state.go(screen);
    // Where it was open it may be out of sight here, which takes nothing from anybody.
    state.comparison.open = state.comparison.open.filter(|open| state.shows(open));
    state.list(state.list.filter);
    state.notice = (!(whole && known)).then_some(Notice::Outdated);
    state.focus = Focus::Stay;
    Some(state)
}

fn words(field: &str) -> impl Iterator<Item = &str> + Clone {
    field.split('.').filter(|w| !w.is_empty())
}

/// The screen that a field names, and whether it is there.
fn screen_of(state: &State, field: &str) -> (Screen, bool) {
    let mut words = words(field);
    let (name, id, more) = (words.next(), words.next(), words.next());
    let screen = match (name, id) {
        (Some(QUIZ), None) => Some(state.resume()),
        (Some(QUIZ), _) => QUESTIONS.iter().find(|q| Some(q.id) == id).map(Screen::Question),
        (Some(PROFILE), _) => content::primary().find(|r| Some(r.id) == id).map(Screen::Profile),
        (Some(name), None) => SINGLE.into_iter().find(|screen| screen.name().0 == name),
        _ => None,
    };
    let instead = || if name == Some(QUIZ) { state.resume() } else { state.first() };
    (screen.unwrap_or_else(instead), screen.is_some() && more.is_none())
}

/// Takes over a field, and says whether that was all of it.
fn take(state: &mut State, field: &str) -> bool {
    let mut words = words(field);
    let Some(name) = words.next() else { return true };
    let matrix = &mut state.comparison.options;
    match name {
        AS => {
            let word = words.next();
            let perspective = Perspective::ALL.into_iter().find(|p| Some(p.id()) == word);
            state.quiz.perspective = perspective.or(state.quiz.perspective);
            perspective.is_some() && words.next().is_none()
        }
        // What stands there first holds.
        MATTERS if state.quiz.answers.emphasised().is_empty() => {
            let question =
                |id: &str| QUESTIONS.iter().find(|q| q.id == id).filter(|question| can_be_emphasised(question));
            let (marked, whole) = named(&mut words, EMPHASISED_MAX, &question);
            for question in QUESTIONS.iter().filter(|question| marked.contains(question)) {
                state.quiz.answers = std::mem::take(&mut state.quiz.answers).emphasise(question);
            }
            whole && !marked.is_empty()
        }
        COLUMNS => {
            let (columns, whole) = named(&mut words, u32::MAX, &|id| content::primary().find(|r| r.id == id));
            if columns.is_empty() {
                return false;
            }
            matrix.columns = columns;
            whole
        }
        ROWS if words.clone().eq([ALL]) => {
            matrix.rows = every_row();
            true
        }
        ROWS => {
            let (rows, whole) = named(&mut words, u32::MAX, &content::dimension);
            if rows.is_empty() {
                return false;
            }
            matrix.rows = rows;
            whole
        }
        DIFFERING => {
            matrix.only_differing = true;
            words.next().is_none()
        }
        SWAPPED => {
            matrix.swapped = true;
            words.next().is_none()
        }
        STRIPS => {
            let scale = |id: &str| SCALES.iter().find(|s| s.dimension().id == id);
            let pair = words.next().and_then(scale).zip(words.next().and_then(scale)).filter(|(a, b)| a != b);
            matrix.strips = pair.map_or(matrix.strips, |(first, second)| [first, second]);
            pair.is_some() && words.next().is_none()
        }
        PAIR => {
            let column = |id: &str| content::primary().find(|r| r.id == id);
            let pair = words.next().and_then(column).zip(words.next().and_then(column)).filter(|(a, b)| a != b);
            matrix.pair = pair.map(|(first, second)| [first, second]);
            pair.is_some() && words.next().is_none()
        }
        OPEN => {
            let ids = words.next().zip(words.next());
            state.comparison.open = ids.and_then(|(column, row)| cell(column, row));
            state.comparison.open.is_some() && words.next().is_none()
        }
        KIND | TOUCHING | DISAGREEMENT => {
            let id = words.next().unwrap_or_default();
            let known = match name {
                KIND => {
                    state.list.filter.kind = Difference::ALL.iter().copied().find(|kind| kind.id() == id);
                    state.list.filter.kind.is_some()
                }
                TOUCHING => {
                    state.list.filter.relationship = content::relationship(id).filter(|r| r.kind == Kind::Primary);
                    state.list.filter.relationship.is_some()
                }
                _ => {
                    state.list.open = DISAGREEMENTS.iter().find(|d| d.id == id);
                    state.list.open.is_some()
                }
            };
            known && words.next().is_none()
        }
        id => match content::every_question().find(|q| q.id == id) {
            Some(question) if question.is_tiebreak() && state.quiz.answers.broken().len() >= TIEBREAKS_MAX => false,
            // What stands there first holds.
            Some(question) if state.quiz.answers.get(question) == Reply::Open => {
                let (reply, whole) = reply(question, &mut words);
                state.quiz.answers = std::mem::take(&mut state.quiz.answers).with(question, reply);
                whole
            }
            _ => false,
        },
    }
}

/// The reply that words give to a question, and whether they say nothing else.
fn reply(question: &'static Question, words: &mut dyn Iterator<Item = &str>) -> (Reply, bool) {
    let mut unsure = false;
    let mut answers = words.filter(|word| {
        let is = *word == UNSURE;
        unsure |= is;
        !is
    });
    let answer = |id: &str| question.answers().iter().find(|a| a.id == id);
    let (choice, whole) = named(&mut answers, u32::from(question.choose), &answer);
    match (choice.is_empty(), unsure) {
        (true, true) => (Reply::Unsure, whole),
        (true, false) => (Reply::Open, false),
        (false, _) => (Reply::Chosen(choice), whole && !unsure),
    }
}

/// What words name, at most so many, and whether that was all of them.
fn named<T: Indexed + 'static>(
    words: &mut dyn Iterator<Item = &str>,
    most: u32,
    find: &dyn Fn(&str) -> Option<&'static T>,
) -> (Set<T>, bool) {
    let mut set = Set::default();
    let mut whole = true;
    for word in words {
        match find(word) {
            Some(entry) if !set.contains(entry) && set.len() < most => set = set.insert(entry),
            _ => whole = false,
        }
    }
    (set, whole)
}
