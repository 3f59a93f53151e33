//! The page of sources, and the notes on each of them.

use rapport::content::SOURCES;

use crate::harness::{say, ui, visit};

#[test]
fn every_source_is_cited_with_its_number_and_title() {
    visit(async |page| {
        page.sources().await;
        let cited: Vec<String> = page.read("return all('.sources li').map(words)").await;
        assert_eq!(cited.len(), SOURCES.len());
        for (source, told) in SOURCES.iter().zip(&cited) {
            let expected =
                format!("[{}] {}. {} {}", source.number, source.title, say(source.details), say(source.about));
            assert_eq!(*told, expected);
        }
    });
}

#[test]
fn the_number_of_a_source_opens_a_note_that_says_which_it_is() {
    visit(async |page| {
        page.disagreements().await;
        let number: String = page.read("return words(one('.dis-sides .src'))").await;
        let source = SOURCES.iter().find(|s| format!("[{}]", s.number) == number).unwrap();
        page.click(".dis-sides .src", "").await;
        page.until("the note opens", "return !!one(':popover-open')").await;
        let note: String = page.read("return words(one(':popover-open'))").await;
        for text in [source.title.to_owned(), say(source.details), say(source.about), number] {
            assert!(note.contains(&text), "“{text}” is not in “{note}”");
        }
        page.click(":popover-open button", &ui("close", &[])).await;
        page.until("the note closes", "return !one(':popover-open')").await;
    });
}

#[test]
fn a_note_leads_to_all_sources_and_does_not_stay() {
    visit(async |page| {
        page.compare().await;
        page.click("[data-cell]", "").await;
        page.click(".opened .src", "").await;
        page.until("the note opens", "return !!one(':popover-open')").await;
        page.click(":popover-open button", &ui("all-sources", &[])).await;
        page.arrives(&ui("sources-title", &[])).await;
        page.until("the note closes", "return !one(':popover-open')").await;
    });
}

#[test]
fn the_page_of_sources_leads_to_all_disagreements_and_back_and_is_the_place_of_both() {
    visit(async |page| {
        let place = "return words(one('.mast [aria-current=page]'))";
        page.disagreements().await;
        page.shows(ui("nav-sources", &[]), place).await;
        page.click(".body button", &ui("to-sources", &[])).await;
        page.arrives(&ui("sources-title", &[])).await;
        page.shows(ui("nav-sources", &[]), place).await;
    });
}
