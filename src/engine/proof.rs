//! Proof by exhaustion: every answer set there is, and what comes out of it.
//!
//! The tests assert on these figures and `cargo dev report` prints them. A *complete* answer set commits itself on
//! every question; *all* answer sets may also say "not sure". Marks do not depend on the perspective, which changes
//! the words only, so that one run proves both.

use super::fit::{Leaders, Tallies};
use super::quiz::{Answers, EMPHASIS_FACTOR, Reply, TIEBREAKS_MAX, can_be_emphasised, replies};
use super::set::Set;
use super::tiebreak::{differ, set_apart_by};
use crate::content::{
    Answer, Indexed, PRIMARY_COUNT, QUESTION_COUNT, QUESTIONS, Question, Relationship, TIEBREAKS, every_question,
    primary,
};

/// What comes out of all answer sets of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// How many sets were run.
    pub sets: u64,
    /// How many each relationship leads alone, in the order of the content.
    pub leads_alone: [u64; PRIMARY_COUNT],
    /// How many several lead together.
    pub ties: u64,
    /// How many nothing leads.
    pub nothing_fits: u64,
    /// How many single changes of an answer to each question there are, over all sets; counted for complete ones only.
    pub changes: [u64; QUESTION_COUNT],
    /// How many of those change what leads.
    pub decisive: [u64; QUESTION_COUNT],
}

/// The same, as `figures.rs` keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// How many sets were run.
    pub sets: u64,
    /// How many each relationship leads alone, in the order of the content.
    pub leads_alone: &'static [u64],
    /// How many several lead together.
    pub ties: u64,
    /// How many nothing leads.
    pub nothing_fits: u64,
    /// How many single changes of an answer to each question there are, over all sets; complete ones only.
    pub changes: [u64; QUESTION_COUNT],
    /// How many of those change what leads.
    pub decisive: [u64; QUESTION_COUNT],
}

impl Figures {
    /// How many of a hundred single changes of an answer, to whichever question, change what leads; rounded down.
    pub fn brittleness(&self) -> u64 {
        let hundredfold = 100 * self.decisive.iter().sum::<u64>();
        hundredfold.checked_div(self.changes.iter().sum()).unwrap_or_default()
    }
}

impl PartialEq<Census> for Figures {
    fn eq(&self, census: &Census) -> bool {
        let Census { sets, leads_alone, ties, nothing_fits, changes, decisive } = census;
        (self.sets, self.ties, self.nothing_fits) == (*sets, *ties, *nothing_fits)
            && (&self.changes, &self.decisive) == (changes, decisive)
            && self.leads_alone == leads_alone
    }
}

/// For each question every reply, with its points where these questions are marked.
fn options(unsure: bool, marked: Set<Question>) -> Vec<Vec<Tallies>> {
    let answers = marking(marked);
    let each = QUESTIONS.iter().map(|question| {
        let chosen = replies(question);
        let all = chosen.chain(unsure.then_some(Reply::Unsure));
        all.map(|reply| Tallies::of_one(question, reply, answers.counts(question))).collect()
    });
    each.collect()
}

/// No answers, with these questions marked as far as they can be.
fn marking(marked: Set<Question>) -> Answers {
    QUESTIONS.iter().filter(|question| marked.contains(question)).fold(Answers::default(), Answers::emphasise)
}

/// Calls `visit` with the points of every way to take one from each of `options`, the last option moving fastest.
pub fn every(options: &[Vec<Tallies>], sum: Tallies, visit: &mut impl FnMut(&Tallies)) {
    match options.split_first() {
        None => visit(&sum),
        Some((first, rest)) => {
            for points in first {
                every(rest, sum.plus(*points), visit);
            }
        }
    }
}

/// Runs every complete answer set.
pub fn complete() -> Census {
    let options = options(false, Set::default());
    let mut census = Census::default();
    let mut leaders = Vec::new();
    every(&options, Tallies::default(), &mut |tallies| {
        let lead = tallies.leaders();
        census.count(lead);
        leaders.push(lead);
    });
    (census.changes, census.decisive) = single_changes(&options, &leaders);
    census
}

/// What marking questions as mattering a lot does, over every complete answer set.
#[derive(Clone, Debug, Default)]
pub struct Importance {
    /// How many sets were run, each of them with every marking.
    pub sets: u64,
    /// In how many of them the mark on one question, if it is the right one, changes what leads.
    pub moved: u64,
    /// What comes of all sets under each marking of one question or two.
    pub markings: Vec<(Set<Question>, Census)>,
}

/// Runs every complete answer set with every question marked that can be, alone and with another.
pub fn importance() -> Importance {
    let mut plain = Vec::new();
    every(&options(false, Set::default()), Tallies::default(), &mut |tallies| plain.push(tallies.leaders()));
    let mut changed = vec![false; plain.len()];
    let mut markings = Vec::new();
    for marked in Set::subsets(QUESTIONS.len()).filter(|set| marking(*set).emphasised() == *set) {
        let options = options(false, marked);
        let mut census = Census::default();
        let mut sets = plain.iter().zip(&mut changed);
        every(&options, Tallies::default(), &mut |tallies| {
            let lead = tallies.leaders();
            census.count(lead);
            if let Some((before, changed)) = sets.next() {
                *changed |= marked.len() == 1 && lead != *before;
            }
        });
        markings.push((marked, census));
    }
    let moved = changed.iter().map(|changed| u64::from(*changed)).sum();
    Importance { sets: plain.len() as u64, moved, markings }
}

/// Runs every answer set, "not sure" included.
pub fn all() -> Census {
    let mut census = Census::default();
    every(&options(true, Set::default()), Tallies::default(), &mut |tallies| census.count(tallies.leaders()));
    census
}

impl Census {
    fn count(&mut self, leaders: Leaders) {
        self.sets += 1;
        match leaders.len() {
            0 => self.nothing_fits += 1,
            1 => {
                for (relationship, alone) in primary().zip(&mut self.leads_alone) {
                    *alone += u64::from(leaders.contains(relationship));
                }
            }
            _ => self.ties += 1,
        }
    }
}

/// What tie-breaks do, over every complete answer set without any.
#[derive(Clone, Debug, Default)]
pub struct Tiebreaks {
    /// How many sets were run.
    pub sets: u64,
    /// In how many of them little separates those that lead, or nothing.
    pub close: u64,
    /// In how many of those a tie-break is offered.
    pub offered: u64,
    /// In how many of those some answer to one that is offered leaves one alone in front.
    pub settled: u64,
    /// The same with answers to all that are offered at first.
    pub settled_by_all: u64,
    /// How many answers were tried, each of them alone.
    pub answers: u64,
    /// After how many of them nothing leads any more, where something led.
    pub emptied: u64,
    /// After how many of them one leads that was not close to the lead.
    pub strangers: u64,
}

/// Runs every complete answer set, and in each close call every answer to the tie-breaks that are offered.
pub fn tiebreaks() -> Tiebreaks {
    let each = TIEBREAKS.iter().map(|q| (q, replies(q).map(|reply| Tallies::of_one(q, reply, 1)).collect()));
    let points: Vec<(&Question, Vec<Tallies>)> = each.collect();
    let of = |question| points.iter().find(|(other, _)| *other == question).map(|(_, points)| points.clone());
    let mut found = Tiebreaks::default();
    every(&options(false, Set::default()), Tallies::default(), &mut |tallies| {
        found.sets += 1;
        let close = tallies.contenders();
        if close.len() < 2 {
            return;
        }
        found.close += 1;
        let offered = set_apart_by(tallies).into_iter().take(TIEBREAKS_MAX);
        let offered: Vec<_> = offered.filter_map(of).collect();
        found.offered += u64::from(!offered.is_empty());
        let mut settled = false;
        for answer in offered.iter().flatten() {
            let after = tallies.plus(*answer);
            let lead = after.leaders();
            found.answers += 1;
            found.emptied += u64::from(lead.is_empty());
            found.strangers += u64::from(lead.each().any(|r| !close.contains(r)));
            settled |= after.contenders().len() == 1;
        }
        found.settled += u64::from(settled);
        let mut by_all = settled;
        every(&offered, *tallies, &mut |after| by_all |= after.contenders().len() == 1);
        found.settled_by_all += u64::from(by_all);
    });
    found
}

/// The pairs of relationships that no tie-break can tell apart.
pub fn never_apart() -> Vec<(&'static Relationship, &'static Relationship)> {
    let pairs =
        primary().flat_map(|one| primary().filter(|other| one.index() < other.index()).map(move |other| (one, other)));
    let apart = |(one, other): &(&Relationship, &Relationship)| {
        let pair = Set::of([*one, *other]);
        TIEBREAKS.iter().any(|question| differ(question, pair))
    };
    pairs.filter(|pair| !apart(pair)).collect()
}

/// For each question, how many neighbours all sets have, one changed answer away, and how many have other leaders. `leaders` lies
/// in the order of [`every`], so that a neighbour is a fixed stride away.
fn single_changes(options: &[Vec<Tallies>], leaders: &[Leaders]) -> ([u64; QUESTION_COUNT], [u64; QUESTION_COUNT]) {
    let (mut changes, mut decisive) = ([0; QUESTION_COUNT], [0; QUESTION_COUNT]);
    let mut stride = 1;
    for ((option, changes), decisive) in options.iter().zip(&mut changes).zip(&mut decisive).rev() {
        let count = option.len();
        for (index, now) in leaders.iter().enumerate() {
            let own = index / stride % count;
            let base = index - own * stride;
            let others = (0..count).filter(|other| *other != own);
            for other in others.filter_map(|other| leaders.get(base + other * stride)) {
                *changes += 1;
                *decisive += u64::from(other != now);
            }
        }
        stride *= count;
    }
    (changes, decisive)
}

/// That support never lowers, over every answer set in which a question is open, and for tie-breaks over every complete
/// one: the answer that supports a relationship most never lowers it against one which that answer does not support, whether the question
/// is marked or not. Returns how many comparisons were made, and how many of them failed.
pub fn support_never_lowers() -> (u64, u64) {
    let (mut made, mut failed) = (0, 0);
    for question in every_question() {
        let mut others = options(!question.is_tiebreak(), Set::default());
        if !question.is_tiebreak() {
            others.remove(question.index());
        }
        let single: Vec<_> = replies(question).map(|r| (r, Tallies::of_one(question, r, 1))).collect();
        for column in primary() {
            let alone = || single.iter().filter(|(reply, _)| reply.choice().len() == 1);
            let most = alone().map(|(_, points)| points.support(column)).max().filter(|most| *most > 0);
            // Several answers may support it equally.
            let mut best = Vec::new();
            for (reply, points) in alone().filter(|(_, points)| Some(points.support(column)) == most) {
                best.push(*points);
                best.extend(can_be_emphasised(question).then(|| Tallies::of_one(question, *reply, EMPHASIS_FACTOR)));
            }
            if best.is_empty() {
                continue;
            }
            every(&others, Tallies::default(), &mut |before| {
                for best in &best {
                    let after = before.plus(*best);
                    for rival in primary().filter(|r| best.support(r) == 0) {
                        made += 1;
                        failed += u64::from(after.compare(column, rival) < before.compare(column, rival));
                    }
                }
            });
        }
    }
    (made, failed)
}

/// Silence: for every question and every relationship that it has no mark of, no reply moves the points. Returns
/// how many pairs were looked at, and how many moved.
pub fn silence_moves_nothing() -> (u64, u64) {
    let (mut pairs, mut moved) = (0, 0);
    for question in every_question() {
        for relationship in primary() {
            let marks = question.answers().iter().flat_map(Answer::marks);
            if marks.into_iter().any(|m| m.relationship() == relationship) {
                continue;
            }
            for reply in replies(question) {
                pairs += 1;
                moved += u64::from(!Tallies::of_one(question, reply, 1).is_untouched(relationship));
            }
        }
    }
    (pairs, moved)
}
