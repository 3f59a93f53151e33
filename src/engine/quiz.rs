//! Answers: what has been chosen for each question, what may be chosen, and what pulls apart.

use super::set::Set;
use crate::content::{
    Answer, CONTRADICTIONS, Contradiction, QUESTION_COUNT, QUESTIONS, Question, TIEBREAK_COUNT, question,
};

impl Set {
    /// The answers at these indices, in the order of the question.
    pub fn answers(self, question: &'static Question) -> impl Iterator<Item = &'static Answer> {
        question.answers().iter().enumerate().filter(move |(index, _)| self.contains(*index)).map(|(_, a)| a)
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
    Set::subsets(question.answers().len()).filter(move |set| set.len() <= most).map(Reply::Chosen)
}

/// How many questions can be marked as mattering a lot. If more could, none would stand out.
pub const EMPHASISED_MAX: u32 = 2;

/// How many times the answers to a marked question count.
pub const EMPHASIS_FACTOR: i32 = 2;

/// How many tie-breaks are put at most. Who has answered that many wants a result, and no further questions.
pub const TIEBREAKS_MAX: usize = 3;

/// Whether the question at this index can be marked as mattering a lot. What weighs more than the others by itself
/// can't, nor can a tie-break.
pub fn can_be_emphasised(index: usize) -> bool {
    QUESTIONS.get(index).is_some_and(|question| question.weight == 1)
}

/// What has been said to every question, and which of them matter a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    replies: [Reply; QUESTION_COUNT + TIEBREAK_COUNT],
    emphasised: Set,
}

impl Answers {
    /// The reply to the question at this index, from 0.
    pub fn get(&self, index: usize) -> Reply {
        self.replies.get(index).copied().unwrap_or_default()
    }

    /// With another reply to the question at this index. An index that there is not changes nothing.
    #[must_use]
    pub fn with(mut self, index: usize, reply: Reply) -> Self {
        if let Some(old) = self.replies.get_mut(index) {
            *old = reply;
        }
        self
    }

    /// The questions that matter a lot.
    pub fn emphasised(&self) -> Set {
        self.emphasised
    }

    /// Whether the question at this index can be marked, or the mark taken back.
    pub fn may_emphasise(&self, index: usize) -> bool {
        let free = self.emphasised.contains(index) || self.emphasised.len() < EMPHASISED_MAX;
        free && can_be_emphasised(index) && self.get(index) != Reply::Unsure
    }

    /// With the question at this index marked, or the mark taken back, where that can be.
    #[must_use]
    pub fn emphasise(mut self, index: usize) -> Self {
        if self.may_emphasise(index) {
            self.emphasised = self.emphasised.toggle(index);
        }
        self
    }

    /// Without marks on questions on which the reader is not sure, where they count for nothing: others may need them.
    #[must_use]
    pub fn drop_void_emphasis(mut self) -> Self {
        for (index, reply) in self.replies.iter().enumerate() {
            if *reply == Reply::Unsure && self.emphasised.contains(index) {
                self.emphasised = self.emphasised.toggle(index);
            }
        }
        self
    }

    /// How many times the answers to the question at this index count, on top of its weight.
    pub fn counts(&self, index: usize) -> i32 {
        if self.emphasised.contains(index) { EMPHASIS_FACTOR } else { 1 }
    }

    /// The replies with their questions by index, the tie-breaks last.
    pub fn each(&self) -> impl Iterator<Item = (&'static Question, Reply)> {
        (0..self.replies.len()).filter_map(|index| Some((question(index)?, self.get(index))))
    }

    /// Whether the question at this index is a tie-break that has been answered, if only with "not sure".
    pub fn broke(&self, index: usize) -> bool {
        index >= QUESTION_COUNT && self.get(index) != Reply::Open
    }

    /// The tie-breaks that have been answered, by index.
    pub fn broken(&self) -> Vec<usize> {
        (QUESTION_COUNT..self.replies.len()).filter(|index| self.broke(*index)).collect()
    }

    /// What a list of answers holds: the questions, and those tie-breaks that have been answered. With their indices.
    pub fn listed(&self) -> impl Iterator<Item = (usize, (&'static Question, Reply))> {
        self.each().enumerate().filter(|(index, _)| *index < QUESTION_COUNT || self.broke(*index))
    }

    /// How many questions have an answer, "not sure" not counted.
    pub fn answered(&self) -> usize {
        self.replies.iter().filter(|r| matches!(r, Reply::Chosen(_))).count()
    }

    /// How many questions were answered with "not sure".
    pub fn unsure(&self) -> usize {
        self.replies.iter().filter(|r| matches!(r, Reply::Unsure)).count()
    }

    /// The reply after a click on an answer. Where one answer is allowed it replaces the one before; where more
    /// are, it is taken back if it was chosen, added where there is room, and otherwise refused.
    pub fn pick(&self, index: usize, answer: usize) -> Reply {
        let Some(question) = question(index) else { return Reply::Open };
        if answer >= question.answers().len() {
            return self.get(index);
        }
        let before = self.get(index).choice();
        if question.choose == 1 {
            return Reply::Chosen(Set::singleton(answer));
        }
        let after = before.toggle(answer);
        if after.is_empty() {
            Reply::Open
        } else if after.len() <= u32::from(question.choose) {
            Reply::Chosen(after)
        } else {
            Reply::Chosen(before)
        }
    }
}

/// The answers that pull apart. Where two are chosen to one question, both must: otherwise one of them goes well with
/// what was said to the other.
pub fn contradictions(answers: &Answers) -> Vec<&'static Contradiction> {
    let pulls = |(question, among): (usize, &[u16])| {
        let (chosen, among) = (answers.get(question).choice(), Set::of(among.iter().map(|index| usize::from(*index))));
        !chosen.is_empty() && chosen.union(among) == among
    };
    CONTRADICTIONS.iter().filter(|c| c.sides().into_iter().all(pulls)).collect()
}
