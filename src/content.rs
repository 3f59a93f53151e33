//! The content: what the sources say, compiled in as statics.
//!
//! There is nothing to parse here: `content/build/` reads `content/text/`, checks it, and writes the statics that are
//! included at the end of this file. Entries refer to each other by index, so a cell leads to its claims, a claim to
//! its source, and no id has to be looked up while the widget runs. Places are small numbers rather than addresses:
//! a table of addresses was a fifth of the whole widget on the wire.

use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;

/// A text in every language: its line in each language's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

/// Many short lines as one text: an address for each would cost eight bytes, which compress badly.
#[derive(Debug)]
struct Lines {
    text: &'static str,
    split: OnceLock<Box<[&'static str]>>,
}

impl Lines {
    const fn new(text: &'static str) -> Self {
        Self { text, split: OnceLock::new() }
    }

    /// The line at this index, from 0.
    fn get(&self, index: u16) -> &'static str {
        let lines = self.split.get_or_init(|| self.text.split('\n').collect());
        lines.get(usize::from(index)).copied().unwrap_or_default()
    }
}

/// A language that the content is written in; one folder of `content/text/` each.
#[derive(Clone, Copy, Debug)]
pub struct Lang {
    /// The BCP 47 tag, for `lang` attributes.
    pub tag: &'static str,
    texts: &'static Lines,
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Lang {
    /// The text in this language. The build makes the tables equally long, so that nothing is ever missing.
    pub fn say(self, text: Text) -> &'static str {
        self.texts.get(text.0)
    }

    /// Every text, a line each: for whoever weighs them.
    pub fn lines(self) -> &'static str {
        self.texts.text
    }

    /// The text with each `{name}` replaced. The build has seen to it that the names agree between languages.
    pub fn fill(self, text: Text, values: &[(&str, Value)]) -> String {
        let mut filled = String::new();
        let mut rest = self.say(text);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                rest = after;
                break;
            };
            match values.iter().find(|(n, _)| *n == name) {
                Some((_, Value::Number(number))) => filled.push_str(&number.to_string()),
                Some((_, Value::Text(text))) => filled.push_str(self.say(*text)),
                Some((_, Value::Words(words))) => filled.push_str(words),
                None => {}
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

/// What stands in place of a `{name}` of a text.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A number.
    Number(usize),
    /// Another text.
    Text(Text),
    /// Words that are no text by themselves.
    Words(&'a str),
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Text> for Value<'_> {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(words: &'a String) -> Self {
        Self::Words(words)
    }
}

/// Whether the reader looks for support or could give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Perspective {
    /// Looking for support.
    Seeking,
    /// In a position to give it.
    Offering,
}

impl Perspective {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Seeking, Self::Offering];

    /// The id, as in the content files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Seeking => "seeking",
            Self::Offering => "offering",
        }
    }
}

/// What stands in a table of its own, and is known by its index in it.
trait Entry: Sized + 'static {
    fn table() -> &'static [Self];
}

macro_rules! tables {
    ($($entry:ident $table:ident)*) => { $(impl Entry for $entry {
        fn table() -> &'static [Self] {
            &$table
        }
    })* };
}

tables! {
    Relationship RELATIONSHIPS Claim CLAIMS Cell CELLS Disagreement DISAGREEMENTS Side SIDES Answer ANSWERS Mark MARKS
    Contradiction CONTRADICTIONS Guidance GUIDANCE
}

/// What has a small number among its like, from 0: an entry its index in its table, an answer that among the answers to
/// its question. A set holds it by that number.
pub trait Indexed {
    /// That number.
    fn index(&self) -> usize;
}

macro_rules! indexed {
    ($($entry:ident)*) => { $(impl Indexed for $entry {
        fn index(&self) -> usize {
            self.index.into()
        }
    })* };
}

indexed! { Relationship Dimension Question Answer }

/// Some entries of a table: which of all such lists it is. All lists stand one after the other in `LINKS`, and `LENGTHS`
/// says how long each of them is.
struct Links<T>(u16, PhantomData<fn() -> T>);

impl<T> Clone for Links<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Links<T> {}

impl<T> fmt::Debug for Links<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Links").field(&self.0).finish()
    }
}

impl<T> Links<T> {
    const fn new(number: u16) -> Self {
        Self(number, PhantomData)
    }

    /// The list of an entry in whose table each has one: the first of them has this number.
    fn of(first: u16, entry: &impl Entry) -> Self {
        Self::new(first + index_of(entry))
    }

    fn indices(self) -> &'static [u16] {
        let (before, rest) = LENGTHS.split_at_checked(self.0.into()).unwrap_or_default();
        let first = before.iter().map(|length| u16::from(*length)).sum();
        run(&LINKS, first, rest.first().copied().unwrap_or_default())
    }

    fn contains(self, index: u8) -> bool {
        self.indices().contains(&index.into())
    }
}

impl<T: Entry> Links<T> {
    fn entries(self) -> Vec<&'static T> {
        self.indices().iter().filter_map(|index| T::table().get(usize::from(*index))).collect()
    }
}

/// Neighbours in a table: the first, and how many.
#[derive(Clone, Copy, Debug)]
struct Run(u16, u8);

fn run<T>(table: &'static [T], first: u16, count: u8) -> &'static [T] {
    let first = usize::from(first);
    table.get(first..first + usize::from(count)).unwrap_or_default()
}

/// The index of an entry: where it lies in its table.
fn index_of<T: Entry>(entry: &T) -> u16 {
    T::table().element_offset(entry).and_then(|index| index.try_into().ok()).unwrap_or_default()
}

/// One text for each perspective, which are neighbours: this is the one for seeking, and the next is for offering.
#[derive(Debug)]
pub struct Voice(Text);

impl Voice {
    /// The text for this perspective.
    pub fn of(&self, perspective: Perspective) -> Text {
        match perspective {
            Perspective::Seeking => self.0,
            Perspective::Offering => Text(self.0.0 + 1),
        }
    }
}

/// One of the documents that the content comes from.
#[derive(Debug)]
pub struct Source {
    /// The id, as in the content files.
    pub id: &'static str,
    /// The number in square brackets, from 1.
    pub number: u8,
    /// The title, which is not translated.
    pub title: &'static str,
    /// Whether the document bears that title itself.
    pub named: bool,
    /// The date that the document states, as `YYYY-MM-DD`.
    pub dated: Option<&'static str>,
    /// A short name.
    pub short: Text,
    /// Publisher and date, or that there is none.
    pub details: Text,
    /// What the document covers, and for whom.
    pub about: Text,
}

impl Source {
    /// Its number as it is written.
    pub fn numeral(&self) -> String {
        usize::from(self.number).to_string()
    }
}

/// How a relationship stands in the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the eight, with a column of its own.
    Primary,
    /// A form of one or two of the eight.
    Variant,
    /// A practice beside them.
    Practice,
}

/// A form of support.
#[derive(Debug)]
pub struct Relationship {
    /// The id, as in the content files, attributes and links.
    pub id: &'static str,
    /// Its index among all relationships; the eight primary ones come first.
    index: u8,
    /// Primary, variant or practice.
    pub kind: Kind,
    parents: Links<Relationship>,
    /// The name.
    pub name: Text,
    /// What it is, in a line.
    pub gist: Text,
    /// What somebody needs or does, to stand in a sentence; the eight only.
    pub role: Option<Voice>,
    /// How its glyph reads; the eight only.
    pub drawn: Option<Text>,
    cells: Run,
}

impl Relationship {
    /// The primary relationships that it belongs to.
    pub fn parents(&self) -> Vec<&'static Self> {
        self.parents.entries()
    }

    /// The cells in the order of the dimensions: all of them for the eight, the filled ones for the others.
    pub fn cells(&self) -> &'static [Cell] {
        run(&CELLS, self.cells.0, self.cells.1)
    }
}

impl PartialEq for Relationship {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

/// A heading over several dimensions.
#[derive(Debug)]
pub struct Group {
    /// The id, as in the content files.
    pub id: &'static str,
    /// The heading.
    pub name: Text,
}

/// A row of the matrix.
#[derive(Debug)]
pub struct Dimension {
    /// The id, as in the content files, attributes and links.
    pub id: &'static str,
    index: u8,
    group: u8,
    /// Whether its row is shown at first.
    pub shown: bool,
    /// Whether it can tell relationships apart.
    pub compared: bool,
    /// The name.
    pub name: Text,
    /// What the row holds.
    pub about: Text,
}

impl Dimension {
    /// The heading that it stands under.
    pub fn group(&self) -> &'static Group {
        GROUPS.get(usize::from(self.group)).unwrap_or(&GROUPS[0])
    }

    /// The order of its answers, if they have one.
    pub fn scale(&self) -> Option<&'static Scale> {
        SCALES.iter().find(|scale| scale.dimension == self.index)
    }
}

impl PartialEq for Dimension {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

/// Relationships that are worth comparing with each other.
#[derive(Debug)]
pub struct Preset {
    /// The id, as in the content files.
    pub id: &'static str,
    /// What it is offered as.
    pub name: Text,
    relationships: Links<Relationship>,
}

impl Preset {
    /// Its columns, all of them of the eight.
    pub fn relationships(&self) -> Vec<&'static Relationship> {
        self.relationships.entries()
    }
}

impl PartialEq for Preset {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// One atomic statement of one source, in our own words.
#[derive(Debug)]
pub struct Claim {
    source: u8,
    about: Option<u8>,
    dimension: u8,
    also: Links<Relationship>,
    /// Whether the source itself limits it.
    pub hedged: bool,
    /// Whom the source quotes or cites for it.
    pub attributed_to: Option<Text>,
}

impl Claim {
    /// The id, as in the content files.
    pub fn id(&self) -> &'static str {
        CLAIM_IDS.get(index_of(self))
    }

    /// The statement.
    pub fn text(&self) -> Text {
        Text(FIRST_CLAIM.0 + index_of(self))
    }

    /// Who states it.
    pub fn source(&self) -> &'static Source {
        SOURCES.get(usize::from(self.source)).unwrap_or(&SOURCES[0])
    }

    /// What it is about; `None` where it speaks of several at once or of the background.
    pub fn about(&self) -> Option<&'static Relationship> {
        RELATIONSHIPS.get(usize::from(self.about?))
    }

    /// Other relationships that it bears on.
    pub fn also(&self) -> Vec<&'static Relationship> {
        self.also.entries()
    }

    /// Every relationship that it speaks of, the one that it is about first.
    pub fn of(&self) -> impl Iterator<Item = &'static Relationship> {
        let mut of = self.also();
        if let Some(about) = self.about() {
            of.insert(0, about);
        }
        of.into_iter()
    }

    /// The row that it belongs to.
    pub fn dimension(&self) -> &'static Dimension {
        DIMENSIONS.get(usize::from(self.dimension)).unwrap_or(&DIMENSIONS[0])
    }
}

impl PartialEq for Claim {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What the sources say of one relationship in one dimension.
#[derive(Debug)]
pub struct Cell {
    dimension: u8,
    /// Whether there is a summary of it.
    summed_up: bool,
}

impl Cell {
    /// The column.
    pub fn relationship(&self) -> &'static Relationship {
        let index = index_of(self);
        RELATIONSHIPS.iter().find(|r| index < r.cells.0 + u16::from(r.cells.1)).unwrap_or(&RELATIONSHIPS[0])
    }

    /// The row.
    pub fn dimension(&self) -> &'static Dimension {
        DIMENSIONS.get(usize::from(self.dimension)).unwrap_or(&DIMENSIONS[0])
    }

    /// The claims in a line; `None` for a silent cell and for the cells of variants and practices.
    pub fn summary(&self) -> Option<Text> {
        let before = CELLS.get(..index_of(self).into()).unwrap_or_default();
        let number = (FIRST_SUMMARY.0..).nth(before.iter().filter(|cell| cell.summed_up).count())?;
        self.summed_up.then_some(Text(number))
    }

    /// The claims, those about this relationship alone first. They say themselves where they stand, so that no table
    /// has to.
    pub fn claims(&self) -> Vec<&'static Claim> {
        let (mut about, mut also) = (Vec::new(), Vec::new());
        let relationship = self.relationship().index;
        for claim in CLAIMS.iter().filter(|claim| claim.dimension == self.dimension) {
            if claim.about == Some(relationship) {
                about.push(claim);
            } else if claim.also.contains(relationship) {
                also.push(claim);
            }
        }
        about.append(&mut also);
        about
    }

    /// Whether no source speaks in it.
    pub fn is_silent(&self) -> bool {
        !self.summed_up && self.relationship().kind == Kind::Primary
    }

    /// The disagreements that touch it.
    pub fn disagreements(&self) -> Vec<&'static Disagreement> {
        DISAGREEMENTS.iter().filter(|disagreement| disagreement.touches(self)).collect()
    }

    /// Whether sources differ in it.
    pub fn is_disputed(&self) -> bool {
        DISAGREEMENTS.iter().any(|disagreement| disagreement.touches(self))
    }

    /// Where sources place it on the scale of its dimension, from one end to the other.
    pub fn positions(&self) -> &'static [Position] {
        let relationship = self.relationship().index;
        let of = |p: &&Position| (p.relationship, p.dimension) == (relationship, self.dimension);
        let first = POSITIONS.iter().take_while(|p| !of(p)).count();
        let rest = POSITIONS.get(first..).unwrap_or_default();
        rest.get(..rest.iter().take_while(of).count()).unwrap_or_default()
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The order in which the answers of a dimension stand: three to five steps, with no distance between them.
#[derive(Debug)]
pub struct Scale {
    dimension: u8,
    /// The texts that name them, which are neighbours.
    steps: Run,
}

impl Scale {
    /// The row that it belongs to.
    pub fn dimension(&self) -> &'static Dimension {
        DIMENSIONS.get(usize::from(self.dimension)).unwrap_or(&DIMENSIONS[0])
    }

    /// The names of the steps, from one end to the other.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = Text> + ExactSizeIterator + Clone {
        let first = self.steps.0;
        (0..self.steps.1).map(move |step| Text(first + u16::from(step)))
    }
}

impl PartialEq for Scale {
    fn eq(&self, other: &Self) -> bool {
        self.dimension == other.dimension
    }
}

/// Where a position stands: on its steps, or only on one side of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Somewhere before the step: the source only compares.
    Before,
    /// On the step, or from one to another.
    At,
    /// Somewhere after the step: the source only compares.
    After,
}

/// Where one source places one relationship on a scale.
#[derive(Debug)]
pub struct Position {
    relationship: u8,
    dimension: u8,
    /// The first of its steps, from 0.
    pub from: u8,
    /// The last of its steps, which is mostly the first.
    pub to: u8,
    /// On them, or before or after them.
    pub bound: Bound,
    claims: Links<Claim>,
}

impl Position {
    /// The claims that say so, all of them of one source and of one cell.
    pub fn claims(&self) -> Vec<&'static Claim> {
        self.claims.entries()
    }

    /// Who places it there.
    pub fn source(&self) -> &'static Source {
        self.claims().first().map_or(&SOURCES[0], |claim| claim.source())
    }

    /// Whether the source limits all that it says of it.
    pub fn is_hedged(&self) -> bool {
        self.claims().iter().all(|claim| claim.hedged)
    }
}

/// In which way sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Opposite statements about the same thing.
    Contradiction,
    /// Each describes its own form; both can be true.
    Versions,
    /// One source says both.
    Within,
    /// One word with two meanings, or two words with one.
    Wording,
    /// One stresses what the others leave out.
    Emphasis,
}

impl Difference {
    /// All kinds, the sharpest first.
    pub const ALL: [Self; 5] = [Self::Contradiction, Self::Versions, Self::Within, Self::Wording, Self::Emphasis];

    /// The id, as in the content files and links.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Versions => "versions",
            Self::Within => "within",
            Self::Wording => "wording",
            Self::Emphasis => "emphasis",
        }
    }
}

/// One position in a disagreement.
#[derive(Debug)]
pub struct Side {
    disagreement: u8,
}

impl Side {
    /// The position.
    pub fn name(&self) -> Text {
        Text(FIRST_SIDE.0 + index_of(self))
    }

    /// The claims that hold it.
    pub fn claims(&self) -> Vec<&'static Claim> {
        Links::<Claim>::of(FIRST_OF_SIDES, self).entries()
    }
}

/// A point on which sources differ.
#[derive(Debug)]
pub struct Disagreement {
    /// The id, as in the content files and links.
    pub id: &'static str,
    /// In which way.
    pub kind: Difference,
    cells: Links<Cell>,
}

impl Disagreement {
    /// The neutral question.
    pub fn question(&self) -> Text {
        self.text(0)
    }

    /// The difference, told neutrally.
    pub fn summary(&self) -> Text {
        self.text(1)
    }

    /// What to ask or settle beforehand.
    pub fn ask(&self) -> Text {
        self.text(2)
    }

    /// One of its three texts.
    fn text(&self, number: u16) -> Text {
        Text(FIRST_DISAGREEMENT.0 + 3 * index_of(self) + number)
    }

    /// The cells that it touches.
    pub fn cells(&self) -> Vec<&'static Cell> {
        self.cells.entries()
    }

    fn touches(&self, cell: &Cell) -> bool {
        self.cells.indices().iter().any(|index| CELLS.get(usize::from(*index)) == Some(cell))
    }

    /// The relationships that those belong to, each of them once.
    pub fn relationships(&self) -> Vec<&'static Relationship> {
        let mut relationships = Vec::new();
        for cell in self.cells() {
            let relationship = cell.relationship();
            if !relationships.contains(&relationship) {
                relationships.push(relationship);
            }
        }
        relationships
    }

    /// The positions, which say themselves what they differ on, one disagreement after the other.
    pub fn sides(&self) -> &'static [Side] {
        let index = index_of(self);
        let before = |index| SIDES.iter().filter(|side| u16::from(side.disagreement) < index).count();
        SIDES.get(before(index)..before(index + 1)).unwrap_or_default()
    }

    /// The claims of all sides.
    pub fn claims(&self) -> Vec<&'static Claim> {
        let mut claims = Vec::new();
        for side in self.sides() {
            claims.append(&mut side.claims());
        }
        claims
    }
}

impl PartialEq for Disagreement {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// How firmly the sources tie an answer to a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The sources tie them.
    Strong,
    /// Only possible or implied, or another source says the opposite.
    Some,
    /// A source describes the relationship differently.
    Against,
    /// A source says that it should not be.
    RulesOut,
}

/// How an answer bears on a relationship, and by which claims.
#[derive(Debug)]
pub struct Mark {
    relationship: u8,
    /// How firmly, and in which direction.
    pub strength: Strength,
}

impl Mark {
    /// The relationship.
    pub fn relationship(&self) -> &'static Relationship {
        RELATIONSHIPS.get(usize::from(self.relationship)).unwrap_or(&RELATIONSHIPS[0])
    }

    /// The claims that say so, all of them about that relationship.
    pub fn claims(&self) -> Vec<&'static Claim> {
        Links::<Claim>::of(FIRST_OF_MARKS, self).entries()
    }
}

/// One answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// The id, as in the content files and links.
    pub id: &'static str,
    /// What to do instead, where a mark of this answer rules something out.
    pub instead: Option<Voice>,
    /// Its index among the answers to its question.
    index: u8,
    marks: Run,
}

impl Answer {
    /// The words, also quoted back as "Because you said …".
    pub fn text(&self) -> Voice {
        Voice(Text(FIRST_ANSWER.0 + 2 * index_of(self)))
    }

    /// How it bears on the relationships.
    pub fn marks(&self) -> &'static [Mark] {
        run(&MARKS, self.marks.0, self.marks.1)
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A question of the quiz.
#[derive(Debug)]
pub struct Question {
    /// The id, as in the content files and links.
    pub id: &'static str,
    /// Its index among all questions; the tie-breaks come last.
    index: u8,
    /// How many answers may be chosen, from 1.
    pub choose: u8,
    /// How many times its marks count, from 1.
    pub weight: u8,
    /// What it is about, in two or three words.
    pub short: Text,
    /// The question itself.
    pub text: Voice,
    /// Why it is asked, for those who want to know.
    pub why: Text,
    answers: Run,
}

impl Question {
    /// The answers, in a neutral order.
    pub fn answers(&self) -> &'static [Answer] {
        run(&ANSWERS, self.answers.0, self.answers.1)
    }

    /// Whether it is put only where little separates those that lead.
    pub fn is_tiebreak(&self) -> bool {
        self.index() >= QUESTION_COUNT
    }
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

/// Answers to two questions that pull apart by what the sources say. Both can be kept.
#[derive(Debug)]
pub struct Contradiction {
    /// The index of a question, and some of its answers; the earlier question first.
    sides: [(u8, Links<Answer>); 2],
    /// Why they pull apart.
    pub text: Voice,
    /// How both can be kept.
    pub keep: Voice,
    claims: Links<Claim>,
    keeping: Links<Claim>,
}

impl Contradiction {
    /// The id, as in the content files.
    pub fn id(&self) -> &'static str {
        CONTRADICTION_IDS.get(usize::from(index_of(self))).copied().unwrap_or_default()
    }

    /// Both questions, the earlier first, with the answers that pull apart.
    pub fn sides(&self) -> [(&'static Question, Vec<&'static Answer>); 2] {
        let question = |index| every_question().nth(usize::from(index)).unwrap_or(&QUESTIONS[0]);
        self.sides.map(|(index, answers)| (question(index), answers.entries()))
    }

    /// The claims by which they pull apart.
    pub fn claims(&self) -> Vec<&'static Claim> {
        self.claims.entries()
    }

    /// The claims by which both can be kept.
    pub fn keeping(&self) -> Vec<&'static Claim> {
        self.keeping.entries()
    }
}

/// What a guidance text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What to do first.
    FirstStep,
    /// What to agree at the start.
    Agree,
    /// What to ask the other person.
    Ask,
    /// What to be careful about.
    Caution,
}

impl Purpose {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::FirstStep, Self::Agree, Self::Ask, Self::Caution];
}

/// A piece of practical help with one relationship.
#[derive(Debug)]
pub struct Guidance {
    relationship: u8,
    /// What it is for.
    pub purpose: Purpose,
    /// For whom; `None` for both perspectives.
    pub perspective: Option<Perspective>,
}

impl Guidance {
    /// The relationship.
    pub fn relationship(&self) -> &'static Relationship {
        RELATIONSHIPS.get(usize::from(self.relationship)).unwrap_or(&RELATIONSHIPS[0])
    }

    /// The text.
    pub fn text(&self) -> Text {
        Text(FIRST_GUIDANCE.0 + index_of(self))
    }

    /// The claims that it follows from; none where it is our own addition.
    pub fn claims(&self) -> Vec<&'static Claim> {
        Links::<Claim>::of(FIRST_OF_GUIDANCE, self).entries()
    }
}

/// To whom a text on an incident speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Somebody to whom it was said or done.
    Target,
    /// Somebody who saw or heard of it.
    Bystander,
}

/// What is said first, whatever leads, where an answer tells of harm.
#[derive(Debug)]
pub struct Care {
    answer: u8,
    /// To whom it speaks.
    pub whom: Whom,
    /// The text.
    pub text: Text,
    claims: Links<Claim>,
}

impl Care {
    /// The answer that tells of it.
    pub fn answer(&self) -> &'static Answer {
        ANSWERS.get(usize::from(self.answer)).unwrap_or(&ANSWERS[0])
    }

    /// The claims that it follows from; none where it is our own addition.
    pub fn claims(&self) -> Vec<&'static Claim> {
        self.claims.entries()
    }
}

/// What is said where more than one form may be needed.
#[derive(Debug)]
pub struct Together {
    relationships: Links<Relationship>,
    /// The text.
    pub text: Text,
    claims: Links<Claim>,
}

impl Together {
    /// The forms that it is about; none where it serves any.
    pub fn relationships(&self) -> Vec<&'static Relationship> {
        self.relationships.entries()
    }

    /// The claims that it follows from, each of them about all of those forms; none where it is our own
    /// addition.
    pub fn claims(&self) -> Vec<&'static Claim> {
        self.claims.entries()
    }
}

/// A claim that nothing uses, and why.
#[derive(Debug)]
pub struct LeftOut {
    claim: u16,
    /// Why the widget leaves it out.
    pub reason: &'static str,
}

impl LeftOut {
    /// The claim.
    pub fn claim(&self) -> &'static Claim {
        CLAIMS.get(usize::from(self.claim)).unwrap_or(&CLAIMS[0])
    }
}

/// The eight relationships that have a column of their own.
pub fn primary() -> impl Iterator<Item = &'static Relationship> + Clone {
    RELATIONSHIPS.iter().filter(|r| r.kind == Kind::Primary)
}

/// All questions by index, the tie-breaks last.
pub fn every_question() -> impl Iterator<Item = &'static Question> + Clone {
    QUESTIONS.iter().chain(&TIEBREAKS)
}

/// The relationship with this id.
pub fn relationship(id: &str) -> Option<&'static Relationship> {
    RELATIONSHIPS.iter().find(|r| r.id == id)
}

/// The preset with this id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|p| p.id == id)
}

/// The dimension with this id.
pub fn dimension(id: &str) -> Option<&'static Dimension> {
    DIMENSIONS.iter().find(|d| d.id == id)
}

/// English, which is always there.
pub fn english() -> Lang {
    let [english, ..] = LANGS;
    english
}

/// The language for a BCP 47 tag: the exact one, else the one of the same primary language.
pub fn lang(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next().unwrap_or(tag);
    let find = |t: &str| LANGS.iter().copied().find(|l| l.tag.eq_ignore_ascii_case(t));
    find(tag).or_else(|| find(primary))
}

include!(concat!(env!("OUT_DIR"), "/content.rs"));
