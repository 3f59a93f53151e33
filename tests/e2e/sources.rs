//! The page of sources, and the disagreements on it.

use rapport::content::{DISAGREEMENTS, Disagreement, SOURCES};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{say, ui, visit};

/// What a disagreement shows when it is open.
#[derive(Debug, Deserialize)]
struct Opened {
    id: String,
    question: String,
    /// The sides: the name, who holds it, the claims.
    sides: Vec<(String, String, Vec<String>)>,
    words: String,
    /// The ways to the table.
    ways: Vec<String>,
}

#[test]
fn every_disagreement_opens_to_its_sides_and_their_claims() {
    visit(async |page| {
        page.sources().await;
        let script = "const report = [];
            for (const item of all('[data-disagreement]')) {
                const details = one('details', item);
                if (details.open || one('.side', item).checkVisibility()) throw new Error('open');
                one('summary', details).click();
                await eventually('it opens', () => one('.side', item).checkVisibility());
                report.push({
                    id: item.dataset.disagreement,
                    question: words(one('.dis-q p', item)),
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
        assert_eq!(report.len(), 37);
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
    assert!(opened.question.starts_with(&say(disagreement.question)), "{id}: {opened:?}");
    for text in [disagreement.summary, disagreement.ask] {
        assert!(opened.words.contains(&say(text)), "{id}: “{}” in {opened:?}", say(text));
    }
    assert_eq!(opened.sides.len(), disagreement.sides().len(), "{id}");
    for (side, (name, holders, claims)) in disagreement.sides().iter().zip(&opened.sides) {
        assert_eq!(*name, say(side.name), "{id}");
        for source in &SOURCES {
            let held = side.claims().iter().any(|c| c.source().number == source.number);
            let named = holders.contains(&format!("[{}]", source.number));
            assert_eq!(named, held, "{id}: {} in “{holders}”", source.id);
        }
        assert_eq!(claims.len(), side.claims().len(), "{id}");
        for (claim, told) in side.claims().iter().zip(claims) {
            let source = format!("[{}]", claim.source().number);
            assert!(told.starts_with(&say(claim.text)), "{id}, {}: {told}", claim.id());
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

/// Where a way to the table led.
#[derive(Debug, Deserialize)]
struct Led {
    disagreement: String,
    place: usize,
    cell: String,
    open: bool,
    in_view: bool,
    told: String,
}

#[test]
fn every_way_from_a_disagreement_leads_to_its_cell_opened_in_view_and_focused() {
    visit(async |page| {
        page.sources().await;
        let script = "const sources = all('.mast nav button').find((b) => words(b) === given);
            const report = [];
            const shown = () => all('[data-disagreement]');
            const ids = shown().flatMap((item) =>
                all('.cell-link', item).map((_, place) => [item.dataset.disagreement, place]));
            for (const [disagreement, place] of ids) {
                const item = shown().find((item) => item.dataset.disagreement === disagreement);
                one('summary', item).click();
                await eventually('it opens', () => one('.side', item).checkVisibility());
                all('.cell-link', item)[place].click();
                await eventually(`way ${place} of ${disagreement} gives its cell the focus`,
                    () => one('.opened') && holder()?.dataset.cell);
                report.push({
                    disagreement, place,
                    cell: holder().dataset.cell,
                    open: holder().ariaExpanded === 'true' && all('.opened').length === 1,
                    in_view: inView(holder()),
                    told: words(one('.opened')),
                });
                sources.click();
                await eventually('the sources are back', () => shown().length > 0);
            }
            return report;";
        let report: Vec<Led> = page.read_with(script, json!(ui("nav-sources", &[]))).await;
        let ways = DISAGREEMENTS
            .iter()
            .flat_map(|d| d.cells().into_iter().enumerate().map(move |(place, cell)| (d, place, cell)));
        assert_eq!(report.len(), ways.clone().count());
        for (disagreement, place, cell) in ways {
            let led = report.iter().find(|led| led.disagreement == disagreement.id && led.place == place);
            let led = led.unwrap_or_else(|| panic!("{} has no way {place}", disagreement.id));
            assert_eq!(led.cell, format!("{}/{}", cell.relationship().id, cell.dimension().id), "{led:?}");
            assert!(led.open && led.in_view, "{led:?}");
            assert!(led.told.contains(&say(disagreement.question)), "{led:?}");
        }
    });
}

#[test]
fn a_click_through_a_disagreement_leads_to_its_cell() {
    visit(async |page| {
        let disagreement = DISAGREEMENTS.last().unwrap();
        let cell = *disagreement.cells().last().unwrap();
        let item = format!("[data-disagreement={}]", disagreement.id);
        page.sources().await;
        page.click(&format!("{item} summary"), "").await;
        let name = format!("{}: {}", say(cell.relationship().name), say(cell.dimension().name));
        page.click(&format!("{item} .cell-link"), &name).await;
        let script = format!(
            "return focused.dataset.cell === '{}/{}' && focused.ariaExpanded === 'true'",
            cell.relationship().id,
            cell.dimension().id
        );
        page.until("the cell is open and has the focus", &script).await;
    });
}

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
        page.sources().await;
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
