//! The order in which entries and texts are numbered: whoever checks, emits or finds them goes by it.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::{Claim, Disagreement, Kind, Name, Strength, Written};

/// A text that every language must have.
#[derive(Debug)]
pub struct Wanted {
    /// Where it stands in a language: `file/id/key`.
    pub path: String,
    /// How many words it may have.
    pub words: usize,
    /// The structure file and the line that ask for it.
    pub asked: (String, usize),
}

/// Every text that the structure asks for, in the order in which the texts are numbered.
pub fn wanted(written: &Written) -> Vec<Wanted> {
    let mut all = Vec::new();
    let mut want = |path: String, words: usize, file: &str, line: usize| {
        all.push(Wanted { path, words, asked: (file.to_owned(), line) });
    };
    let w = written;
    for source in &w.sources.body.source {
        for (key, words) in [("short", 4), ("details", 20), ("about", 40)] {
            let path = format!("sources/{}/{key}", source.id.get_ref());
            want(path, words, &w.sources.name, w.sources.line(&source.id));
        }
    }
    for relationship in &w.relationships.body.relationship {
        let line = w.relationships.line(&relationship.id);
        let keys: &[(&str, usize)] = match relationship.kind {
            Kind::Primary => &[("name", 4), ("gist", 14), ("seeking", 8), ("offering", 10), ("drawn", 30)],
            Kind::Variant | Kind::Practice => &[("name", 4), ("gist", 20)],
        };
        for (key, words) in keys {
            let path = format!("relationships/{}/{key}", relationship.id.get_ref());
            want(path, *words, &w.relationships.name, line);
        }
    }
    let mut groups = BTreeSet::new();
    for dimension in &w.dimensions.body.dimension {
        let line = w.dimensions.line(&dimension.id);
        if groups.insert(dimension.group.get_ref()) {
            let path = format!("dimensions/groups/{}", dimension.group.get_ref());
            want(path, 6, &w.dimensions.name, w.dimensions.line(&dimension.group));
        }
        for (key, words) in [("name", 5), ("about", 16)] {
            let path = format!("dimensions/{}/{key}", dimension.id.get_ref());
            want(path, words, &w.dimensions.name, line);
        }
    }
    for preset in &w.presets.body.preset {
        want(format!("presets/{}", preset.id.get_ref()), 5, &w.presets.name, w.presets.line(&preset.id));
    }
    // The claims and their texts are in the same order.
    for (id, _) in claims(w) {
        want(format!("claims/{}", id.get_ref()), 26, &w.claims.name, w.claims.line(id));
    }
    let mut attributions = BTreeSet::new();
    for claim in w.claims.body.values() {
        if let Some(who) = &claim.attributed_to
            && attributions.insert(who.get_ref())
        {
            let path = format!("attributions/{}", who.get_ref());
            want(path, 10, &w.claims.name, w.claims.line(who));
        }
    }
    // So are the cells and their summaries, and below the disagreements, their sides and the guidance.
    let cells = cells(written);
    for relationship in w.relationships.body.relationship.iter().filter(|r| r.kind == Kind::Primary) {
        for dimension in &w.dimensions.body.dimension {
            let (relationship, dimension) = (relationship.id.get_ref().as_str(), dimension.id.get_ref().as_str());
            if let Some(claims) = cells.get(&(relationship, dimension)) {
                let first = claims.first().map_or(1, |id| w.claims.line(*id));
                want(format!("cells/{relationship}/{dimension}"), 20, &w.claims.name, first);
            }
        }
    }
    let file = &w.disagreements;
    for (id, _) in disagreements(w) {
        for (key, words) in [("question", 14), ("summary", 40), ("ask", 25)] {
            want(format!("disagreements/{}/{key}", id.get_ref()), words, &file.name, file.line(id));
        }
    }
    for (id, disagreement) in disagreements(w) {
        for (number, side) in disagreement.sides.iter().enumerate() {
            let path = format!("disagreements/{}/sides/{}", id.get_ref(), number + 1);
            want(path, 12, &file.name, file.line(side));
        }
    }
    // One scale after the other, so that its steps are neighbours.
    for scale in &w.scales.body.scale {
        for step in &scale.steps {
            let path = format!("scales/{}/{}", scale.dimension.get_ref(), step.get_ref());
            want(path, 4, &w.scales.name, w.scales.line(step));
        }
    }
    question_texts(w, &mut want);
    answer_texts(w, &mut want);
    contradiction_texts(w, &mut want);
    for guidance in &w.guidance.body.guidance {
        let path = format!("guidance/{}", guidance.id.get_ref());
        want(path, 28, &w.guidance.name, w.guidance.line(&guidance.id));
    }
    let file = &w.situations;
    let ids = file.body.care.iter().map(|c| &c.id).chain(file.body.together.iter().map(|t| &t.id));
    for id in ids {
        want(format!("situations/{}", id.get_ref()), 40, &file.name, file.line(id));
    }
    // The interface has no structure file: English says which texts there are.
    if let Some(english) = w.languages.first() {
        for (path, words) in english.paths.range("interface/".to_owned().."interface0".to_owned()) {
            want(path.clone(), 60, "en/interface.toml", words.line);
        }
    }
    all
}

fn question_texts(w: &Written, want: &mut impl FnMut(String, usize, &str, usize)) {
    if let Some(first) = w.questions.body.tiebreak.first() {
        want("questions/tiebreaks/why".to_owned(), 30, &w.questions.name, w.questions.line(&first.id));
    }
    for (place, question) in w.questions.body.all().enumerate() {
        let file = &w.questions;
        let id = question.id.get_ref();
        let keys = [("short", 5), ("seeking", 16), ("offering", 16), ("why", 60)];
        // Why a tie-break is asked is the same for all of them.
        let own = if place < w.questions.body.question.len() { 4 } else { 3 };
        for (key, words) in keys.into_iter().take(own) {
            want(format!("questions/{id}/{key}"), words, &file.name, file.line(&question.id));
        }
        for answer in &question.answer {
            let (line, base) = (file.line(&answer.id), format!("questions/{id}/{}", answer.id.get_ref()));
            if answer.marks.iter().any(|m| m.get_ref().strength == Strength::RulesOut) {
                for key in ["instead-seeking", "instead-offering"] {
                    want(format!("{base}/{key}"), 45, &file.name, line);
                }
            }
        }
    }
}

/// The answers to all questions and their texts are in the same order.
fn answer_texts(w: &Written, want: &mut impl FnMut(String, usize, &str, usize)) {
    for question in w.questions.body.all() {
        for answer in &question.answer {
            let base = format!("questions/{}/{}", question.id.get_ref(), answer.id.get_ref());
            for key in ["seeking", "offering"] {
                want(format!("{base}/{key}"), 16, &w.questions.name, w.questions.line(&answer.id));
            }
        }
    }
}

fn contradiction_texts(w: &Written, want: &mut impl FnMut(String, usize, &str, usize)) {
    for contradiction in &w.contradictions.body.contradiction {
        let (file, id) = (&w.contradictions, &contradiction.id);
        for (key, words) in [("seeking", 25), ("offering", 25), ("keep-seeking", 20), ("keep-offering", 20)] {
            want(format!("contradictions/{}/{key}", id.get_ref()), words, &file.name, file.line(id));
        }
    }
}

/// The claims as they stand in the file.
pub fn claims(written: &Written) -> Vec<(&Name, &Claim)> {
    let mut claims: Vec<_> = written.claims.body.iter().collect();
    claims.sort_by_key(|(id, _)| id.span().start);
    claims
}

/// The disagreements as they stand in the file.
pub fn disagreements(written: &Written) -> Vec<(&Name, &Disagreement)> {
    let mut disagreements: Vec<_> = written.disagreements.body.iter().collect();
    disagreements.sort_by_key(|(id, _)| id.span().start);
    disagreements
}

/// The claims of each cell: those about the relationship itself, then those that bear on it too, in file order.
pub fn cells(written: &Written) -> BTreeMap<(&str, &str), Vec<&Name>> {
    let mut direct: BTreeMap<(&str, &str), Vec<&Name>> = BTreeMap::new();
    let mut cross: BTreeMap<(&str, &str), Vec<&Name>> = BTreeMap::new();
    for (id, claim) in claims(written) {
        let dimension = claim.dimension.get_ref().as_str();
        if let Some(about) = &claim.about {
            direct.entry((about.get_ref(), dimension)).or_default().push(id);
        }
        for also in &claim.also {
            cross.entry((also.get_ref(), dimension)).or_default().push(id);
        }
    }
    for (cell, ids) in cross {
        direct.entry(cell).or_default().extend(ids);
    }
    direct
}

/// The places of a question and of its answer, which a name such as `need/ropes` means.
pub fn answer_at(written: &Written, name: &str) -> Option<(usize, usize)> {
    let (question, answer) = name.split_once('/')?;
    let questions: Vec<_> = written.questions.body.all().collect();
    let place = questions.iter().position(|q| q.id.get_ref() == question)?;
    Some((place, questions.get(place)?.answer.iter().position(|a| a.id.get_ref() == answer)?))
}
