//! Fits that the sources imply.

use crate::{answers, band, leads};
use rapport::content;
use rapport::content::{Perspective, QUESTIONS, english};
use rapport::engine::fit::{Band, outcome};
use rapport::engine::quiz::{Answers, replies};

#[test]
fn answers_lead_where_the_sources_say() {
    let table = [
        (
            "a newcomer who wants to learn how the place works",
            "need=ropes act=teach stand=experience length=brief format=alongside bond=none",
            "buddy-system",
        ),
        ("the same, with only the need known", "need=ropes", "buddy-system"),
        (
            "a strong performer whom nobody in the room knows",
            "need=opening act=doors stand=influence length=open bond=loyal",
            "sponsorship",
        ),
        (
            "the same, unsure of all but the need and what to do",
            "need=opening act=doors stand=? length=?",
            "sponsorship",
        ),
        ("a group that must learn the same thing", "need=skill act=teach format=group", "training"),
        ("one skill, by questions, for a set time", "need=skill act=questions length=fixed format=regular", "coaching"),
        (
            "growth over years with somebody experienced",
            "need=growth act=advice stand=experience length=open format=asked bond=caring manager=private",
            "mentoring",
        ),
        (
            "a group treated unfairly that wants an outsider's voice",
            "need=backing act=doors stand=outside fairness=advocate",
            "allyship",
        ),
        ("equals on one project", "need=project act=share stand=equals length=project format=alongside", "partnering"),
        (
            "learning by watching from afar",
            "need=example act=watch stand=distance format=none bond=none",
            "role-modelling",
        ),
    ];
    for (who, said, expected) in table {
        assert_eq!(leads(said), [expected], "{who}");
        assert!(leads(said).iter().all(|id| content::relationship(id).is_some()));
    }
}

#[test]
fn a_manager_who_wants_to_mentor_a_report_is_told_why_not_and_what_instead() {
    let said =
        "need=growth act=advice stand=experience length=open format=asked bond=caring manager=helper fairness=no";
    let outcome = outcome(&answers(said));
    let mentoring = outcome.fits.iter().find(|f| f.relationship.id == "mentoring").unwrap();
    assert_eq!(mentoring.band, Some(Band::RuledOut));
    let claims: Vec<_> = mentoring.ruled_out_by.iter().flat_map(|r| r.mark.claims()).map(content::Claim::id).collect();
    assert_eq!(claims, ["SEM-014", "HMD-027"]);
    assert_eq!(outcome.would_lead.map(|r| r.id), Some("mentoring"));
    let instead = mentoring.ruled_out_by[0].answer.instead.as_ref().unwrap();
    assert!(english().say(instead.of(Perspective::Offering)).contains("does not supervise"));
    assert!(!outcome.leaders.contains(mentoring.relationship));
}

#[test]
fn two_needs_can_lead_to_two_forms() {
    let outcome = outcome(&answers("need=skill+growth act=questions length=fixed manager=private bond=caring"));
    assert!(matches!(band(&outcome, "coaching"), Some(Band::Strong | Band::Considering)));
    assert!(matches!(band(&outcome, "mentoring"), Some(Band::Strong | Band::Considering)));
}

#[test]
fn a_second_need_takes_nothing_from_the_first() {
    for first in QUESTIONS[0].answers() {
        for second in QUESTIONS[0].answers().iter().filter(|a| a.id != first.id) {
            let one = outcome(&answers(&format!("need={}", first.id))).fits;
            let both = outcome(&answers(&format!("need={}+{}", first.id, second.id))).fits;
            for before in one.iter().filter(|fit| fit.tally.matched > 0) {
                let after = both.iter().find(|fit| fit.relationship == before.relationship).unwrap();
                assert!(after.tally.compare(before.tally).is_ge(), "{} {}", first.id, second.id);
                assert!(!after.tally.ruled_out);
            }
        }
    }
}

#[test]
fn one_answer_alone_is_never_called_a_strong_fit() {
    for question in &QUESTIONS {
        for reply in replies(question) {
            let outcome = outcome(&Answers::default().with(question, reply));
            assert!(outcome.fits.iter().all(|f| f.band != Some(Band::Strong)), "{}", question.id);
        }
    }
}

#[test]
fn an_incident_alone_leads_to_nothing() {
    let incident = outcome(&answers("fairness=incident"));
    assert!(incident.leaders.is_empty(), "who reports harassment is not told to find an ally");
}

#[test]
fn an_answer_that_speaks_for_nothing_leads_to_nothing() {
    let outcome = outcome(&answers("fairness=no"));
    assert!(outcome.leaders.is_empty());
    assert_eq!(band(&outcome, "allyship"), Some(Band::LessSuited));
    assert_eq!(band(&outcome, "coaching"), None, "the sources say nothing on it");
}
