//! Tie-breaks: further questions where little separates those that lead.
//!
//! A tie-break is offered where its answers bear on those that lead in different ways; the others could change nothing
//! between them. First come those of which one answer would settle it. What has been answered counts like any other
//! answer and stays, even when a changed answer has settled the lead without it: it is listed, and can be changed.

use super::fit::Tallies;
use super::quiz::{Answers, Reply, TIEBREAKS_MAX, replies};
use super::set::Set;
use crate::content::{QUESTION_COUNT, Question, Strength, TIEBREAKS, primary};

/// The indices of the tie-breaks that are offered after these answers.
pub fn offered(answers: &Answers) -> Vec<usize> {
    let room = TIEBREAKS_MAX.saturating_sub(answers.broken().len());
    let mut indices = set_apart_by(&Tallies::of(answers));
    indices.retain(|index| answers.get(*index) == Reply::Open);
    indices.truncate(room);
    indices
}

/// The indices of the tie-breaks that could settle this lead, if it is not clear.
pub fn set_apart_by(tallies: &Tallies) -> Vec<usize> {
    let close = tallies.contenders();
    let mut indices = Vec::new();
    for settling in [true, false] {
        for (number, question) in TIEBREAKS.iter().enumerate() {
            if close.len() > 1 && differ(question, close) && settles(question, tallies) == settling {
                indices.push(QUESTION_COUNT + number);
            }
        }
    }
    indices
}

/// Whether an answer bears on one of these in another way than on another.
pub fn differ(question: &Question, among: Set) -> bool {
    question.answers().iter().any(|answer| {
        let strength = |index: usize| -> Option<Strength> {
            let mark = answer.marks().iter().find(|mark| mark.relationship().index == index);
            mark.map(|mark| mark.strength)
        };
        let mut all = primary().filter(|r| among.contains(r.index)).map(|r| strength(r.index));
        let first = all.next();
        all.any(|other| Some(other) != first)
    })
}

/// Whether one of its answers would leave one alone in front.
fn settles(question: &'static Question, tallies: &Tallies) -> bool {
    replies(question).any(|reply| tallies.plus(Tallies::of_one(question, reply, 1)).contenders().len() == 1)
}
