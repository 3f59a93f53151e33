//! `QUIZ.md`: the quiz as diagrams and tables, for those who judge its logic and read no Rust.

use rapport::{
    content::{
        Answer, Claim, Mark, Perspective, QUESTIONS, Question, Relationship, SOURCES, Strength, Text, Voice, english,
        primary,
    },
    engine::{
        export::{self, Form},
        fit::{AGAINST, CAUTION, CLOSE, CONSIDERING, STRONG, STRONG_FROM, points_of},
    },
};

use super::{Figures, percent};

/// Every strength: its word, its sign in the overview, its arrow in a diagram, and what it says.
const STRENGTHS: [(Strength, &str, &str, &str, &str); 4] = [
    (Strength::Strong, "strong", "＋＋", "===>", "The sources tie the answer to the relationship."),
    (
        Strength::Some,
        "some",
        "＋",
        "--->",
        "The sources make it possible or imply it, or another source says the opposite.",
    ),
    (Strength::Against, "against", "−", "-..->", "A source describes the relationship differently."),
    (Strength::RulesOut, "rules out", "✕", "---x", "A source says that the relationship should not be."),
];

/// The whole document.
pub(super) fn document(figures: &Figures) -> String {
    let mut lines = Lines(Vec::new());
    lines.introduction();
    lines.scoring();
    lines.overview();
    lines.add("## The questions");
    for (place, question) in QUESTIONS.iter().enumerate() {
        lines.question(place + 1, question);
    }
    lines.proof(figures);
    lines.sources();
    lines.0.join("\n") + "\n"
}

/// The word, the sign and the arrow of a strength.
fn signs(strength: Strength) -> (&'static str, &'static str, &'static str) {
    let found = STRENGTHS.iter().find(|(known, ..)| *known == strength);
    found.map_or(("", "", ""), |(_, word, sign, arrow, _)| (word, sign, arrow))
}

/// The lines that are written so far.
struct Lines(Vec<String>);

impl Lines {
    /// A paragraph, a heading or a whole list, and an empty line before it.
    fn add(&mut self, text: impl Into<String>) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(text.into());
    }

    /// A table; the first column is aligned left, the others as told.
    fn table(&mut self, heads: &[String], align: &str, rows: impl IntoIterator<Item = Vec<String>>) {
        let rule: Vec<_> =
            heads.iter().enumerate().map(|(place, _)| if place == 0 { "---" } else { align }.to_owned()).collect();
        self.add(row(heads));
        self.0.push(row(&rule));
        self.0.extend(rows.into_iter().map(|cells| row(&cells)));
    }

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
             the sources are silent. Diagrams and overview have the words for those who look for support; the tables \
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
            "**Ruled out**: one such mark is enough, and whatever is ruled out never leads.".to_owned(),
        ];
        self.list(&terms);
        self.add("What the score comes to is said in words, never in numbers:");
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
             score is high enough, nothing leads. If a second one that is worth considering stands less than {} below the first, it is a close call.",
            share(CLOSE)
        ));
    }

    /// Answers and relationships, with the sign of each mark.
    fn overview(&mut self) {
        self.add("## All marks at a glance");
        self.add("An empty field means that the sources do not tie the two, in either direction.");
        let mut heads = cells(["answer"]);
        // Eight names of the usual size are wider than the page.
        heads.extend(primary().map(|r| format!("<sub>{}</sub>", say(r.name))));
        let mut rows = Vec::new();
        for (place, question) in QUESTIONS.iter().enumerate() {
            let weight = if question.weight > 1 { format!(" (× {})", question.weight) } else { String::new() };
            let mut title = vec![format!("**{}. {}**{weight}", place + 1, say(question.short))];
            title.extend(primary().map(|_| String::new()));
            rows.push(title);
            for answer in question.answers() {
                let mut row = vec![say(answer.text.of(Perspective::Seeking))];
                row.extend(primary().map(|r| mark(answer, r).map_or("", |m| signs(m.strength).1).to_owned()));
                rows.push(row);
            }
        }
        let sum = |name: &str, of: fn(&Question, &Relationship) -> i32| {
            let of = |r: &Relationship| QUESTIONS.iter().map(|q| of(q, r)).sum::<i32>().to_string();
            let mut row = vec![format!("**{name}**")];
            row.extend(primary().map(of));
            row
        };
        rows.push(sum("Questions that speak of it", |q, r| i32::from(marks(q, r).next().is_some())));
        rows.push(sum("Most that it can match", possible));
        self.table(&heads, ":---:", rows);
        self.add("A number after “×” is the weight of a question: how many times its points count.");
    }

    fn question(&mut self, number: usize, question: &'static Question) {
        self.add(format!("### {number}. {}", say(question.short)));
        self.add(both(&question.text, "  \n"));
        let choose = match question.choose {
            1 => "One answer".to_owned(),
            most => format!("Up to {most} answers"),
        };
        self.add(format!(
            "Id `{}`. {choose}, weight {}. Why it is asked: {}",
            question.id,
            question.weight,
            say(question.why)
        ));
        self.add(diagram(question));
        let heads = cells(["answer", "relationship", "strength", "claims"]);
        self.table(&heads, "---", question.answers().iter().flat_map(marked));
    }

    fn proof(&mut self, figures: &Figures) {
        let Figures { complete, all, comparisons, failed, .. } = figures;
        self.add("## Proof");
        self.add(format!(
            "Every way to answer the quiz was run: {} answer sets that commit themselves on each question, and {} with \
             “not sure” among them.",
            grouped(complete.sets),
            grouped(all.sets)
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
                grouped(*comparisons),
                grouped(*failed)
            ),
            format!(
                "**Silence moves nothing.** A question without any mark of a relationship leaves its score alone: \
                 {pairs} replies, {moved} moved it."
            ),
            format!(
                "**How firm a result is.** In {} of the complete answer sets one other answer somewhere would change \
                 what leads.",
                percent(Some(complete.brittle), complete.sets)
            ),
        ];
        self.list(&proofs);
    }

    fn sources(&mut self) {
        self.add("## Sources");
        let sources: Vec<_> =
            SOURCES.iter().map(|s| format!("**{}** {}", say(s.short), safe(&export::citation(s, english())))).collect();
        self.list(&sources);
    }

    fn list(&mut self, items: &[String]) {
        let items: Vec<_> = items.iter().map(|item| format!("- {item}")).collect();
        self.add(items.join("\n"));
    }
}

/// Room for the words on the arrows, without making the whole wider than a page.
const LAYOUT: &str = r#"%%{init: {"flowchart": {"rankSpacing": 36, "nodeSpacing": 20, "padding": 8}}}%%"#;

/// The question, its answers and what they bear on, for Mermaid. Every answer has a dot beside it from which its arrows
/// start: from the wide box itself they would run behind its neighbours.
fn diagram(question: &Question) -> String {
    let mut lines = vec!["```mermaid".to_owned(), LAYOUT.to_owned(), "flowchart LR".to_owned()];
    lines.push(format!("  q{{{{{}}}}}", label(question.short)));
    let mut drawn = Vec::new();
    for (place, answer) in question.answers().iter().enumerate() {
        lines.push(format!("  q --- a{place}[{}] --- p{place}((\" \"))", label(answer.text.of(Perspective::Seeking))));
        for mark in answer.marks() {
            let to = mark.relationship();
            // Only the first time a name goes with it.
            let name = if drawn.contains(&to.index) { String::new() } else { format!("([{}])", label(to.name)) };
            drawn.push(to.index);
            let (word, _, arrow) = signs(mark.strength);
            lines.push(format!("  p{place} {arrow}|{word}| r{}{name}", to.index));
        }
    }
    lines.push("```".to_owned());
    lines.join("\n")
}

/// A text between quotation marks. Whatever Mermaid could take for a sign is written as its number.
fn label(text: Text) -> String {
    let quoted: String = english()
        .say(text)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || " ,.:;’–?!“”()".contains(c) {
                c.to_string()
            } else {
                format!("#{};", u32::from(c))
            }
        })
        .collect();
    format!("\"{quoted}\"")
}

/// A row for each mark of an answer, the words of the answer beside the first.
fn marked(answer: &'static Answer) -> Vec<Vec<String>> {
    let words = format!("`{}`<br>{}", answer.id, both(&answer.text, "<br>"));
    if answer.marks().is_empty() {
        return vec![cells([words.as_str(), "none", "", ""])];
    }
    let row = |(place, mark): (usize, &'static Mark)| {
        let answered = if place == 0 { words.clone() } else { format!("`{}`", answer.id) };
        let mut claims: Vec<_> = mark.claims().into_iter().map(claim).collect();
        if let Some(instead) = answer.instead.as_ref().filter(|_| mark.strength == Strength::RulesOut) {
            claims.push(format!("What the reader is told instead: {}", both(instead, "<br>")));
        }
        let (word, sign, _) = signs(mark.strength);
        vec![answered, say(mark.relationship().name), format!("{sign} {word}"), claims.join("<br>")]
    };
    answer.marks().iter().enumerate().map(row).collect()
}

/// A claim in a line: its id, its source, its words, and how far the source stands by it.
fn claim(claim: &Claim) -> String {
    let mut limits: Vec<_> = claim.hedged.then(|| "hedged".to_owned()).into_iter().collect();
    limits.extend(claim.attributed_to.map(|who| format!("according to {}", say(who))));
    let limits = if limits.is_empty() { String::new() } else { format!(" ({})", limits.join("; ")) };
    format!("`{}` *{}*: {}{limits}", claim.id(), say(claim.source().short), say(claim.text))
}

/// The words of both perspectives, or what both share.
fn both(voice: &Voice, between: &str) -> String {
    let [seeking, offering] = [Perspective::Seeking, Perspective::Offering].map(|p| say(voice.of(p)));
    if seeking == offering { seeking } else { format!("Seeking: {seeking}{between}Offering: {offering}") }
}

/// The marks that a question has of a relationship.
fn marks(question: &Question, relationship: &Relationship) -> impl Iterator<Item = &'static Mark> {
    let index = relationship.index;
    question.answers().iter().flat_map(Answer::marks).filter(move |m| m.relationship().index == index)
}

/// The mark that an answer has of a relationship.
fn mark(answer: &Answer, relationship: &Relationship) -> Option<&'static Mark> {
    answer.marks().iter().find(|m| m.relationship() == relationship)
}

/// The most that a question can give to a relationship.
fn possible(question: &Question, relationship: &Relationship) -> i32 {
    let points = marks(question, relationship).map(|m| points_of(m.strength));
    i32::from(question.weight) * points.max().unwrap_or_default().max(0)
}

/// A text of the content, with nothing in it that Markdown takes for a sign.
fn say(text: Text) -> String {
    safe(english().say(text))
}

fn safe(text: &str) -> String {
    let mut out = String::new();
    export::put(&mut out, Form::Markdown, text);
    out
}

/// A row of a table.
fn row(cells: &[String]) -> String {
    // Without the trimming an empty cell would have two spaces.
    let cells: String =
        cells.iter().map(|cell| if cell.is_empty() { " |".to_owned() } else { format!(" {cell} |") }).collect();
    format!("|{cells}")
}

fn cells<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// A number with the sign that is set in print.
fn signed(number: i32) -> String {
    if number < 0 { format!("−{}", number.abs()) } else { number.to_string() }
}

/// A number as it is set in print: 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join(",")
}

/// A part of the whole, as a fraction.
fn share((numerator, denominator): (i32, i32)) -> String {
    format!("{numerator}/{denominator}")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{super::work_out, *};

    #[test]
    fn the_document_is_what_the_content_gives() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("QUIZ.md");
        let written = fs::read_to_string(path).unwrap();
        let expected = document(&work_out());
        let differing = written.lines().zip(expected.lines()).position(|(is, should)| is != should);
        let line = differing.unwrap_or_else(|| written.lines().count().min(expected.lines().count())) + 1;
        assert!(written == expected, "QUIZ.md differs from the content in line {line}: run cargo dev report --write");
    }

    #[test]
    fn every_mark_is_an_arrow_and_a_row_of_its_own() {
        for question in &QUESTIONS {
            let marks: Vec<_> = question.answers().iter().flat_map(Answer::marks).collect();
            let diagram = diagram(question);
            for (strength, word, _, arrow, _) in STRENGTHS {
                let expected = marks.iter().filter(|m| m.strength == strength).count();
                let arrows = diagram.matches(&format!(" {arrow}|{word}| r")).count();
                let rows =
                    question.answers().iter().flat_map(marked).filter(|row| row[2].ends_with(&format!(" {word}")));
                assert_eq!((arrows, rows.count()), (expected, expected), "{}: {word}", question.id);
            }
        }
    }

    #[test]
    fn nothing_in_a_label_is_a_sign_to_mermaid() {
        let texts = QUESTIONS.iter().flat_map(|q| {
            let answers = q.answers().iter().map(|a| a.text.of(Perspective::Seeking));
            answers.chain([q.short])
        });
        for text in texts.chain(primary().map(|r| r.name)) {
            let label = label(text);
            let inner = label.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let inner = inner.unwrap_or_default();
            assert!(!inner.is_empty() && !inner.contains(['"', '`', '<', '>', '|', '[', ']', '{', '}']), "{label}");
        }
    }
}
