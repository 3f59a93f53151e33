//! What the result says beyond the fits: where harm was done, where several fit together, what tells equals apart.

use super::fit::{Band, Change, Fit, Outcome};
use super::quiz::{Answers, Reply};
use crate::content::{Answer, Question, Strength, Together};

/// Whether this answer was given.
pub fn is_given(answers: &Answers, answer: &Answer) -> bool {
    answers.each().any(|(question, reply)| reply.choice().answers(question).any(|given| given == answer))
}

/// Whether more than one may be needed: a question got two answers, or two fits are strong.
pub fn is_several(answers: &Answers, outcome: &Outcome) -> bool {
    let two = answers.each().any(|(_, reply)| reply.choice().len() > 1);
    let strong = outcome.fits.iter().filter(|f| f.band == Some(Band::Strong)).count();
    !outcome.leaders.is_empty() && (two || strong > 1)
}

/// Whether a text on several forms is for this result: all that it is about fit.
pub fn serves(together: &Together, outcome: &Outcome) -> bool {
    let fits = |f: &Fit| matches!(f.band, Some(Band::Strong | Band::Considering));
    together.relationships().iter().all(|r| outcome.fits.iter().any(|f| f.relationship == *r && fits(f)))
}

/// Whether sources tie this answer firmly to a form that is not ruled out.
pub fn meets(fit: &Fit, answer: &Answer) -> bool {
    let firmly = |strength| strength == Strength::Strong;
    fit.band != Some(Band::RuledOut) && fit.reasons_for.iter().any(|r| r.answer == answer && firmly(r.mark.strength))
}

/// Whether an answer speaks for this one alone among those that lead.
pub fn is_own(fit: &Fit, answer: &Answer, outcome: &Outcome) -> bool {
    let others = outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship) && f.rank == fit.rank);
    let mut others = others.filter(|f| f.relationship != fit.relationship);
    others.all(|f| f.reasons_for.iter().all(|r| r.answer != answer))
}

/// How a change is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// At once, with all changes of the same answer's question that have the same effect.
    Open,
    /// The same on request.
    More,
    /// With one before it that has the same effect.
    Before,
}

/// How many changes stand open at most.
pub const OPEN: usize = 6;

/// How each change is shown. At once those that put one of these in front; as many as help.
pub fn shown(changes: &[Change], shown_in_full: &[&Fit]) -> Vec<Shown> {
    let near = |change: &Change| change.leaders.each().all(|r| shown_in_full.iter().any(|f| f.relationship == r));
    let mut room = OPEN;
    let mut all = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let before = changes.get(..index).unwrap_or_default();
        all.push(if before.iter().any(|other| other.does_as(change)) {
            Shown::Before
        } else if room > 0 && (shown_in_full.is_empty() || !change.leaders.is_empty() && near(change)) {
            room -= 1;
            Shown::Open
        } else {
            Shown::More
        });
    }
    all
}

impl Change {
    /// Whether another change of the same question has the same effect.
    pub fn does_as(&self, other: &Self) -> bool {
        (self.question, self.leaders) == (other.question, other.leaders)
    }
}

/// How many questions are offered where nothing fits.
pub const NEAREST: usize = 3;

/// Where nothing fits: the questions whose answer is worth another look. First that which rules out what would lead, then
/// those that one other answer lets something fit by, then those on which the reader was not sure.
pub fn nearest(answers: &Answers, outcome: &Outcome, changes: &[Change]) -> Vec<&'static Question> {
    let mut questions = Vec::new();
    let mut offer = |question| {
        if questions.len() < NEAREST && !questions.contains(&question) {
            questions.push(question);
        }
    };
    for fit in outcome.fits.iter().filter(|f| outcome.would_lead == Some(f.relationship)) {
        // In the order of the questions, and so are the reasons.
        fit.ruled_out_by.iter().for_each(|reason| offer(reason.question));
    }
    for change in changes.iter().filter(|c| !c.leaders.is_empty()) {
        offer(change.question);
    }
    for (question, reply) in answers.listed() {
        if !matches!(reply, Reply::Chosen(_)) {
            offer(question);
        }
    }
    questions
}
