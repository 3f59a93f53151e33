//! Scales and strips: what holds of every position, every cell and every choice of columns.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping there"
)]

use std::collections::BTreeSet;

use rapport::content::{
    self, Bound, CELLS, Cell, DIMENSIONS, Indexed, Kind, POSITIONS, PRIMARY_COUNT, Position, Relationship, SCALES,
    Scale, english, primary,
};
use rapport::engine::matrix::{Ordinal, apart, cell, disputed_in};
use rapport::engine::reduce::{ComparisonAction, ShellAction};
use rapport::engine::set::Set;
use rapport::engine::state::{Screen, State};
use rapport::engine::strip::{Dot, Place, Strip, order};

/// Every strip there is: that of each of the eight on each scale.
fn strips() -> Vec<(&'static Cell, Strip)> {
    let cells = primary().flat_map(Relationship::cells);
    let strips: Vec<_> = cells.filter_map(|c| Some((c, c.strip()?))).collect();
    assert_eq!(strips.len(), PRIMARY_COUNT * SCALES.len());
    strips
}

fn name(cell: &Cell) -> String {
    format!("{}/{}", cell.relationship().id, cell.dimension().id)
}

/// Every choice of columns: 255 of eight.
fn column_sets() -> Vec<Vec<&'static Relationship>> {
    let sets: Vec<_> =
        Set::<Relationship>::subsets(PRIMARY_COUNT).map(|s| primary().filter(|r| s.contains(r)).collect()).collect();
    assert_eq!(sets.len(), 255);
    sets
}

/// A position as a person would write it down, by steps and source.
fn told(cell: &Cell) -> Vec<String> {
    let one = |p: &Position| {
        let steps = if p.from == p.to { p.from.to_string() } else { format!("{}-{}", p.from, p.to) };
        let bound = match p.bound {
            Bound::Before => "<",
            Bound::At => "",
            Bound::After => ">",
        };
        format!("[{}]{bound}{steps}{}", p.source().number, if p.is_hedged() { "?" } else { "" })
    };
    cell.positions().iter().map(one).collect()
}

#[test]
fn five_dimensions_have_an_order() {
    let ids: BTreeSet<_> = SCALES.iter().map(|s| s.dimension().id).collect();
    assert_eq!(ids, BTreeSet::from(["conversation", "driver", "duration", "equality", "structure"]));
    for dimension in &DIMENSIONS {
        assert_eq!(dimension.scale().is_some(), ids.contains(dimension.id), "{}", dimension.id);
        assert!(dimension.scale().is_none_or(|s| s.dimension() == dimension));
    }
    let steps =
        |id| content::dimension(id).unwrap().scale().unwrap().steps().map(|s| english().say(s)).collect::<Vec<_>>();
    assert_eq!(steps("duration"), ["a short time", "months to a year", "long or ongoing"]);
    assert_eq!(steps("conversation"), ["gives no advice", "asks, listens", "advises", "says what to do"]);
    assert_eq!(steps("equality"), ["unequal", "equal in part", "equal"], "the last scale ends where it should");
}

#[test]
fn the_positions_are_those_that_the_sources_give() {
    let expected: [(&str, &str, &[&str]); 11] = [
        ("coaching", "duration", &["[3]1?", "[2]<2?", "[4]<2?"]),
        ("mentoring", "duration", &["[4]>0", "[2]>1?", "[4]>1?", "[3]2?", "[5]2"]),
        ("sponsorship", "duration", &["[2]2"]),
        ("buddy-system", "duration", &["[4]0"]),
        ("coaching", "driver", &["[4]0", "[3]1", "[3]2?"]),
        ("mentoring", "driver", &["[3]0?", "[1]2", "[3]2?", "[4]2?"]),
        ("coaching", "conversation", &["[1]0", "[2]1", "[3]1", "[2]2"]),
        ("mentoring", "conversation", &["[1]1-2", "[2]2", "[3]3?"]),
        ("mentoring", "structure", &["[3]1?", "[2]2"]),
        ("role-modelling", "structure", &["[4]0"]),
        ("partnering", "equality", &["[2]2"]),
    ];
    for (relationship, dimension, positions) in expected {
        assert_eq!(told(cell(relationship, dimension).unwrap()), positions, "{relationship}/{dimension}");
    }
}

#[test]
fn every_position_belongs_to_one_cell_and_rests_on_claims_of_one_source_in_it() {
    let mut count = 0;
    for cell in &CELLS {
        for position in cell.positions() {
            count += 1;
            assert_eq!(cell.relationship().kind, Kind::Primary, "{}", name(cell));
            let claims = position.claims();
            assert!(!claims.is_empty(), "{}", name(cell));
            for claim in &claims {
                assert!(cell.claims().contains(claim), "{}: {}", name(cell), claim.id());
                assert_eq!(claim.source().number, position.source().number, "{}: {}", name(cell), claim.id());
            }
            assert_eq!(position.is_hedged(), claims.iter().all(|c| c.hedged), "{}", name(cell));
            let steps = u8::try_from(cell.dimension().scale().unwrap().steps().len()).unwrap();
            assert!(position.from <= position.to && position.to < steps, "{}", name(cell));
            assert!(position.place() <= Place::of_step(steps - 1), "{}", name(cell));
        }
    }
    assert_eq!(count, POSITIONS.len(), "no position is lost between the cells");
    let hedged = POSITIONS.iter().filter(|p| p.is_hedged()).count();
    assert!(hedged > 0 && hedged < POSITIONS.len(), "both kinds are there");
}

#[test]
fn a_strip_shows_every_position_of_its_cell_once_and_in_order() {
    for (cell, strip) in strips() {
        let of_cell: Vec<_> = cell.positions().iter().map(std::ptr::from_ref).collect();
        let shown: Vec<_> = strip.dots.iter().map(|d| std::ptr::from_ref(d.position)).collect();
        assert_eq!(shown, of_cell, "{}", name(cell));
        assert!(strip.dots.is_sorted_by_key(|d| d.place), "{}", name(cell));
        assert!(strip.scale.dimension() == cell.dimension());
        assert!(!cell.is_silent() || strip.dots.is_empty(), "{}: no dot that no source put there", name(cell));
        assert_eq!(strip.lanes, strip.dots.iter().map(|d| d.lane + 1).max().unwrap_or(0), "{}", name(cell));
        for lane in 0..strip.lanes {
            assert!(strip.dots.iter().any(|d| d.lane == lane), "{}: lane {lane} is empty", name(cell));
        }
    }
    for cell in CELLS.iter().filter(|c| c.dimension().scale().is_none()) {
        assert!(cell.strip().is_none() && cell.positions().is_empty(), "{}", name(cell));
    }
}

/// What a dot takes up, in eighths of a step, where a dot is half a step wide: from, to.
fn extent(dot: &Dot) -> (i32, i32) {
    let middle = i32::from(dot.place.0) * 4 + i32::from(dot.aside) * 2;
    let p = dot.position;
    let (from, to) = if p.bound == Bound::At { (i32::from(p.from) * 8, i32::from(p.to) * 8) } else { (middle, middle) };
    ((middle - 2).min(from), (middle + 2).max(to))
}

#[test]
fn dots_never_overlap_and_two_stand_beside_each_other_at_most() {
    let mut pairs = 0;
    for (cell, strip) in strips() {
        for (n, one) in strip.dots.iter().enumerate() {
            for other in strip.dots.iter().skip(n + 1).filter(|other| other.lane == one.lane) {
                pairs += 1;
                let (a, b) = (extent(one), extent(other));
                assert!(a.1 <= b.0 || b.1 <= a.0, "{}: {one:?} overlaps {other:?}", name(cell));
            }
            let beside = strip.dots.iter().filter(|d| (d.lane, d.place) == (one.lane, one.place)).count();
            assert!(beside <= 2, "{}", name(cell));
            assert_eq!(one.aside == 0, beside == 1, "{}: only a pair is moved aside", name(cell));
            let arrow = one.position.bound != Bound::At;
            assert!(!arrow || beside == 1, "{}: an arrow would point into its neighbour", name(cell));
        }
        if let Some(first) = strip.dots.first() {
            assert_eq!(first.lane, 0, "{}", name(cell));
        }
    }
    assert!(pairs > 10, "only {pairs} dots share a lane with another");
}

#[test]
fn sources_differ_on_a_strip_only_in_a_disputed_cell_and_on_different_places() {
    let (mut differ, mut agree) = (0, 0);
    for (cell, strip) in strips() {
        let places: BTreeSet<_> = cell
            .positions()
            .iter()
            .flat_map(|p| (0..9).map(Place).filter(|place| p.places().contains(place)))
            .collect();
        assert_eq!(strip.differ, cell.is_disputed() && places.len() > 1, "{}", name(cell));
        differ += usize::from(strip.differ);
        agree += usize::from(!strip.differ && strip.dots.len() > 1);
    }
    assert!(differ > 0 && agree > 0, "{differ} differ and {agree} do not");
    assert!(!cell("mentoring", "duration").unwrap().strip().unwrap().differ, "nobody disputes it");
    assert!(!cell("sponsorship", "duration").unwrap().strip().unwrap().differ, "only one source gives a length");
    assert!(cell("coaching", "driver").unwrap().strip().unwrap().differ);
}

#[test]
fn a_row_differs_for_every_choice_of_columns_by_places_where_there_are_any_and_by_claims_elsewhere() {
    let (mut by_place, mut by_claims) = (0, 0);
    for columns in column_sets() {
        for dimension in &DIMENSIONS {
            let cells: Vec<_> = columns.iter().filter_map(|r| r.cell(dimension)).collect();
            let disputed = disputed_in(&columns, dimension);
            let expected: Vec<_> = cells.iter().filter(|c| c.is_disputed() && !c.says_both()).collect();
            assert_eq!(
                disputed.iter().map(|r| r.id).collect::<Vec<_>>(),
                expected.iter().map(|c| c.relationship().id).collect::<Vec<_>>()
            );
            let told = apart(&columns, dimension);
            if dimension.id == "further-reading" {
                assert!(!told, "what to read tells nothing apart");
                continue;
            }
            let placed: Vec<_> = cells.iter().filter(|c| !c.positions().is_empty()).collect();
            if placed.len() > 1 {
                let sets: Vec<BTreeSet<Place>> = placed
                    .iter()
                    .map(|c| {
                        let named: Vec<_> = c.positions().iter().filter(|p| p.bound == Bound::At).collect();
                        let all: Vec<_> = c.positions().iter().collect();
                        let told = if named.is_empty() { all } else { named };
                        (0..9).map(Place).filter(|place| told.iter().any(|p| p.places().contains(place))).collect()
                    })
                    .collect();
                let disjoint = sets.iter().any(|one| sets.iter().any(|other| one.is_disjoint(other)));
                assert_eq!(told, disjoint, "{}", dimension.id);
                by_place += usize::from(told);
            } else {
                let filled: BTreeSet<Vec<_>> = cells
                    .iter()
                    .filter(|c| !c.is_silent())
                    .map(|c| c.claims().iter().map(|claim| claim.id()).collect())
                    .collect();
                assert_eq!(told, filled.len() > 1, "{}", dimension.id);
                by_claims += 1;
            }
        }
    }
    assert!(by_place > 0 && by_claims > 0, "{by_place} by place, {by_claims} by claims");
}

// ---- The two pictures ----

/// Every choice of two scales.
fn choices() -> Vec<[&'static Scale; 2]> {
    SCALES.iter().flat_map(|a| SCALES.iter().map(move |b| [a, b])).filter(|[a, b]| a != b).collect()
}

fn showing(strips: [&'static Scale; 2]) -> State {
    let mut state = State::default().after(ShellAction::Go(Screen::Strips));
    for (picture, scale) in Ordinal::ALL.into_iter().zip(strips) {
        state = state.after(ComparisonAction::Scale(picture, scale));
    }
    state
}

#[test]
fn each_two_scales_can_be_shown_and_never_one_twice() {
    let first = State::default().comparison.options.strips.map(|s| s.dimension().id);
    assert_eq!(first, ["duration", "driver"]);
    assert_eq!(choices().len(), 20);
    for strips in choices() {
        let state = showing(strips);
        assert_eq!((state.screen, state.comparison.options.strips), (Screen::Strips, strips));
        let [one, other] = strips;
        assert_eq!(
            state.after(ComparisonAction::Scale(Ordinal::First, other)).comparison.options.strips,
            [other, one],
            "they change places"
        );
        assert_eq!(
            state.after(ComparisonAction::Scale(Ordinal::Second, one)).comparison.options.strips,
            [other, one],
            "they change places"
        );
        for nothing in [ComparisonAction::Scale(Ordinal::First, one), ComparisonAction::Scale(Ordinal::Second, other)] {
            assert_eq!(state.after(nothing).comparison.options.strips, strips);
        }
        assert_eq!(
            state.after(ComparisonAction::Reset).comparison.options.strips,
            State::default().comparison.options.strips
        );
    }
}

#[test]
fn the_eight_stand_in_the_order_of_the_first_scale_and_the_silent_ones_last() {
    for strips in choices() {
        let order = order(strips);
        let ids: BTreeSet<_> = order.iter().map(|r| r.id).collect();
        assert_eq!((ids.len(), order.len()), (PRIMARY_COUNT, PRIMARY_COUNT), "each of the eight once");
        let cell = |r: &Relationship, picture: usize| r.cell(strips[picture].dimension()).unwrap();
        let places = |r: &Relationship| cell(r, 0).positions().iter().map(Position::place).collect::<Vec<_>>();
        let group = |r: &Relationship| match places(r).len() {
            0 if cell(r, 0).is_silent() && cell(r, 1).is_silent() => 2,
            0 => 1,
            _ => 0,
        };
        for pair in order.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            assert!(group(a) <= group(b), "{} before {}", a.id, b.id);
            if group(a) == group(b) && group(a) > 0 {
                assert!(a.index() < b.index(), "{} before {}", a.id, b.id);
            }
            if group(b) == 0 {
                let sum = |r| places(r).into_iter().map(|place| u32::from(place.0)).sum::<u32>();
                let [of_a, of_b] = [a, b].map(|r| u32::try_from(places(r).len()).unwrap());
                assert!(sum(a) * of_b <= sum(b) * of_a, "{} stands before {} on average", a.id, b.id);
            }
        }
    }
    let [duration, driver] = State::default().comparison.options.strips;
    let ids: Vec<_> = order([duration, driver]).iter().map(|r| r.id).collect();
    assert_eq!(ids[..4], ["buddy-system", "coaching", "mentoring", "sponsorship"], "from short to long");
}
