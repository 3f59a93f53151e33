//! The comparison: which columns and rows it shows.

use fantoccini::key::Key;
use rapport::{
    content::{DIMENSIONS, Dimension, GROUPS, PRESETS, Relationship, english, preset, primary},
    engine::{
        matrix::{Options, Projection, apart, every_column, every_row, most_differing_rows, project, project_pair},
        set::Set,
    },
};
use serde::Serialize;
use serde_json::json;

use crate::{
    accessibility::is_clean_at,
    cells::{differing_cell, is_closed, open},
    harness::{Engine, Page, relationship, say, skipped_in, ui, visit, visit_page},
    keyboard::tab_to,
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
    /// How many rows and columns there are, or what a search has found, as seen and as announced.
    seen: String,
    announced: String,
    /// Where else a search has found something.
    elsewhere: Vec<String>,
}

/// Expects what the engine shows with these options.
async fn shows(page: &Page, options: &Options) {
    let swapped = options.swapped;
    expects(page, options, &project(options, english()), swapped).await;
}

/// The same with two columns side by side.
async fn shows_pair(page: &Page, options: &Options) {
    expects(page, options, &project_pair(options, english()), false).await;
}

async fn expects(page: &Page, options: &Options, shown: &Projection, swapped: bool) {
    let columns: Vec<_> = shown.columns.iter().map(|r| say(r.name)).collect();
    let rows: Vec<_> = shown.rows.iter().map(|d| say(d.name)).collect();
    let (row_count, total) = (rows.len().to_string(), DIMENSIONS.len().to_string());
    let names = match columns.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), ui("and", &[])),
        names => names.concat(),
    };
    let places = shown.found.as_ref().map(|f| f.matches);
    let text = match places {
        None => "showing",
        Some(0) => "found-nothing",
        Some(1) => "found-one",
        Some(_) => "found",
    };
    let number = places.unwrap_or_default().to_string();
    let counted = ui(text, &[("rows", &row_count), ("total", &total), ("names", &names), ("number", &number)]);
    let [number, of] = [shown.differing.0, shown.differing.1].map(|n| n.to_string());
    let differing = ui("differing-count", &[("number", &number), ("total", &of)]);
    let elsewhere = shown.found.iter().flat_map(|f| &f.elsewhere);
    let elsewhere = elsewhere.map(|(relationship, cells)| match cells {
        0 => say(relationship.name),
        cells => format!("{} ({cells})", say(relationship.name)),
    });
    let picked = columns.clone();
    // An empty table has no heads either.
    let (columns, rows) = match (rows.is_empty(), swapped) {
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
        elsewhere: elsewhere.collect(),
    };
    let script = "const heads = (part, own) => all(`.matrix ${part} :is(.col-name, .dim)`).map(words);
    return {
        columns: heads('thead'),
        rows: heads('tbody'),
        picked: [...all('.all-tools > .picks .pick:has(:checked)').map(words),
            ...all('.pair select').map((select) => select.selectedOptions[0].text)],
        differing: words(one('.check')),
        seen: words(one('.showing')),
        announced: words(one('.vh[role=status]')),
        elsewhere: all('.elsewhere button').map(words),
    }";
    page.shows(expected, script).await;
    // Here they stand in their groups.
    let each = GROUPS.iter().flat_map(|g| DIMENSIONS.iter().filter(move |d| d.group().id == g.id));
    let checked = json!({
        "rows": each.filter(|d| options.rows.contains(d)).map(|d| say(d.name)).collect::<Vec<_>>(),
        "differing": options.only_differing,
        "query": options.query,
    });
    let script = "return {
        rows: all('.topics label:has(:checked)').map(called),
        differing: one('.check input').checked,
        query: one('[type=search]').value,
    }";
    page.shows(checked, script).await;
}

/// Shows all eight columns and all twenty rows.
pub(crate) async fn show_all(page: &Page) {
    page.compare().await;
    if page.read("return one('.more-tools').checkVisibility()").await {
        page.click(".more-tools", "").await;
    }
    page.click(".presets button", &preset_name("all-eight")).await;
    page.click(".count button", &all_rows()).await;
    let all = options(|o| {
        o.columns = every_column();
        o.rows = every_row();
    });
    shows(page, &all).await;
}

fn all_rows() -> String {
    ui("all-rows", &[("total", &DIMENSIONS.len().to_string())])
}

fn preset_name(id: &str) -> String {
    say(preset(id).expect("there is such a preset").name)
}

/// By what the reader does it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    Mouse,
    Keyboard,
}

impl Hand {
    /// Presses a button, turns a check or opens a disclosure.
    pub(crate) async fn on(self, page: &Page, selector: &str, name: &str) {
        match self {
            Self::Mouse => page.click(selector, name).await,
            // What has a label is looked for by it.
            Self::Keyboard if selector.contains("label") => {
                page.read_with::<()>(
                    "const sought = all(given.selector);
                    for (const label of all('label')) {
                        const is = sought.includes(label) && (!given.name || called(label) === given.name);
                        label.toggleAttribute('data-sought', is);
                    }",
                    json!({ "selector": selector, "name": name }),
                )
                .await;
                tab_to(page, "label[data-sought] input", "").await;
                page.press(Key::Space).await;
            }
            Self::Keyboard => {
                tab_to(page, selector, name).await;
                page.press(Key::Enter).await;
            }
        }
    }

    /// Chooses the next option in one of the two selects, and says which one that was.
    async fn next(self, page: &Page, place: usize) -> &'static Relationship {
        let select = format!(".pair select:nth-child({})", place + 1);
        let script = format!(
            "const {{ options, selectedIndex }} = one('{select}');
            return [...options].findIndex((option, n) => n > selectedIndex && !option.disabled);"
        );
        let next: usize = page.read(&script).await;
        match self {
            Self::Mouse => page.select(&select, next).await,
            Self::Keyboard => {
                tab_to(page, &select, "").await;
                page.press(Key::Down).await;
            }
        }
        primary().nth(next).expect("the eight are offered")
    }

    /// Goes to the search and types.
    async fn types(self, page: &Page, text: &str) {
        if self == Self::Keyboard {
            tab_to(page, "[type=search]", "").await;
        }
        page.write("[type=search]", text).await;
    }
}

/// Sets everything that can be set, one thing after the other; after each the page shows what the engine does.
async fn set_everything(page: &Page, width: u32, hand: Hand) {
    page.resize(width).await;
    page.appears().await;
    hand.on(page, ".mast nav button", &ui("nav-compare", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    if width < 560 {
        hand.on(page, ".more-tools", "").await;
        page.until("the tools open", "return one('.all-tools').checkVisibility()").await;
    }
    let mut set = Options::default();
    shows(page, &set).await;
    unfold_everything(page, hand).await;
    for id in ["training", "coaching"] {
        let column = relationship(id);
        hand.on(page, ".all-tools > .picks label", &say(column.name)).await;
        set.columns = set.columns.toggle(column);
        shows(page, &set).await;
    }
    for preset in &PRESETS {
        hand.on(page, ".presets button", &say(preset.name)).await;
        set.columns = preset.columns();
        shows(page, &set).await;
    }
    hand.on(page, ".presets button", &ui("what-differs-most", &[])).await;
    set.rows = most_differing_rows(&set.relationships());
    shows(page, &set).await;
    hand.on(page, ".topics summary", "").await;
    for dimension in [DIMENSIONS.first().unwrap(), DIMENSIONS.last().unwrap()] {
        hand.on(page, ".topics label", &say(dimension.name)).await;
        set.rows = set.rows.toggle(dimension);
        shows(page, &set).await;
    }
    is_clean_at(page, width).await;
    hand.on(page, "label.check", "").await;
    set.only_differing = true;
    shows(page, &set).await;
    is_clean_at(page, width).await;
    hand.on(page, "label.check", "").await;
    set.only_differing = false;
    shows(page, &set).await;
    hand.on(page, ".presets button", &preset_name("coach-or-mentor")).await;
    set.columns = preset("coach-or-mentor").unwrap().columns();
    hand.types(page, "caf").await;
    "caf".clone_into(&mut set.query);
    shows(page, &set).await;
    page.press(Key::Escape).await;
    set.query.clear();
    shows(page, &set).await;
    hand.types(page, "buddy").await;
    "buddy".clone_into(&mut set.query);
    shows(page, &set).await;
    is_clean_at(page, width).await;
    hand.on(page, ".elsewhere button:last-of-type", "").await;
    let (found, _) = *project(&set, english()).found.unwrap().elsewhere.last().unwrap();
    set.columns = set.columns.insert(found);
    shows(page, &set).await;
    hand.types(page, "").await;
    page.press(Key::Escape).await;
    set.query.clear();
    shows(page, &set).await;
    for (name, rows) in [(all_rows(), every_row()), (ui("fewer-rows", &[]), Options::default().rows)] {
        hand.on(page, ".count button", &name).await;
        set.rows = rows;
        shows(page, &set).await;
    }
    hand.on(page, ".count button", &ui("swap", &[])).await;
    set.swapped = true;
    shows(page, &set).await;
    is_clean_at(page, width).await;
    hand.on(page, ".count button", &ui("copy", &[])).await;
    page.find(".copied", &ui("copied", &[])).await;
    hand.on(page, ".count button", &ui("reset", &[])).await;
    set = Options::default();
    shows(page, &set).await;
    set_pair(page, width, hand, set).await;
}

/// Opens a cell and closes it, and unfolds what explains the table.
async fn unfold_everything(page: &Page, hand: Hand) {
    for closed_by in [Key::Escape, Key::Enter] {
        hand.on(page, "[data-cell='mentoring/driver']", "").await;
        page.until("the cell opens", "return !!one('.opened .differing') && !!focused.dataset.cell").await;
        page.press(closed_by).await;
        page.until("the cell closes", "return !one('.opened') && !!focused.dataset.cell").await;
    }
    for summary in [".decided summary", ".variants:last-child > li:last-child summary"] {
        let told = format!("return one('{summary} + *').checkVisibility()");
        hand.on(page, summary, "").await;
        page.until("it unfolds", &told).await;
        hand.on(page, summary, "").await;
        page.shows(false, &told).await;
    }
}

/// The same for two side by side, and the way to one at a time.
async fn set_pair(page: &Page, width: u32, hand: Hand, mut set: Options) {
    hand.on(page, ".views button", &ui("view-pair", &[])).await;
    page.arrives(&ui("pair-title", &[])).await;
    shows_pair(page, &set).await;
    for place in [1, 0] {
        let other = project_pair(&set, english()).columns[1 - place];
        let next = hand.next(page, place).await;
        set.pair = Some(if place == 0 { [next, other] } else { [other, next] });
        shows_pair(page, &set).await;
    }
    hand.on(page, ".presets button", &preset_name("mentor-or-sponsor")).await;
    set.columns = preset("mentor-or-sponsor").unwrap().columns();
    set.pair = None;
    shows_pair(page, &set).await;
    hand.types(page, "buddy").await;
    "buddy".clone_into(&mut set.query);
    shows_pair(page, &set).await;
    is_clean_at(page, width).await;
    // What is found elsewhere takes the second place.
    let found = project_pair(&set, english()).found.unwrap().elsewhere.last().unwrap().0;
    hand.on(page, ".elsewhere button:last-of-type", "").await;
    set.pair = Some([project_pair(&set, english()).columns[0], found]);
    shows_pair(page, &set).await;
    page.until("the search has the focus", "return focused.matches('[type=search]')").await;
    page.press(Key::Escape).await;
    set.query.clear();
    shows_pair(page, &set).await;
    hand.on(page, ".views button", &ui("view-table", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    shows(page, &set).await;
    hand.on(page, ".views button", &ui("view-one", &[])).await;
    page.arrives(&say(project(&set, english()).columns[0].name)).await;
    look_up(page, width, hand, set).await;
}

/// One at a time: another one, a topic that opens, and back to the table with it.
async fn look_up(page: &Page, width: u32, hand: Hand, mut set: Options) {
    let training = relationship("training");
    hand.on(page, ".filters button", &say(training.name)).await;
    page.arrives(&say(training.name)).await;
    hand.on(page, ".fact-open summary", "").await;
    page.until("the topic opens", "return one('.fact-open[open] .fact-told').checkVisibility()").await;
    is_clean_at(page, width).await;
    hand.on(page, ".aside .btn-text", &ui("compare-this", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    set.columns = set.columns.insert(training);
    shows(page, &set).await;
}

/// Why two of the walks are enough but in one engine, since each takes a minute.
const SAME_WALK: &str =
    "the same walk is done here by keyboard in 300 px and by mouse in 1,280; in Chromium all five are";

#[test]
fn everything_is_set_by_mouse_in_300_px() {
    if skipped_in(&[Engine::Firefox, Engine::WebKit], SAME_WALK) {
        return;
    }
    visit_page("bare.html", async |page| set_everything(page, 300, Hand::Mouse).await);
}

#[test]
fn everything_is_set_by_mouse_in_768_px() {
    if skipped_in(&[Engine::Firefox, Engine::WebKit], SAME_WALK) {
        return;
    }
    visit_page("bare.html", async |page| set_everything(page, 768, Hand::Mouse).await);
}

#[test]
fn everything_is_set_by_mouse_in_1280_px() {
    visit_page("bare.html", async |page| set_everything(page, 1280, Hand::Mouse).await);
}

#[test]
fn everything_is_set_by_keyboard_in_300_px() {
    visit_page("bare.html", async |page| set_everything(page, 300, Hand::Keyboard).await);
}

#[test]
fn everything_is_set_by_keyboard_in_1280_px() {
    if skipped_in(&[Engine::Firefox, Engine::WebKit], SAME_WALK) {
        return;
    }
    visit_page("bare.html", async |page| set_everything(page, 1280, Hand::Keyboard).await);
}

#[test]
fn the_last_column_stays() {
    visit(async |page| {
        page.compare().await;
        for id in ["coaching", "sponsorship"] {
            page.click(".pick", &say(relationship(id).name)).await;
        }
        let last = options(|o| o.columns = Set::singleton(relationship("mentoring")));
        shows(page, &last).await;
        page.until("it can't be taken away", "return one('.pick :checked').disabled").await;
        page.click(".pick", &say(relationship("mentoring").name)).await;
        shows(page, &last).await;
    });
}

#[test]
fn only_rows_that_differ_can_be_shown() {
    visit(async |page| {
        // Two columns of which little is said, so that some rows do not differ.
        let columns = ["training", "role-modelling"].map(relationship);
        let alike = |d: &&Dimension| d.shown && !apart(&columns, d);
        assert!(DIMENSIONS.iter().any(|d| alike(&d)), "some rows do not differ");

        page.compare().await;
        for id in ["training", "role-modelling", "coaching", "mentoring", "sponsorship"] {
            page.click(".pick", &say(relationship(id).name)).await;
        }
        let mut chosen = options(|o| o.columns = Set::of(columns));
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
