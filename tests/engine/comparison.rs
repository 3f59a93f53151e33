//! The comparison: columns, rows, search, and the cells that reasons lead to.

use crate::dice::Dice;
use crate::state::state;
use rapport::content;
use rapport::content::{
    CELLS, Cell, DIMENSIONS, DISAGREEMENTS, Indexed, PRESETS, Perspective, Relationship, english, preset, primary,
};
use rapport::engine::matrix;
use rapport::engine::matrix::{
    Options, Ordinal, TELLING, apart, beside, cell, every_column, every_row, matches, most_differing_rows, on_a_scale,
    project, project_pair,
};
use rapport::engine::reduce::{ComparisonAction, QuizAction, ShellAction};
use rapport::engine::search::Query;
use rapport::engine::set::Set;
use rapport::engine::state::{Focus, Screen, Start, State};

#[test]
fn every_cell_is_in_one_state_and_silent_means_no_claims() {
    use matrix::CellState::{Several, Silent};
    for cell in primary().flat_map(Relationship::cells) {
        assert_eq!(cell.state() == Silent, cell.is_silent());
        assert_eq!(cell.summary().is_none(), cell.is_silent());
        if cell.state() == Several {
            assert!(cell.claims().iter().all(|c| c.about() != Some(cell.relationship())));
        }
    }
}

#[test]
fn the_matrix_shows_what_is_chosen_and_nothing_else() {
    let start = project(&Options::default(), english());
    assert_eq!(start.columns.iter().map(|r| r.id).collect::<Vec<_>>(), ["coaching", "mentoring", "sponsorship"]);
    assert_eq!(start.rows.len(), DIMENSIONS.iter().filter(|d| d.shown).count());
    let all = Options { columns: every_column(), rows: every_row(), ..Options::default() };
    let shown = project(&all, english());
    assert_eq!((shown.columns.len(), shown.rows.len()), (8, 20));
    // Every set of columns: what is shown is what was asked for, in the order of the content.
    for bits in 1..256_usize {
        let columns = Set::of(primary().filter(|r| bits & (1 << r.index()) != 0));
        let options = Options { columns, rows: every_row(), only_differing: true, ..Options::default() };
        let shown = project(&options, english());
        assert_eq!(shown.columns.len(), usize::try_from(columns.len()).unwrap());
        assert_eq!((shown.rows.len(), DIMENSIONS.len()), shown.differing);
        assert!(shown.rows.iter().all(|d| apart(&shown.columns, d)));
    }
}

#[test]
fn a_cell_can_be_opened_exactly_where_the_table_has_words_for_it() {
    let mut dice = Dice(29);
    for _ in 0..300 {
        let start = State::starting(dice.start());
        let options = Options { only_differing: dice.below(2) == 0, ..start.comparison.options };
        let shown = project(&options, english());
        for cell in &CELLS {
            let there = shown.columns.contains(&cell.relationship()) && shown.rows.contains(&cell.dimension());
            assert_eq!(options.shows(&shown.columns, cell), there && !cell.is_silent());
        }
    }
}

#[test]
fn a_row_with_nothing_to_compare_does_not_differ() {
    let pair: Vec<_> = ["training", "role-modelling"].into_iter().filter_map(content::relationship).collect();
    let row = |id| content::dimension(id).unwrap();
    assert!(!apart(&pair, row("outcomes")), "both are silent");
    assert!(!apart(&pair, row("trust")), "only one is filled");
    assert!(apart(&pair, row("definition")), "both are filled, by different claims");
    let pair: Vec<_> = ["coaching", "mentoring"].into_iter().filter_map(content::relationship).collect();
    assert!(!apart(&pair, row("further-reading")), "what to read tells nothing of the two");
}

#[test]
fn a_search_finds_words_of_summaries_and_claims_in_any_row() {
    let search = |query: &str| {
        let options = Options { query: query.to_owned(), ..Options::default() };
        project(&options, english()).rows.iter().map(|d| d.id).collect::<Vec<_>>()
    };
    assert!(search("advice").contains(&"conversation"));
    assert!(search("CERTIFICATION").contains(&"expertise"), "case does not matter");
    assert_eq!(search("PROTÉGÉ"), search("protégé"), "nor does it with accents");
    assert!(search("  trust ").contains(&"trust"), "a row that is not shown at first is found");
    assert_eq!(search("xylophone"), Vec::<&str>::new());
    assert_eq!(search("   "), project(&Options::default(), english()).rows.iter().map(|d| d.id).collect::<Vec<_>>());
}

#[test]
fn a_search_minds_neither_case_nor_accents_and_marks_what_is_written() {
    let find = |query: &str, text| Query::new(query).unwrap().find(text);
    assert_eq!(find("protege", "the Protégé’s"), Some(("the ", "Protégé", "’s")));
    assert_eq!(find("É’", "caf\u{e9}'s"), Some(("caf", "é'", "s")));
    assert_eq!(find("a b", "a\u{a0}b"), Some(("", "a\u{a0}b", "")));
    assert_eq!(find("aab", "aaab"), Some(("a", "aab", "")), "a start that leads nowhere hides no other");
    assert_eq!(find("ab", "a"), None);
    assert_eq!((Query::new(""), Query::new("  ")), (None, None));
}

#[test]
fn a_search_counts_what_it_marks_and_says_where_else_there_is_something() {
    let words = ["trust", "sponsor", "buddy", "often", "e", "xylophone", "mentor a", "’"];
    for (columns, word) in Set::subsets(8).flat_map(|columns| words.map(|word| (columns, word))) {
        let options = Options { columns, query: word.to_owned(), ..Options::default() };
        let (shown, query) = (project(&options, english()), Query::new(word).unwrap());
        let found = shown.found.unwrap();
        let says = |text| query.is_in(english().say(text));
        let names = shown.columns.iter().map(|r| r.name).chain(shown.rows.iter().map(|d| d.name));
        let cells = shown.rows.iter().flat_map(|d| shown.columns.iter().filter_map(|r| r.cell(d)));
        let told: usize = cells.map(|c| matches(c, &query, english())).sum();
        assert_eq!(found.matches, names.filter(|name| says(*name)).count() + told);
        for relationship in primary() {
            let elsewhere = found.elsewhere.iter().find(|(r, _)| *r == relationship);
            let cells = relationship.cells().iter().filter(|c| matches(c, &query, english()) > 0).count();
            let hidden = !columns.contains(relationship) && (cells > 0 || says(relationship.name));
            assert_eq!(elsewhere.map(|(_, number)| *number), hidden.then_some(cells), "{word} in {}", relationship.id);
        }
        for row in DIMENSIONS.iter().filter(|d| !shown.rows.contains(d)) {
            assert!(!says(row.name));
            assert!(shown.columns.iter().filter_map(|r| r.cell(row)).all(|c| matches(c, &query, english()) == 0));
        }
    }
}

#[test]
fn what_differs_most_tells_more_pairs_apart_than_any_row_left_out() {
    for columns in Set::subsets(8) {
        let options = Options { columns, ..Options::default() };
        let columns = options.relationships();
        // Those that stand apart on a scale weigh more than all others together.
        let pairs = |row: &content::Dimension| -> usize {
            let each = columns.iter().flat_map(|a| columns.iter().map(move |b| [*a, *b]));
            let told = each.filter(|[a, b]| a.index() < b.index() && apart(&[a, b], row));
            told.map(|pair| if on_a_scale(&pair, row) { 100 } else { 1 }).sum()
        };
        let rows = most_differing_rows(&columns);
        assert_eq!(rows.len() as usize, TELLING);
        let (told, left): (Vec<_>, Vec<_>) = DIMENSIONS.iter().partition(|d| rows.contains(d));
        let least = told.iter().map(|d| pairs(d)).min().unwrap();
        assert!(left.iter().all(|d| pairs(d) <= least));
        // Of those that tell as many apart, the first ones.
        let end = told.iter().filter(|d| pairs(d) == least).map(|d| d.index()).max().unwrap();
        assert!(left.iter().all(|d| pairs(d) < least || d.index() > end));
    }
    let one = state([
        ComparisonAction::Preset(preset("coach-or-mentor").unwrap()),
        ComparisonAction::Column(primary().next().unwrap()),
    ]);
    assert_eq!(one.comparison.options.columns.len(), 1);
    let shown = one.after(ComparisonAction::MostDiffering).comparison.options;
    assert_eq!((shown.columns, shown.rows), (every_column(), most_differing_rows(&primary().collect::<Vec<_>>())));
}

#[test]
fn a_pair_is_always_two_and_each_place_takes_what_is_put_there() {
    for columns in Set::subsets(8) {
        let start = State::starting(Start { columns, ..Start::default() });
        let pair = start.after(ShellAction::Go(Screen::Pair));
        let shown = project_pair(&pair.comparison.options, english()).columns;
        assert_eq!(shown.len(), 2);
        let kept = project(&start.comparison.options, english()).columns;
        assert!(kept.iter().take(2).all(|r| shown.contains(r)), "they stand there already");
        for (index, relationship) in (0..2).flat_map(|index| primary().map(move |r| (index, r))) {
            let put = pair.after(ComparisonAction::Pair(Ordinal::ALL[index], relationship));
            let now = project_pair(&put.comparison.options, english()).columns;
            assert_eq!(now.len(), 2);
            assert_eq!(now[index], relationship, "{} stands where it was put", relationship.id);
            let other = if relationship == shown[1 - index] { shown[index] } else { shown[1 - index] };
            assert_eq!(now[1 - index], other, "the other one stays, or they change places");
            assert_eq!(put.comparison.options.columns, columns, "the table keeps its columns");
        }
    }
}

#[test]
fn what_a_search_finds_elsewhere_is_shown_where_the_reader_is() {
    let table = state([ComparisonAction::Search("trust".to_owned())]);
    for relationship in primary() {
        let shown = table.after(ComparisonAction::Found(relationship));
        assert!(shown.columns().contains(&relationship) && shown.focus == Focus::Search);
        assert!(table.columns().iter().all(|r| shown.columns().contains(r)), "nothing is taken away");
        let pair = table.after(ShellAction::Go(Screen::Pair)).after(ComparisonAction::Found(relationship));
        assert_eq!(pair.columns()[1], relationship);
        assert_eq!(pair.comparison.options.columns, table.comparison.options.columns, "the table keeps its columns");
    }
}

#[test]
fn everything_is_compared_with_something_else_and_presets_with_two_at_least() {
    for relationship in primary() {
        let with = beside(relationship);
        assert!(with.contains(&relationship) && with.len() >= 2);
    }
    for preset in &PRESETS {
        let columns = state([ComparisonAction::Preset(preset)]).comparison.options.columns;
        assert_eq!(columns.len() as usize, preset.relationships().len());
        assert!(preset.relationships().iter().all(|r| columns.contains(r)));
    }
}

#[test]
fn rows_are_shown_and_hidden_one_by_one_but_never_the_last() {
    let mut rows = State::default().comparison.options.rows;
    let mut state = State::default();
    for dimension in DIMENSIONS.iter().chain(&DIMENSIONS).chain(DIMENSIONS.iter().filter(|d| d.shown)) {
        state = state.after(ComparisonAction::Row(dimension));
        let wanted = rows.toggle(dimension);
        rows = if wanted.is_empty() { rows } else { wanted };
        assert_eq!(state.comparison.options.rows, rows);
    }
    assert_eq!(rows.len(), 1, "the last one stays");
}

#[test]
fn who_comes_straight_back_from_a_cell_goes_on_reading_where_the_result_was_left() {
    let result = state([QuizAction::Begin(Perspective::Seeking)]).after(ShellAction::Go(Screen::Result));
    let cell = CELLS.iter().find(|c| !c.is_silent()).unwrap();
    let there = result.after(ComparisonAction::ShowCell(cell));
    assert_eq!(there.after(ShellAction::Go(Screen::Result)).focus, Focus::Reason(cell));
    let back = there.after(ShellAction::Load(rapport::engine::link::write(&result)));
    assert_eq!((back.screen, back.focus), (Screen::Result, Focus::Reason(cell)), "as the browser goes back");
    let aside = there.after(ComparisonAction::Toggle(cell)).after(ShellAction::Go(Screen::Sources));
    assert_eq!(aside.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading);
    let again = there.after(ShellAction::Go(Screen::Result)).after(ShellAction::Go(Screen::Matrix));
    assert_eq!(again.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading, "only once");
    let elsewhere = State::default().after(ComparisonAction::ShowCell(cell));
    assert_eq!(elsewhere.after(ShellAction::Go(Screen::Result)).focus, Focus::Heading);
}

#[test]
fn a_cell_that_is_shown_is_visible_and_open() {
    for cell in primary().flat_map(Relationship::cells).filter(|c| !c.is_silent()) {
        let hidden = state([ComparisonAction::Search("xylophone".to_owned()), ComparisonAction::OnlyDiffering]);
        let state = hidden.after(ComparisonAction::ShowCell(cell));
        let shown = project(&state.comparison.options, english());
        assert_eq!(state.comparison.open, Some(cell));
        assert_eq!(state.focus, Focus::Opened(cell));
        assert!(shown.columns.contains(&cell.relationship()) && shown.rows.contains(&cell.dimension()));
    }
}

#[test]
fn every_disagreement_can_be_reached_from_a_cell() {
    for disagreement in &DISAGREEMENTS {
        let from = |c: &&&Cell| c.disagreements().contains(&disagreement);
        let touched = disagreement.cells();
        let cells: Vec<_> = touched.iter().filter(from).collect();
        assert_eq!(cells.len(), touched.len(), "{}", disagreement.id);
        assert!(cells.iter().all(|c| cell(c.relationship().id, c.dimension().id).is_some()));
    }
}
