//! `QUIZ.md`: the quiz as diagrams and tables, for those who judge its logic and read no Rust.

mod beyond;
mod markdown;
mod questions;

use rapport::{
    content::{QUESTIONS, Question, SOURCES, TIEBREAKS, english, primary},
    engine::{
        export,
        fit::{AGAINST, CAUTION, CLOSE, CONSIDERING, STRONG, STRONG_FROM, points_of},
        proof::{Census, Importance, Tiebreaks},
        quiz::{EMPHASIS_FACTOR, EMPHASISED_MAX, TIEBREAKS_MAX},
    },
};

use self::{
    markdown::{Lines, cells, safe, say, share, signed},
    questions::STRENGTHS,
};
use super::findings::{Findings, percent};
use crate::thousands::in_threes;

/// The whole document.
pub(super) fn document(findings: &Findings) -> String {
    let mut lines = Lines(Vec::new());
    lines.introduction();
    lines.scoring();
    lines.overview();
    lines.add("## The questions");
    for (index, question) in QUESTIONS.iter().enumerate() {
        lines.question(&format!("{}. {}", index + 1, say(question.short)), question);
    }
    lines.tiebreaks();
    lines.contradictions();
    lines.beyond();
    lines.proof(findings);
    lines.sources();
    lines.0.join("\n") + "\n"
}

impl Lines {
    fn introduction(&mut self) {
        self.add("<!-- Written by `cargo dev report --write` from src/content/text/. Change it there, not here. -->");
        self.add("# The quiz as diagrams");
        self.add(
            "This is the whole logic of the quiz, for those who want to judge it without reading the program: every \
             question, what each answer says for or against which relationship, and the claims that this rests on. \
             `cargo dev report --write` makes it from the content, and a test fails where it is out of date.",
        );
        self.add("## How to read it");
        self.add(
            "Whoever takes the quiz first says who asks: somebody who looks for support (*seeking*) or somebody who \
             could offer it (*offering*). That changes the words, and nothing else. The questions come in the order \
             below. Each may be answered with “not sure”.",
        );
        self.add(
            "In a diagram the question leads to its answers, and each answer to the relationships that it bears on. \
             Such an arrow is a *mark*, and rests on claims about that very relationship. Where there is no arrow, \
             nothing is counted, mostly because the sources are silent. Diagrams and overview have the words for those who look for support; the tables \
             have both.",
        );
        let signs = STRENGTHS.iter().map(|(strength, word, sign, arrow, about)| {
            let drawn = match *arrow {
                "===>" => "thick",
                "--->" => "thin",
                "-..->" => "dotted",
                _ => "ends in a cross",
            };
            cells([word, drawn, sign, &signed(points_of(*strength)), about])
        });
        self.table(&cells(["mark", "arrow", "in the overview", "points", "what it says"]), "---", signs);
    }

    /// The rule in words, with the numbers of the engine.
    fn scoring(&mut self) {
        self.add("## How answers become a result");
        self.add("Each relationship gets a score of its own from the questions that were answered:");
        self.add(format!(
            "```text\n          matched             against\nscore = ------------  –  -------------\n        \
             possible + {CAUTION}            {AGAINST}\n```"
        ));
        let terms = [
            "**matched**: the points of the chosen answers that speak for it, times the weight of the question. Of two \
             answers to one question the better one counts."
                .to_owned(),
            "**possible**: the most that the same questions could have given it. A question without any mark of a \
             relationship adds nothing to either number, and so does “not sure”: silence neither helps nor hurts."
                .to_owned(),
            format!(
                "**+ {CAUTION}** keeps one lucky match from looking like a sure thing. It weighs most where little \
                 was asked."
            ),
            format!(
                "**against**: the points of the chosen answers that speak against it, times the weight. They count \
                 where no chosen answer to the same question speaks for it. {AGAINST} of them weigh as much as a full \
                 match."
            ),
            format!(
                "**What matters a lot**: a reader can mark up to {EMPHASISED_MAX} questions so. What they answer then \
                 counts {EMPHASIS_FACTOR} times in all three numbers. A question that weighs more than 1 can’t be \
                 marked, nor can a tie-break."
            ),
            "**Ruled out**: one such mark is enough, and whatever is ruled out never leads.".to_owned(),
        ];
        self.list(&terms);
        self.add("What the score comes to is said in words; the numbers stand under “How this is worked out”:");
        let bands = [
            (
                "Strong fit".to_owned(),
                format!("{STRONG_FROM} questions or more are answered, and the score is {} or more.", share(STRONG)),
            ),
            ("Worth considering".to_owned(), format!("The score is {} or more.", share(CONSIDERING))),
            ("Less suited".to_owned(), "The score is lower.".to_owned()),
            ("Ruled out".to_owned(), "A chosen answer rules it out, whatever the score.".to_owned()),
            ("Nothing to go on".to_owned(), "No question that was answered could have spoken for it.".to_owned()),
        ];
        let bands = bands.map(|(band, when)| vec![band, when]);
        self.table(&cells(["band", "when"]), "---", bands);
        self.add(format!(
            "The highest score leads, if it is worth considering and not ruled out. Equal scores lead together; if no \
             score is high enough, nothing leads. If a second one that is worth considering stands less than {} below \
             the first, it is a close call, and up to {TIEBREAKS_MAX} tie-breaks are offered.",
            share(CLOSE)
        ));
    }

    /// The further questions where little separates those that lead.
    fn tiebreaks(&mut self) {
        self.add("## Tie-breaks");
        self.add(format!(
            "Where it is a close call, up to {TIEBREAKS_MAX} of these are offered with the result: those whose answers \
             bear on the ones in front in different ways, and first those of which one answer would settle it. An \
             answer counts like any other, and stays."
        ));
        for question in &TIEBREAKS {
            self.question(&say(question.short), question);
        }
    }

    fn proof(&mut self, findings: &Findings) {
        let Findings { complete, all, comparisons, failed, importance, tiebreaks, .. } = findings;
        self.add("## Proof");
        self.add(format!(
            "Every way to answer the quiz was run: {} answer sets that commit themselves on each question, and {} with \
             “not sure” among them.",
            in_threes(complete.sets, ","),
            in_threes(all.sets, ",")
        ));
        let both = |name: String, in_complete: u64, in_all: u64| {
            vec![name, percent(Some(in_complete), complete.sets), percent(Some(in_all), all.sets)]
        };
        let alone = primary().zip(complete.leads_alone).zip(all.leads_alone);
        let rows = alone.map(|((r, in_complete), in_all)| both(say(r.name), in_complete, in_all)).chain([
            both("several lead together".to_owned(), complete.ties, all.ties),
            both("nothing fits".to_owned(), complete.nothing_fits, all.nothing_fits),
        ]);
        self.table(&cells(["leads alone", "without “not sure”", "with “not sure”"]), "---:", rows);
        let (pairs, moved) = rapport::engine::proof::silence_moves_nothing();
        let proofs = [
            format!(
                "**No answer hurts what it supports.** The answer that supports a relationship most never lowers it \
                 against one that the answer does not support: {} comparisons, {} failed.",
                in_threes(*comparisons, ","),
                in_threes(*failed, ",")
            ),
            format!(
                "**Silence moves nothing.** A question without any mark of a relationship leaves its score alone: \
                 {pairs} replies, {moved} moved it."
            ),
            format!(
                "**How firm a result is.** Of all single changes of an answer, over all complete answer sets, {} \
                 change what leads: {}.",
                percent(Some(complete.decisive.iter().sum()), complete.changes.iter().sum()),
                by_question(complete)
            ),
            weighed(importance),
            settled(tiebreaks),
        ];
        self.list(&proofs);
        self.add(
            "Invented situations, written from the sources before anybody looked at the questions, stand in \
             `tests/situations.toml` with the answers of somebody who did not know the marks. A test expects that they \
             lead where the sources point.",
        );
    }

    fn sources(&mut self) {
        self.add("## Sources");
        let sources: Vec<_> =
            SOURCES.iter().map(|s| format!("**{}** {}", say(s.short), safe(&export::citation(s, english())))).collect();
        self.list(&sources);
    }
}

/// How many changes of the answer to each question change what leads.
fn by_question(complete: &Census) -> String {
    let each = QUESTIONS.iter().zip(complete.decisive).zip(complete.changes);
    let share = |((question, decisive), changes): ((&Question, u64), u64)| {
        format!("{} {}", say(question.short), percent(Some(decisive), changes))
    };
    let shares: Vec<_> = each.map(share).collect();
    shares.join(", ")
}

/// What marks of importance do.
fn weighed(importance: &Importance) -> String {
    let led = |(_, census): &(_, Census)| {
        let sets = census.sets;
        census.leads_alone.map(|led| (led, sets))
    };
    let shares: Vec<_> = importance.markings.iter().flat_map(led).collect();
    let bound = |found: Option<&(u64, u64)>| found.map_or_else(String::new, |(led, sets)| percent(Some(*led), *sets));
    format!(
        "**What matters a lot.** In {} of the complete answer sets marking one question or another changes what leads. \
         Whatever one or two questions are marked, each relationship leads alone in {} to {} of them.",
        percent(Some(importance.moved), importance.sets),
        bound(shares.iter().min()),
        bound(shares.iter().max())
    )
}

/// What tie-breaks do.
fn settled(tiebreaks: &Tiebreaks) -> String {
    format!(
        "**Close calls.** In {} of the complete answer sets little separates those in front. A tie-break is offered in \
         {} of these, one answer can settle {}, and up to {TIEBREAKS_MAX} can settle {}.",
        percent(Some(tiebreaks.close), tiebreaks.sets),
        percent(Some(tiebreaks.offered), tiebreaks.close),
        percent(Some(tiebreaks.settled), tiebreaks.close),
        percent(Some(tiebreaks.settled_by_all), tiebreaks.close)
    )
}
