//! The engine: proofs over every answer set, and fits that anybody can check against the sources.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

mod beyond;
mod comparison;
mod contradictions;
#[path = "../dice/mod.rs"]
mod dice;
mod disagreements;
mod fits;
mod proofs;
mod state;
mod tiebreaks;

use crate::dice::Dice;
use rapport::content::{QUESTIONS, every_question};
use rapport::engine::fit::{Band, Outcome, outcome};
use rapport::engine::quiz::{Answers, Reply, replies};
use rapport::engine::reduce::QuizAction;
use rapport::engine::set::Set;

/// Answers by id: `question=answer`, or `question=answer+answer`, or `question=?` for "not sure".
pub(crate) fn answers(said: &str) -> Answers {
    said.split_whitespace().fold(Answers::default(), |answers, one| {
        let (id, chosen) = one.split_once('=').unwrap();
        let question = every_question().find(|q| q.id == id).expect(id);
        if chosen == "?" {
            return answers.with(question, Reply::Unsure);
        }
        let choice = chosen.split('+').fold(Set::default(), |choice, id| {
            choice.toggle(question.answers().iter().find(|a| a.id == id).expect(id))
        });
        answers.with(question, Reply::Chosen(choice))
    })
}

/// To choose an answer to a question, both by their place.
pub(crate) fn pick(question: usize, answer: usize) -> QuizAction {
    QuizAction::Pick(&QUESTIONS[question].answers()[answer])
}

pub(crate) fn leads(said: &str) -> Vec<&'static str> {
    outcome(&answers(said)).leaders.each().map(|r| r.id).collect()
}

pub(crate) fn band(outcome: &Outcome, id: &str) -> Option<Band> {
    outcome.fits.iter().find(|f| f.relationship.id == id).unwrap().band
}

impl Dice {
    fn answers(&mut self) -> Answers {
        let answers = every_question().fold(Answers::default(), |answers, question| {
            let options: Vec<_> = replies(question).chain([Reply::Unsure, Reply::Open]).collect();
            answers.with(question, options[self.below(options.len())])
        });
        (0..self.below(4)).fold(answers, |answers, _| answers.emphasise(&QUESTIONS[self.below(QUESTIONS.len())]))
    }
}
