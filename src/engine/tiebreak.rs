//! Tie-breaks: further questions where little separates those that lead.
//!
//! A tie-break is offered where its answers bear on those that lead in different ways; the others could change nothing
//! between them. First come those of which one answer would settle it. What has been answered counts like any other
//! answer and stays, even when a changed answer has settled the lead without it: it is listed, and can be changed.

use super::fit::Tallies;
use super::quiz::{Answers, Reply, TIEBREAKS_MOST, replies};
use super::set::Set;
use crate::content::{QUESTION_COUNT, Question, Strength, TIEBREAKS, primary};

/// The places of the tie-breaks that are offered after these answers.
#[inline(never)]
pub fn offered(answers: &Answers) -> Vec<usize> {
    let room = TIEBREAKS_MOST.saturating_sub(answers.broken().len());
    let mut places = told_apart(&Tallies::of(answers));
    places.retain(|place| answers.get(*place) == Reply::Open);
    places.truncate(room);
    places
}

/// The places of the tie-breaks that could settle this lead, if it is not clear.
pub fn told_apart(tallies: &Tallies) -> Vec<usize> {
    let close = tallies.contenders();
    let mut places = Vec::new();
    for settling in [true, false] {
        for (number, question) in TIEBREAKS.iter().enumerate() {
            if close.len() > 1 && differ(question, close) && settles(question, tallies) == settling {
                places.push(QUESTION_COUNT + number);
            }
        }
    }
    places
}

/// Whether an answer bears on one of these in another way than on another.
pub fn differ(question: &Question, among: Set) -> bool {
    question.answers().iter().any(|answer| {
        let strength = |index: usize| -> Option<Strength> {
            let mark = answer.marks().iter().find(|mark| mark.relationship().index == index);
            mark.map(|mark| mark.strength)
        };
        let mut all = primary().filter(|r| among.has(r.index)).map(|r| strength(r.index));
        let first = all.next();
        all.any(|other| Some(other) != first)
    })
}

/// Whether one of its answers would leave one alone in front.
fn settles(question: &'static Question, tallies: &Tallies) -> bool {
    replies(question).any(|reply| tallies.plus(Tallies::of_one(question, reply, 1)).contenders().len() == 1)
}
