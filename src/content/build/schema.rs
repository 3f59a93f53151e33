//! The form of the files in `text/`, and how they are read: structure with serde, words as paths.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One thing that is wrong with the content, told to an editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub id: String,
    pub wrong: String,
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, id, wrong, remedy } = self;
        write!(f, "src/content/text/{file}:{line}: {id}: {wrong} {remedy}")
    }
}

/// A name with its place in the file.
pub type Name = Spanned<String>;
/// A table whose keys are ids.
pub type Table<T> = BTreeMap<Name, T>;
/// Lists of claims, each with its place in the file.
pub type Lists = Vec<Spanned<Vec<Name>>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    pub reviewed: Name,
    pub source: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: Name,
    pub title: String,
    pub named: bool,
    pub dated: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relationships {
    pub relationship: Vec<Relationship>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relationship {
    pub id: Name,
    pub kind: Kind,
    #[serde(default)]
    pub parents: Vec<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Primary,
    Variant,
    Practice,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    pub dimension: Vec<Dimension>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    pub id: Name,
    pub group: Name,
    #[serde(default)]
    pub shown: bool,
    #[serde(default = "yes")]
    pub compared: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presets {
    pub preset: Vec<Preset>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub id: Name,
    pub relationships: Vec<Name>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scales {
    pub scale: Vec<Scale>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub dimension: Name,
    pub steps: Vec<Name>,
    pub positions: Vec<Spanned<Position>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    pub relationship: Name,
    at: Option<Name>,
    from: Option<Name>,
    to: Option<Name>,
    before: Option<Name>,
    after: Option<Name>,
    pub claims: Vec<Name>,
}

/// Where a position stands among the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    Before,
    At,
    After,
}

impl Position {
    /// The first and the last step, and which side of them it stands on; `None` where it is not said in one way.
    pub fn stands(&self) -> Option<(&Name, &Name, Bound)> {
        let Self { at, from, to, before, after, .. } = self;
        match (at, from, to, before, after) {
            (Some(step), None, None, None, None) => Some((step, step, Bound::At)),
            (None, Some(from), Some(to), None, None) => Some((from, to, Bound::At)),
            (None, None, None, Some(step), None) => Some((step, step, Bound::Before)),
            (None, None, None, None, Some(step)) => Some((step, step, Bound::After)),
            _ => None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub source: Name,
    pub about: Option<Name>,
    #[serde(default)]
    pub also: Vec<Name>,
    pub dimension: Name,
    /// Where it stands in the source document; for whoever checks it, and not shipped.
    #[serde(rename = "line")]
    pub _line: u32,
    #[serde(default)]
    pub hedged: bool,
    pub attributed_to: Option<Name>,
    /// Why its words and `hedged` do not agree.
    pub hedge_exception: Option<Name>,
    pub left_out: Option<Name>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    pub kind: Difference,
    pub cells: Vec<Name>,
    pub sides: Lists,
    /// The sources that make claims in its cells and hold no side, each with the reason.
    #[serde(default)]
    pub no_side: Table<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    Contradiction,
    Versions,
    Within,
    Wording,
    Emphasis,
}

/// The claims of the sources that a summary counts: a list for each phrase that does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub cells: Table<Lists>,
    pub disagreements: Table<Lists>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    pub question: Vec<Question>,
    pub tiebreak: Vec<Question>,
}

impl Questions {
    /// The questions, and after them the tie-breaks.
    pub fn all(&self) -> impl Iterator<Item = &Question> {
        self.question.iter().chain(&self.tiebreak)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Name,
    #[serde(default = "one")]
    pub choose: u8,
    #[serde(default = "one")]
    pub weight: u8,
    pub answer: Vec<Answer>,
}

fn one() -> u8 {
    1
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub id: Name,
    #[serde(default)]
    pub marks: Vec<Spanned<Mark>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub relationship: Name,
    pub strength: Strength,
    pub claims: Vec<Name>,
    /// Why a claim backs no mark for another relationship that it speaks of.
    pub alone: Option<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    Strong,
    Some,
    Against,
    RulesOut,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradictions {
    pub contradiction: Vec<Contradiction>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    pub id: Name,
    pub one: Vec<Name>,
    pub other: Vec<Name>,
    pub claims: Vec<Name>,
    pub keep: Vec<Name>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidances {
    pub guidance: Vec<Guidance>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    pub id: Name,
    pub relationship: Name,
    pub kind: Purpose,
    pub perspective: Option<Perspective>,
    #[serde(default)]
    pub claims: Vec<Name>,
    #[serde(default)]
    pub own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    FirstStep,
    Agree,
    Ask,
    Caution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Perspective {
    Seeking,
    Offering,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situations {
    pub care: Vec<Care>,
    pub together: Vec<Together>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    pub id: Name,
    pub answer: Name,
    #[serde(rename = "for")]
    pub whom: Whom,
    #[serde(default)]
    pub claims: Vec<Name>,
    #[serde(default)]
    pub own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    Target,
    Bystander,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    pub id: Name,
    #[serde(default)]
    pub relationships: Vec<Name>,
    #[serde(default)]
    pub claims: Vec<Name>,
    #[serde(default)]
    pub own: bool,
}

/// A file that has been read: its name under `text/`, and what it takes to turn a place into a line.
#[derive(Debug, Default)]
pub struct File<T> {
    pub name: String,
    pub body: T,
    line_starts: Vec<usize>,
}

impl<T> File<T> {
    fn new(name: &str, text: &str, body: T) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { name: name.to_owned(), body, line_starts: ends.collect() }
    }

    /// The line, from 1, of a byte of the file.
    pub fn line_at(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte) + 1
    }

    /// The line, from 1, of a spanned value.
    pub fn line<S>(&self, spanned: &Spanned<S>) -> usize {
        self.line_at(spanned.span().start)
    }

    /// A fault at a place in this file.
    pub fn fault<S>(&self, at: &Spanned<S>, id: &str, wrong: String, remedy: String) -> Fault {
        Fault { file: self.name.clone(), line: self.line(at), id: id.to_owned(), wrong, remedy }
    }
}

/// A text of a language file, and its line from 1.
#[derive(Debug, Clone)]
pub struct Words {
    pub text: String,
    pub line: usize,
}

/// The language files, flattened: `[coaching] purpose = "…"` in `cells.toml` is `cells/coaching/purpose`.
pub type Paths = BTreeMap<String, Words>;

/// A language: its tag, which is the name of its folder, and its words.
#[derive(Debug)]
pub struct Language {
    pub tag: String,
    pub paths: Paths,
}

/// Everything in `text/`, as written.
#[derive(Debug)]
pub struct Written {
    pub sources: File<Sources>,
    pub relationships: File<Relationships>,
    pub dimensions: File<Dimensions>,
    pub presets: File<Presets>,
    pub claims: File<Table<Claim>>,
    pub disagreements: File<Table<Disagreement>>,
    pub counts: File<Counts>,
    pub scales: File<Scales>,
    pub questions: File<Questions>,
    pub contradictions: File<Contradictions>,
    pub guidance: File<Guidances>,
    pub situations: File<Situations>,
    /// English first: its interface texts are the list of those that there are.
    pub languages: Vec<Language>,
}

/// The files of a language folder.
pub const WORDS: [&str; 14] = [
    "attributions",
    "cells",
    "claims",
    "contradictions",
    "dimensions",
    "disagreements",
    "guidance",
    "interface",
    "presets",
    "questions",
    "relationships",
    "scales",
    "situations",
    "sources",
];

/// Reads every file below `text`. Files that cannot be read are all reported.
pub fn read(text: &Path) -> Result<Written, Vec<Fault>> {
    let mut faults = Vec::new();
    let sources = structure(text, "sources.toml", &mut faults);
    let relationships = structure(text, "relationships.toml", &mut faults);
    let dimensions = structure(text, "dimensions.toml", &mut faults);
    let presets = structure(text, "presets.toml", &mut faults);
    let claims = structure(text, "claims.toml", &mut faults);
    let disagreements = structure(text, "disagreements.toml", &mut faults);
    let counts = structure(text, "counts.toml", &mut faults);
    let scales = structure(text, "scales.toml", &mut faults);
    let questions = structure(text, "questions.toml", &mut faults);
    let contradictions = structure(text, "contradictions.toml", &mut faults);
    let guidance = structure(text, "guidance.toml", &mut faults);
    let situations = structure(text, "situations.toml", &mut faults);
    let languages =
        language_tags(text).into_iter().map(|tag| Language { paths: paths(text, &tag, &mut faults), tag }).collect();
    let (practical, quiz) = (guidance.zip(situations), questions.zip(contradictions));
    match (sources, relationships, dimensions, presets, claims, disagreements.zip(counts), scales, quiz, practical) {
        (
            Some(sources),
            Some(relationships),
            Some(dimensions),
            Some(presets),
            Some(claims),
            Some((disagreements, counts)),
            Some(scales),
            Some((questions, contradictions)),
            Some((guidance, situations)),
        ) if faults.is_empty() => Ok(Written {
            sources,
            relationships,
            dimensions,
            presets,
            claims,
            disagreements,
            counts,
            scales,
            questions,
            contradictions,
            guidance,
            situations,
            languages,
        }),
        _ => Err(faults),
    }
}

/// English, and then the other folders by name.
fn language_tags(text: &Path) -> Vec<String> {
    let others: BTreeSet<String> = std::fs::read_dir(text)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|tag| tag != "en")
        .collect();
    std::iter::once("en".to_owned()).chain(others).collect()
}

fn load(text: &Path, name: &str, faults: &mut Vec<Fault>) -> Option<String> {
    match std::fs::read_to_string(text.join(name)) {
        Ok(content) => Some(content),
        Err(error) => {
            faults.push(Fault {
                file: name.to_owned(),
                line: 1,
                id: "file".to_owned(),
                wrong: format!("the file cannot be read ({error})."),
                remedy: "Put it back, saved as UTF-8 text.".to_owned(),
            });
            None
        }
    }
}

fn malformed<T>(file: &File<T>, error: &toml::de::Error) -> Fault {
    let line = error.span().map_or(1, |span| file.line_at(span.start));
    Fault {
        file: file.name.clone(),
        line,
        id: "form".to_owned(),
        wrong: format!("{}.", error.message().trim_end_matches('.').replace('\n', ", ")),
        remedy: "Compare the line with its neighbours: a quotation mark, a bracket or a name is off.".to_owned(),
    }
}

fn structure<T: DeserializeOwned>(text: &Path, name: &str, faults: &mut Vec<Fault>) -> Option<File<T>> {
    let content = load(text, name, faults)?;
    match toml::from_str(&content) {
        Ok(body) => Some(File::new(name, &content, body)),
        Err(error) => {
            faults.push(malformed(&File::new(name, &content, ()), &error));
            None
        }
    }
}

fn paths(text: &Path, tag: &str, faults: &mut Vec<Fault>) -> Paths {
    let mut all = Paths::new();
    for stem in WORDS {
        let name = format!("{tag}/{stem}.toml");
        let Some(content) = load(text, &name, faults) else { continue };
        let file = File::new(&name, &content, ());
        match DeTable::parse(&content) {
            Ok(table) => {
                for (key, value) in table.get_ref() {
                    flatten(&file, format!("{stem}/{}", key.get_ref()), value, &mut all, faults);
                }
            }
            Err(error) => faults.push(malformed(&file, &error)),
        }
    }
    all
}

fn flatten(file: &File<()>, path: String, value: &Spanned<DeValue<'_>>, all: &mut Paths, faults: &mut Vec<Fault>) {
    match value.get_ref() {
        DeValue::String(text) => {
            all.insert(path, Words { text: text.to_string(), line: file.line(value) });
        }
        DeValue::Table(table) => {
            for (key, value) in table {
                flatten(file, format!("{path}/{}", key.get_ref()), value, all, faults);
            }
        }
        DeValue::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                flatten(file, format!("{path}/{}", number + 1), value, all, faults);
            }
        }
        _ => faults.push(file.fault(
            value,
            &path,
            "this is not a text.".to_owned(),
            "Put it in quotation marks.".to_owned(),
        )),
    }
}
