//! What comes out of a printer: the comparison and the profile on paper, with nothing cut and the sources at the end.

use std::{collections::BTreeSet, fs, ops::RangeInclusive, process::Command};

use rapport::{
    content::{Cell, GUIDANCE, Perspective, Relationship, SCALES, SOURCES, english, preset, primary},
    engine::{
        export::citation,
        fit::outcome,
        matrix::{Options, Projection, every_column, project},
    },
};

use crate::{
    cells::{differing_cell, open},
    harness::{
        Engine, Page, Paper, Profile, answers, partly_skipped_in, relationship, say, setting, skipped_in, ui, visit,
        visit_page,
    },
};

const PAPERS: [(Paper, &str); 2] = [(Paper::A4, "A4"), (Paper::Letter, "Letter")];

/// The words on each page, without any space: a line may end anywhere, even within a word.
async fn printed(page: &Page, paper: Paper) -> Vec<String> {
    let file = page.print(paper).await;
    let folder = Profile::new();
    let [from, to] = ["printed.pdf", "printed.txt"].map(|name| folder.0.join(name));
    fs::write(&from, file).expect("a file can be written");
    // In the order in which they were written, with a form feed after each page.
    let status = Command::new(setting("RAPPORT_PDFTOTEXT")).arg("-raw").arg(&from).arg(&to).status();
    assert!(status.expect("pdftotext starts").success(), "pdftotext reads what was printed");
    let text = fs::read_to_string(&to).expect("the words can be read");
    text.trim_end_matches('\u{c}').split('\u{c}').map(close).collect()
}

/// A text as it is looked for on a page. Letters that a font draws as one are told apart. Of one sign for a double f the
/// files of Firefox say both twice, so that there a single one stands for all.
fn close(text: &str) -> String {
    let drawn = [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")];
    let text = drawn.iter().fold(text.to_owned(), |text, (one, several)| text.replace(one, several));
    let mut close: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}')).collect();
    if Engine::Firefox.is_current() {
        close.dedup_by(|one, other| (*one, *other) == ('f', 'f'));
    }
    close.into_iter().collect()
}

/// The pages that hold this text as a whole.
fn pages_with(pages: &[String], text: &str) -> BTreeSet<usize> {
    let text = close(text);
    assert!(!text.is_empty());
    pages.iter().enumerate().filter(|(_, page)| page.contains(&text)).map(|(place, _)| place).collect()
}

/// Whether this text begins on a page and ends on the next.
fn goes_on(pages: &[String], text: &str) -> bool {
    let text = close(text);
    let parts = || text.char_indices().skip(1).map(|(place, _)| text.split_at(place));
    pages.windows(2).any(|two| parts().any(|(begins, ends)| two[0].contains(begins) && two[1].contains(ends)))
}

/// Expects that one page holds all of these texts, each as a whole, and says which.
fn together(pages: &[String], texts: &[String]) -> usize {
    let common = texts.iter().map(|text| pages_with(pages, text)).reduce(|a, b| &a & &b);
    let first = common.expect("there are texts").into_iter().next();
    first.unwrap_or_else(|| panic!("no page holds all of {texts:#?}: {pages:#?}"))
}

/// Whether the sheet is made for these pages: Chromium and the tests' own fonts. The other engines set lines and break
/// pages in their own way, and other fonts are wider.
fn is_made_for() -> bool {
    Engine::Chromium.is_current() && setting("RAPPORT_FONTS") != "machine"
}

/// Expects that it takes so many pages, or one more where the sheet is made for others.
fn takes(pages: &[String], expected: RangeInclusive<usize>, what: &str) {
    let most = expected.end() + usize::from(!is_made_for());
    let all = *expected.start()..=most;
    assert!(all.contains(&pages.len()), "{what}: {} pages", pages.len());
}

/// What stands in a cell.
fn statement(cell: &Cell) -> String {
    say(cell.summary().unwrap_or_else(|| panic!("{} is silent", cell.dimension().id)))
}

/// What stands in a cell below its name: the numbers of its dots, and the statement.
fn told_below(name: String, cell: &Cell) -> String {
    let dots = cell.strip().into_iter().flat_map(|strip| strip.dots);
    let numbers = dots.map(|dot| dot.position.source().number.to_string());
    let words = cell.summary().map_or_else(|| ui("silent", &[]), say);
    std::iter::once(name).chain(numbers).chain([words]).collect()
}

/// Expects each source in full at the end, and nowhere else: on the last page, as Chromium has it.
fn ends_with_sources(pages: &[String]) {
    for source in &SOURCES {
        let found = pages_with(pages, &citation(source, english()));
        // No other engine keeps them together at the end of a page.
        let early = if Engine::Chromium.is_current() { 1 } else { 2 };
        assert!(found.len() == 1 && found.iter().all(|page| page + early >= pages.len()), "{}: {found:?}", source.id);
    }
}

/// Expects nothing that only a screen can do.
fn has_no_controls(pages: &[String]) {
    for control in ["only-differing", "take-along", "swap", "close", "copy", "nav-look-up", "compare-this"] {
        assert_eq!(pages_with(pages, &ui(control, &[])), BTreeSet::new(), "{control}");
    }
}

/// Expects every row on one page as a whole, and says on which.
fn rows(pages: &[String], shown: &Projection) -> BTreeSet<usize> {
    let row = shown.rows.iter().map(|dimension| {
        let cells = shown.columns.iter().map(|r| r.cell(dimension).expect("the eight have all cells"));
        let mut texts: Vec<_> = cells.filter(|c| !c.is_silent()).map(statement).collect();
        texts.push(say(dimension.name));
        together(pages, &texts)
    });
    row.collect()
}

/// Why the screen can't be asked for what is on paper.
const ON_SCREEN: &str = "nothing but a printer gets WebKitGTK to show a page as it is on paper";

/// Expects type that can be read.
async fn is_readable(page: &Page) {
    if partly_skipped_in(&[Engine::WebKit], ON_SCREEN) {
        return;
    }
    page.print_on_screen(true).await;
    let smallest: f64 = page
        .read(
            "const shown = all('.body *').filter((e) => e instanceof HTMLElement && words(e) && !e.matches('.vh'));
            return Math.min(...shown.map((e) => parseFloat(getComputedStyle(e).fontSize)))",
        )
        .await;
    page.print_on_screen(false).await;
    // A point is four thirds of a pixel.
    assert!(smallest * 0.75 >= 7.0, "{smallest} px");
}

/// Why tables on paper are not read in one engine.
const CUTS_ROWS: &str = "WebKitGTK breaks pages within rows and repeats no heads, whatever the style sheet asks for";

#[test]
fn three_columns_stand_below_their_heads_on_every_page() {
    if skipped_in(&[Engine::WebKit], CUTS_ROWS) {
        return;
    }
    visit(async |page| {
        page.compare().await;
        is_readable(page).await;
        let shown = project(&Options::default(), english());
        for (paper, name) in PAPERS {
            let pages = printed(page, paper).await;
            takes(&pages, 2..=3, name);
            let with_rows = rows(&pages, &shown);
            // Elsewhere lines may be a little lower, and all rows stand on the first page.
            assert!(with_rows.len() > 1 || !Engine::Chromium.is_current(), "{name}: the table goes on");
            let heads: String = shown.columns.iter().map(|r| say(r.name)).collect();
            let heads = format!("{}{heads}", ui("corner-topic", &[]));
            assert!(pages_with(&pages, &heads).is_superset(&with_rows), "{name}: {heads} {pages:#?}");
            ends_with_sources(&pages);
            has_no_controls(&pages);
        }
    });
}

#[test]
fn eight_columns_say_in_each_cell_what_it_is_of() {
    if skipped_in(&[Engine::WebKit], CUTS_ROWS) {
        return;
    }
    visit(async |page| {
        page.compare().await;
        page.click(".presets button", &say(preset("all-eight").unwrap().name)).await;
        page.find(".matrix thead th:nth-child(9)", "").await;
        is_readable(page).await;
        let shown = project(&Options { columns: every_column(), ..Options::default() }, english());
        for (paper, name) in PAPERS {
            let pages = printed(page, paper).await;
            takes(&pages, 3..=4, name);
            rows(&pages, &shown);
            for (column, row) in shown.columns.iter().flat_map(|c| shown.rows.iter().map(move |r| (c, r))) {
                let cell = column.cell(row).expect("the eight have all cells");
                let told = told_below(say(column.name), cell);
                assert!(!pages_with(&pages, &told).is_empty(), "{name}: {told}");
            }
            ends_with_sources(&pages);
            has_no_controls(&pages);
        }
    });
}

#[test]
fn twenty_columns_are_not_cut_off() {
    if skipped_in(&[Engine::WebKit], CUTS_ROWS) {
        return;
    }
    visit(async |page| {
        crate::matrix::show_all(page).await;
        page.click(".count button", &ui("swap", &[])).await;
        page.find(".matrix thead th:nth-child(21)", "").await;
        let pages = printed(page, Paper::A4).await;
        takes(&pages, 6..=8, "A4");
        for relationship in primary() {
            let cells = relationship.cells().iter().filter(|c| !c.is_silent());
            let texts: Vec<_> = cells.map(|c| told_below(say(c.dimension().name), c)).collect();
            together(&pages, &texts);
        }
        ends_with_sources(&pages);
    });
}

#[test]
fn an_opened_cell_is_printed_with_its_claims() {
    visit(async |page| {
        page.compare().await;
        let cell = differing_cell();
        open(page, cell).await;
        let pages = printed(page, Paper::A4).await;
        takes(&pages, 2..=4, "A4");
        let mut texts: Vec<_> = cell.claims().iter().map(|c| say(c.text())).collect();
        texts.push(statement(cell));
        if Engine::Chromium.is_current() {
            together(&pages, &texts);
        } else {
            // A cell with many claims may go on on the next page, in WebKitGTK within a claim.
            for text in &texts {
                assert!(!pages_with(&pages, text).is_empty() || goes_on(&pages, text), "{text}");
            }
        }
        has_no_controls(&pages);
    });
}

/// Prints the result of these answers on both papers, each time on so many pages at most, and expects on them all that
/// leads, what to do about it, the answers and the sources.
async fn prints_result(page: &Page, perspective: Perspective, words: &str, most: usize) {
    let given = answers(words);
    page.load().await;
    page.complete(perspective, &given).await;
    is_readable(page).await;
    let outcome = outcome(&given);
    for (paper, name) in PAPERS {
        let pages = printed(page, paper).await;
        takes(&pages, 1..=most, &format!("{words} on {name}"));
        let all = [pages.concat()];
        let has = |text: &str| assert!(!pages_with(&all, text).is_empty(), "{name}: no “{text}” in {all:#?}");
        for fit in outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship)) {
            for reason in fit.reasons_for.iter().chain(&fit.reasons_against) {
                has(&say(reason.answer.text().of(perspective)));
                reason.mark.claims().iter().for_each(|claim| has(&say(claim.text())));
            }
            let guidance = GUIDANCE.iter().filter(|g| g.relationship() == fit.relationship);
            let guidance = guidance.filter(|g| g.perspective.is_none_or(|p| p == perspective));
            guidance.for_each(|g| has(&say(g.text())));
        }
        outcome.fits.iter().for_each(|f| has(&say(f.relationship.name)));
        for source in &SOURCES {
            has(&citation(source, english()));
        }
        if partly_skipped_in(&[Engine::WebKit], ON_SCREEN) {
            continue;
        }
        for control in ["print", "copy", "restart", "method-link", "see-cell", "change"] {
            let name = ui(control, &[]);
            let shown = format!("return finding('.body :is(button, a)', {}).length", serde_json::json!(name));
            page.print_on_screen(true).await;
            page.shows(0, &shown).await;
            page.print_on_screen(false).await;
        }
    }
}

#[test]
fn a_result_is_printed_on_one_page_with_what_to_do_about_it() {
    visit(async |page| {
        let seeking = Perspective::Seeking;
        prints_result(page, seeking, "skill questions equals fixed regular objective helper no", 1).await;
        prints_result(page, seeking, "ropes teach experience brief alongside none unsure no", 1).await;
        let offering = Perspective::Offering;
        prints_result(page, offering, "opening doors influence open asked loyal unsure no", 1).await;
    });
}

#[test]
fn a_long_result_is_printed_on_two_pages_at_most() {
    visit(async |page| {
        let long = "growth+skill advice experience open asked caring private incident";
        prints_result(page, Perspective::Seeking, long, 2).await;
        prints_result(page, Perspective::Seeking, "ropes+example unsure unsure unsure unsure none unsure unsure", 2)
            .await;
    });
}

/// The first of this relationship's cells that more than one claim fills.
fn told(of: &Relationship) -> &'static Cell {
    of.cells().iter().find(|c| c.claims().len() > 1).expect("there is such a cell")
}

#[test]
fn the_pictures_are_printed_from_the_first_page_on_with_the_steps_at_each_strip() {
    visit(async |page| {
        page.compare().await;
        page.click(".views button", &ui("strips-link", &[])).await;
        page.arrives(&ui("strips-title", &[])).await;
        let steps: String = SCALES[0].steps().map(say).collect();
        let placed = primary().filter(|r| r.cell(SCALES[0].dimension()).is_some_and(|c| !c.positions().is_empty()));
        for (paper, name) in PAPERS {
            let pages = printed(page, paper).await;
            takes(&pages, 1..=2, name);
            let first = primary().filter(|r| pages[0].contains(&close(&say(r.name)))).count();
            assert!(first >= 3, "{name}: only {first} relationships on the first page");
            let found: usize = pages.iter().map(|page| page.matches(&close(&steps)).count()).sum();
            assert_eq!(found, placed.clone().count(), "{name}: the steps stand at each strip");
            ends_with_sources(&pages);
            has_no_controls(&pages);
        }
    });
}

#[test]
fn a_profile_is_printed_with_what_is_open_in_it() {
    visit(async |page| {
        let coaching = relationship("coaching");
        page.go("nav-look-up").await;
        page.arrives(&say(coaching.name)).await;
        is_readable(page).await;
        for (paper, name) in PAPERS {
            let pages = printed(page, paper).await;
            takes(&pages, 3..=4, name);
            for cell in coaching.cells().iter().filter(|c| !c.is_silent()) {
                together(&pages, &[say(cell.dimension().name), statement(cell)]);
            }
            ends_with_sources(&pages);
            has_no_controls(&pages);
            for claim in told(coaching).claims() {
                assert_eq!(pages_with(&pages, &say(claim.text())), BTreeSet::new(), "{name}: it is closed");
            }
        }
        page.click(".fact-open summary", "").await;
        page.find(".fact-open[open]", "").await;
        let pages = printed(page, Paper::A4).await;
        for claim in told(coaching).claims() {
            // On more than one page if it is a side of several disagreements.
            let text = say(claim.text());
            let whole = !pages_with(&pages, &text).is_empty();
            assert!(whole || !is_made_for() && goes_on(&pages, &text), "{}: {pages:#?}", claim.id());
        }
    });
}

#[test]
fn a_page_that_is_printed_before_the_guide_came_into_view_holds_what_stands_between_its_tags() {
    visit_page("print-far.html", async |page| {
        page.until("the element is there", "return !!customElements.get('rapport-guide')").await;
        let pages = printed(page, Paper::A4).await;
        let last = pages.len() - 1;
        let around = ["The table is in our handbook.", "How to reach the society."].map(str::to_owned);
        assert_eq!(together(&pages, &around), last, "no page is empty: {pages:?}");
    });
}
