//! The cells of the comparison: what each says, and what it opens to.

use fantoccini::key::Key;
use rapport::{
    content::{self, Cell, DIMENSIONS, Perspective},
    engine::matrix::cell,
};
use serde::Deserialize;

use crate::{
    harness::{Page, answers, say, ui, visit},
    matrix::show_all,
};

/// The name of a cell in the page.
fn id(cell: &Cell) -> String {
    format!("{}/{}", cell.relationship().id, cell.dimension().id)
}

/// A cell as it stands in the table.
#[derive(Debug, Deserialize)]
struct Read {
    words: String,
    buttons: usize,
    id: Option<String>,
}

#[test]
fn every_cell_states_what_the_sources_say_or_that_they_do_not() {
    visit(async |page| {
        show_all(page).await;
        let read = "return all('.matrix tbody tr').map((row) => all('td', row).map((cell) => ({
            words: words(cell),
            buttons: all('button', cell).length,
            id: one('[data-cell]', cell)?.dataset.cell ?? null,
        })))";
        let table: Vec<Vec<Read>> = page.read(read).await;
        assert_eq!(table.len(), DIMENSIONS.len());
        let (mut filled, mut silent) = (0, 0);
        for (dimension, row) in DIMENSIONS.iter().zip(&table) {
            assert_eq!(row.len(), content::PRIMARY_COUNT, "{}", dimension.id);
            for (relationship, found) in content::primary().zip(row) {
                let cell = relationship.cell(dimension).expect("the eight have all cells");
                if let Some(summary) = cell.summary() {
                    filled += 1;
                    // The numbers of the dots come first, where there is a strip.
                    let words = found.words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                    assert!(words.starts_with(&say(summary)), "{}: {found:?}", id(cell));
                    assert_eq!(found.buttons, 1, "{}", id(cell));
                    assert_eq!(found.id.as_ref(), Some(&id(cell)));
                } else {
                    silent += 1;
                    assert!(cell.is_silent(), "{}", id(cell));
                    assert_eq!(found.words, "The sources do not say", "{}", id(cell));
                    assert_eq!(found.buttons, 0, "{}", id(cell));
                }
            }
        }
        assert_eq!((filled, silent), (94, 66));
    });
}

/// What came of opening a cell.
#[derive(Debug, Deserialize)]
struct Opened {
    id: String,
    expanded: usize,
    words: String,
}

#[test]
fn every_filled_cell_opens_to_every_claim_with_its_source() {
    visit(async |page| {
        show_all(page).await;
        let script = "const report = [];
            for (const id of all('[data-cell]').map((button) => button.dataset.cell)) {
                const button = one(`[data-cell='${id}']`);
                button.click();
                const row = await eventually(`${id} opens`, () => {
                    const next = button.closest('tr').nextElementSibling;
                    const open = button.getAttribute('aria-expanded') === 'true';
                    return open && next?.matches('.opened') && next;
                });
                const expanded = all('.opened, [aria-expanded=true]').length;
                report.push({ id, expanded, words: words(row) });
                one('.open-head button', row).click();
                await eventually(`${id} closes`, () =>
                    button.getAttribute('aria-expanded') === 'false' && !one('.opened'));
            }
            return report;";
        let report: Vec<Opened> = page.read(script).await;
        let cells = content::primary().flat_map(content::Relationship::cells);
        let filled: Vec<_> = cells.filter(|c| !c.is_silent()).collect();
        assert_eq!(report.len(), filled.len());
        for cell in filled {
            let opened = report.iter().find(|o| o.id == id(cell));
            let opened = opened.unwrap_or_else(|| panic!("{} does not open", id(cell)));
            // Its button and its row, and nothing else.
            assert_eq!(opened.expanded, 2, "{}", id(cell));
            tells_all(cell, &opened.words);
        }
    });
}

/// Expects every claim of a cell, each with its source, and the sides of every disagreement.
fn tells_all(cell: &Cell, told: &str) {
    for claim in cell.claims() {
        let who = claim.attributed_to.map(|who| ui("attributed", &[("who", &say(who))]));
        let who = who.map_or(String::new(), |who| format!(" {who}"));
        let stated = format!("{}{who} [{}]", say(claim.text()), claim.source().number);
        assert!(told.contains(&stated), "{} does not tell {}: {told}", id(cell), claim.id());
    }
    for disagreement in cell.disagreements() {
        let sides = disagreement.sides().iter().map(content::Side::name);
        for text in sides.chain([disagreement.question(), disagreement.summary(), disagreement.ask()]) {
            let text = say(text);
            assert!(told.contains(&text), "{} does not tell “{text}”: {told}", id(cell));
        }
    }
}

/// A cell that is there at first, and in which sources differ.
pub(crate) fn differing_cell() -> &'static Cell {
    let cell = cell("coaching", "conversation").unwrap();
    assert!(cell.is_disputed() && cell.dimension().shown);
    cell
}

/// Opens a cell by a click, and expects what it holds.
pub(crate) async fn open(page: &Page, cell: &Cell) {
    let button = format!("[data-cell='{}']", id(cell));
    page.click(&button, "").await;
    let opened = format!("return !!one('.opened') && one(`{button}`).ariaExpanded === 'true'");
    page.until("the cell opens", &opened).await;
    tells_all(cell, &page.read::<String>("return words(one('.opened'))").await);
}

/// Expects a cell to be closed, and its button to have the focus.
pub(crate) async fn is_closed(page: &Page, cell: &Cell) {
    let script = format!(
        "return !one('.opened') && focused.dataset.cell === '{}' && focused.ariaExpanded === 'false'",
        id(cell)
    );
    page.until("the cell closes, and its button has the focus", &script).await;
}

#[test]
fn an_open_cell_closes_by_its_button() {
    visit(async |page| {
        let cell = differing_cell();
        page.compare().await;
        open(page, cell).await;
        page.click(&format!("[data-cell='{}']", id(cell)), "").await;
        is_closed(page, cell).await;
    });
}

#[test]
fn an_open_cell_closes_by_close() {
    visit(async |page| {
        let cell = differing_cell();
        page.compare().await;
        open(page, cell).await;
        page.click(".opened button", &ui("close", &[])).await;
        is_closed(page, cell).await;
    });
}

#[test]
fn an_open_cell_closes_by_escape() {
    visit(async |page| {
        let cell = differing_cell();
        page.compare().await;
        open(page, cell).await;
        page.press(Key::Escape).await;
        is_closed(page, cell).await;
        // From inside the open cell as well.
        open(page, cell).await;
        page.read::<()>("one('.opened .src').focus()").await;
        page.press(Key::Escape).await;
        is_closed(page, cell).await;
    });
}

#[test]
fn opening_another_cell_closes_the_first() {
    visit(async |page| {
        page.compare().await;
        open(page, differing_cell()).await;
        open(page, cell("mentoring", "purpose").unwrap()).await;
        let open = "return all('[aria-expanded=true]').map((button) => button.dataset.cell)";
        page.shows(["mentoring/purpose"], open).await;
        page.shows(1, "return all('.opened').length").await;
    });
}

/// Follows every reason of a result to its cell.
fn follow_every_reason(width: u32) {
    visit(async |page| {
        let given = answers("growth+skill advice experience open asked caring private advocate");
        page.complete(Perspective::Seeking, &given).await;
        page.resize(width).await;
        let names: Vec<String> = page.read("return all('.reason .cell-link').map(called)").await;
        assert!(names.len() > 10, "there are many reasons: {names:?}");
        for (place, name) in names.iter().enumerate() {
            page.read::<()>(&format!("all('.reason .cell-link')[{place}].click()")).await;
            let script = format!(
                "return focused.dataset.cell === '{}' && focused.ariaExpanded === 'true'
                    && all('.opened').length === 1",
                id(named(name))
            );
            page.until(&format!("“{name}” opens its cell and gives it the focus"), &script).await;
            page.until(&format!("“{name}” brings its cell into view"), "return inView(focused)").await;
            page.go("nav-choose").await;
            let back = "return !!one('.result') && focused.matches('.cell-link') && inView(focused)";
            page.until("the reader is back at the reason", back).await;
        }
        page.click(".reason .cell-link", &names[0]).await;
        page.until("a click does the same", "return inView(focused) && !!one('.opened')").await;
    });
}

#[test]
fn a_reason_leads_to_its_cell_opened_in_view_and_focused() {
    follow_every_reason(1280);
}

#[test]
fn on_a_phone_a_reason_leads_to_its_cell_as_well() {
    follow_every_reason(360);
}

/// The cell that a link to it names: "See the cell: relationship, dimension".
fn named(name: &str) -> &'static Cell {
    let cells = content::primary().flat_map(content::Relationship::cells);
    let is_named = |cell: &&Cell| {
        let (relationship, dimension) = (say(cell.relationship().name), say(cell.dimension().name));
        name == format!("{}: {relationship}, {dimension}", ui("see-cell", &[]))
    };
    let found = cells.into_iter().find(is_named);
    found.unwrap_or_else(|| panic!("“{name}” names no cell"))
}
