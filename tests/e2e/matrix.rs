//! The comparison: which columns and rows it shows.

use fantoccini::key::Key;
use rapport::{
    content::{DIMENSIONS, Dimension, Relationship, english},
    engine::{
        matrix::{Options, Preset, differs, project},
        set::Set,
        state::State,
    },
};
use serde::Serialize;

use crate::{
    cells::{differing_cell, is_closed, open},
    harness::{Page, relationship, say, ui, visit},
};

/// The options at first, with something changed.
fn options(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    change(&mut options);
    options
}

/// What the comparison shows of itself.
#[derive(Serialize)]
struct Shown {
    columns: Vec<String>,
    rows: Vec<String>,
    /// The columns that are picked.
    picked: Vec<String>,
    /// The check that leaves out rows, with the number of those that differ.
    differing: String,
    /// How many rows and columns there are, as seen and as announced.
    seen: String,
    announced: String,
}

/// Expects what the engine shows with these options.
async fn shows(page: &Page, options: &Options) {
    let shown = project(options, english());
    let columns: Vec<_> = shown.columns.iter().map(|r| say(r.name)).collect();
    let rows: Vec<_> = shown.rows.iter().map(|d| say(d.name)).collect();
    let numbers = [rows.len(), shown.differing].map(|n| n.to_string());
    let [row_count, differing] = &numbers;
    let total = DIMENSIONS.len().to_string();
    let names = match columns.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), ui("and", &[])),
        names => names.concat(),
    };
    let counted = ui("showing", &[("rows", row_count), ("total", &total), ("names", &names)]);
    let differing = ui("differing-count", &[("number", differing), ("total", &total)]);
    let picked = columns.clone();
    // An empty table has no heads either.
    let (columns, rows) = match (rows.is_empty(), options.swapped) {
        (true, _) => (Vec::new(), Vec::new()),
        (false, true) => (rows, columns),
        (false, false) => (columns, rows),
    };
    let expected = Shown {
        columns,
        rows,
        picked,
        differing: format!("{} {differing}", ui("only-differing", &[])),
        seen: counted.clone(),
        announced: counted,
    };
    let script = "return {
        columns: all('.matrix thead th .col-name').map(words),
        rows: all('.matrix tbody th .dim').map(words),
        picked: all('.pick:has(:checked)').map(words),
        differing: words(one('.check')),
        seen: words(one('.count span')),
        announced: words(one('.vh[role=status]')),
    }";
    page.shows(expected, script).await;
}

/// Shows all eight columns and all twenty rows.
pub(crate) async fn show_all(page: &Page) {
    page.compare().await;
    page.click(".presets button", &ui("preset-all", &[])).await;
    let total = DIMENSIONS.len().to_string();
    page.click(".count button", &ui("all-rows", &[("total", &total)])).await;
    let all = options(|o| {
        o.columns = Preset::All.columns();
        o.all_rows = true;
    });
    shows(page, &all).await;
}

#[test]
fn columns_can_be_picked_and_taken_away() {
    visit(async |page| {
        page.compare().await;
        shows(page, &Options::default()).await;
        let mut chosen = Options::default();
        for id in ["training", "buddy-system", "coaching", "training"] {
            let column: &Relationship = relationship(id);
            page.click(".pick", &say(column.name)).await;
            chosen.columns = chosen.columns.toggled(column.index);
            shows(page, &chosen).await;
        }
    });
}

#[test]
fn the_last_column_stays() {
    visit(async |page| {
        page.compare().await;
        for id in ["coaching", "sponsorship"] {
            page.click(".pick", &say(relationship(id).name)).await;
        }
        let last = options(|o| o.columns = Set::of([relationship("mentoring").index].into_iter()));
        shows(page, &last).await;
        page.until("it can't be taken away", "return one('.pick :checked').disabled").await;
        page.click(".pick", &say(relationship("mentoring").name)).await;
        shows(page, &last).await;
    });
}

#[test]
fn each_preset_shows_its_columns() {
    visit(async |page| {
        page.compare().await;
        let presets = [
            (Preset::BetweenEquals, "preset-equals"),
            (Preset::ForNewcomers, "preset-newcomers"),
            (Preset::All, "preset-all"),
            (Preset::OftenConfused, "preset-confused"),
        ];
        assert_eq!(presets.len(), Preset::EACH.len());
        for (preset, name) in presets {
            page.click(".presets button", &ui(name, &[])).await;
            shows(page, &options(|o| o.columns = preset.columns())).await;
        }
    });
}

#[test]
fn only_rows_that_differ_can_be_shown() {
    visit(async |page| {
        // Two columns of which little is said, so that some rows do not differ.
        let columns = ["training", "role-modelling"].map(relationship);
        let alike = |d: &&Dimension| d.shown && !differs(&columns, d);
        assert!(DIMENSIONS.iter().any(|d| alike(&d)), "some rows do not differ");

        page.compare().await;
        for id in ["training", "role-modelling", "coaching", "mentoring", "sponsorship"] {
            page.click(".pick", &say(relationship(id).name)).await;
        }
        let mut chosen = options(|o| o.columns = Set::of(columns.iter().map(|r| r.index)));
        shows(page, &chosen).await;
        page.click(".check", "").await;
        chosen.only_differing = true;
        shows(page, &chosen).await;
        page.click(".check", "").await;
        chosen.only_differing = false;
        shows(page, &chosen).await;
    });
}

#[test]
fn all_rows_can_be_shown_and_hidden_again() {
    visit(async |page| {
        page.compare().await;
        let total = DIMENSIONS.len().to_string();
        page.click(".count button", &ui("all-rows", &[("total", &total)])).await;
        shows(page, &options(|o| o.all_rows = true)).await;
        page.click(".count button", &ui("fewer-rows", &[])).await;
        shows(page, &Options::default()).await;
    });
}

#[test]
fn rows_and_columns_can_be_swapped_and_cells_still_open() {
    visit(async |page| {
        page.compare().await;
        page.click(".count button", &ui("swap", &[])).await;
        shows(page, &options(|o| o.swapped = true)).await;
        open(page, differing_cell()).await;
        page.press(Key::Escape).await;
        is_closed(page, differing_cell()).await;
        page.click(".count button", &ui("swap", &[])).await;
        shows(page, &Options::default()).await;
    });
}

#[test]
fn a_search_leaves_the_rows_that_mention_it() {
    visit(async |page| {
        page.compare().await;
        let mut chosen = Options::default();
        for letters in ["tr", "us", "t"] {
            page.write("[type=search]", letters).await;
            chosen.query.push_str(letters);
            shows(page, &chosen).await;
        }
        let rows = project(&chosen, english()).rows.len();
        assert!((1..DIMENSIONS.len()).contains(&rows), "the search narrows the table");

        page.write("[type=search]", "zzz").await;
        chosen.query.push_str("zzz");
        shows(page, &chosen).await;
        page.find(".empty", &ui("matrix-not-found", &[])).await;
    });
}

#[test]
fn reset_brings_back_the_first_table() {
    visit(async |page| {
        page.compare().await;
        page.click(".presets button", &ui("preset-newcomers", &[])).await;
        page.click(".count button", &ui("swap", &[])).await;
        page.click(".check", "").await;
        page.write("[type=search]", "learn").await;
        let changed = options(|o| {
            o.columns = Preset::ForNewcomers.columns();
            o.swapped = true;
            o.only_differing = true;
            o.query = "learn".to_owned();
        });
        shows(page, &changed).await;
        page.click(".count button", &ui("reset", &[])).await;
        shows(page, &State::default().matrix).await;
        page.shows("", "return one('[type=search]').value").await;
        page.shows(false, "return one('.check input').checked").await;
    });
}
