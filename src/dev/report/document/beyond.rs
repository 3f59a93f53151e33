//! What the quiz says besides the fits: answers that pull apart, harm that was done, and several forms at once.

use rapport::content::{CARE, CONTRADICTIONS, Claim, QUESTIONS, TOGETHER, Whom};

use super::{
    markdown::{Lines, both, cells, say},
    questions::claim,
};

impl Lines {
    /// Answers that a reader is told do not go together.
    pub(super) fn contradictions(&mut self) {
        self.add("## Answers that pull apart");
        self.add(
            "Whoever chooses two of these answers is told so on the later question, and may keep both. They count as \
             they are. Where two answers were chosen to one question, both must be among those named.",
        );
        let rows = CONTRADICTIONS.iter().map(|contradiction| {
            let [one, other] = contradiction.sides().map(|(question, answers)| {
                let ids: Vec<_> = answers.iter().map(|answer| format!("`{}`", answer.id)).collect();
                format!("{}: {}", say(question.short), ids.join(" or "))
            });
            let keep = format!(
                "{}<br>Both can be kept: {}",
                both(&contradiction.text, "<br>"),
                both(&contradiction.keep, "<br>")
            );
            vec![one, other, keep, claims(contradiction.claims().into_iter().chain(contradiction.keeping()))]
        });
        self.table(&cells(["answer", "and", "what the reader is told", "claims"]), "---", rows);
    }

    /// What the result says beyond the fits.
    pub(super) fn beyond(&mut self) {
        self.add("## Beyond the fits");
        self.add(
            "What was done to somebody comes first in a result, whatever leads. To somebody who could offer support \
             the second group of these is said first.",
        );
        let care = CARE.iter().map(|care| {
            let answer = care.answer();
            let asked = QUESTIONS.iter().find(|q| q.answers().contains(answer));
            let given = format!("{}: `{}`", asked.map(|q| say(q.short)).unwrap_or_default(), answer.id);
            let whom = match care.whom {
                Whom::Target => "the person targeted",
                Whom::Bystander => "who saw or heard of it",
            };
            vec![given, whom.to_owned(), say(care.text), claims(care.claims())]
        });
        self.table(&cells(["answer", "said to", "what", "claims"]), "---", care);
        self.add(
            "Where two needs were chosen, or two fits are strong, the result says that more than one form may be \
             needed. Each of these then stands where all the forms that it is about fit.",
        );
        let together = TOGETHER.iter().map(|together| {
            let about: Vec<_> = together.relationships().iter().map(|r| say(r.name)).collect();
            let about = if about.is_empty() { "any".to_owned() } else { about.join(", ") };
            vec![about, say(together.text), claims(together.claims())]
        });
        self.table(&cells(["forms", "what", "claims"]), "---", together);
    }
}

/// Claims, one below the other.
fn claims(all: impl IntoIterator<Item = &'static Claim>) -> String {
    let lines: Vec<_> = all.into_iter().map(claim).collect();
    if lines.is_empty() {
        "none: it says what the sources leave out, or plain fact".to_owned()
    } else {
        lines.join("<br>")
    }
}
