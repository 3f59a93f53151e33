//! The host pages in `tests/pages/`: each makes a promise, and here it is kept.

mod attributes;
mod events;
mod frames;
mod link;
mod markup;
mod memory;
mod parents;
mod places;
mod programmes;
mod styles;
mod take;
mod translators;
mod trouble;

use rapport::{content::Perspective, engine::quiz::Answers};

use crate::harness::{Page, answers, beginning, chosen, say, ui};

/// The title of the screen; nothing while there is no guide.
const TITLE: &str = "return root ? words(one('.title')) : ''";

/// Some answers, which many of these tests give.
fn some() -> Answers {
    answers("growth+skill advice equals brief asked caring private no")
}

/// The text of the question at this place.
fn question(place: usize, perspective: Perspective) -> String {
    say(rapport::content::QUESTIONS[place].text.of(perspective))
}

/// Begins the quiz, says “skill” to its first question and goes on to the second.
async fn reach_second_question(page: &Page) {
    page.begin(Perspective::Seeking).await;
    page.choose("skill").await;
    page.proceed().await;
    page.arrives(&question(1, Perspective::Seeking)).await;
}

/// Expects the second question, and behind it the first with what was said to it.
async fn stands_at_second_question(page: &Page) {
    page.shows(question(1, Perspective::Seeking), TITLE).await;
    page.click(".quiz-nav button", &ui("back", &[])).await;
    page.arrives(&question(0, Perspective::Seeking)).await;
    page.shows(["skill"], chosen()).await;
    page.proceed().await;
    page.arrives(&question(1, Perspective::Seeking)).await;
}

/// Expects the entry, and that the quiz can begin.
async fn works(page: &Page) {
    page.shows(ui("entry-title", &[]), TITLE).await;
    page.click("button", &beginning(Perspective::Offering)).await;
    page.shows(question(0, Perspective::Offering), TITLE).await;
}
