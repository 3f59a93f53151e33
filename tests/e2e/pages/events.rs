//! What the page hears.

use rapport::{
    content::{Perspective, QUESTIONS},
    engine::fit::outcome,
};
use serde_json::{Value, json};

use super::some;
use crate::harness::{answers, visit_page};

#[test]
fn a_page_hears_of_the_whole_quiz_and_never_what_was_answered() {
    visit_page("events.html", async |page| {
        page.turn_to("#shell / rapport-guide");
        let seeking = some();
        page.complete(Perspective::Seeking, &seeking).await;
        // The page stands outside two shadow roots, and sees only which of its own elements speaks.
        let told = |name: &str, detail: Value| json!([name, detail, "shell"]);
        let quiz = |perspective: &str, leading: Vec<&str>| {
            let mut all = vec![told("rapport-start", json!({ "perspective": perspective }))];
            all.extend(QUESTIONS.iter().map(|q| told("rapport-answer", json!({ "question": q.id }))));
            all.push(told("rapport-result", json!({ "leading": leading })));
            all
        };
        let leading = |answers| outcome(answers).leaders.each().map(|r| r.id).collect::<Vec<_>>();
        assert!(!leading(&seeking).is_empty(), "these answers lead to something");
        let mut expected = vec![told("rapport-ready", json!({}))];
        expected.extend(quiz("seeking", leading(&seeking)));
        page.shows(&expected, "return window.heard").await;

        // Nothing fits, which is told as well.
        let offering = answers("unsure unsure unsure unsure unsure unsure unsure unsure");
        page.complete_again(Perspective::Offering, &offering).await;
        expected.extend(quiz("offering", leading(&offering)));
        page.shows(&expected, "return window.heard").await;

        // Neither looking around nor being moved is acting.
        page.compare().await;
        page.sources().await;
        page.read::<()>("document.body.prepend(document.querySelector('#shell'))").await;
        page.compare().await;
        page.shows(&expected, "return window.heard").await;
    });
}
