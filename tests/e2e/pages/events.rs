//! What the page hears.

use std::collections::BTreeSet;

use rapport::{
    content::{Perspective, QUESTIONS},
    engine::fit::outcome,
};
use serde_json::{Value, json};

use super::some;
use crate::harness::{answers, ui, visit_page};

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

/// What may come to a page's ears of what a reader does. Where the pointer passes by depends on the layout.
const HEARD: &str = "
    const types = /^(click|input|change|key.*|pointerdown|pointerup|mousedown|mouseup|beforeinput|focus.*|blur|copy|cut|select|submit|beforeprint|toggle)$/;
    return window.heard.filter(([type, , seen]) => types.test(type) && seen)";

#[test]
fn native_events_are_the_same_whatever_is_answered() {
    let mut heard: Vec<Vec<Value>> = Vec::new();
    for words in
        ["skill advice equals brief asked caring private no", "project share distance open group loyal absent unsure"]
    {
        let given = answers(words);
        visit_page("listening.html", async |page| {
            page.complete(Perspective::Seeking, &given).await;
            page.click(".actions button", &ui("copy", &[])).await;
            page.find(".result-top p", &ui("copied", &[])).await;
            page.read_with::<()>(
                "HTMLAnchorElement.prototype.click = () => {};
                window.print = () => dispatchEvent(new Event('beforeprint'));
                for (const name of given) finding('.actions button', name)[0].click();",
                json!([ui("save", &[]), ui("print", &[])]),
            )
            .await;
            heard.push(page.read(HEARD).await);
        });
    }
    let [one, other] = heard.as_slice() else { panic!("two rounds") };
    let types: BTreeSet<_> = one.iter().map(|event| event[0].as_str()).collect();
    for type_ in ["click", "input", "pointerdown", "copy"] {
        assert!(types.contains(&Some(type_)), "{type_} is heard among {types:?}");
    }
    for (place, pair) in one.iter().zip(other).enumerate() {
        assert_eq!(pair.0, pair.1, "event {place} tells the answers apart");
    }
    assert_eq!(one.len(), other.len());
}
