//! What is taken along of the comparison: the text that is copied, and the files that are saved.

use std::fs;

use fantoccini::key::Key;
use rapport::{
    content::english,
    engine::{
        export::{Form, write},
        matrix::{Options, every_column, every_row, project},
    },
};

use crate::{
    accessibility::is_clean,
    harness::{Page, Profile, ui, visit},
    matrix::{Hand, show_all},
};

/// The whole table.
fn all(swapped: bool, form: Form) -> String {
    let options = Options { columns: every_column(), rows: every_row(), ..Options::default() };
    write(&project(&options, english()), swapped, english(), form)
}

#[test]
fn the_table_is_copied_as_it_stands() {
    visit(async |page| {
        page.compare().await;
        page.permit("clipboard-read").await;
        let first = write(&project(&Options::default(), english()), false, english(), Form::Text);
        copies(page, &first).await;
        page.until("the button has the focus", "return called(focused) !== '' && focused.matches('.count button')")
            .await;

        show_all(page).await;
        assert_eq!(page.read::<usize>("return all('.copied').length").await, 0, "it is not said of another table");
        copies(page, &all(false, Form::Text)).await;
    });
}

#[test]
fn what_is_copied_leaves_the_page_where_it_is() {
    visit(async |page| {
        page.compare().await;
        let copy = ui("copy", &[]);
        page.find(".count button", &copy).await;
        let middle = "const button = finding('.count button', given)[0];
            button.scrollIntoView({ block: 'center' });
            return Math.round(scrollY)";
        let before: i64 = page.read_with(middle, copy.clone().into()).await;
        assert!(before > 100, "the page has been scrolled");
        page.click(".count button", &copy).await;
        page.find(".copied, .copy-me", "").await;
        page.shows(before, "return Math.round(scrollY)").await;
        page.press(Key::Enter).await;
        page.find(".copied, .copy-me", "").await;
        page.shows(before, "return Math.round(scrollY)").await;
    });
}

/// The name and the text of the file that a result is saved as, without any file.
pub(crate) async fn saved(page: &Page) -> (String, String) {
    let script = "const { click } = HTMLAnchorElement.prototype;
        let link;
        HTMLAnchorElement.prototype.click = function () { link = this; };
        finding('.actions button', given)[0].click();
        HTMLAnchorElement.prototype.click = click;
        const [, text] = link.href.match(/^data:text\\/plain;charset=utf-8,(.*)$/);
        return [link.download, decodeURIComponent(text)]";
    page.find(".actions button", &ui("save", &[])).await;
    page.read_with(script, ui("save", &[]).into()).await
}

/// Copies the table, and expects this text and to be told so.
async fn copies(page: &Page, text: &str) {
    page.click(".count button", &ui("copy", &[])).await;
    page.find(".copied", &ui("copied", &[])).await;
    page.shows(ui("copied", &[]), "return called(one('.vh[role=status]'))").await;
    assert_eq!(page.read::<String>("return navigator.clipboard.readText()").await, text);
}

#[test]
fn where_copying_is_refused_the_text_is_shown() {
    visit(async |page| {
        page.compare().await;
        page.read::<()>("document.execCommand = () => false; return null").await;
        page.click(".count button", &ui("copy", &[])).await;
        let text = write(&project(&Options::default(), english()), false, english(), Form::Text);
        page.shows(text, "return one('.copy-me')?.value ?? ''").await;
        page.shows(ui("copy-yourself", &[]), "return called(one('.vh[role=status]'))").await;
        is_clean(page).await;
    });
}

#[test]
fn the_table_is_saved_as_files() {
    let folder = Profile::new();
    visit(async |page| {
        page.save_into(&folder.0).await;
        show_all(page).await;
        for (width, hand) in [300, 768, 1280].into_iter().flat_map(|w| [(w, Hand::Mouse), (w, Hand::Keyboard)]) {
            page.resize(width).await;
            saves(page, hand, &folder, "take-csv", "rapport-comparison.csv", &all(false, Form::Csv)).await;
            saves(page, hand, &folder, "take-markdown", "rapport-comparison.md", &all(false, Form::Markdown)).await;
        }
        // What was saved before does not stand for what is shown now.
        page.click(".count button", &ui("swap", &[])).await;
        page.find(".matrix thead th:nth-child(21)", "").await;
        saves(page, Hand::Mouse, &folder, "take-csv", "rapport-comparison.csv", &all(true, Form::Csv)).await;
    });
}

/// Saves a file of this name, and expects this text in it.
async fn saves(page: &Page, hand: Hand, folder: &Profile, link: &str, name: &str, text: &str) {
    hand.on(page, ".count button", &ui(link, &[])).await;
    let path = folder.0.join(name);
    page.waits("the file is saved", || fs::read_to_string(&path).is_ok_and(|saved| saved == text)).await;
    fs::remove_file(&path).expect("it can be removed");
}

#[test]
fn of_an_empty_table_nothing_can_be_taken() {
    visit(async |page| {
        page.compare().await;
        page.find(".count button", &ui("take-csv", &[])).await;
        page.write("[type=search]", "zzz").await;
        page.find(".empty", "").await;
        let script = "return finding('.count button', given).length";
        assert_eq!(page.read_with::<usize>(script, ui("take-csv", &[]).into()).await, 0);
    });
}
