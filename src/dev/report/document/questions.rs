//! The questions, the tie-breaks among them, as diagrams and tables of their marks.

use rapport::{
    content::{
        Answer, Claim, Indexed, Mark, Perspective, QUESTIONS, Question, Relationship, Strength, TIEBREAKS, Text,
        english, primary,
    },
    engine::fit::points_of,
};

use super::markdown::{Lines, both, cells, say};

/// Every strength: its word, its sign in the overview, its arrow in a diagram, and what it says.
pub(super) const STRENGTHS: [(Strength, &str, &str, &str, &str); 4] = [
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

/// The word, the sign and the arrow of a strength.
fn signs(strength: Strength) -> (&'static str, &'static str, &'static str) {
    let found = STRENGTHS.iter().find(|(known, ..)| *known == strength);
    found.map_or(("", "", ""), |(_, word, sign, arrow, _)| (word, sign, arrow))
}

impl Lines {
    /// Answers and relationships, with the sign of each mark.
    pub(super) fn overview(&mut self) {
        self.add("## All marks at a glance");
        self.add("An empty field means that nothing is counted, mostly because the sources are silent.");
        let mut heads = cells(["answer"]);
        // Eight names of the usual size are wider than the page.
        heads.extend(primary().map(|r| format!("<sub>{}</sub>", say(r.name))));
        let mut rows = Vec::new();
        for (index, question) in QUESTIONS.iter().enumerate() {
            let weight = if question.weight > 1 { format!(" (× {})", question.weight) } else { String::new() };
            rows.extend(at_a_glance(&format!("**{}. {}**{weight}", index + 1, say(question.short)), question));
        }
        let sum = |name: &str, of: fn(&Question, &Relationship) -> i32| {
            let of = |r: &Relationship| QUESTIONS.iter().map(|q| of(q, r)).sum::<i32>().to_string();
            let mut row = vec![format!("**{name}**")];
            row.extend(primary().map(of));
            row
        };
        rows.push(sum("Questions that speak of it", |q, r| i32::from(marks(q, r).next().is_some())));
        rows.push(sum("Most that it can match", possible));
        for question in &TIEBREAKS {
            rows.extend(at_a_glance(&format!("**Tie-break: {}**", say(question.short)), question));
        }
        self.table(&heads, ":---:", rows);
        self.add("A number after “×” is the weight of a question: how many times its points count.");
    }

    /// One question, below this heading.
    pub(super) fn question(&mut self, heading: &str, question: &'static Question) {
        self.add(format!("### {heading}"));
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
}

/// A question and its answers, with the sign of each mark.
fn at_a_glance(title: &str, question: &Question) -> Vec<Vec<String>> {
    let mut rows = vec![vec![title.to_owned()]];
    rows.extend(question.answers().iter().map(|answer| {
        let mut row = vec![say(answer.text().of(Perspective::Seeking))];
        row.extend(primary().map(|r| mark(answer, r).map_or("", |m| signs(m.strength).1).to_owned()));
        row
    }));
    for row in &mut rows {
        row.resize(primary().count() + 1, String::new());
    }
    rows
}

/// Room for the words on the arrows, without making the whole wider than a page.
const LAYOUT: &str = r#"%%{init: {"flowchart": {"rankSpacing": 36, "nodeSpacing": 20, "padding": 8}}}%%"#;

/// The question, its answers and what they bear on, for Mermaid. Every answer has a dot beside it from which its arrows
/// start: from the wide box itself they would run behind its neighbours.
fn diagram(question: &Question) -> String {
    let mut lines = vec!["```mermaid".to_owned(), LAYOUT.to_owned(), "flowchart LR".to_owned()];
    lines.push(format!("  q{{{{{}}}}}", label(question.short)));
    let mut drawn = Vec::new();
    for (index, answer) in question.answers().iter().enumerate() {
        lines
            .push(format!("  q --- a{index}[{}] --- p{index}((\" \"))", label(answer.text().of(Perspective::Seeking))));
        for mark in answer.marks() {
            let to = mark.relationship();
            // Only the first time a name goes with it.
            let name = if drawn.contains(&to) { String::new() } else { format!("([{}])", label(to.name)) };
            drawn.push(to);
            let (word, _, arrow) = signs(mark.strength);
            lines.push(format!("  p{index} {arrow}|{word}| r{}{name}", to.index()));
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
    let words = format!("`{}`<br>{}", answer.id, both(&answer.text(), "<br>"));
    if answer.marks().is_empty() {
        return vec![cells([words.as_str(), "none", "", ""])];
    }
    let row = |(index, mark): (usize, &'static Mark)| {
        let answered = if index == 0 { words.clone() } else { format!("`{}`", answer.id) };
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
pub(super) fn claim(claim: &Claim) -> String {
    let mut limits: Vec<_> = claim.hedged.then(|| "hedged".to_owned()).into_iter().collect();
    limits.extend(claim.attributed_to.map(|who| format!("according to {}", say(who))));
    let limits = if limits.is_empty() { String::new() } else { format!(" ({})", limits.join("; ")) };
    format!("`{}` *{}*: {}{limits}", claim.id(), say(claim.source().short), say(claim.text()))
}

/// The marks that a question has of a relationship.
fn marks(question: &Question, relationship: &Relationship) -> impl Iterator<Item = &'static Mark> {
    question.answers().iter().flat_map(Answer::marks).filter(move |m| m.relationship() == relationship)
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

#[cfg(test)]
mod tests {
    use rapport::content::every_question;

    use super::*;

    #[test]
    fn every_mark_is_an_arrow_and_a_row_of_its_own() {
        for question in every_question() {
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
        let texts = every_question().flat_map(|q| {
            let answers = q.answers().iter().map(|a| a.text().of(Perspective::Seeking));
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
