//! The content check: what must hold between the files of `text/`, each rule with its remedy for the editor.

mod counts;
mod provenance;
mod scales;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::order::{Wanted, answer_at, cells, wanted};
use super::schema::{Fault, File, Kind, Language, Mark, Name, Perspective, Purpose, Situations, WORDS, Words, Written};

/// The longest sentence, in words, that a reader should meet.
const SENTENCE: usize = 25;

/// The same in the words of the interface, which are read in passing.
const PASSING: usize = 20;

/// The text with which a text of our own begins.
pub const OPENING: &str = "interface/our-addition";

/// The longest name of a step, in characters, of which several stand side by side on a phone.
const STEP: usize = 18;

/// How often a question may count at most: the scores stay exact in 32 bits, and one answer does not decide alone.
const WEIGHT: u8 = 9;

/// Ids that no question may have: fields of a link have these names (`engine/link.rs`; a test compares).
pub const RESERVED_FOR_QUESTIONS: [&str; 12] = [
    "as",
    "matters",
    "columns",
    "rows",
    "differing",
    "swapped",
    "strips",
    "pair",
    "open",
    "kind",
    "touching",
    "disagreement",
];

/// The id that no answer may have: in a link it stands for "I'm not sure".
pub const RESERVED_FOR_ANSWERS: &str = "unsure";

/// How many entries of a kind a reader can choose from (`engine/set.rs`; a test compares).
pub const SET_CAPACITY: usize = 31;

/// Checks everything. The faults come in the order of files and lines.
pub fn check(written: &Written) -> Result<(), Vec<Fault>> {
    let mut checker = Checker::new(written);
    checker.ids();
    checker.sizes();
    checker.reviewed();
    checker.relationships();
    checker.dimensions();
    checker.presets();
    checker.claims();
    checker.disagreements();
    checker.scales();
    checker.questions();
    checker.contradictions();
    checker.guidance();
    checker.situations();
    checker.hedges();
    checker.marks();
    checker.sides();
    checker.silence();
    checker.own_texts();
    checker.counts();
    checker.unused();
    checker.words();
    let mut faults = checker.faults;
    faults.sort_by(|a, b| (&a.file, a.line, &a.id).cmp(&(&b.file, b.line, &b.id)));
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn is_primary(written: &Written, relationship: &str) -> bool {
    let mut all = written.relationships.body.relationship.iter();
    all.any(|r| r.id.get_ref() == relationship && r.kind == Kind::Primary)
}

struct Checker<'w> {
    w: &'w Written,
    relationships: BTreeSet<&'w str>,
    dimensions: BTreeSet<&'w str>,
    sources: BTreeSet<&'w str>,
    used: BTreeSet<&'w str>,
    faults: Vec<Fault>,
}

impl<'w> Checker<'w> {
    fn new(w: &'w Written) -> Self {
        Self {
            w,
            relationships: w.relationships.body.relationship.iter().map(|r| r.id.get_ref().as_str()).collect(),
            dimensions: w.dimensions.body.dimension.iter().map(|d| d.id.get_ref().as_str()).collect(),
            sources: w.sources.body.source.iter().map(|s| s.id.get_ref().as_str()).collect(),
            used: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    fn fault<T, S>(
        &mut self,
        file: &File<T>,
        at: &Spanned<S>,
        id: &str,
        wrong: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.faults.push(file.fault(at, id, wrong.into(), remedy.into()));
    }

    /// Duplicate ids, and ids that could not stand in a link.
    fn ids(&mut self) {
        let w = self.w;
        self.unique(&w.sources, w.sources.body.source.iter().map(|s| &s.id));
        self.unique(&w.relationships, w.relationships.body.relationship.iter().map(|r| &r.id));
        self.unique(&w.dimensions, w.dimensions.body.dimension.iter().map(|d| &d.id));
        self.unique(&w.presets, w.presets.body.preset.iter().map(|p| &p.id));
        self.unique(&w.questions, w.questions.body.all().map(|q| &q.id));
        self.unique(&w.contradictions, w.contradictions.body.contradiction.iter().map(|c| &c.id));
        self.unique(&w.guidance, w.guidance.body.guidance.iter().map(|g| &g.id));
        let Situations { care, together } = &w.situations.body;
        self.unique(&w.situations, care.iter().map(|c| &c.id).chain(together.iter().map(|t| &t.id)));
        for question in w.questions.body.all() {
            self.unique(&w.questions, question.answer.iter().map(|a| &a.id));
        }
        self.unique(&w.claims, w.claims.body.keys());
        self.unique(&w.disagreements, w.disagreements.body.keys());
        for question in w.questions.body.all() {
            self.reserved(&question.id, &RESERVED_FOR_QUESTIONS);
            question.answer.iter().for_each(|answer| self.reserved(&answer.id, &[RESERVED_FOR_ANSWERS]));
        }
    }

    /// Ids by which a link means something else.
    fn reserved(&mut self, id: &'w Name, reserved: &[&str]) {
        let name = id.get_ref().as_str();
        if reserved.contains(&name) {
            let wrong = format!("links mean something else by “{name}”.");
            self.fault(&self.w.questions, id, name, wrong, "Give it another id, here and wherever it is used.");
        }
    }

    /// More than a set has room for: the columns, rows, answers or questions that a reader may choose.
    fn sizes(&mut self) {
        let w = self.w;
        let questions = &w.questions.body;
        self.room(
            &w.relationships,
            w.relationships.body.relationship.iter().filter(|r| r.kind == Kind::Primary).map(|r| &r.id),
            "columns",
        );
        self.room(&w.dimensions, w.dimensions.body.dimension.iter().map(|d| &d.id), "dimensions");
        self.room(&w.questions, questions.all().map(|q| &q.id), "questions");
        for question in questions.all() {
            self.room(&w.questions, question.answer.iter().map(|a| &a.id), "answers");
        }
    }

    fn room<T>(&mut self, file: &File<T>, mut ids: impl Iterator<Item = &'w Name>, what: &str) {
        if let Some(one) = ids.nth(SET_CAPACITY) {
            let wrong = format!("there are more than {SET_CAPACITY} {what}, and a set has room for no more.");
            let remedy = "Leave one out, or have a programmer make sets larger: SET_CAPACITY says where.";
            self.fault(file, one, one.get_ref(), wrong, remedy);
        }
    }

    /// The day of the last review, which programs read.
    fn reviewed(&mut self) {
        let file = &self.w.sources;
        let reviewed = &file.body.reviewed;
        let day = reviewed.get_ref();
        let digits = |(place, c): (usize, char)| if matches!(place, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
        if day.len() != 10 || !day.chars().enumerate().all(digits) {
            let wrong = format!("“{day}” is no date.");
            self.fault(file, reviewed, "reviewed", wrong, "Write year, month and day, such as 2026-11-22.");
        }
    }

    fn unique<T>(&mut self, file: &File<T>, ids: impl Iterator<Item = &'w Name>) {
        let mut seen = BTreeMap::new();
        for id in ids {
            let name = id.get_ref().as_str();
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                self.fault(
                    file,
                    id,
                    name,
                    "an id may hold only letters without accents, digits and hyphens.",
                    "Rename it here and wherever it is used.",
                );
            }
            if let Some(first) = seen.insert(name, file.line(id)) {
                let wrong = format!("this id stands in line {first} already.");
                self.fault(file, id, name, wrong, "Give one of the two another id.");
            }
        }
    }

    fn known<T>(&mut self, file: &File<T>, name: &'w Name, what: &str, owner: &str) -> bool {
        let set = match what {
            "relationship" => &self.relationships,
            "dimension" => &self.dimensions,
            _ => &self.sources,
        };
        let known = set.contains(name.get_ref().as_str());
        if !known {
            let wrong = format!("there is no {what} “{}”.", name.get_ref());
            let remedy = format!("Write one of these ids: {}.", join(set));
            self.fault(file, name, owner, wrong, remedy);
        }
        known
    }

    fn relationships(&mut self) {
        let file = &self.w.relationships;
        let others = file.body.relationship.iter().skip_while(|r| r.kind == Kind::Primary);
        for late in others.filter(|r| r.kind == Kind::Primary) {
            let remedy = "Move it up, next to the other primary ones.";
            self.fault(
                file,
                &late.id,
                late.id.get_ref(),
                "a primary relationship comes after a variant or practice.",
                remedy,
            );
        }
        for relationship in &file.body.relationship {
            let id = relationship.id.get_ref();
            for parent in &relationship.parents {
                if self.known(file, parent, "relationship", id) && !is_primary(self.w, parent.get_ref()) {
                    let wrong = format!("its parent “{}” is not a primary relationship.", parent.get_ref());
                    self.fault(file, parent, id, wrong, "Name one of the primary ones.");
                }
            }
            if relationship.kind == Kind::Variant && relationship.parents.is_empty() {
                let remedy = "Add parents = [\"…\"], or make it a practice.";
                self.fault(file, &relationship.id, id, "a variant needs a parent.", remedy);
            }
            if relationship.kind == Kind::Primary && !relationship.parents.is_empty() {
                let remedy = "Take the parents out, or make it a variant.";
                self.fault(file, &relationship.id, id, "a primary relationship has no parent.", remedy);
            }
        }
    }

    fn dimensions(&mut self) {
        let file = &self.w.dimensions;
        if !file.body.dimension.iter().any(|d| d.shown)
            && let Some(first) = file.body.dimension.first()
        {
            let (wrong, remedy) =
                ("no dimension is shown at first.", "Add shown = true to those that a newcomer should see.");
            self.fault(file, &first.id, first.id.get_ref(), wrong, remedy);
        }
    }

    fn presets(&mut self) {
        let file = &self.w.presets;
        let mut compared = BTreeSet::new();
        for preset in &file.body.preset {
            let id = preset.id.get_ref();
            for relationship in &preset.relationships {
                if self.known(file, relationship, "relationship", id) && !is_primary(self.w, relationship.get_ref()) {
                    let wrong = format!("“{}” has no column of its own.", relationship.get_ref());
                    self.fault(file, relationship, id, wrong, "Name one of the primary ones.");
                }
                compared.insert(relationship.get_ref());
            }
            if preset.relationships.len() < 2 {
                let remedy = "Name two relationships at least.";
                self.fault(file, &preset.id, id, "there is nothing to compare.", remedy);
            }
        }
        let file = &self.w.relationships;
        for alone in file.body.relationship.iter().filter(|r| r.kind == Kind::Primary) {
            let id = alone.id.get_ref();
            if !compared.contains(id) {
                let remedy = "Name it in one of the sets of presets.toml.";
                self.fault(file, &alone.id, id, "no preset says what it is compared with.", remedy);
            }
        }
    }

    fn claims(&mut self) {
        let file = &self.w.claims;
        for (id, claim) in &file.body {
            let name = id.get_ref();
            self.known(file, &claim.source, "source", name);
            self.known(file, &claim.dimension, "dimension", name);
            for relationship in claim.about.iter().chain(&claim.also) {
                if self.known(file, relationship, "relationship", name) {
                    self.used.insert(name);
                }
            }
            if let Some(about) = &claim.about
                && let Some(twice) = claim.also.iter().find(|a| a.get_ref() == about.get_ref())
            {
                let wrong = format!("“{}” stands under about and under also.", twice.get_ref());
                self.fault(file, twice, name, wrong, "Take it out of also.");
            }
        }
    }

    /// Claims must exist, and each must be about the relationship, where one is given.
    fn backing<T, S>(
        &mut self,
        file: &File<T>,
        at: &Spanned<S>,
        owner: &str,
        claims: &'w [Name],
        relationship: Option<&'w Name>,
    ) {
        if claims.is_empty() {
            let remedy = "Name at least one claim that says so, or take it out.";
            self.fault(file, at, owner, "it rests on no claim.", remedy);
        }
        let w = self.w;
        for id in claims {
            let Some(claim) = w.claims.body.get(id.get_ref().as_str()) else {
                let wrong = format!("there is no claim “{}”.", id.get_ref());
                self.fault(file, id, owner, wrong, "Look the id up in claims.toml.");
                continue;
            };
            self.used.insert(id.get_ref());
            if let Some(relationship) = relationship
                && !claim.about.iter().chain(&claim.also).any(|r| r.get_ref() == relationship.get_ref())
            {
                let wrong = format!("claim {} is not about “{}”.", id.get_ref(), relationship.get_ref());
                let remedy = "Name a claim that has this relationship under about or also.";
                self.fault(file, id, owner, wrong, remedy);
            }
        }
    }

    /// As `backing`, except for a text of our own, which has no claims.
    fn backing_or_own<T>(
        &mut self,
        file: &File<T>,
        id: &Name,
        own: bool,
        claims: &'w [Name],
        relationship: Option<&'w Name>,
    ) {
        match (own, claims.is_empty()) {
            (true, true) => {}
            (true, false) => {
                let (wrong, remedy) =
                    ("it names claims and says that it rests on none.", "Take own away, or the claims.");
                self.fault(file, id, id.get_ref(), wrong, remedy);
            }
            (false, _) => self.backing(file, id, id.get_ref(), claims, relationship),
        }
    }

    fn disagreements(&mut self) {
        let file = &self.w.disagreements;
        let filled = cells(self.w);
        for (id, disagreement) in &file.body {
            let name = id.get_ref();
            for cell in &disagreement.cells {
                let pair = cell.get_ref().split_once('/').unwrap_or_default();
                if !filled.contains_key(&pair) || !is_primary(self.w, pair.0) {
                    let wrong = format!("no claim stands in the cell “{}” of the table.", cell.get_ref());
                    let remedy = "Write relationship/dimension of a primary cell that a source fills.";
                    self.fault(file, cell, name, wrong, remedy);
                }
            }
            if disagreement.cells.is_empty() {
                let remedy = "Name the cells that it touches, as relationship/dimension.";
                self.fault(file, id, name, "it touches no cell, so nobody would find it.", remedy);
            }
            if disagreement.sides.len() < 2 {
                let remedy = "Add the other side, or take the disagreement out.";
                self.fault(file, id, name, "it has fewer than two sides.", remedy);
            }
            for side in &disagreement.sides {
                self.backing(file, side, name, side.get_ref(), None);
            }
        }
    }

    fn questions(&mut self) {
        let file = &self.w.questions;
        if let Some(ninth) = file.body.question.get(8) {
            let remedy = "Take one out: a reader is promised eight at most.";
            self.fault(file, &ninth.id, ninth.id.get_ref(), "this is the ninth question or a later one.", remedy);
        }
        for (place, tiebreak) in file.body.tiebreak.iter().enumerate() {
            if tiebreak.weight != 1 || tiebreak.choose != 1 || place >= 8 {
                let remedy = "Take weight and choose out, and name eight at most.";
                self.fault(
                    file,
                    &tiebreak.id,
                    tiebreak.id.get_ref(),
                    "a tie-break counts once, and has one answer.",
                    remedy,
                );
            }
        }
        for question in file.body.all() {
            let id = question.id.get_ref();
            if question.answer.len() < 2 || question.answer.len() > 15 {
                let wrong = format!("it has {} answers.", question.answer.len());
                self.fault(file, &question.id, id, wrong, "Offer between 2 and 15.");
            }
            if question.choose == 0 || !(1..=WEIGHT).contains(&question.weight) {
                let wrong = format!("choose cannot be 0, and weight not 0 or above {WEIGHT}.");
                self.fault(
                    file,
                    &question.id,
                    id,
                    wrong,
                    format!("Write 1 or more for choose, and 1 to {WEIGHT} for weight."),
                );
            }
            for answer in &question.answer {
                let owner = format!("{id}/{}", answer.id.get_ref());
                for mark in &answer.marks {
                    let Mark { relationship, claims, .. } = mark.get_ref();
                    self.known(file, relationship, "relationship", &owner);
                    if !is_primary(self.w, relationship.get_ref()) {
                        let wrong = format!("“{}” is not one that the quiz can lead to.", relationship.get_ref());
                        self.fault(file, relationship, &owner, wrong, "Mark a primary relationship.");
                    }
                    self.backing(file, mark, &owner, claims, Some(relationship));
                    self.together(file, mark, &owner, claims);
                }
                let mut seen = BTreeSet::new();
                for mark in &answer.marks {
                    let relationship = mark.get_ref().relationship.get_ref();
                    if !seen.insert(relationship) {
                        let wrong = format!("it marks “{relationship}” twice.");
                        self.fault(file, mark, &owner, wrong, "Keep one of the two marks.");
                    }
                }
            }
        }
    }

    /// Claims of one dimension stand next to each other, since each dimension gets one link to its cell.
    fn together<T, S>(&mut self, file: &File<T>, at: &Spanned<S>, owner: &str, claims: &'w [Name]) {
        let all = &self.w.claims.body;
        let mut dimensions: Vec<_> =
            claims.iter().filter_map(|id| Some(all.get(id.get_ref().as_str())?.dimension.get_ref())).collect();
        dimensions.dedup();
        if dimensions.len() > dimensions.iter().collect::<BTreeSet<_>>().len() {
            let remedy = "Name those of one dimension one after the other.";
            self.fault(file, at, owner, "its claims change to and fro between dimensions.", remedy);
        }
    }

    /// Both sides must be answers to one question each, the earlier question first, and no pair may stand twice.
    fn contradictions(&mut self) {
        let file = &self.w.contradictions;
        let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for contradiction in &file.body.contradiction {
            let id = contradiction.id.get_ref().as_str();
            let mut places = Vec::new();
            for (side, name) in [(&contradiction.one, "one"), (&contradiction.other, "other")] {
                let mut of: BTreeSet<usize> = BTreeSet::new();
                for answer in side {
                    if let Some((question, _)) = answer_at(self.w, answer.get_ref()) {
                        of.insert(question);
                    } else {
                        let wrong = format!("there is no answer “{}”.", answer.get_ref());
                        self.fault(file, answer, id, wrong, "Write question/answer with ids of questions.toml.");
                    }
                }
                if side.is_empty() || of.len() > 1 {
                    let wrong = format!("“{name}” does not name answers to one question.");
                    let remedy = "Name at least one, and make two contradictions of answers to two questions.";
                    self.fault(file, &contradiction.id, id, wrong, remedy);
                }
                places.extend(of.first().copied());
            }
            if let [one, other] = places[..]
                && one >= other
            {
                let remedy = "Swap the two: what was answered earlier is what a reader is offered to change.";
                self.fault(file, &contradiction.id, id, "“one” is not of an earlier question than “other”.", remedy);
            }
            for one in &contradiction.one {
                for other in &contradiction.other {
                    if let Some(first) = seen.insert((one.get_ref(), other.get_ref()), id) {
                        let wrong = format!("it has “{}” and “{}”, as “{first}” has.", one.get_ref(), other.get_ref());
                        self.fault(file, other, id, wrong, "Leave them in one of the two.");
                    }
                }
            }
            for claims in [&contradiction.claims, &contradiction.keep] {
                self.backing(file, &contradiction.id, id, claims, None);
            }
        }
    }

    fn guidance(&mut self) {
        let file = &self.w.guidance;
        for guidance in &file.body.guidance {
            let id = guidance.id.get_ref();
            self.known(file, &guidance.relationship, "relationship", id);
            self.backing_or_own(file, &guidance.id, guidance.own, &guidance.claims, Some(&guidance.relationship));
        }
        let kinds = [
            (Purpose::FirstStep, "first-step"),
            (Purpose::Agree, "agree"),
            (Purpose::Ask, "ask"),
            (Purpose::Caution, "caution"),
        ];
        let sides = [(Perspective::Seeking, "seeking"), (Perspective::Offering, "offering")];
        let relationships = &self.w.relationships;
        for relationship in relationships.body.relationship.iter().filter(|r| r.kind == Kind::Primary) {
            let id = relationship.id.get_ref();
            for (kind, kind_name) in kinds {
                for (perspective, perspective_name) in sides {
                    let found = file.body.guidance.iter().any(|g| {
                        g.relationship.get_ref() == id
                            && g.kind == kind
                            && g.perspective.is_none_or(|p| p == perspective)
                    });
                    if !found {
                        let wrong = format!("no guidance of the kind {kind_name} for somebody {perspective_name}.");
                        let remedy = "Add one to guidance.toml.";
                        self.fault(relationships, &relationship.id, id, wrong, remedy);
                    }
                }
            }
        }
    }

    fn situations(&mut self) {
        let w = self.w;
        let file = &w.situations;
        for care in &file.body.care {
            let id = care.id.get_ref();
            let mut questions = w.questions.body.question.iter();
            let known = questions.any(|q| {
                let asked = care.answer.get_ref().strip_prefix(q.id.get_ref()).and_then(|a| a.strip_prefix('/'));
                asked.is_some_and(|answer| q.answer.iter().any(|a| a.id.get_ref() == answer))
            });
            if !known {
                let wrong = format!("there is no answer “{}”.", care.answer.get_ref());
                self.fault(file, &care.answer, id, wrong, "Write question/answer, by their ids in questions.toml.");
            }
            self.backing_or_own(file, &care.id, care.own, &care.claims, None);
        }
        for together in &file.body.together {
            let id = together.id.get_ref();
            for relationship in &together.relationships {
                if self.known(file, relationship, "relationship", id) && !is_primary(w, relationship.get_ref()) {
                    let wrong = format!("“{}” is not one that the quiz can lead to.", relationship.get_ref());
                    self.fault(file, relationship, id, wrong, "Name one of the primary ones.");
                }
                self.backing_or_own(file, &together.id, together.own, &together.claims, Some(relationship));
            }
            if together.relationships.is_empty() {
                self.backing_or_own(file, &together.id, together.own, &together.claims, None);
            }
            if together.relationships.len() == 1 {
                let remedy = "Name another, or leave relationships out.";
                self.fault(file, &together.id, id, "one relationship alone is not together.", remedy);
            }
        }
    }

    fn unused(&mut self) {
        let file = &self.w.claims;
        for (id, claim) in &file.body {
            let name = id.get_ref().as_str();
            match (&claim.left_out, self.used.contains(name)) {
                (None, false) => {
                    let remedy = "Use it, or say why not with left_out = \"…\".";
                    self.fault(file, id, name, "nothing uses this claim.", remedy);
                }
                (Some(reason), true) => {
                    let remedy = "Take left_out away.";
                    self.fault(file, reason, name, "it is said to be left out, but it is used.", remedy);
                }
                (Some(reason), false) if reason.get_ref().trim().is_empty() => {
                    let remedy = "Give the reason in a sentence.";
                    self.fault(file, reason, name, "the reason for leaving it out is empty.", remedy);
                }
                _ => {}
            }
        }
    }

    fn words(&mut self) {
        let wanted = wanted(self.w);
        let paths: BTreeSet<&str> = wanted.iter().map(|t| t.path.as_str()).collect();
        let english = self.w.languages.first();
        for language in &self.w.languages {
            for text in &wanted {
                match language.paths.get(&text.path) {
                    None => self.missing(language, text),
                    Some(words) => self.text(language, text, words),
                }
                if let (Some(english), Some(words)) = (english, language.paths.get(&text.path)) {
                    self.placeholders(language, text, english.paths.get(&text.path), words);
                }
            }
            for (path, words) in &language.paths {
                if !paths.contains(path.as_str()) {
                    self.superfluous(language, path, words);
                }
            }
        }
    }

    fn missing(&mut self, language: &Language, text: &Wanted) {
        let (file, id) = place(&language.tag, &text.path);
        let (wrong, remedy) = if text.path.starts_with("cells/") {
            (
                format!("the cell is filled, but {file} has no summary of it."),
                format!("Add “{id}” there, in 20 words at most."),
            )
        } else {
            (format!("its words are missing in {file}."), format!("Add “{id}” there."))
        };
        let (asked, line) = text.asked.clone();
        self.faults.push(Fault { file: asked, line, id, wrong, remedy });
    }

    /// A fault of a text, told where its words stand.
    fn fault_in_words(&mut self, tag: &str, path: &str, words: &Words, wrong: String, remedy: impl Into<String>) {
        let (file, id) = place(tag, path);
        self.faults.push(Fault { file, line: words.line, id, wrong, remedy: remedy.into() });
    }

    fn superfluous(&mut self, language: &Language, path: &str, words: &Words) {
        let mut parts = path.split('/').skip(1);
        let names = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let silent = path.starts_with("cells/") && is_primary(self.w, names.0) && self.dimensions.contains(names.1);
        let (wrong, remedy) = if silent {
            (
                "no claim stands in this cell: the sources do not say.",
                "Take the summary out, or add the claim it rests on.",
            )
        } else {
            ("nothing goes by this id.", "Correct the id, or take the text out.")
        };
        self.fault_in_words(&language.tag, path, words, wrong.to_owned(), remedy);
    }

    fn text(&mut self, language: &Language, wanted: &Wanted, words: &Words) {
        let mut fault = |wrong, remedy| self.fault_in_words(&language.tag, &wanted.path, words, wrong, remedy);
        let count = words.text.split_whitespace().count();
        if count == 0 {
            fault("the text is empty.".to_owned(), "Write it.");
        }
        if words.text.contains('\n') {
            fault("the text goes over several lines.".to_owned(), "Write it in one line.");
        }
        if count > wanted.words {
            fault(format!("it has {count} words, and {} are the most.", wanted.words), "Shorten it.");
        }
        let length = words.text.chars().count();
        if wanted.path.starts_with("scales/") && length > STEP {
            fault(format!("it has {length} characters, and {STEP} are the most."), "Find a shorter name for the step.");
        }
        let most = if wanted.path.starts_with("interface/") { PASSING } else { SENTENCE };
        for sentence in sentences(&words.text) {
            let count = sentence.split_whitespace().count();
            if count > most {
                let start: String = sentence.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
                fault(
                    format!("the sentence “{start} …” has {count} words, and {most} are the most."),
                    "Make two of it.",
                );
            }
        }
    }

    fn placeholders(&mut self, language: &Language, wanted: &Wanted, english: Option<&Words>, words: &Words) {
        let Some(english) = english else { return };
        let (ours, theirs) = (slots(&words.text), slots(&english.text));
        if ours != theirs {
            let wrong = format!("it has the slots [{}], and English has [{}].", join(&ours), join(&theirs));
            let remedy = "Use the same names in curly brackets.";
            self.fault_in_words(&language.tag, &wanted.path, words, wrong, remedy);
        }
    }
}

/// `cells/coaching/purpose` in English is `coaching/purpose` in `en/cells.toml`.
fn place(tag: &str, path: &str) -> (String, String) {
    let (stem, id) = path.split_once('/').unwrap_or((path, ""));
    debug_assert!(WORDS.contains(&stem));
    (format!("{tag}/{stem}.toml"), id.to_owned())
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!', ':', ';'])
}

/// The words as they are compared: in small letters, without what stands around them.
fn spoken(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.trim_end_matches("’s").trim_end_matches("'s").to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether these words stand next to each other somewhere.
fn holds(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|some| some == phrase)
}

fn slots(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn join(names: &BTreeSet<&str>) -> String {
    names.iter().copied().collect::<Vec<_>>().join(", ")
}
