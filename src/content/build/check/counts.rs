//! How many sources a text says that it has: each phrase that counts sources must fit the claims that it means.

use std::collections::BTreeSet;

use toml::Spanned;

use super::super::order::{cells, disagreements};
use super::super::schema::{File, Lists, Name, Table, Words};
use super::{Checker, holds, join, sentences, spoken};

/// The English phrases that mean one source.
const ONE: [&str; 11] = [
    "one source",
    "another source",
    "a third source",
    "third source",
    "fourth source",
    "fifth source",
    "only source",
    "one of them",
    "one of those",
    "one article",
    "a third",
];

/// Those that mean several, with a gap for the number.
const SEVERAL: [&str; 6] = ["# sources", "# other sources", "# others", "the other #", "# of them", "# of those"];

const NUMBERS: [(&str, usize); 4] = [("two", 2), ("three", 3), ("four", 4), ("five", 5)];

/// A phrase that counts sources, and how many it means.
#[derive(Clone)]
struct Phrase {
    words: Vec<String>,
    count: usize,
}

impl Phrase {
    fn new(words: &str, count: usize) -> Self {
        Self { words: spoken(words), count }
    }

    /// Whether it may take out some of those that were counted before it.
    fn is_a_part(&self) -> bool {
        self.words.iter().any(|word| word == "of")
    }
}

/// Every phrase. “Says one source” is one phrase, and so is “says one”.
fn phrases() -> Vec<Phrase> {
    let several = SEVERAL.iter().flat_map(|phrase| NUMBERS.map(|(word, count)| (phrase.replace('#', word), count)));
    let all: Vec<_> = ONE.iter().map(|phrase| ((*phrase).to_owned(), 1)).chain(several).collect();
    let said = all.iter().map(|(phrase, count)| Phrase::new(&format!("says {phrase}"), *count));
    let bare = ["says one", "says another"].map(|phrase| Phrase::new(phrase, 1));
    said.chain(bare).chain(all.iter().map(|(phrase, count)| Phrase::new(phrase, *count))).collect()
}

/// The phrases of a text in their order, the longest one at each place.
fn counted(text: &str, phrases: &[Phrase]) -> Vec<Phrase> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let words = spoken(sentence);
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let here = phrases.iter().filter(|phrase| rest.starts_with(&phrase.words));
            let longest = here.max_by_key(|phrase| phrase.words.len());
            rest = rest.get(longest.map_or(1, |phrase| phrase.words.len())..).unwrap_or_default();
            found.extend(longest.cloned());
        }
    }
    found
}

/// How many sources a text counts. “One of them” is no further source where several were counted before.
fn total(phrases: &[Phrase]) -> usize {
    let mut several = false;
    let mut total = 0;
    for phrase in phrases {
        total += if several && phrase.is_a_part() { 0 } else { phrase.count };
        several |= phrase.count > 1;
    }
    total
}

/// The sources of some claims, in words.
fn named(sources: &BTreeSet<&str>) -> String {
    if sources.is_empty() { "none".to_owned() } else { join(sources) }
}

fn quoted(phrases: &[Phrase]) -> String {
    phrases.iter().map(|phrase| format!("“{}”", phrase.words.join(" "))).collect::<Vec<_>>().join(", ")
}

/// A summary that may count sources, and what `counts.toml` says of it.
struct Summary<'a> {
    /// Its name in `counts.toml`.
    key: &'a str,
    /// The table of `counts.toml`, and its name.
    table: (&'a Table<Lists>, &'a str),
    path: String,
    /// The claims that it may mean, and what they are called.
    claims: BTreeSet<&'a str>,
    of: &'a str,
}

impl<'w> Checker<'w> {
    /// Every text that counts sources.
    pub(super) fn counts(&mut self) {
        let phrases = phrases();
        self.counts_of_cells(&phrases);
        self.counts_of_disagreements(&phrases);
        self.superfluous_counts();
        self.counts_of_guidance(&phrases);
        self.counts_of_situations(&phrases);
        self.counts_of_contradictions(&phrases);
    }

    /// A text in the first language, whose words the check knows.
    fn english(&self, path: &str) -> Option<(&'w str, &'w Words)> {
        let english = self.w.languages.first()?;
        Some((&english.tag, english.paths.get(path)?))
    }

    fn counts_of_cells(&mut self, phrases: &[Phrase]) {
        let w = self.w;
        for ((relationship, dimension), claims) in cells(w) {
            let key = format!("{relationship}/{dimension}");
            let touching = w.disagreements.body.values().filter(|d| d.cells.iter().any(|cell| *cell.get_ref() == key));
            let held = touching.flat_map(|d| &d.sides).flat_map(Spanned::get_ref);
            let path = format!("cells/{key}");
            self.only_source(&path, &claims);
            let summary = Summary {
                key: &key,
                table: (&w.counts.body.cells, "cells"),
                path,
                claims: claims.iter().copied().chain(held).map(|id| id.get_ref().as_str()).collect(),
                of: "this cell, or of a disagreement that touches it",
            };
            self.count(&summary, phrases);
        }
    }

    /// Where a cell is said to have one source, all of its claims are of that source.
    fn only_source(&mut self, path: &str, claims: &[&Name]) {
        let Some((tag, words)) = self.english(path) else { return };
        let alone = sentences(&words.text).map(spoken).any(|words| {
            words.ends_with(&spoken("only source"))
                || ["only source to mention it", "only source on it"].iter().any(|phrase| holds(&words, phrase))
        });
        let sources = self.sources_of(claims.iter().copied());
        if alone && sources.len() > 1 {
            let wrong = format!("it speaks of the only source, and the claims of its cell are of {}.", join(&sources));
            self.fault_in_words(tag, path, words, wrong, "Say what it is the only source of, or count all of them.");
        }
    }

    fn counts_of_disagreements(&mut self, phrases: &[Phrase]) {
        let w = self.w;
        let filled = cells(w);
        for (id, disagreement) in disagreements(w) {
            let pairs = disagreement.cells.iter().filter_map(|cell| cell.get_ref().split_once('/'));
            let touched = pairs.filter_map(|pair| filled.get(&pair)).flatten().copied();
            let held = disagreement.sides.iter().flat_map(Spanned::get_ref);
            let summary = Summary {
                key: id.get_ref(),
                table: (&w.counts.body.disagreements, "disagreements"),
                path: format!("disagreements/{}/summary", id.get_ref()),
                claims: touched.chain(held).map(|id| id.get_ref().as_str()).collect(),
                of: "its sides, or of the cells that it touches",
            };
            self.count(&summary, phrases);
        }
    }

    /// A summary has a list of claims for each phrase, of as many sources.
    fn count(&mut self, summary: &Summary<'_>, phrases: &[Phrase]) {
        let file = &self.w.counts;
        let Some((tag, words)) = self.english(&summary.path) else { return };
        let found = counted(&words.text, phrases);
        let (table, name) = summary.table;
        let Some((at, lists)) = table.get_key_value(summary.key) else {
            if !found.is_empty() {
                let wrong = format!("it counts sources ({}), and counts.toml does not say which.", quoted(&found));
                let remedy = format!(
                    "Write \"{}\" under [{name}] there, with a list of the claims meant by each of these.",
                    summary.key
                );
                self.fault_in_words(tag, &summary.path, words, wrong, remedy);
            }
            return;
        };
        for list in lists {
            self.meant(file, list, summary);
        }
        if found.is_empty() {
            self.fault(file, at, summary.key, "its summary counts no source.", "Take the line out.");
        } else if found.len() != lists.len() {
            let (phrases, lists) = (quoted(&found), lists.len());
            let wrong = format!("its summary counts sources {} times ({phrases}), lists here: {lists}.", found.len());
            self.fault(file, at, summary.key, wrong, "Write one list of claims for each, in their order.");
        } else {
            for (phrase, list) in found.iter().zip(lists) {
                let sources = self.sources_of(list.get_ref());
                if sources.len() != phrase.count {
                    let (phrase, wanted) = (quoted(std::slice::from_ref(phrase)), phrase.count);
                    let wrong = format!("{phrase} means {wanted}, and its claims are of {}.", named(&sources));
                    let remedy = "Name claims of exactly as many sources, or change the summary.";
                    self.fault(file, list, summary.key, wrong, remedy);
                }
            }
        }
    }

    /// The claims of a list must exist, and be among those that the summary is about.
    fn meant<T>(&mut self, file: &File<T>, list: &Spanned<Vec<Name>>, summary: &Summary<'_>) {
        for id in list.get_ref() {
            let name = id.get_ref().as_str();
            if !self.w.claims.body.contains_key(name) {
                let wrong = format!("there is no claim “{name}”.");
                self.fault(file, id, summary.key, wrong, "Look the id up in claims.toml.");
            } else if !summary.claims.contains(name) {
                let wrong = format!("claim {name} is not one of {}.", summary.of);
                self.fault(file, id, summary.key, wrong, "Name one that is, or change the summary.");
            }
        }
    }

    /// Entries of `counts.toml` for which there is no summary.
    fn superfluous_counts(&mut self) {
        let file = &self.w.counts;
        let cells = file.body.cells.keys().map(|key| (key, format!("cells/{}", key.get_ref())));
        let keys = file.body.disagreements.keys();
        let summaries = keys.map(|key| (key, format!("disagreements/{}/summary", key.get_ref())));
        for (key, path) in cells.chain(summaries).collect::<Vec<_>>() {
            if self.english(&path).is_none() {
                let remedy = "Correct the name, or take the line out.";
                self.fault(file, key, key.get_ref(), "no summary goes by this name.", remedy);
            }
        }
    }

    fn counts_of_guidance(&mut self, phrases: &[Phrase]) {
        for text in &self.w.guidance.body.guidance {
            self.total(&format!("guidance/{}", text.id.get_ref()), &text.claims, "guidance.toml", phrases);
        }
    }

    fn counts_of_situations(&mut self, phrases: &[Phrase]) {
        let situations = &self.w.situations.body;
        let care = situations.care.iter().map(|text| (&text.id, &text.claims));
        let together = situations.together.iter().map(|text| (&text.id, &text.claims));
        for (id, claims) in care.chain(together) {
            self.total(&format!("situations/{}", id.get_ref()), claims, "situations.toml", phrases);
        }
    }

    fn counts_of_contradictions(&mut self, phrases: &[Phrase]) {
        for text in &self.w.contradictions.body.contradiction {
            let keys = [
                ("seeking", &text.claims),
                ("offering", &text.claims),
                ("keep-seeking", &text.keep),
                ("keep-offering", &text.keep),
            ];
            for (key, claims) in keys {
                let path = format!("contradictions/{}/{key}", text.id.get_ref());
                self.total(&path, claims, "contradictions.toml", phrases);
            }
        }
    }

    /// A text with claims of its own counts as many sources as they have, if it counts any.
    fn total(&mut self, path: &str, claims: &[Name], structure: &str, phrases: &[Phrase]) {
        let Some((tag, words)) = self.english(path) else { return };
        let found = counted(&words.text, phrases);
        let (total, sources) = (total(&found), self.sources_of(claims));
        if !found.is_empty() && total != sources.len() {
            let (found, sources) = (quoted(&found), named(&sources));
            let wrong = format!("it counts sources ({found}), {total} in all, and its claims are of {sources}.");
            let remedy = format!("Count as many as its claims have, or change the claims in {structure}.");
            self.fault_in_words(tag, path, words, wrong, remedy);
        }
    }
}
