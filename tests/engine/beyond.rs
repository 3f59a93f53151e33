//! What the result says beyond the fits.

use crate::dice::Dice;
use crate::{answers, band};
use rapport::content::{Answer, CARE, QUESTIONS, Question, Strength, TOGETHER, every_question};
use rapport::engine::beyond::{NEAREST, OPEN, Shown, is_given, is_own, is_several, meets, nearest, serves, shown};
use rapport::engine::fit::{Band, Fit, Reason, changes, outcome};
use rapport::engine::quiz::Reply;

#[test]
fn an_incident_is_taken_note_of_whatever_else_is_answered_and_nothing_else_is_taken_for_one() {
    let mut dice = Dice(23);
    let mut met = 0;
    for _ in 0..5_000 {
        let given = dice.answers();
        let said = given.each().any(|(q, r)| q.id == "fairness" && r.choice().answers(q).any(|a| a.id == "incident"));
        assert!(CARE.iter().all(|care| is_given(&given, care.answer()) == said));
        met += u32::from(said);
    }
    assert!(met > 100, "{met} incidents");
}

#[test]
fn several_are_spoken_of_only_where_two_needs_were_chosen_or_two_fits_are_strong() {
    let mut dice = Dice(29);
    let mut pairs = 0;
    for _ in 0..5_000 {
        let given = dice.answers();
        let outcome = outcome(&given);
        let strong = outcome.fits.iter().filter(|f| f.band == Some(Band::Strong)).count();
        let needs = given.each().any(|(_, reply)| reply.choice().len() == 2);
        assert_eq!(is_several(&given, &outcome), !outcome.leaders.is_empty() && (needs || strong > 1));
        for together in &TOGETHER {
            let bands = together.relationships().iter().map(|r| band(&outcome, r.id)).collect::<Vec<_>>();
            let fit = bands.iter().all(|b| matches!(b, Some(Band::Strong | Band::Considering)));
            assert_eq!(serves(together, &outcome), fit);
            pairs += u32::from(fit && !bands.is_empty());
        }
        for fit in outcome.fits.iter().filter(|f| f.band == Some(Band::RuledOut)) {
            assert!(fit.reasons_for.iter().all(|r| !meets(fit, r.answer)), "what is ruled out meets no need");
        }
    }
    assert!(pairs > 100, "{pairs} pairs");
    let newcomer = outcome(&answers("need=ropes+opening"));
    let meeting = |id| {
        let answer = QUESTIONS[0].answers().iter().find(|a| a.id == id).unwrap();
        newcomer.fits.iter().filter(|f| meets(f, answer)).map(|f| f.relationship.id).collect::<Vec<_>>()
    };
    assert_eq!((meeting("ropes"), meeting("opening")), (vec!["buddy-system"], vec!["sponsorship"]));
}

#[test]
fn equals_are_told_apart_by_what_speaks_for_one_of_them_alone() {
    let mut dice = Dice(31);
    let mut own = 0;
    for _ in 0..20_000 {
        let outcome = outcome(&dice.answers());
        let leading: Vec<_> = outcome.fits.iter().filter(|f| outcome.leaders.contains(f.relationship)).collect();
        if leading.len() < 2 {
            continue;
        }
        assert!(leading.iter().all(|f| f.rank == 1), "who leads shares the first rank");
        for fit in &leading {
            for reason in &fit.reasons_for {
                let for_others = leading.iter().filter(|f| f.relationship != fit.relationship);
                let speaks = for_others.flat_map(|f| &f.reasons_for).any(|r| r.answer == reason.answer);
                assert_eq!(is_own(fit, reason.answer, &outcome), !speaks);
                own += u32::from(!speaks);
            }
        }
    }
    assert!(own > 100, "{own} answers");
}

#[test]
fn each_change_is_shown_once_and_at_once_only_if_it_leads_to_what_is_told_in_full() {
    let mut dice = Dice(37);
    let (mut open, mut more) = (0, 0);
    for _ in 0..2_000 {
        let given = dice.answers();
        let (changes, outcome) = (changes(&given), outcome(&given));
        let likely = |f: &&Fit| matches!(f.band, Some(Band::Strong | Band::Considering));
        let told: Vec<_> = outcome.fits.iter().filter(likely).take(3).collect();
        let all = shown(&changes, &told);
        assert_eq!(all.len(), changes.len());
        assert!(all.iter().filter(|s| **s == Shown::Open).count() <= OPEN);
        for (change, shown) in changes.iter().zip(&all) {
            let alike = changes.iter().zip(&all).filter(|(c, _)| c.does_as(change));
            assert_eq!(
                alike.filter(|(_, s)| **s != Shown::Before).count(),
                1,
                "one of those with the same effect stands for all"
            );
            if *shown == Shown::Open && !told.is_empty() {
                assert!(!change.leaders.is_empty());
                assert!(change.leaders.each().all(|r| told.iter().any(|f| f.relationship == r)));
            }
        }
        open += all.iter().filter(|s| **s == Shown::Open).count();
        more += all.iter().filter(|s| **s == Shown::More).count();
    }
    assert!(open > 100 && more > 100, "{open} {more}");
}

#[test]
fn where_nothing_fits_another_look_is_offered_that_can_help() {
    let mut dice = Dice(41);
    let (mut met, mut ruled_out) = (0, 0);
    for _ in 0..20_000 {
        let given = every_question().fold(dice.answers(), |answers, question| {
            let unsure = if QUESTIONS.contains(question) { Reply::Unsure } else { Reply::Open };
            if dice.below(3) > 0 { answers.with(question, unsure) } else { answers }
        });
        let outcome = outcome(&given);
        if !outcome.leaders.is_empty() {
            continue;
        }
        met += 1;
        let changes = changes(&given);
        let nearest = nearest(&given, &outcome, &changes);
        assert!(!nearest.is_empty() && nearest.len() <= NEAREST);
        let helps = |question: &Question| changes.iter().any(|c| c.question == question && !c.leaders.is_empty());
        let open = |question: &Question| {
            given.get(question).choice().is_empty() && (QUESTIONS.contains(question) || given.broke(question))
        };
        let out = outcome.fits.iter().find(|f| outcome.would_lead == Some(f.relationship));
        let by = |question: &Question| out.is_some_and(|f| f.ruled_out_by.iter().any(|r| r.question.id == question.id));
        assert!(nearest.iter().all(|question| helps(question) || open(question)));
        if let Some(fit) = out {
            ruled_out += 1;
            assert!(by(nearest[0]), "what rules out {} comes first", fit.relationship.id);
        }
        let first = nearest.iter().take_while(|question| helps(question)).count();
        assert!(nearest.iter().skip(first).all(|question| !helps(question)), "those that help come first");
        let mut once = nearest.clone();
        once.dedup();
        assert_eq!(once.len(), nearest.len());
    }
    assert!(met > 100 && ruled_out > 10, "{met} results without a fit, {ruled_out} of them ruled out");
}

#[test]
fn a_rank_is_shared_by_equals_of_one_kind_and_by_nobody_else() {
    let mut dice = Dice(47);
    let mut shared = 0;
    for _ in 0..3000 {
        let fits = outcome(&dice.answers()).fits;
        let kind = |fit: &Fit| match fit.band {
            Some(Band::RuledOut) => 2,
            None => 1,
            Some(_) => 0,
        };
        for (index, pair) in fits.windows(2).enumerate() {
            let [one, other] = pair else { unreachable!() };
            let equal = kind(one) == kind(other) && one.tally.compare(other.tally).is_eq();
            assert_eq!(other.rank, if equal { one.rank } else { index + 2 });
            shared += usize::from(equal);
        }
    }
    assert!(shared > 100, "{shared} shared ranks");
}

#[test]
fn whatever_was_answered_speaks_for_a_form_or_against_it_or_is_told_as_unmatched_or_the_sources_are_silent() {
    let mut dice = Dice(53);
    let mut unmatched = 0;
    for _ in 0..2000 {
        let given = dice.answers();
        for fit in outcome(&given).fits {
            for (question, reply) in given.each() {
                let of = |r: &Reason| r.question.id == question.id;
                let told = fit.reasons_for.iter().chain(&fit.reasons_against).chain(&fit.ruled_out_by).any(of);
                let marks = question.answers().iter().flat_map(Answer::marks);
                let mut marks = marks.filter(|m| m.relationship() == fit.relationship);
                let speak = marks.any(|m| matches!(m.strength, Strength::Strong | Strength::Some));
                let expected = !reply.choice().is_empty() && !told && speak;
                assert_eq!(fit.unmatched.iter().any(|q| q.id == question.id), expected, "{}", question.id);
                unmatched += usize::from(expected);
            }
        }
    }
    assert!(unmatched > 1000, "{unmatched}");
}

#[test]
fn a_change_that_only_takes_away_says_so() {
    let given = answers("need=ropes+example");
    let only: Vec<_> = changes(&given).into_iter().filter(|c| c.only).map(|c| c.answer.id).collect();
    assert_eq!(only, ["ropes", "example"]);
    assert!(changes(&answers("need=ropes")).iter().all(|c| !c.only));
}
