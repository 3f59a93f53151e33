//! Tie-breaks: further questions where little separates those that lead.
//!
//! A tie-break is offered where its answers bear on those that lead in different ways; the others could change nothing
//! between them. First come those of which one answer would settle it. What has been answered counts like any other
//! answer and stays, even when a changed answer has settled the lead without it: it is listed, and can be changed.

use super::fit::Tallies;
use super::quiz::{Answers, Reply, TIEBREAKS_MAX, replies};
use super::set::Set;
use crate::content::{Question, Relationship, Strength, TIEBREAKS, primary};

/// The tie-breaks that are offered after these answers.
pub fn offered(answers: &Answers) -> Vec<&'static Question> {
    let room = TIEBREAKS_MAX.saturating_sub(answers.broken().len());
    let mut questions = set_apart_by(&Tallies::of(answers));
    questions.retain(|question| answers.get(question) == Reply::Open);
    questions.truncate(room);
    questions
}

/// The tie-breaks that could settle this lead, if it is not clear.
pub fn set_apart_by(tallies: &Tallies) -> Vec<&'static Question> {
    let close = tallies.contenders();
    let mut questions = Vec::new();
    for settling in [true, false] {
        for question in &TIEBREAKS {
            if close.len() > 1 && differ(question, close) && settles(question, tallies) == settling {
                questions.push(question);
            }
        }
    }
    questions
}

/// Whether an answer bears on one of these in another way than on another.
pub fn differ(question: &Question, among: Set<Relationship>) -> bool {
    question.answers().iter().any(|answer| {
        let strength = |relationship: &Relationship| -> Option<Strength> {
            let mark = answer.marks().iter().find(|mark| mark.relationship() == relationship);
            mark.map(|mark| mark.strength)
        };
        let mut all = primary().filter(|r| among.contains(r)).map(strength);
        let first = all.next();
        all.any(|other| Some(other) != first)
    })
}

/// Whether one of its answers would leave one alone in front.
fn settles(question: &'static Question, tallies: &Tallies) -> bool {
    replies(question).any(|reply| tallies.plus(Tallies::of_one(question, reply, 1)).contenders().len() == 1)
}
