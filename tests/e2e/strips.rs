//! The comparison in pictures: every dot stands where the engine puts it, and can be seen there.

use fantoccini::key::Key;
use rapport::{
    content::{Bound, Cell, PRIMARY_COUNT, Relationship, SCALES, primary},
    engine::{
        matrix::CellState,
        state::State,
        strip::{Dot, order},
    },
};
use serde::Deserialize;

use crate::{
    accessibility::{fits, is_clean, is_clean_at},
    harness::{Page, address, relationship, say, ui, visit, visit_page},
    keyboard::{activate, tab_to},
    matrix::{Hand, show_all},
};

/// The scales that are shown at first, by their place.
const FIRST: [usize; 2] = [0, 1];

/// A dot as it is drawn.
#[derive(Debug, Deserialize)]
struct Drawn {
    /// The source, by its number.
    number: String,
    hollow: bool,
    /// From the start of the strip to the middle of the circle, and how far down it is.
    along: f64,
    down: f64,
    /// Where its arrow points, to the left or to the right; 0 without one.
    arrow: f64,
}

/// A relationship on one of the scales.
#[derive(Debug, Deserialize)]
struct Placed {
    scale: String,
    words: String,
    /// Absent where nothing is drawn.
    told: Option<String>,
    width: f64,
    differ: bool,
    dots: Vec<Drawn>,
}

/// A row: what stands in it, or that it is silent on both scales.
#[derive(Debug, Deserialize)]
struct Row {
    name: String,
    silent: bool,
    cells: Vec<Placed>,
}

/// What is drawn of a strip, for a script.
const DRAWN: &str = "const middle = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2];
    };
    const drawn = (strip) => {
        const { left, top } = strip.getBoundingClientRect();
        return all('.st-dot', strip).map((dot) => {
            const [x, y] = middle(one('circle', dot));
            const arrow = one('path', dot);
            const hollow = getComputedStyle(one('circle', dot)).fill === getComputedStyle(root).backgroundColor;
            return {
                number: one('text', dot)?.textContent ?? '',
                hollow,
                along: x - left,
                down: y - top,
                arrow: arrow ? Math.sign(middle(arrow)[0] - x) : 0,
            };
        });
    };";

async fn rows(page: &Page) -> Vec<Row> {
    let script = format!(
        "{DRAWN} return all('.chart > li').map((row) => ({{
            name: words(one('.chart-name', row)),
            silent: row.matches('.chart-silent') && words(row).includes({silent:?}),
            cells: all('.chart-cell', row).map((cell) => {{
                const strip = one('.strip', cell);
                return {{
                    scale: called(one('.label', cell)),
                    words: words(cell),
                    told: strip?.getAttribute('aria-label') ?? null,
                    width: strip?.getBoundingClientRect().width ?? 0,
                    differ: !!strip?.matches('.strip-differ'),
                    dots: strip ? drawn(strip) : [],
                }};
            }}),
        }}))",
        silent = ui("silent", &[])
    );
    page.read(&script).await
}

/// Where the middle of a dot belongs on a strip of this width.
fn along(dot: &Dot, steps: usize, width: f64) -> f64 {
    let share = f64::from(dot.place.0 + 1) / (2.0 * f64::from(u32::try_from(steps).unwrap()));
    width * share + f64::from(dot.aside) * 12.0
}

/// Expects that a relationship stands on a scale as the engine places it.
fn agrees(found: &Placed, cell: &Cell) {
    let name = format!("{}/{}", cell.relationship().id, cell.dimension().id);
    assert_eq!(found.scale, say(cell.dimension().name), "{name}");
    let Some(summary) = cell.summary() else {
        assert!(found.told.is_none() && found.words.contains(&ui("silent", &[])), "{name}: {found:?}");
        return;
    };
    assert!(found.words.contains(&say(summary)), "{name}: {found:?}");
    let strip = cell.strip().expect("a scale has strips");
    let steps: Vec<_> = strip.scale.steps().map(say).collect();
    let told = found.told.as_deref().unwrap_or_default();
    assert!(told.starts_with(&format!("From {} to {}.", steps[0], steps[steps.len() - 1])), "{name}: {told}");
    assert_eq!(told.ends_with(&ui("strip-nowhere", &[])), strip.dots.is_empty(), "{name}: {told}");
    assert_eq!(found.words.contains(&ui("strip-nowhere", &[])), strip.dots.is_empty(), "{name}");
    assert_eq!(told.ends_with("Sources differ."), strip.differ, "{name}: {told}");
    assert_eq!(found.words.contains(&ui("differ", &[])), cell.state() == CellState::Differ, "{name}");
    assert_eq!((found.differ, found.dots.len()), (strip.differ, strip.dots.len()), "{name}: {found:?}");
    for (dot, drawn) in strip.dots.iter().zip(&found.dots) {
        let position = dot.position;
        assert_eq!(drawn.number, position.source().number.to_string(), "{name}");
        assert_eq!(drawn.hollow, position.is_hedged(), "{name}: {drawn:?}");
        let belongs = along(dot, steps.len(), found.width);
        assert!((drawn.along - belongs).abs() < 1.0, "{name}: {drawn:?} belongs at {belongs}");
        let lane = drawn.down - 12.0 - f64::from(dot.lane) * 25.0;
        assert!(lane.abs() < 1.0, "{name}: {drawn:?} stands in another lane");
        let arrow = match position.bound {
            Bound::Before => -1.0,
            Bound::At => 0.0,
            Bound::After => 1.0,
        };
        assert!((drawn.arrow - arrow).abs() < 0.1, "{name}: {drawn:?}");
        let hedge = if position.is_hedged() { ", qualified: " } else { ": " };
        let from = &steps[usize::from(position.from)];
        let says = format!("{}{hedge}", say(position.source().short));
        let said = told.split(&says).skip(1).any(|rest| rest.split('.').next().unwrap().contains(from));
        assert!(said, "{name}: “{says}… {from}” is not in “{told}”");
    }
}

/// Expects the pictures of two scales as a whole.
async fn shows(page: &Page, strips: [usize; 2]) {
    let chosen = strips.map(|place| say(SCALES[place].dimension().name));
    page.shows(&chosen, "return all('select').map((select) => select.selectedOptions[0].textContent)").await;
    let expected: Vec<_> = order(strips.map(|place| &SCALES[place])).iter().map(|r| say(r.name)).collect();
    page.shows(expected, "return all('.chart-name').map(words)").await;
    let rows = rows(page).await;
    assert_eq!(rows.len(), PRIMARY_COUNT);
    for (relationship, row) in order(strips.map(|place| &SCALES[place])).into_iter().zip(&rows) {
        let cells = strips.map(|place| relationship.cell(SCALES[place].dimension()).unwrap());
        assert_eq!(row.name, say(relationship.name));
        assert_eq!(row.silent, cells.iter().all(|c| c.is_silent()), "{row:?}");
        assert_eq!(row.cells.len(), if row.silent { 0 } else { 2 }, "{row:?}");
        for (found, cell) in row.cells.iter().zip(cells) {
            agrees(found, cell);
        }
    }
}

/// Goes to the pictures.
async fn pictures(page: &Page) {
    page.compare().await;
    page.click(".views button", &ui("strips-link", &[])).await;
    page.arrives(&ui("strips-title", &[])).await;
}

/// Chooses a scale in one of the pictures by keyboard, from the first of those that can be chosen down.
async fn choose(page: &Page, picture: usize, scale: usize) {
    tab_to(page, &format!(".chart-of:nth-of-type({}) select", picture + 1), "").await;
    page.press(Key::Home).await;
    let first = "const first = [...focused.options].findIndex((option) => !option.disabled);
        return focused.matches('select') && focused.selectedIndex === first";
    page.until("the first is chosen", first).await;
    for _ in 0..SCALES.len() {
        let at: usize = page.read("return focused.selectedIndex").await;
        if at == scale {
            return;
        }
        page.press(Key::Down).await;
        page.until("the next is chosen", &format!("return focused.selectedIndex > {at}")).await;
    }
    panic!("{} can't be chosen", SCALES[scale].dimension().id);
}

#[test]
fn every_dot_of_every_scale_stands_where_its_source_puts_it_and_each_scale_is_chosen_by_keyboard() {
    visit(async |page| {
        activate(page, ".mast nav button", &ui("nav-compare", &[])).await;
        activate(page, ".views button", &ui("strips-link", &[])).await;
        page.arrives(&ui("strips-title", &[])).await;
        assert_eq!(State::default().comparison.options.strips, FIRST.map(|place| &SCALES[place]));
        shows(page, FIRST).await;
        let mut seen = 0;
        for scale in [0, 2, 3, 4, 1] {
            // The last one stands in the other picture until then.
            let second = if scale == 1 { 2 } else { 1 };
            choose(page, 1, second).await;
            choose(page, 0, scale).await;
            shows(page, [scale, second]).await;
            let dots: usize = page.read("return all('.chart-cell:nth-of-type(1) .st-dot').length").await;
            seen += dots;
        }
        assert!(seen > 20, "only {seen} dots were looked at");
    });
}

#[test]
fn the_second_picture_is_chosen_as_well_and_leaves_the_first_alone() {
    visit(async |page| {
        pictures(page).await;
        for scale in 1..SCALES.len() {
            choose(page, 1, scale).await;
            shows(page, [0, scale]).await;
            let taken = "return all('select').map((s) => [...s.options].flatMap((o, n) => (o.disabled ? [n] : [])))";
            page.shows([[scale], [0]], taken).await;
        }
    });
}

#[test]
fn each_name_leads_to_its_profile_and_each_strip_to_its_cell() {
    visit(async |page| {
        pictures(page).await;
        let cells = |r: &'static Relationship| FIRST.map(|place| r.cell(SCALES[place].dimension()).unwrap());
        let filled: Vec<_> =
            order(FIRST.map(|place| &SCALES[place])).into_iter().flat_map(cells).filter(|c| !c.is_silent()).collect();
        assert!(filled.len() > 5, "only {}", filled.len());
        for cell in filled {
            let (of, row) = (cell.relationship(), cell.dimension());
            let name = format!("{}: {}, {}", ui("see-cell", &[]), say(of.name), say(row.name));
            page.click(".chart button", &name).await;
            let open = format!(
                "return focused.dataset.cell === '{}/{}' && focused.ariaExpanded === 'true' && !!one('.opened')",
                of.id, row.id
            );
            page.until(&format!("“{name}” opens its cell and gives it the focus"), &open).await;
            page.click(".views button", &ui("strips-link", &[])).await;
            page.arrives(&ui("strips-title", &[])).await;
        }
        page.click(".chart-name", &say(relationship("allyship").name)).await;
        page.arrives(&say(relationship("allyship").name)).await;
        pictures(page).await;
        page.click(".views button", &ui("view-table", &[])).await;
        page.arrives(&ui("matrix-title", &[])).await;
    });
}

/// Chooses a scale, goes to a profile and to a cell, in this width.
async fn use_pictures(page: &Page, width: u32, hand: Hand) {
    page.resize(width).await;
    page.open(&address("bare.html")).await;
    page.appears().await;
    hand.on(page, ".mast nav button", &ui("nav-compare", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    for (picture, scale) in [(1, 3), (0, 4)] {
        hand.on(page, ".views button", &ui("strips-link", &[])).await;
        page.arrives(&ui("strips-title", &[])).await;
        match hand {
            Hand::Mouse => page.select(&format!(".chart-of:nth-of-type({}) select", picture + 1), scale).await,
            Hand::Keyboard => choose(page, picture, scale).await,
        }
    }
    shows(page, [4, 3]).await;
    is_clean_at(page, width).await;
    hand.on(page, ".chart-name", &say(relationship("training").name)).await;
    page.arrives(&say(relationship("training").name)).await;
    hand.on(page, ".mast nav button", &ui("nav-compare", &[])).await;
    page.arrives(&ui("matrix-title", &[])).await;
    hand.on(page, ".views button", &ui("strips-link", &[])).await;
    page.arrives(&ui("strips-title", &[])).await;
    hand.on(page, ".chart button.cell-link, .chart .btn-text", "").await;
    page.until("its cell is open and has the focus", "return !!focused.dataset.cell && !!one('.opened')").await;
}

#[test]
fn the_pictures_are_used_by_mouse_and_by_keyboard_at_every_width() {
    for hand in [Hand::Mouse, Hand::Keyboard] {
        visit_page("bare.html", async |page| {
            for width in [300, 768, 1280] {
                use_pictures(page, width, hand).await;
            }
        });
    }
}

#[test]
fn the_pictures_of_every_scale_are_clean() {
    visit(async |page| {
        pictures(page).await;
        is_clean(page).await;
        choose(page, 0, 2).await;
        choose(page, 1, 3).await;
        shows(page, [2, 3]).await;
        is_clean(page).await;
    });
}

/// Every pair of dots that lie over each other, and every dot that is not in the view.
async fn muddled(page: &Page) -> Vec<String> {
    page.read(
        "const name = (strip) => strip.getAttribute('aria-label');
        return all('.strip').flatMap((strip) => {
            const circles = all('circle', strip).map((circle) => circle.getBoundingClientRect());
            const lies = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5
                && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
            const over = circles.some((one, n) => circles.slice(n + 1).some((other) => lies(one, other)));
            const { left, right } = strip.getBoundingClientRect();
            const out = circles.some((circle) => circle.left < left - 1 || circle.right > right + 1);
            return [over && `lie over each other: ${name(strip)}`, out && `stand outside: ${name(strip)}`];
        }).filter(Boolean);",
    )
    .await
}

/// The names of steps that are seen, and those of them that are cut or run into the next.
async fn names(page: &Page) -> (usize, Vec<String>) {
    page.read(
        "const seen = all('.steps-of span').filter((name) => name.checkVisibility());
        const cut = seen.filter((name) => {
            const range = document.createRange();
            range.selectNodeContents(name);
            const [text, box] = [range, name].map((it) => it.getBoundingClientRect());
            return text.left < box.left - 0.5 || text.right > box.right + 0.5 || text.right > innerWidth;
        });
        return [seen.length, cut.map(words)];",
    )
    .await
}

#[test]
fn at_any_width_no_name_is_cut_no_dot_covered_and_nothing_scrolls_sideways() {
    visit(async |page| {
        pictures(page).await;
        for [first, second] in [FIRST, [2, 3], [4, 0]] {
            page.resize(1280).await;
            choose(page, 0, first).await;
            choose(page, 1, second).await;
            shows(page, [first, second]).await;
            for width in [300, 320, 360, 480, 700, 720, 768, 960, 1280, 1600] {
                page.resize(width).await;
                fits(page, &format!("the pictures at {width} px")).await;
                let (seen, cut) = names(page).await;
                assert!(seen >= 6, "{width} px: {seen} names");
                assert!(cut.is_empty(), "{width} px: {cut:?}");
                assert_eq!(muddled(page).await, [""; 0], "{width} px");
                shows(page, [first, second]).await;
            }
        }
    });
}

#[test]
fn in_the_table_and_in_a_profile_no_dot_covers_another() {
    visit(async |page| {
        show_all(page).await;
        let filled = primary().flat_map(Relationship::cells).filter(|c| c.strip().is_some_and(|s| !s.dots.is_empty()));
        let drawn: usize = page.read("return all('.matrix .strip').length").await;
        assert_eq!(drawn, filled.count());
        for width in [360, 768, 1280] {
            page.resize(width).await;
            assert_eq!(muddled(page).await, [""; 0], "{width} px");
        }
        page.go("nav-look-up").await;
        page.click(".filters button", &say(relationship("mentoring").name)).await;
        page.arrives(&say(relationship("mentoring").name)).await;
        for width in [300, 768, 1280] {
            page.resize(width).await;
            assert_eq!(muddled(page).await, [""; 0], "{width} px");
            let (seen, cut) = names(page).await;
            assert!(seen >= 12 && cut.is_empty(), "{width} px: {cut:?}");
        }
    });
}

#[test]
fn in_a_page_that_runs_from_right_to_left_strips_do_too() {
    visit(async |page| {
        pictures(page).await;
        let before = rows(page).await;
        page.read::<()>("document.documentElement.dir = 'rtl'").await;
        let after = rows(page).await;
        let mut turned = 0;
        for (before, after) in before.iter().flat_map(|r| &r.cells).zip(after.iter().flat_map(|r| &r.cells)) {
            for (one, other) in before.dots.iter().zip(&after.dots) {
                turned += 1;
                assert!((one.along + other.along - before.width).abs() < 1.0, "{one:?} {other:?}");
                assert!((one.arrow + other.arrow).abs() < 0.1, "{one:?} {other:?}");
            }
        }
        assert!(turned > 10, "only {turned} dots");
        let readable =
            "return all('.strip text').every((text) => new DOMMatrix(getComputedStyle(text).transform).a === -1)";
        page.until("the numbers are turned back", readable).await;
    });
}
