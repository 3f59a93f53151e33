//! What should stand on the page, worked out without it.

use std::{collections::BTreeMap, sync::LazyLock};

use rapport::{
    content::{self, Perspective, QUESTION_COUNT, QUESTIONS, Question, Relationship, Text, every_question},
    engine::{
        fit::{Band, Leaders, Outcome, outcome},
        quiz::{Answers, Reply, replies},
    },
};
use serde::Serialize;
use serde_json::json;
use toml::Table;

/// A text of the content as the page shows it, with single spaces.
pub(crate) fn say(text: Text) -> String {
    spaced(content::english().say(text))
}

/// A text of the interface, with its slots filled.
pub(crate) fn ui(key: &str, slots: &[(&str, &str)]) -> String {
    static TEXTS: LazyLock<Table> = LazyLock::new(|| {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/text/en/interface.toml"))
            .parse()
            .expect("the texts of the interface can be read")
    });
    let text = TEXTS[key].as_str().expect("a text is a string");
    let filled = slots.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    spaced(&filled)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The relationship with this id.
pub(crate) fn relationship(id: &str) -> &'static Relationship {
    content::relationship(id).unwrap_or_else(|| panic!("there is no relationship {id}"))
}

/// The answers that these words stand for: one word for each question, which is the id of an answer, several such ids
/// with a plus sign between them, or `unsure`.
pub(crate) fn answers(words: &str) -> Answers {
    let words: Vec<_> = words.split_whitespace().collect();
    assert_eq!(words.len(), QUESTION_COUNT, "one word for each question");
    QUESTIONS.iter().zip(words).fold(Answers::default(), |answers, (question, word)| reply(answers, question, word))
}

/// The answers with another reply to one question, given by its id; it may be a tie-break.
pub(crate) fn changed(answers: &Answers, question: &str, word: &str) -> Answers {
    let found = every_question().find(|q| q.id == question);
    let question = found.unwrap_or_else(|| panic!("there is no question {question}"));
    reply(answers.clone().with(question, Reply::Open), question, word)
}

fn reply(answers: Answers, question: &Question, word: &str) -> Answers {
    if word == "unsure" {
        return answers.with(question, Reply::Unsure);
    }
    word.split('+').fold(answers, |answers, id| {
        let answer = question.answers().iter().find(|a| a.id == id);
        let answer = answer.unwrap_or_else(|| panic!("there is no answer {id} to this question"));
        let reply = answers.pick(question, answer);
        answers.with(question, reply)
    })
}

/// The first answers to at most two questions whose outcome is like this, all other questions being `unsure`.
pub(crate) fn answers_with(wanted: impl Fn(&Outcome) -> bool) -> Answers {
    let unsure = answers(&["unsure"; QUESTION_COUNT].join(" "));
    let pairs = (0..QUESTION_COUNT).flat_map(|one| QUESTIONS[one..].iter().map(move |two| (&QUESTIONS[one], two)));
    let mut sets = pairs.flat_map(|(one, two)| {
        let unsure = unsure.clone();
        replies(one).flat_map(move |first| {
            let unsure = unsure.clone();
            replies(two).map(move |second| unsure.clone().with(one, first).with(two, second))
        })
    });
    let found = sets.find(|answers| wanted(&outcome(answers)));
    found.expect("some answers lead there")
}

/// A function for scripts that says which answer an option stands for; by its words, which is all that tells it from
/// the others.
pub(crate) fn answer_named() -> &'static str {
    static NAMED: LazyLock<String> = LazyLock::new(|| {
        let [seeking, offering] = Perspective::ALL.map(|perspective| {
            let mut ids = BTreeMap::from([(ui("not-sure", &[]), "unsure")]);
            for answer in every_question().flat_map(Question::answers) {
                let other = ids.insert(say(answer.text().of(perspective)), answer.id);
                assert!(other.is_none_or(|id| id == answer.id), "two answers have the same words: {other:?}");
            }
            json!(ids)
        });
        format!(
            "((option) => (root.matches('.perspective-offering') ? {offering} : {seeking})[called(option)] ?? \
             called(option))"
        )
    });
    &NAMED
}

/// A script that returns what is chosen on the screen, in its order.
pub(crate) fn chosen() -> &'static str {
    static CHOSEN: LazyLock<String> =
        LazyLock::new(|| format!("return all('.option:has(:checked)').map({})", answer_named()));
    &CHOSEN
}

/// The ids of the answers that stand for a reply.
pub(crate) fn values(answers: &Answers, question: &'static Question) -> Vec<&'static str> {
    match answers.get(question) {
        Reply::Open => Vec::new(),
        Reply::Unsure => vec!["unsure"],
        Reply::Chosen(choice) => choice.answers(question).map(|a| a.id).collect(),
    }
}

/// What the result says of the eight.
#[derive(Serialize)]
pub(crate) struct Verdict {
    /// Those of the eight that the heading names.
    heading: Vec<String>,
    /// Those marked as leading.
    leading: Vec<String>,
    /// All eight, band by band.
    bands: Vec<(String, Vec<String>)>,
}

impl Verdict {
    /// What the engine makes of these answers.
    pub(crate) fn of(answers: &Answers) -> Self {
        let outcome = outcome(answers);
        let bands = [
            (Some(Band::Strong), "band-strong"),
            (Some(Band::Considering), "band-considering"),
            (Some(Band::LessSuited), "band-less"),
            (None, "band-silent"),
            (Some(Band::RuledOut), "band-out"),
        ];
        let members = |band: Option<Band>| {
            let fits = outcome.fits.iter().filter(|fit| fit.band == band);
            fits.map(|fit| say(fit.relationship.name)).collect::<Vec<_>>()
        };
        let bands = bands.map(|(band, name)| (ui(name, &[]), members(band)));
        Self {
            // Where nothing leads, it names what would, were it not ruled out.
            heading: match outcome.would_lead {
                Some(would_lead) if outcome.leaders.is_empty() => vec![say(would_lead.name)],
                _ => names(outcome.leaders),
            },
            leading: names(outcome.leaders),
            bands: bands.into_iter().filter(|(_, names)| !names.is_empty()).collect(),
        }
    }
}

fn names(leaders: Leaders) -> Vec<String> {
    leaders.each().map(|r| say(r.name)).collect()
}

/// The names of the eight.
pub(crate) fn eight() -> Vec<String> {
    content::primary().map(|r| say(r.name)).collect()
}

/// The name of the button that begins the quiz.
pub(crate) fn beginning(perspective: Perspective) -> String {
    match perspective {
        Perspective::Seeking => ui("choose-seeking", &[]),
        Perspective::Offering => ui("choose-offering", &[]),
    }
}
