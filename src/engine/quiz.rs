//! Answers: what has been chosen for each question, what may be chosen, and what pulls apart.

use super::set::Set;
use crate::content::{
    Answer, CONTRADICTIONS, Contradiction, Indexed, QUESTION_COUNT, Question, TIEBREAK_COUNT, every_question,
};

impl Set<Answer> {
    /// The answers to this question that are in it, in their order.
    pub fn answers(self, question: &'static Question) -> impl Iterator<Item = &'static Answer> {
        question.answers().iter().filter(move |answer| self.contains(answer))
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
    Chosen(Set<Answer>),
}

impl Reply {
    /// The answers that were chosen, if any.
    pub fn choice(self) -> Set<Answer> {
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

/// Whether a question can be marked as mattering a lot. What weighs more than the others by itself can't, nor can a
/// tie-break.
pub fn can_be_emphasised(question: &Question) -> bool {
    !question.is_tiebreak() && question.weight == 1
}

/// What has been said to every question, and which of them matter a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the index of the question.
    replies: [Reply; QUESTION_COUNT + TIEBREAK_COUNT],
    emphasised: Set<Question>,
}

impl Answers {
    /// The reply to a question.
    pub fn get(&self, question: &Question) -> Reply {
        self.replies.get(question.index()).copied().unwrap_or_default()
    }

    /// With another reply to a question.
    #[must_use]
    pub fn with(mut self, question: &Question, reply: Reply) -> Self {
        if let Some(old) = self.replies.get_mut(question.index()) {
            *old = reply;
        }
        self
    }

    /// The questions that matter a lot.
    pub fn emphasised(&self) -> Set<Question> {
        self.emphasised
    }

    /// Whether a question can be marked, or the mark taken back.
    pub fn may_emphasise(&self, question: &Question) -> bool {
        let free = self.emphasised.contains(question) || self.emphasised.len() < EMPHASISED_MAX;
        free && can_be_emphasised(question) && self.get(question) != Reply::Unsure
    }

    /// With a question marked, or the mark taken back, where that can be.
    #[must_use]
    pub fn emphasise(mut self, question: &Question) -> Self {
        if self.may_emphasise(question) {
            self.emphasised = self.emphasised.toggle(question);
        }
        self
    }

    /// Without marks on questions on which the reader is not sure, where they count for nothing: others may need them.
    #[must_use]
    pub fn drop_void_emphasis(mut self) -> Self {
        for (question, reply) in every_question().zip(self.replies) {
            if reply == Reply::Unsure && self.emphasised.contains(question) {
                self.emphasised = self.emphasised.toggle(question);
            }
        }
        self
    }

    /// How many times the answers to a question count, on top of its weight.
    pub fn counts(&self, question: &Question) -> i32 {
        if self.emphasised.contains(question) { EMPHASIS_FACTOR } else { 1 }
    }

    /// The replies with their questions, the tie-breaks last.
    pub fn each(&self) -> impl Iterator<Item = (&'static Question, Reply)> {
        every_question().zip(self.replies)
    }

    /// Whether a question is a tie-break that has been answered, if only with "not sure".
    pub fn broke(&self, question: &Question) -> bool {
        question.is_tiebreak() && self.get(question) != Reply::Open
    }

    /// The tie-breaks that have been answered.
    pub fn broken(&self) -> Vec<&'static Question> {
        every_question().filter(|question| self.broke(question)).collect()
    }

    /// What a list of answers holds: the questions, and those tie-breaks that have been answered.
    pub fn listed(&self) -> impl Iterator<Item = (&'static Question, Reply)> {
        self.each().filter(|(question, _)| !question.is_tiebreak() || self.broke(question))
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
    /// are, it is taken back if it was chosen, added where there is room, and otherwise refused. An answer to another
    /// question changes nothing.
    pub fn pick(&self, question: &Question, answer: &Answer) -> Reply {
        if !question.answers().contains(answer) {
            return self.get(question);
        }
        let before = self.get(question).choice();
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
    let pulls = |(question, among): (&Question, Vec<&Answer>)| {
        let chosen = answers.get(question).choice();
        !chosen.is_empty() && chosen.is_subset(Set::of(among))
    };
    CONTRADICTIONS.iter().filter(|c| c.sides().into_iter().all(pulls)).collect()
}
