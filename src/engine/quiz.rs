//! Answers: what has been chosen for each question, what may be chosen, and what pulls apart.

use super::set::Set;
use crate::content::{
    Answer, CONTRADICTIONS, Contradiction, QUESTION_COUNT, QUESTIONS, Question, TIEBREAK_COUNT, question,
};

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

/// How many questions can be marked as mattering a lot. If more could, none would stand out.
pub const MARKED_MOST: u32 = 2;

/// How many times the answers to a marked question count.
pub const MARKED_COUNTS: i32 = 2;

/// How many tie-breaks are put at most. Who has answered that many wants a result, and no further questions.
pub const TIEBREAKS_MOST: usize = 3;

/// Whether the question at this place can be marked as mattering a lot. What weighs more than the others by itself
/// can't, nor can a tie-break.
pub fn can_matter(place: usize) -> bool {
    QUESTIONS.get(place).is_some_and(|question| question.weight == 1)
}

/// What has been said to every question, and which of them matter a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    replies: [Reply; QUESTION_COUNT + TIEBREAK_COUNT],
    marked: Set,
}

impl Answers {
    /// The reply to the question at this place, from 0.
    #[inline(never)]
    pub fn get(&self, place: usize) -> Reply {
        self.replies.get(place).copied().unwrap_or_default()
    }

    /// With another reply to the question at this place. A place that there is not changes nothing.
    #[must_use]
    pub fn with(mut self, place: usize, reply: Reply) -> Self {
        if let Some(old) = self.replies.get_mut(place) {
            *old = reply;
        }
        self
    }

    /// The questions that matter a lot.
    pub fn marked(&self) -> Set {
        self.marked
    }

    /// Whether the question at this place can be marked, or the mark taken back.
    pub fn may_mark(&self, place: usize) -> bool {
        let free = self.marked.has(place) || self.marked.len() < MARKED_MOST;
        free && can_matter(place) && self.get(place) != Reply::Unsure
    }

    /// With the question at this place marked, or the mark taken back, where that can be.
    #[must_use]
    pub fn mark(mut self, place: usize) -> Self {
        if self.may_mark(place) {
            self.marked = self.marked.toggled(place);
        }
        self
    }

    /// Without marks on questions on which the reader is not sure, where they count for nothing: others may need them.
    #[must_use]
    pub fn unmark(mut self) -> Self {
        for (place, reply) in self.replies.iter().enumerate() {
            if *reply == Reply::Unsure && self.marked.has(place) {
                self.marked = self.marked.toggled(place);
            }
        }
        self
    }

    /// How many times the answers to the question at this place count, on top of its weight.
    pub fn counts(&self, place: usize) -> i32 {
        if self.marked.has(place) { MARKED_COUNTS } else { 1 }
    }

    /// The replies with their questions by place, the tie-breaks last.
    pub fn each(&self) -> impl Iterator<Item = (&'static Question, Reply)> {
        (0..self.replies.len()).filter_map(|place| Some((question(place)?, self.get(place))))
    }

    /// Whether the question at this place is a tie-break that has been answered, if only with "not sure".
    pub fn broke(&self, place: usize) -> bool {
        place >= QUESTION_COUNT && self.get(place) != Reply::Open
    }

    /// The tie-breaks that have been answered, by place.
    #[inline(never)]
    pub fn broken(&self) -> Vec<usize> {
        (QUESTION_COUNT..self.replies.len()).filter(|place| self.broke(*place)).collect()
    }

    /// What a list of answers holds: the questions, and those tie-breaks that have been answered. With their places.
    pub fn listed(&self) -> impl Iterator<Item = (usize, (&'static Question, Reply))> {
        self.each().enumerate().filter(|(place, _)| *place < QUESTION_COUNT || self.broke(*place))
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
    pub fn pick(&self, place: usize, answer: usize) -> Reply {
        let Some(question) = question(place) else { return Reply::Open };
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

/// The answers that pull apart. Where two are chosen to one question, both must: otherwise one of them goes well with
/// what was said to the other.
#[inline(never)]
pub fn contradictions(answers: &Answers) -> Vec<&'static Contradiction> {
    let pulls = |(question, among): (usize, &[u16])| {
        let (chosen, among) = (answers.get(question).choice(), Set::of(among.iter().map(|place| usize::from(*place))));
        !chosen.is_empty() && chosen.with(among) == among
    };
    CONTRADICTIONS.iter().filter(|c| c.sides().into_iter().all(pulls)).collect()
}
