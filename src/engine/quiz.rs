//! Answers: what has been chosen for each question, and what may be chosen.

use super::set::Set;
use crate::content::{Answer, QUESTION_COUNT, QUESTIONS, Question};

impl Set {
    /// The answers at these places, in the order of the question.
    pub fn answers(self, question: &'static Question) -> impl Iterator<Item = &'static Answer> {
        question.answers().iter().enumerate().filter(move |(place, _)| self.has(*place)).map(|(_, a)| a)
    }
}

/// What has been said to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reply {
    /// Nothing yet.
    #[default]
    Open,
    /// "I'm not sure", which counts for nothing and against nothing.
    Unsure,
    /// At least one answer.
    Chosen(Set),
}

impl Reply {
    /// The answers that were chosen, if any.
    pub fn choice(self) -> Set {
        match self {
            Self::Chosen(choice) => choice,
            Self::Open | Self::Unsure => Set::default(),
        }
    }
}

/// Every reply that commits itself: each set of answers that the question allows.
pub fn replies(question: &Question) -> impl Iterator<Item = Reply> {
    let most = u32::from(question.choose);
    Set::every(question.answers().len()).filter(move |set| set.len() <= most).map(Reply::Chosen)
}

/// What has been said to every question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers([Reply; QUESTION_COUNT]);

impl Answers {
    /// The reply to the question at this place, from 0.
    pub fn get(&self, place: usize) -> Reply {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// With another reply to the question at this place. A place that there is not changes nothing.
    #[must_use]
    pub fn with(mut self, place: usize, reply: Reply) -> Self {
        if let Some(old) = self.0.get_mut(place) {
            *old = reply;
        }
        self
    }

    /// The replies with their questions.
    pub fn each(&self) -> impl Iterator<Item = (&'static Question, Reply)> {
        QUESTIONS.iter().zip(self.0)
    }

    /// How many questions have an answer, "not sure" not counted.
    pub fn answered(&self) -> usize {
        self.0.iter().filter(|r| matches!(r, Reply::Chosen(_))).count()
    }

    /// How many questions were answered with "not sure".
    pub fn unsure(&self) -> usize {
        self.0.iter().filter(|r| matches!(r, Reply::Unsure)).count()
    }

    /// The reply after a click on an answer. Where one answer is allowed it replaces the one before; where more
    /// are, it is taken back if it was chosen, added where there is room, and otherwise refused.
    pub fn pick(&self, place: usize, answer: usize) -> Reply {
        let Some(question) = QUESTIONS.get(place) else { return Reply::Open };
        if answer >= question.answers().len() {
            return self.get(place);
        }
        let before = self.get(place).choice();
        if question.choose == 1 {
            return Reply::Chosen(Set::one(answer));
        }
        let after = before.toggled(answer);
        if after.is_empty() {
            Reply::Open
        } else if after.len() <= u32::from(question.choose) {
            Reply::Chosen(after)
        } else {
            Reply::Chosen(before)
        }
    }
}
