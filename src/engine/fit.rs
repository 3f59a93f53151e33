//! Fits: how well each relationship answers to what was said, and why.
//!
//! The sources say a great deal about coaching and mentoring and little about training or role modelling. Plain
//! addition of marks would therefore always lead to coaching. So a relationship is measured against what it *could*
//! have matched on the questions that were answered and on which the sources speak of it:
//!
//! ```text
//!           matched                 against
//! score = ------------  –  ---------------------
//!         possible + 3              24
//! ```
//!
//! * `matched`: points of the chosen answers, 2 for a strong mark and 1 for a weaker one, times the question's weight.
//!   Of two answers to one question the better counts, so that naming a second need takes nothing from the first.
//! * `possible`: the most that the same questions could have given it. A question that the sources leave open for a
//!   relationship adds nothing above or below the line: silence neither helps nor hurts.
//! * the constant 3 keeps one lucky match from looking like a sure thing. It weighs most where little was asked.
//! * `against`: points for answers that a source speaks against. They are subtracted outside the share, where a
//!   growing `possible` can't dilute them. That is why support never lowers (`proof.rs`): an answer that supports a
//!   relationship never lowers it against one that the answer does not support.
//!
//! The need question weighs three times: what help is for separates the forms best. With these three numbers each of
//! the eight leads between 5 % and 25 % of all complete answer sets (`tests/engine/` runs them all).
//!
//! What a reader marks as mattering a lot counts twice, in all three numbers. In four of ten complete answer sets one
//! mark or another then changes what leads, and whatever is marked, the shares above stay within their bounds. The need can't be marked: it says what matters by itself.
//!
//! Scores are compared as exact fractions, so that a tie is a tie. No part of one reaches 5,000, so that all of it stays
//! far within 32 bits.

use std::cmp::Ordering;

use super::quiz::{Answers, EMPHASIS_FACTOR, Reply, replies};
use super::set::Set;
use crate::content::{self, Answer, Indexed, Mark, PRIMARY_COUNT, Question, RELATIONSHIPS, Relationship, Strength};

/// What "possible" is increased by.
pub const CAUTION: i32 = 3;
/// How many points against weigh as much as a full match.
pub const AGAINST: i32 = 24;
/// From this share on a fit is strong, as (numerator, denominator).
pub const STRONG: (i32, i32) = (2, 5);
/// From this share on a fit is worth considering; below it nothing leads.
pub const CONSIDERING: (i32, i32) = (1, 4);
/// How many questions must be answered before anything is called strong.
pub const STRONG_FROM: usize = 3;
/// Two scores closer than this are a close call.
pub const CLOSE: (i32, i32) = (1, 20);

/// The points of one relationship.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Points of the answers that speak for it.
    pub matched: i32,
    /// The most that the same questions could have given it.
    pub possible: i32,
    /// Points of the answers that speak against it.
    pub against: i32,
    /// Whether an answer rules it out.
    pub ruled_out: bool,
}

impl Tally {
    /// The score as numerator and denominator; the denominator is above 0.
    pub fn score(self) -> (i32, i32) {
        let share = self.possible + CAUTION;
        (AGAINST * self.matched - self.against * share, AGAINST * share)
    }

    fn reaches(self, (numerator, denominator): (i32, i32)) -> bool {
        let (n, d) = self.score();
        n * denominator >= numerator * d
    }

    /// Which of two stands higher.
    pub fn compare(self, other: Self) -> Ordering {
        let ((n, d), (on, od)) = (self.score(), other.score());
        (n * od).cmp(&(on * d))
    }

    /// Whether another one is so near that the order says little.
    fn is_close_to(self, other: Self) -> bool {
        let ((n, d), (on, od)) = (self.score(), other.score());
        let apart = (n * od - on * d).abs();
        apart * CLOSE.1 < CLOSE.0 * d * od
    }

    /// The band when so many questions were answered, or `None` where the sources say nothing on them.
    pub fn band(self, answered: usize) -> Option<Band> {
        if self.ruled_out {
            Some(Band::RuledOut)
        } else if self.possible == 0 {
            None
        } else if answered >= STRONG_FROM && self.reaches(STRONG) {
            Some(Band::Strong)
        } else if self.reaches(CONSIDERING) {
            Some(Band::Considering)
        } else {
            Some(Band::LessSuited)
        }
    }

    /// Whether it may lead.
    fn may_lead(self) -> bool {
        !self.ruled_out && self.reaches(CONSIDERING)
    }
}

/// The points of all primary relationships, in the order of the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tallies([Tally; PRIMARY_COUNT]);

impl Tallies {
    /// The points for these answers.
    pub fn of(answers: &Answers) -> Self {
        let mut tallies = Self::default();
        for (question, reply) in answers.each() {
            tallies = tallies.plus(Self::of_one(question, reply, answers.counts(question)));
        }
        tallies
    }

    /// The points of both together. The order in which they are added does not matter.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        for (tally, more) in self.0.iter_mut().zip(other.0) {
            tally.matched += more.matched;
            tally.possible += more.possible;
            tally.against += more.against;
            tally.ruled_out |= more.ruled_out;
        }
        self
    }

    /// The points of a single reply that counts so many times; none for "not sure".
    pub fn of_one(question: &'static Question, reply: Reply, counts: i32) -> Self {
        let mut tallies = Self::default();
        let Reply::Chosen(choice) = reply else { return tallies };
        let weight = i32::from(question.weight) * counts;
        for (relationship, tally) in content::primary().zip(&mut tallies.0) {
            let (mut matched, mut against, mut possible) = (0, 0, 0);
            for answer in question.answers() {
                for mark in answer.marks().iter().filter(|m| m.relationship() == relationship) {
                    possible = points(mark).max(possible);
                    if choice.contains(answer) {
                        matched = points(mark).max(matched);
                        against = (-points(mark)).max(against);
                        tally.ruled_out |= mark.strength == Strength::RulesOut;
                    }
                }
            }
            tally.matched = weight * matched;
            tally.possible = weight * possible;
            if matched == 0 {
                tally.against = weight * against;
            }
        }
        tallies
    }

    fn get(&self, relationship: &Relationship) -> Tally {
        self.0.get(relationship.index()).copied().unwrap_or_default()
    }

    /// Each with its points: the primary ones come first in their table.
    fn each(&self) -> impl Iterator<Item = (&'static Relationship, &Tally)> {
        RELATIONSHIPS.iter().zip(&self.0)
    }

    /// The points that speak for a relationship.
    pub fn support(&self, relationship: &Relationship) -> i32 {
        self.get(relationship).matched
    }

    /// Whether a relationship has no points of any kind.
    pub fn is_untouched(&self, relationship: &Relationship) -> bool {
        self.get(relationship) == Tally::default()
    }

    /// How a relationship stands to another, by score alone.
    pub fn compare(&self, relationship: &Relationship, rival: &Relationship) -> Ordering {
        self.get(relationship).compare(self.get(rival))
    }

    /// Those that lead, and those so close to them that the order says little.
    pub fn contenders(&self) -> Set<Relationship> {
        let lead = self.leaders();
        let best = self.each().find(|(relationship, _)| lead.contains(relationship)).map(|(_, best)| *best);
        let close = |tally: &Tally| tally.may_lead() && best.is_some_and(|best| tally.is_close_to(best));
        Set::of(self.each().filter(|(_, tally)| close(tally)).map(|(relationship, _)| relationship))
    }

    /// The relationships that lead: the highest score, shared or not, that is worth considering at all.
    pub fn leaders(&self) -> Leaders {
        let mut best: Option<Tally> = None;
        let mut set = Set::default();
        for (relationship, tally) in self.each().filter(|(_, t)| t.may_lead()) {
            match best.map_or(Ordering::Greater, |b| tally.compare(b)) {
                Ordering::Greater => {
                    best = Some(*tally);
                    set = Set::singleton(relationship);
                }
                Ordering::Equal => set = set.insert(relationship),
                Ordering::Less => {}
            }
        }
        Leaders(set)
    }
}

/// The points of a mark; below 0 where it speaks against.
pub fn points(mark: &Mark) -> i32 {
    points_of(mark.strength)
}

/// The points of a mark of this strength, before the question's weight.
pub fn points_of(strength: Strength) -> i32 {
    match strength {
        Strength::Strong => 2,
        Strength::Some => 1,
        Strength::Against => -1,
        Strength::RulesOut => 0,
    }
}

/// The relationships that lead, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaders(Set<Relationship>);

impl Leaders {
    /// Whether this relationship leads, alone or with others.
    pub fn contains(self, relationship: &Relationship) -> bool {
        self.0.contains(relationship)
    }

    /// How many lead.
    pub fn len(self) -> u32 {
        self.0.len()
    }

    /// Whether nothing leads.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The one that leads alone.
    pub fn alone(self) -> Option<&'static Relationship> {
        (self.len() == 1).then(|| self.each().next()).flatten()
    }

    /// All that lead, in the order of the content.
    pub fn each(self) -> impl Iterator<Item = &'static Relationship> {
        content::primary().filter(move |r| self.contains(r))
    }
}

/// How well a relationship fits, in words and order, never in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// It matches much of what the sources say, and enough was answered to say so.
    Strong,
    /// It matches some of it.
    Considering,
    /// It matches little of it.
    LessSuited,
    /// A source says that it should not be.
    RuledOut,
}

/// A mark as the reader meets it.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The question.
    pub question: &'static Question,
    /// What was answered.
    pub answer: &'static Answer,
    /// How it bears on the relationship.
    pub mark: &'static Mark,
    /// Whether the question matters a lot to the reader.
    pub matters: bool,
}

/// How one relationship fits.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The relationship.
    pub relationship: &'static Relationship,
    /// The band; `None` where the sources say nothing of it on the questions answered.
    pub band: Option<Band>,
    /// The rank from 1; equals share it.
    pub rank: usize,
    /// What speaks for it, the weightiest first.
    pub reasons_for: Vec<Reason>,
    /// What speaks against it.
    pub reasons_against: Vec<Reason>,
    /// What rules it out.
    pub ruled_out_by: Vec<Reason>,
    /// The questions on which sources speak of it, and no answer matches or gainsays them.
    pub unmatched: Vec<&'static Question>,
    /// Its points.
    pub tally: Tally,
}

/// What comes out of the answers.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All primary relationships: those that may lead first, then the rest, each in the order of the score.
    pub fits: Vec<Fit>,
    /// Those that lead.
    pub leaders: Leaders,
    /// Whether the lead is so small that the reader should look at both.
    pub close_call: bool,
    /// The relationship that would lead if it were not ruled out.
    pub would_lead: Option<&'static Relationship>,
    /// How many questions were answered.
    pub answered: usize,
    /// How many were answered with "not sure".
    pub unsure: usize,
}

impl Outcome {
    /// Whether it leads, or so little separates it from what leads that the order says little.
    pub fn contends(&self, fit: &Fit) -> bool {
        let best = self.fits.iter().find(|first| self.leaders.contains(first.relationship));
        fit.tally.may_lead() && best.is_some_and(|best| fit.tally.is_close_to(best.tally))
    }
}

/// Works out the fits. Without any answer nothing leads.
pub fn outcome(answers: &Answers) -> Outcome {
    let tallies = Tallies::of(answers);
    let leaders = tallies.leaders();
    // Put in where they belong: a sort from the library weighs more than the whole scoring.
    let mut fits: Vec<Fit> = Vec::new();
    for (relationship, tally) in content::primary().zip(tallies.0) {
        let new = fit(answers, relationship, tally);
        let stays = |f: &Fit| band_order(f).cmp(&band_order(&new)).then_with(|| tally.compare(f.tally)).is_le();
        fits.insert(fits.partition_point(stays), new);
    }
    let mut before: Option<(u8, Tally, usize)> = None;
    for (number, fit) in fits.iter_mut().enumerate() {
        fit.rank = match before {
            Some((other, tally, rank)) if other == band_order(fit) && tally.compare(fit.tally).is_eq() => rank,
            _ => number + 1,
        };
        before = Some((band_order(fit), fit.tally, fit.rank));
    }
    let close_call = tallies.contenders().len() > 1;
    let best = fits.first().map(|f| f.tally);
    let would_lead = fits
        .iter()
        .filter(|f| f.tally.ruled_out)
        .find(|f| {
            let freed = Tally { ruled_out: false, ..f.tally };
            freed.may_lead() && (leaders.is_empty() || best.is_some_and(|b| freed.compare(b).is_gt()))
        })
        .map(|f| f.relationship);
    Outcome { fits, leaders, close_call, would_lead, answered: answers.answered(), unsure: answers.unsure() }
}

/// Those of which the sources say something come first, and those that are ruled out last.
fn band_order(fit: &Fit) -> u8 {
    match fit.band {
        Some(Band::RuledOut) => 2,
        None => 1,
        Some(_) => 0,
    }
}

fn fit(answers: &Answers, relationship: &'static Relationship, tally: Tally) -> Fit {
    let mut reasons_for = Vec::new();
    let mut reasons_against = Vec::new();
    let mut ruled_out_by = Vec::new();
    let mut unmatched = Vec::new();
    for (question, reply) in answers.each() {
        let matters = answers.emphasised().contains(question);
        let counted = reasons_for.len() + reasons_against.len() + ruled_out_by.len();
        for answer in reply.choice().answers(question) {
            for mark in answer.marks().iter().filter(|m| m.relationship() == relationship) {
                let reason = Reason { question, answer, mark, matters };
                match mark.strength {
                    Strength::Strong | Strength::Some => {
                        let weight = |r: &Reason| {
                            let counts = if r.matters { EMPHASIS_FACTOR } else { 1 };
                            points(r.mark) * i32::from(r.question.weight) * counts
                        };
                        let at = reasons_for.partition_point(|r| weight(r) >= weight(&reason));
                        reasons_for.insert(at, reason);
                    }
                    Strength::Against => reasons_against.push(reason),
                    Strength::RulesOut => ruled_out_by.push(reason),
                }
            }
        }
        let silent = counted == reasons_for.len() + reasons_against.len() + ruled_out_by.len();
        let could = |answer: &Answer| answer.marks().iter().any(|m| m.relationship() == relationship && points(m) > 0);
        if silent && !reply.choice().is_empty() && question.answers().iter().any(could) {
            unmatched.push(question);
        }
    }
    let band = tally.band(answers.answered());
    Fit { relationship, band, rank: 0, reasons_for, reasons_against, ruled_out_by, unmatched, tally }
}

/// One changed answer, and what would lead then.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The question.
    pub question: &'static Question,
    /// The answer instead.
    pub answer: &'static Answer,
    /// Whether it has been given, beside another one that would go.
    pub only: bool,
    /// What would lead.
    pub leaders: Leaders,
}

/// Each single answer that, given instead, would change what leads. Only answered questions are looked at.
pub fn changes(answers: &Answers) -> Vec<Change> {
    let now = Tallies::of(answers).leaders();
    let mut changes = Vec::new();
    for (question, reply) in answers.each() {
        let Reply::Chosen(chosen) = reply else { continue };
        for reply in replies(question).filter(|r| r.choice().len() == 1 && r.choice() != chosen) {
            let leaders = Tallies::of(&answers.clone().with(question, reply)).leaders();
            if leaders != now
                && let Some(answer) = reply.choice().answers(question).next()
            {
                let only = reply.choice().is_subset(chosen);
                changes.push(Change { question, answer, only, leaders });
            }
        }
    }
    changes
}
