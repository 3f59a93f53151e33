//! What texts say of their sources: hedges, marks for each relationship a claim is about, sides, and texts of our own.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::super::order::{cells, claims, disagreements};
use super::super::schema::{Answer, Difference, Disagreement, Fault, File, Mark, Name};
use super::{Checker, OPENING, holds, is_primary, join, place, spoken};

/// The English words by which a source limits a claim. A longer one stands before those that it contains.
const HEDGES: [&str; 39] = [
    "does not automatically",
    "not automatically",
    "not necessarily",
    "not uncommon",
    "not unusual",
    "more often",
    "at most",
    "kind of",
    "apparently",
    "appears",
    "can",
    "could",
    "estimate",
    "generally",
    "likely",
    "may",
    "might",
    "most",
    "mostly",
    "nearly",
    "normally",
    "often",
    "perhaps",
    "possibly",
    "potentially",
    "seem",
    "seems",
    "seldom",
    "some",
    "sometimes",
    "stands to",
    "suggested",
    "suggestion",
    "tend",
    "tends",
    "traditionally",
    "typical",
    "typically",
    "usually",
];

impl<'w> Checker<'w> {
    /// A claim is hedged where its words say so, and nowhere else.
    pub(super) fn hedges(&mut self) {
        let (w, file) = (self.w, &self.w.claims);
        let Some(english) = w.languages.first() else { return };
        for (id, claim) in claims(w) {
            let name = id.get_ref();
            // Words that are missing or empty are told elsewhere.
            let text = english.paths.get(&format!("claims/{name}")).map_or("", |words| words.text.trim());
            if text.is_empty() {
                continue;
            }
            let found = HEDGES.into_iter().find(|hedge| holds(&spoken(text), hedge));
            if let Some(reason) = &claim.hedge_exception {
                self.exception(file, reason, name, "hedge_exception", found.is_some() != claim.hedged);
                continue;
            }
            match (found, claim.hedged) {
                (Some(hedge), false) => {
                    let wrong = format!("its words limit it (“{hedge}”), and hedged does not say so.");
                    let remedy =
                        "Set hedged = true, change the words, or give the reason with hedge_exception = \"…\".";
                    self.fault(file, id, name, wrong, remedy);
                }
                (None, true) => {
                    let wrong = "it is hedged, and no word of its text limits it.";
                    let remedy = "Write the limit into its words (“usually”, “may”), take hedged away, or give the \
                                  reason with hedge_exception = \"…\".";
                    self.fault(file, id, name, wrong, remedy);
                }
                _ => {}
            }
        }
    }

    /// An exception must be needed, and must have a reason.
    fn exception<T>(&mut self, file: &File<T>, reason: &Name, owner: &str, field: &str, needed: bool) {
        if !needed {
            let wrong = format!("{field} is not needed: nothing would be wrong without it.");
            self.fault(file, reason, owner, wrong, format!("Take {field} away."));
        } else if reason.get_ref().trim().is_empty() {
            let wrong = format!("the reason under {field} is empty.");
            self.fault(file, reason, owner, wrong, "Give the reason in a sentence.");
        }
    }

    /// A claim about several relationships backs a mark for each of them, or the mark says why for one alone.
    pub(super) fn marks(&mut self) {
        let file = &self.w.questions;
        for question in file.body.all() {
            for answer in &question.answer {
                let owner = format!("{}/{}", question.id.get_ref(), answer.id.get_ref());
                for mark in &answer.marks {
                    let unmarked = self.unmarked(answer, mark.get_ref());
                    if let Some(reason) = &mark.get_ref().alone {
                        self.exception(file, reason, &owner, "alone", !unmarked.is_empty());
                        continue;
                    }
                    for (claim, others) in unmarked {
                        let (marked, others) = (mark.get_ref().relationship.get_ref(), join(&others));
                        let wrong = format!(
                            "claim {claim} backs the mark for “{marked}”, and none for what it is about as well: {others}."
                        );
                        let remedy = "Name it in a mark of this answer for each of these, take it out, or give the \
                                      reason with alone = \"…\".";
                        self.fault(file, mark, &owner, wrong, remedy);
                    }
                }
            }
        }
    }

    /// The claims of a mark that are about further relationships, and those that the answer does not mark by them.
    fn unmarked(&self, answer: &Answer, mark: &'w Mark) -> Vec<(&'w str, BTreeSet<&'w str>)> {
        let mut found = Vec::new();
        for id in &mark.claims {
            let id = id.get_ref().as_str();
            let Some(claim) = self.w.claims.body.get(id) else { continue };
            let backed = answer.marks.iter().map(Spanned::get_ref);
            let backed = backed.filter(|mark| mark.claims.iter().any(|claim| claim.get_ref() == id));
            let marked: BTreeSet<&str> = backed.map(|mark| mark.relationship.get_ref().as_str()).collect();
            let of = claim.about.iter().chain(&claim.also).map(|relationship| relationship.get_ref().as_str());
            let others: BTreeSet<_> = of.filter(|r| !marked.contains(r) && is_primary(self.w, r)).collect();
            if !others.is_empty() {
                found.push((id, others));
            }
        }
        found
    }

    /// The sources of these claims, as far as there are such claims.
    pub(super) fn sources_of<'n>(&self, claims: impl IntoIterator<Item = &'n Name>) -> BTreeSet<&'w str> {
        let all = &self.w.claims.body;
        let found = claims.into_iter().filter_map(|id| all.get(id.get_ref().as_str()));
        found.map(|claim| claim.source.get_ref().as_str()).collect()
    }

    /// Each side has a claim of its own, and a source that says two things is one side, unless that is the point.
    pub(super) fn sides(&mut self) {
        let file = &self.w.disagreements;
        for (id, disagreement) in disagreements(self.w) {
            let name = id.get_ref();
            let sources: Vec<_> = disagreement.sides.iter().map(|side| self.sources_of(side.get_ref())).collect();
            for (place, (side, of)) in disagreement.sides.iter().zip(&sources).enumerate() {
                if !side.get_ref().is_empty() && !has_its_own(disagreement, place) {
                    let wrong = format!("each claim of side {} stands on another side as well.", place + 1);
                    let remedy = "Add a claim that this side alone holds, or take the side out.";
                    self.fault(file, side, name, wrong, remedy);
                }
                let earlier = sources.iter().take(place).position(|earlier| earlier == of);
                if disagreement.kind != Difference::Within
                    && of.len() == 1
                    && let Some(earlier) = earlier
                {
                    let wrong = format!("sides {} and {} are both of “{}” alone.", earlier + 1, place + 1, join(of));
                    let remedy = "Make one side of them, whose name says that the source has both; or write kind = \
                                  \"within\", if the difference lies within this source.";
                    self.fault(file, side, name, wrong, remedy);
                }
            }
        }
    }

    /// A source that makes claims in the cells of a disagreement holds a side: the widget would not call it silent.
    pub(super) fn silence(&mut self) {
        let file = &self.w.disagreements;
        let filled = cells(self.w);
        for (id, disagreement) in disagreements(self.w) {
            let name = id.get_ref();
            let held = self.sources_of(disagreement.sides.iter().flat_map(Spanned::get_ref));
            let mut heard: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for cell in &disagreement.cells {
                let pair = cell.get_ref().split_once('/').unwrap_or_default();
                for claim in filled.get(&pair).into_iter().flatten() {
                    for source in self.sources_of([*claim]) {
                        heard.entry(source).or_default().insert(claim.get_ref());
                    }
                }
            }
            for (source, claims) in &heard {
                if !held.contains(source) && !disagreement.no_side.contains_key(*source) {
                    let wrong = format!("“{source}” holds no side, but makes claims in its cells: {}.", join(claims));
                    let remedy = format!(
                        "Put a claim of this source on a side, or say why it holds none: no_side = {{ {source} = \"…\" }}."
                    );
                    self.fault(file, id, name, wrong, remedy);
                }
            }
            for (source, reason) in &disagreement.no_side {
                if self.known(file, source, "source", name) {
                    let source = source.get_ref().as_str();
                    let needed = heard.contains_key(source) && !held.contains(source);
                    self.exception(file, reason, name, &format!("no_side of “{source}”"), needed);
                }
            }
        }
    }

    /// A text without claims begins with words that say it is ours, in every language, and no other text has them.
    pub(super) fn own_texts(&mut self) {
        let w = self.w;
        if let Some(first) = w.languages.first()
            && !first.paths.contains_key(OPENING)
        {
            let (file, id) = place(&first.tag, OPENING);
            let wrong = format!("its words are missing in {file}.");
            let remedy = format!("Add “{id}” there: the words with which a text of our own begins.");
            self.faults.push(Fault { file, line: 1, id, wrong, remedy });
        }
        let guidance = w.guidance.body.guidance.iter().map(|text| ("guidance", &text.id, text.own));
        let care = w.situations.body.care.iter().map(|text| ("situations", &text.id, text.own));
        let together = w.situations.body.together.iter().map(|text| ("situations", &text.id, text.own));
        let texts: Vec<_> = guidance.chain(care).chain(together).collect();
        for language in &w.languages {
            let opening = language.paths.get(OPENING).map_or("", |words| words.text.trim());
            for (stem, id, own) in texts.iter().filter(|_| !opening.is_empty()) {
                let path = format!("{stem}/{}", id.get_ref());
                let Some(words) = language.paths.get(&path) else { continue };
                let (wrong, remedy) = if *own && !words.text.starts_with(opening) {
                    let wrong = format!("it is our own, and does not begin with “{opening}”.");
                    (wrong, format!("Begin it so, or take own out of {stem}.toml and name its claims there."))
                } else if !own && words.text.contains(opening) {
                    let wrong = format!("it says “{opening}”, and {stem}.toml does not say that it is our own.");
                    (wrong, format!("Take these words out, or write own = true instead of its claims in {stem}.toml."))
                } else {
                    continue;
                };
                self.fault_in_words(&language.tag, &path, words, wrong, remedy);
            }
        }
    }
}

/// Whether a side has a claim that no other has.
fn has_its_own(disagreement: &Disagreement, place: usize) -> bool {
    let others = disagreement.sides.iter().enumerate().filter(|(other, _)| *other != place);
    let others: BTreeSet<&str> = others.flat_map(|(_, side)| side.get_ref()).map(|id| id.get_ref().as_str()).collect();
    let side = disagreement.sides.get(place);
    side.is_some_and(|side| side.get_ref().iter().any(|id| !others.contains(id.get_ref().as_str())))
}
