//! Invented situations: what somebody answered who knew none of the marks leads to what the sources imply.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

use std::collections::BTreeSet;
use std::fs;

use rapport::content::{self, CLAIMS, Perspective, QUESTION_COUNT, QUESTIONS, primary};
use rapport::engine::fit::outcome;
use rapport::engine::quiz::{Answers, Reply};
use serde::Deserialize;

/// How many of the twenty must lead to what is implied.
const ENOUGH: usize = 18;

#[derive(Deserialize)]
struct Situations {
    situation: Vec<Situation>,
}

#[derive(Deserialize)]
struct Situation {
    id: String,
    perspective: String,
    text: String,
    implied: Vec<String>,
    claims: Vec<String>,
    why: String,
    answers: String,
}

impl Situation {
    fn answers(&self) -> Answers {
        let words: Vec<_> = self.answers.split_whitespace().collect();
        assert_eq!(words.len(), QUESTION_COUNT, "{}", self.id);
        QUESTIONS.iter().zip(words).fold(Answers::default(), |answers, (question, word)| {
            if word == "unsure" {
                return answers.with(question, Reply::Unsure);
            }
            word.split('+').fold(answers, |answers, id| {
                let answer = question.answers().iter().find(|a| a.id == id);
                let answer = answer.unwrap_or_else(|| panic!("{}: {} has no answer {id}", self.id, question.id));
                let reply = answers.pick(question, answer);
                answers.with(question, reply)
            })
        })
    }
}

fn situations() -> Vec<Situation> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/situations.toml");
    let situations: Situations = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    situations.situation
}

#[test]
fn the_situations_are_told_in_full_and_imply_what_claims_say() {
    let situations = situations();
    assert_eq!(situations.len(), 20);
    let ids: BTreeSet<_> = situations.iter().map(|s| &s.id).collect();
    assert_eq!(ids.len(), situations.len());
    for situation in &situations {
        assert!(Perspective::ALL.iter().any(|p| p.id() == situation.perspective), "{}", situation.id);
        assert!((50..=90).contains(&situation.text.split_whitespace().count()), "{}", situation.id);
        assert!(!situation.why.is_empty() && !situation.claims.is_empty(), "{}", situation.id);
        for id in &situation.claims {
            assert!(CLAIMS.iter().any(|c| c.id() == id), "{}: there is no claim {id}", situation.id);
        }
        for id in &situation.implied {
            let relationship = content::relationship(id).unwrap_or_else(|| panic!("there is no {id}"));
            // A situation that names what it implies would test nothing.
            let name = content::english().say(relationship.name).to_lowercase();
            assert!(!situation.text.to_lowercase().contains(&name), "{} names {name}", situation.id);
        }
    }
    for relationship in primary() {
        let implied = situations.iter().filter(|s| s.implied[0] == relationship.id).count();
        assert!(implied >= 2, "only {implied} situations imply {}", relationship.id);
    }
}

#[test]
fn nearly_every_situation_leads_to_the_relationship_that_it_implies() {
    let mut astray = Vec::new();
    for situation in situations() {
        let outcome = outcome(&situation.answers());
        let leading: Vec<_> = outcome.leaders.each().map(|r| r.id).collect();
        if leading != [situation.implied[0].as_str()] {
            astray.push(format!("{}: {:?} instead of {:?}", situation.id, leading, situation.implied));
        }
    }
    let right = situations().len() - astray.len();
    println!("{right} of {} lead to what is implied; not: {astray:#?}", situations().len());
    assert!(right >= ENOUGH, "only {right}: {astray:#?}");
}
