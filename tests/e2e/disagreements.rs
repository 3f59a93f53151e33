//! The list of disagreements: what each filter leaves, what each opens to, and the ways to the table and back.

use std::{cell::RefCell, iter::once};

use fantoccini::key::Key;
use rapport::{
    content::{self, DISAGREEMENTS, Difference, Disagreement, Indexed, Relationship, SOURCES},
    engine::differ::Filter,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Page, address, browse, relationship, say, ui, visit, visit_page},
    keyboard::{activate, tab_to},
};

/// The widths of the guide at which the filters are tried.
const WIDTHS: [u32; 3] = [300, 768, 1280];

/// What can be chosen in the filter: what it says, whether it holds, whether it is disabled.
type Choice = (String, bool, bool);

/// What the list shows of itself.
#[derive(Serialize)]
struct Shown {
    kinds: Vec<Choice>,
    relationships: Vec<Choice>,
    /// The headings, each with the ids below it.
    groups: Vec<(String, Vec<&'static str>)>,
    /// How many there are, as seen and as announced.
    seen: String,
    announced: String,
    /// Whether it says that nothing is left.
    empty: bool,
}

fn kinds() -> impl Iterator<Item = Option<Difference>> {
    once(None).chain(Difference::ALL.map(Some))
}

fn relationships() -> impl Iterator<Item = Option<&'static Relationship>> {
    once(None).chain(content::primary().map(Some))
}

fn name(kind: Difference) -> String {
    ui(&format!("group-{}", kind.id()), &[])
}

/// Expects what the engine lists with this filter.
async fn lists(page: &Page, filter: Filter) {
    let choice = |name: String, count: usize, holds: bool| (name, holds, count == 0 && !holds);
    let kinds = kinds().map(|kind| {
        let count = filter.by_kind(kind).count();
        let name = kind.map_or_else(|| ui("all-kinds", &[]), name);
        choice(format!("{name} {count}"), count, filter.kind == kind)
    });
    let relationships = relationships().map(|relationship| {
        let count = filter.by_relationship(relationship).count();
        let name = relationship.map_or_else(|| ui("all-eight", &[]), |r| say(r.name));
        choice(format!("{name} ({count})"), count, filter.relationship == relationship)
    });
    let groups = Difference::ALL.into_iter().filter(|kind| !filter.group(*kind).is_empty()).map(|kind| {
        let ids: Vec<_> = filter.group(kind).iter().map(|d| d.id).collect();
        (format!("{} {}", name(kind), ids.len()), ids)
    });
    let (number, total) = (filter.count().to_string(), DISAGREEMENTS.len().to_string());
    let counted = ui("differ-showing", &[("number", &number), ("total", &total)]);
    let shown = Shown {
        kinds: kinds.collect(),
        relationships: relationships.collect(),
        groups: groups.collect(),
        seen: counted.clone(),
        announced: counted,
        empty: filter.count() == 0,
    };
    let script = "return {
        kinds: all('.filters button').map((button) =>
            [words(button), button.ariaPressed === 'true', button.disabled]),
        relationships: all('.choice option').map((option) =>
            [called(option), option.selected, option.disabled]),
        groups: all('.dis-group').map((group) => [
            words(one('.h2', group)),
            all('[data-disagreement]', group).map((button) => button.dataset.disagreement),
        ]),
        seen: words(one('.dis-tools + p')),
        announced: words(one('.vh[role=status]')),
        empty: !!one('.empty'),
    };";
    page.shows(shown, script).await;
    page.shows(true, "return document.documentElement.scrollWidth <= innerWidth").await;
}

/// Gives the guide this width.
async fn widen(page: &Page, width: u32) {
    // The margins of the page come to it, and a scroll bar may come and go.
    page.read::<()>("document.documentElement.style.scrollbarWidth = 'none'").await;
    page.resize(width + 16).await;
    page.shows(width, "return root.offsetWidth").await;
}

#[test]
fn every_filter_that_a_mouse_can_set_lists_what_the_engine_lists() {
    visit_page("link.html", async |page| {
        page.appears().await;
        page.disagreements().await;
        for width in WIDTHS {
            widen(page, width).await;
            let mut tried = 0;
            for (place, kind) in kinds().enumerate() {
                page.select(".choice select", 0).await;
                page.click(&format!(".filters li:nth-child({}) button", place + 1), "").await;
                for relationship in relationships() {
                    let filter = Filter { kind, relationship };
                    if filter.count() > 0 {
                        page.select(".choice select", relationship.map_or(0, |r| r.index() + 1)).await;
                        lists(page, filter).await;
                        tried += 1;
                    }
                }
            }
            assert!(tried > 25, "{tried} filters leave something");
        }
    });
}

#[test]
fn every_filter_that_the_keyboard_can_set_lists_what_the_engine_lists() {
    visit_page("link.html", async |page| {
        page.appears().await;
        for width in WIDTHS {
            widen(page, width).await;
            activate(page, ".mast nav button", &ui("nav-sources", &[])).await;
            page.arrives(&ui("sources-title", &[])).await;
            activate(page, ".body .btn", "").await;
            page.arrives(&ui("differ-title", &[])).await;
            tab_to(page, ".filters button", "").await;
            for (place, kind) in kinds().enumerate() {
                let button = format!("return focused.matches('.filters li:nth-child({}) button')", place + 1);
                for _ in 0..kinds().count() {
                    if page.read::<bool>(&button).await {
                        break;
                    }
                    page.tab_back().await;
                }
                page.until("the focus is on the kind", &button).await;
                page.press(if place % 2 == 0 { Key::Enter } else { Key::Space }).await;
                lists(page, Filter { kind, relationship: None }).await;
                page.until("and stays there", &button).await;
                tab_to(page, ".choice select", "").await;
                // An arrow leads to the next that leaves something.
                let some = relationships().skip(1).map(|relationship| Filter { kind, relationship });
                for filter in some.filter(|filter| filter.count() > 0) {
                    page.press(Key::Down).await;
                    lists(page, filter).await;
                }
                page.press(Key::Home).await;
                lists(page, Filter { kind, relationship: None }).await;
                page.until("the focus stays there", "return focused.matches('select')").await;
            }
        }
    });
}

#[test]
fn where_nothing_is_left_it_says_so_and_leads_to_all() {
    browse(async |page| {
        page.open(&address("link.html#rapport=1~disagreements~kind.wording~touching.allyship")).await;
        page.appears().await;
        let filter = Filter { kind: Some(Difference::Wording), relationship: Some(relationship("allyship")) };
        assert_eq!(filter.count(), 0);
        lists(page, filter).await;
        page.click(".empty button", &ui("differ-clear", &[])).await;
        page.arrives(&ui("differ-title", &[])).await;
        lists(page, Filter::default()).await;
    });
}

#[test]
fn each_profile_leads_to_what_the_sources_differ_on_there() {
    visit(async |page| {
        for (place, relationship) in content::primary().enumerate() {
            page.go("nav-look-up").await;
            page.click(&format!(".filters li:nth-child({}) button", place + 1), "").await;
            page.arrives(&say(relationship.name)).await;
            let filter = Filter::default().by_relationship(Some(relationship));
            let number = filter.count().to_string();
            let key = if filter.count() == 1 { "disagreement-one" } else { "disagreement-many" };
            let name = ui(key, &[("number", &number)]);
            if filter.count() == 0 {
                let script = "return finding('.aside button', given).length";
                let found: u32 = page.read_with(script, serde_json::json!(name)).await;
                assert_eq!(found, 0, "{}", relationship.id);
                continue;
            }
            page.click(".aside button", &name).await;
            page.arrives(&ui("differ-title", &[])).await;
            lists(page, filter).await;
        }
    });
}

#[test]
fn the_entry_and_the_comparison_lead_straight_to_all_of_them() {
    visit(async |page| {
        let all = ui("rests-link", &[]);
        page.click(".way button", &all).await;
        page.arrives(&ui("differ-title", &[])).await;
        page.click(".filters li:nth-child(3) button", "").await;
        lists(page, Filter::default().by_kind(Some(Difference::Versions))).await;
        page.compare().await;
        page.click(".count button", &all).await;
        page.arrives(&ui("differ-title", &[])).await;
        lists(page, Filter::default()).await;
    });
}

/// What a disagreement shows when it is open.
#[derive(Debug, Deserialize)]
struct Opened {
    id: String,
    name: String,
    /// The sides: the name, who holds it, the claims.
    sides: Vec<(String, String, Vec<String>)>,
    words: String,
    /// The ways to the table.
    ways: Vec<String>,
}

#[test]
fn every_disagreement_opens_to_its_sides_and_their_claims() {
    visit(async |page| {
        page.disagreements().await;
        let script = "const report = [];
            for (const id of all('[data-disagreement]').map((button) => button.dataset.disagreement)) {
                const button = one(`[data-disagreement='${id}']`);
                const item = button.closest('.dis');
                if (button.ariaExpanded !== 'false' || one('.side', item)) throw new Error('open');
                button.click();
                await eventually('it opens', () => button.ariaExpanded === 'true' && one('.side', item));
                if (all('.dis-open').length !== 1) throw new Error('not alone');
                report.push({
                    id,
                    name: called(button),
                    sides: all('.side', item).map((side) => [
                        words(one('.h3', side)),
                        words(one('.side-by', side)),
                        all('.claims li', side).map(words),
                    ]),
                    words: words(one('.open-in', item)),
                    ways: all('.cell-link', item).map(words),
                });
            }
            return report;";
        let report: Vec<Opened> = page.read(script).await;
        assert_eq!(report.len(), DISAGREEMENTS.len());
        for disagreement in &DISAGREEMENTS {
            let opened = report.iter().find(|o| o.id == disagreement.id);
            tells_all(disagreement, opened.expect("it is on the page"));
        }
    });
}

/// Expects all that a disagreement has to say.
fn tells_all(disagreement: &Disagreement, opened: &Opened) {
    let id = disagreement.id;
    let touched: Vec<_> = disagreement.relationships().iter().map(|r| say(r.name)).collect();
    assert_eq!(opened.name, format!("{} {}", say(disagreement.question()), touched.join(", ")), "{id}");
    for text in [disagreement.summary(), disagreement.ask()] {
        assert!(opened.words.contains(&say(text)), "{id}: “{}” in {opened:?}", say(text));
    }
    assert_eq!(opened.sides.len(), disagreement.sides().len(), "{id}");
    for (side, (name, holders, claims)) in disagreement.sides().iter().zip(&opened.sides) {
        assert_eq!(*name, say(side.name()), "{id}");
        for source in &SOURCES {
            let held = side.claims().iter().any(|c| c.source().number == source.number);
            let named = holders.contains(&format!("[{}]", source.number));
            assert_eq!(named, held, "{id}: {} in “{holders}”", source.id);
        }
        assert_eq!(claims.len(), side.claims().len(), "{id}");
        for (claim, told) in side.claims().iter().zip(claims) {
            let source = format!("[{}]", claim.source().number);
            assert!(told.starts_with(&say(claim.text())), "{id}, {}: {told}", claim.id());
            assert!(told.ends_with(&source), "{id}, {}: {told}", claim.id());
        }
    }
    let ways: Vec<_> = disagreement
        .cells()
        .iter()
        .map(|c| format!("{}: {}", say(c.relationship().name), say(c.dimension().name)))
        .collect();
    assert_eq!(opened.ways, ways, "{id}");
}

#[test]
fn a_closed_disagreement_says_what_each_side_says_and_who_holds_it() {
    visit(async |page| {
        page.disagreements().await;
        let script = "return Object.fromEntries(all('.dis').map((item) =>
            [one('.dis-q', item).dataset.disagreement, all('.dis-sides li', item).map(words)]))";
        let expected: std::collections::BTreeMap<_, Vec<_>> = DISAGREEMENTS
            .iter()
            .map(|d| {
                let sides = d.sides().iter().map(|side| {
                    let held = |s: &&content::Source| side.claims().iter().any(|c| c.source().number == s.number);
                    let numbers: Vec<_> = SOURCES.iter().filter(held).map(|s| format!("[{}]", s.number)).collect();
                    format!("{} {}", say(side.name()), numbers.concat())
                });
                (d.id, sides.collect())
            })
            .collect();
        page.shows(expected, script).await;
    });
}

/// Where a way to the table led, and the way back from there.
#[derive(Debug, Deserialize)]
struct Led {
    disagreement: String,
    place: usize,
    cell: Landed,
    told: String,
    back: Landed,
}

/// What has the focus at the end of a way.
#[derive(Debug, Deserialize)]
struct Landed {
    id: String,
    open: bool,
    in_view: bool,
}

/// Follows every way to the table and the way back from there.
fn follow_every_way(width: u32) {
    visit_page("link.html", async |page| {
        page.appears().await;
        widen(page, width).await;
        page.disagreements().await;
        let script = "const report = [];
            const button = (id) => one(`[data-disagreement='${id}']`);
            for (const id of all('[data-disagreement]').map((button) => button.dataset.disagreement)) {
                button(id).click();
                await eventually('it opens', () => one('.dis-open .dis-q')?.dataset.disagreement === id);
                const question = words(one('.dis-open .dis-name'));
                for (const place of all('.dis-open .cell-link').keys()) {
                    all('.dis-open .cell-link')[place].click();
                    await eventually(`way ${place} of ${id} gives its cell the focus`,
                        () => one('.opened') && holder()?.dataset.cell);
                    const cell = {
                        id: holder().dataset.cell,
                        open: holder().ariaExpanded === 'true' && all('.opened').length === 1,
                        in_view: inView(holder()),
                    };
                    const told = words(one('.opened'));
                    all('.opened .cell-link').find((link) => called(link).endsWith(`: ${question}`)).click();
                    await eventually(`the way back to ${id} gives it the focus`,
                        () => one('.dis-open') && holder()?.dataset.disagreement);
                    const back = {
                        id: holder().dataset.disagreement,
                        open: holder().ariaExpanded === 'true' && !!one('.side', holder().closest('.dis')),
                        in_view: inView(holder()),
                    };
                    report.push({ disagreement: id, place, cell, told, back });
                }
            }
            return report;";
        let report: Vec<Led> = page.read(script).await;
        let ways = DISAGREEMENTS
            .iter()
            .flat_map(|d| d.cells().into_iter().enumerate().map(move |(place, cell)| (d, place, cell)));
        assert_eq!(report.len(), ways.clone().count());
        for (disagreement, place, cell) in ways {
            let led = report.iter().find(|led| led.disagreement == disagreement.id && led.place == place);
            let led = led.unwrap_or_else(|| panic!("{} has no way {place}", disagreement.id));
            assert_eq!(led.cell.id, format!("{}/{}", cell.relationship().id, cell.dimension().id), "{led:?}");
            assert!(led.cell.open && led.cell.in_view, "{led:?}");
            assert!(led.told.contains(&say(disagreement.question())), "{led:?}");
            assert_eq!(led.back.id, disagreement.id, "{led:?}");
            assert!(led.back.open && led.back.in_view, "{led:?}");
        }
    });
}

#[test]
fn every_way_leads_to_its_cell_and_back_opened_in_view_and_focused() {
    follow_every_way(1280);
}

#[test]
fn on_a_phone_every_way_leads_to_its_cell_and_back_as_well() {
    follow_every_way(300);
}

#[test]
fn clicks_lead_from_a_disagreement_to_its_cell_and_back_past_a_filter_that_would_hide_it() {
    visit(async |page| {
        let disagreement = DISAGREEMENTS.last().unwrap();
        let cell = *disagreement.cells().last().unwrap();
        let button = format!("[data-disagreement={}]", disagreement.id);
        page.disagreements().await;
        page.click(&button, "").await;
        let name = format!("{}: {}", say(cell.relationship().name), say(cell.dimension().name));
        page.click(".dis-open .cell-link", &name).await;
        let at_cell = format!(
            "return focused.dataset.cell === '{}/{}' && focused.ariaExpanded === 'true'",
            cell.relationship().id,
            cell.dimension().id
        );
        page.until("the cell is open and has the focus", &at_cell).await;
        // The filter is set to another kind meanwhile, and the way back leads past it.
        page.disagreements().await;
        page.click(".filters li:nth-child(2) button", "").await;
        lists(page, Filter::default().by_kind(Some(Difference::Contradiction))).await;
        assert_ne!(disagreement.kind, Difference::Contradiction);
        page.compare().await;
        page.until("the cell is open still", "return !!one('.opened')").await;
        let name = format!("{}: {}", ui("see-among", &[]), say(disagreement.question()));
        page.click(".opened .cell-link", &name).await;
        let script =
            format!("return focused.matches('{button}') && focused.ariaExpanded === 'true' && inView(focused)");
        page.until("the disagreement is open and has the focus", &script).await;
        lists(page, Filter::default()).await;
    });
}

#[test]
fn escape_closes_a_disagreement_and_its_button_has_the_focus() {
    visit(async |page| {
        page.disagreements().await;
        let button = "[data-disagreement=D02]";
        let closed = format!("return !one('.dis-open') && focused.matches('{button}[aria-expanded=false]')");
        let open = format!("return !!one('.dis-open') && focused.matches('{button}[aria-expanded=true]')");
        activate(page, button, "").await;
        page.until("Enter opens it", &open).await;
        page.press(Key::Escape).await;
        page.until("Escape closes it", &closed).await;
        page.press(Key::Space).await;
        page.until("Space opens it", &open).await;

        // From inside; a note that lies over it goes first.
        tab_to(page, ".dis-open .side .src", "").await;
        page.press(Key::Enter).await;
        page.until("the note opens", "return !!one(':popover-open')").await;
        page.press(Key::Escape).await;
        page.until("Escape closes the note alone", "return !one(':popover-open') && !!one('.dis-open')").await;
        page.until("its number has the focus again", "return focused.matches('.dis-open .src')").await;
        page.press(Key::Escape).await;
        page.until("Escape closes it", &closed).await;

        page.press(Key::Enter).await;
        page.until("it opens again", &open).await;
        page.press(Key::Enter).await;
        page.until("Enter closes it", &closed).await;
    });
}

#[test]
fn one_opens_and_another_closes_and_a_filter_closes_what_it_hides() {
    visit(async |page| {
        let opened = "return all('.dis-open .dis-q').map((button) => button.dataset.disagreement)";
        page.disagreements().await;
        page.click("[data-disagreement=D01]", "").await;
        page.shows(["D01"], opened).await;
        page.click("[data-disagreement=D04]", "").await;
        page.shows(["D04"], opened).await;
        page.until("it has the focus and is in view", "return inView(focused) && focused.matches('.dis-open .dis-q')")
            .await;
        page.click(".filters li:nth-child(3) button", "").await;
        page.shows(["D04"], opened).await;
        page.click(".filters li:nth-child(2) button", "").await;
        page.shows([""; 0], opened).await;
        page.click(".filters li:nth-child(1) button", "").await;
        lists(page, Filter::default()).await;
        page.shows([""; 0], opened).await;
    });
}

#[test]
fn a_link_shows_somebody_else_the_same_list_with_the_same_one_open() {
    let links = RefCell::new(Vec::new());
    let states: Vec<_> = DISAGREEMENTS
        .iter()
        .step_by(7)
        .map(|d| (d, Filter { kind: Some(d.kind), relationship: d.relationships().last().copied() }))
        .chain([(&DISAGREEMENTS[9], Filter::default())])
        .collect();
    visit_page("link.html", async |page| {
        page.appears().await;
        for (disagreement, filter) in &states {
            page.disagreements().await;
            let kind = kinds().position(|kind| kind == filter.kind).unwrap() + 1;
            page.click(&format!(".filters li:nth-child({kind}) button"), "").await;
            page.select(".choice select", filter.relationship.map_or(0, |r| r.index() + 1)).await;
            page.click(&format!("[data-disagreement={}]", disagreement.id), "").await;
            let at = format!("return location.hash.endsWith('~disagreement.{}')", disagreement.id);
            page.until("it is in the address", &at).await;
            let link = page.url().await;
            links.borrow_mut().push(link);
        }
    });
    browse(async |page| {
        for ((disagreement, filter), link) in states.iter().zip(links.take()) {
            page.open("about:blank").await;
            page.open(&link).await;
            page.appears().await;
            lists(page, *filter).await;
            let opened = "return all('.dis-open .dis-q').map((button) => button.dataset.disagreement)";
            page.shows([disagreement.id], opened).await;
            page.shows(true, "return !!one('.dis-open .side') && one('.dis-open .dis-q').ariaExpanded === 'true'")
                .await;
            page.shows("", "return words(one('.notice'))").await;
        }
    });
}
