//! What the reader takes along and brings back: the text of a result, and the file it is saved as.

use std::fs;

use rapport::content::Perspective;

use super::some;
use crate::{
    along::saved,
    harness::{Page, Profile, relationship, say, ui, visit},
};

/// The text that is saved, in a file of this name.
async fn file(page: &Page) -> String {
    let (name, text) = saved(page).await;
    assert_eq!(name, "rapport.txt");
    text
}

#[test]
fn a_result_can_be_copied_as_text() {
    visit(async |page| {
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        page.permit("clipboard-read").await;
        page.click("button", &ui("copy", &[])).await;
        page.find(".result-top p", &ui("copied", &[])).await;
        page.until("the button has the focus", "return called(focused) !== '' && focused.matches('.actions button')")
            .await;
        let copied: String = page.read("return navigator.clipboard.readText()").await;
        assert_eq!(copied, file(page).await, "the file holds the same");
        let lines: Vec<_> = copied.lines().collect();
        let heading: String = page.read("return words(one('.title'))").await;
        assert_eq!(lines[0], heading);
        for id in ["coaching", "mentoring", "buddy-system"] {
            assert!(copied.contains(&say(relationship(id).name)), "{id}: {copied}");
        }
        assert!(lines[lines.len() - 1].starts_with("rapport=1~result~as.seeking~"), "{copied}");
    });
}

#[test]
fn a_saved_file_opens_again() {
    let folder = Profile::new();
    let answers = some();
    let path = folder.0.join("rapport.txt");
    visit(async |page| {
        page.complete(Perspective::Seeking, &answers).await;
        let text = file(page).await;
        fs::write(&path, &text).expect("it can be written");
        // Some programs for texts end lines in their own way, and put a mark before the first.
        fs::write(folder.0.join("windows.txt"), format!("\u{feff}{}", text.replace('\n', "\r\n")))
            .expect("it can be written");
        fs::write(folder.0.join("wrong.txt"), "A shopping list\n").expect("it can be written");
        fs::write(folder.0.join("picture.txt"), [0, 159, 146, 150].repeat(100_000)).expect("it can be written");
        for name in ["rapport.txt", "windows.txt"] {
            choose(page).await;
            page.upload("input[type=file]", &folder.0.join(name)).await;
            page.concludes(&answers).await;
        }
        for name in ["wrong.txt", "picture.txt"] {
            choose(page).await;
            page.upload("input[type=file]", &folder.0.join(name)).await;
            page.shows(ui("notice-unreadable", &[]), "return words(one('.notice'))").await;
            page.shows(ui("who-title", &[]), "return words(one('.title'))").await;
        }
    });
}

/// Loads the page anew and goes where a file can be opened.
async fn choose(page: &Page) {
    page.load().await;
    page.go("nav-choose").await;
    page.arrives(&ui("who-title", &[])).await;
}
