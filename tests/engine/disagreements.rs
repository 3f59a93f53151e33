//! The list of disagreements: filters, and what stands open.

use crate::dice::sane;
use rapport::content;
use rapport::content::{CELLS, CLAIMS, DISAGREEMENTS, Difference, MARKS, Strength, primary};
use rapport::engine::differ::Filter;
use rapport::engine::reduce::{ListAction, ShellAction};
use rapport::engine::state::{Focus, Screen, Start, State};

/// Every filter that a reader can set.
pub(crate) fn filters() -> Vec<Filter> {
    let kinds: Vec<_> = [None].into_iter().chain(Difference::ALL.map(Some)).collect();
    let relationships: Vec<_> = [None].into_iter().chain(primary().map(Some)).collect();
    let pairs = kinds.iter().flat_map(|kind| relationships.iter().map(move |r| (*kind, *r)));
    let all: Vec<_> = pairs.map(|(kind, relationship)| Filter { kind, relationship }).collect();
    assert_eq!(all.len(), 6 * 9);
    all
}

/// What a filter says, worked out in another way: by the cells of the matrix.
pub(crate) fn lets_through(filter: Filter, id: &str) -> bool {
    let mut found = false;
    for cell in CELLS.iter().filter(|c| filter.relationship.is_none_or(|r| c.relationship().id == r.id)) {
        found |= cell.disagreements().iter().any(|d| d.id == id && filter.kind.is_none_or(|kind| kind == d.kind));
    }
    found
}

#[test]
fn every_filter_lists_exactly_what_it_says_kind_by_kind() {
    let mut empty = 0;
    for filter in filters() {
        let listed: Vec<_> = Difference::ALL.into_iter().flat_map(|kind| filter.group(kind)).collect();
        let ids: Vec<_> = listed.iter().map(|d| d.id).collect();
        for disagreement in &DISAGREEMENTS {
            let expected = lets_through(filter, disagreement.id);
            assert_eq!(filter.lists(disagreement), expected, "{filter:?}: {}", disagreement.id);
            assert_eq!(ids.iter().filter(|id| **id == disagreement.id).count(), usize::from(expected));
        }
        assert_eq!(filter.count(), listed.len(), "{filter:?}");
        for kind in Difference::ALL {
            assert!(filter.group(kind).iter().all(|d| d.kind == kind));
            assert!(filter.group(kind).is_sorted_by_key(|d| DISAGREEMENTS.iter().position(|o| o == *d)));
        }
        empty += u32::from(listed.is_empty());
    }
    assert_eq!(Filter::default().count(), DISAGREEMENTS.len());
    assert!(empty > 0, "some choices leave nothing");
}

#[test]
fn each_choice_is_counted_as_what_it_leaves() {
    let touching = |id| Filter::default().by_relationship(content::relationship(id));
    let kinds: Vec<_> = Difference::ALL.map(|kind| Filter::default().by_kind(Some(kind)).count()).into();
    assert_eq!(kinds, [4, 10, 4, 2, 13]);
    assert_eq!(touching("role-modelling").count(), 0, "nothing to differ on was found there");
    for filter in filters() {
        let each: usize = Difference::ALL.map(|kind| filter.by_kind(Some(kind)).count()).iter().sum();
        assert_eq!(each, filter.by_kind(None).count(), "a disagreement is of one kind");
        let each: usize = primary().map(|r| filter.by_relationship(Some(r)).count()).sum();
        assert!(each >= filter.by_relationship(None).count(), "and touches one relationship or more");
    }
}

#[test]
fn a_disagreement_is_shown_whatever_the_filter_was_and_no_more_of_it_is_cleared_than_must_be() {
    for filter in filters() {
        let listed = State::default().after(ListAction::Filter(filter));
        assert_eq!((listed.screen, listed.list.filter, listed.focus), (Screen::Disagreements, filter, Focus::Heading));
        for disagreement in &DISAGREEMENTS {
            let from = listed.after(ShellAction::Go(Screen::Matrix));
            let shown = from.after(ListAction::Show(disagreement));
            assert_eq!(shown.screen, Screen::Disagreements);
            assert_eq!(shown.list.open, Some(disagreement));
            assert_eq!(shown.focus, Focus::Disagreement(disagreement));
            sane(&shown);
            let (kind, relationship) = (shown.list.filter.kind, shown.list.filter.relationship);
            let kept = Filter::default().by_kind(filter.kind);
            assert_eq!(kind, filter.kind.filter(|_| lets_through(kept, disagreement.id)));
            let kept = Filter::default().by_relationship(filter.relationship);
            assert_eq!(relationship, filter.relationship.filter(|_| lets_through(kept, disagreement.id)));
        }
    }
}

#[test]
fn a_disagreement_folds_and_unfolds_where_it_is_listed_and_closes_with_a_filter_that_hides_it() {
    for filter in filters() {
        let listed = State::default().after(ListAction::Filter(filter));
        for disagreement in &DISAGREEMENTS {
            let unfolded = listed.after(ListAction::Toggle(disagreement));
            if !filter.lists(disagreement) {
                assert_eq!((unfolded.list.open, unfolded.focus), (None, Focus::Stay), "{}", disagreement.id);
                continue;
            }
            assert_eq!((unfolded.list.open, unfolded.focus), (Some(disagreement), Focus::Disagreement(disagreement)));
            let folded = unfolded.after(ListAction::Toggle(disagreement));
            assert_eq!((folded.list.open, folded.focus), (None, Focus::Disagreement(disagreement)));
            for other in filters() {
                let list = unfolded.after(ListAction::Filter(other));
                assert_eq!(list.list.open, Some(disagreement).filter(|d| other.lists(d)));
                let one = unfolded.after(ListAction::Kind(other.kind));
                let both = one.after(ListAction::Touching(other.relationship));
                assert_eq!((both.list.filter, both.focus), (other, Focus::Stay));
                assert_eq!(one.list.filter, filter.by_kind(other.kind));
                sane(&one);
                sane(&both);
            }
            let next = DISAGREEMENTS.iter().rfind(|d| filter.lists(d)).unwrap();
            assert_eq!(unfolded.after(ListAction::Toggle(next)).list.open, Some(next).filter(|d| *d != disagreement));
        }
    }
}

#[test]
fn a_page_that_opens_the_guide_anew_lists_all_and_opens_none() {
    let shown =
        State::default().after(ListAction::Kind(Some(Difference::Within))).after(ListAction::Show(&DISAGREEMENTS[0]));
    let state = shown.after(ShellAction::Open(Start::default()));
    assert_eq!((state.list.filter, state.list.open), (Filter::default(), None));
}

#[test]
fn every_reason_leads_to_cells_with_all_its_claims() {
    for mark in &MARKS {
        let claims = mark.claims();
        for claim in &claims {
            let cell = mark.relationship().cell(claim.dimension()).unwrap();
            assert!(cell.claims().contains(claim), "{}", claim.id());
        }
        assert!(mark.strength != Strength::RulesOut || claims.len() > 1, "one source alone does not rule out");
    }
    assert!(CLAIMS.iter().any(|c| c.hedged), "hedges are carried over");
}
