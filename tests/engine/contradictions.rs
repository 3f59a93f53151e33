//! Answers that pull apart, and changing one of them.

use crate::state::{concluded, state};
use crate::{answers, pick};
use rapport::content;
use rapport::content::{Answer, CONTRADICTIONS, Indexed, Perspective, QUESTIONS, Question, english};
use rapport::engine::quiz::{Answers, Reply, contradictions};
use rapport::engine::reduce::{QuizAction, ShellAction};
use rapport::engine::set::Set;
use rapport::engine::state::{Changing, Focus, Screen};

/// The ids of what pulls apart.
pub(crate) fn pull_apart(said: &str) -> Vec<&'static str> {
    contradictions(&answers(said)).iter().map(|c| c.id()).collect()
}

#[test]
fn of_all_pairs_of_answers_exactly_those_pull_apart_that_the_content_names() {
    let (mut pairs, mut pulling) = (0, 0);
    let all = || QUESTIONS.iter().flat_map(|question| question.answers().iter().map(move |answer| (question, answer)));
    for (one, other) in all()
        .flat_map(|one| all().map(move |other| (one, other)))
        .filter(|(one, other)| one.0.index() < other.0.index())
    {
        let choose = |answers: Answers, (question, answer): (&Question, &Answer)| {
            answers.with(question, Reply::Chosen(Set::singleton(answer)))
        };
        let found = contradictions(&choose(choose(Answers::default(), one), other));
        let named = |(question, among): &(&Question, Vec<&Answer>), (of, answer): (&Question, &Answer)| {
            *question == of && among.contains(&answer)
        };
        let expected = CONTRADICTIONS.iter().filter(|c| named(&c.sides()[0], one) && named(&c.sides()[1], other));
        let expected: Vec<_> = expected.map(content::Contradiction::id).collect();
        assert_eq!(found.iter().map(|c| c.id()).collect::<Vec<_>>(), expected, "{} {}", one.1.id, other.1.id);
        assert!(expected.len() <= 1, "a pair is told of once");
        pairs += 1;
        pulling += expected.len();
    }
    assert!(pairs > 500 && (12..=30).contains(&pulling), "{pulling} of {pairs} pairs");
    assert!((6..=12).contains(&CONTRADICTIONS.len()));
}

#[test]
fn no_contradiction_is_without_claims_and_none_without_a_way_out() {
    for contradiction in &CONTRADICTIONS {
        assert!(!contradiction.claims().is_empty() && !contradiction.keeping().is_empty(), "{}", contradiction.id());
        for perspective in Perspective::ALL {
            assert!(!english().say(contradiction.text.of(perspective)).is_empty());
            assert!(!english().say(contradiction.keep.of(perspective)).is_empty());
        }
    }
}

#[test]
fn what_goes_with_a_second_need_does_not_pull_apart() {
    assert_eq!(pull_apart("need=ropes length=open"), ["ropes-for-long"]);
    assert_eq!(pull_apart("need=ropes+growth length=open"), [""; 0], "growing takes a long time");
    assert_eq!(pull_apart("need=ropes length=?"), [""; 0]);
    assert_eq!(pull_apart("need=ropes"), [""; 0]);
    let three = "need=opening stand=equals length=brief bond=caring manager=helper";
    assert_eq!(pull_apart(three), ["opening-for-short", "opening-of-equals", "open-to-the-manager"]);
}

#[test]
fn most_answer_sets_that_lead_clearly_where_the_sources_say_do_not_pull_apart() {
    for said in [
        "need=ropes act=teach stand=experience length=brief format=alongside bond=none manager=involved fairness=no",
        "need=opening act=doors stand=influence length=open format=asked bond=loyal manager=private fairness=backers",
        "need=skill act=teach stand=experience length=fixed format=group bond=none manager=involved fairness=no",
        "need=skill act=questions stand=equals length=fixed format=regular bond=objective manager=involved fairness=no",
        "need=growth act=advice stand=experience length=open format=asked bond=caring manager=private fairness=power",
        "need=backing act=doors stand=outside length=open format=asked bond=loyal manager=private fairness=advocate",
        "need=project act=share stand=equals length=project format=alongside bond=objective manager=private fairness=no",
        "need=example act=watch stand=distance length=open format=none bond=none manager=private fairness=no",
    ] {
        assert_eq!(pull_apart(said), [""; 0], "{said}");
    }
}

#[test]
fn from_a_later_question_an_earlier_answer_is_changed_and_the_rest_is_kept() {
    let quiz = state([
        QuizAction::Begin(Perspective::Seeking),
        pick(0, 0),
        QuizAction::Continue,
        QuizAction::Unsure,
        QuizAction::Continue,
        QuizAction::Unsure,
        QuizAction::Continue,
        pick(3, 3),
    ]);
    assert_eq!(quiz.screen, Screen::Question(&QUESTIONS[3]));
    assert_eq!(contradictions(&quiz.quiz.answers).len(), 1);
    let need = quiz.after(QuizAction::Change(&QUESTIONS[0]));
    assert_eq!((need.screen, need.focus), (Screen::Question(&QUESTIONS[0]), Focus::Heading));
    let changed = need.after(pick(0, 0)).after(pick(0, 2)).after(QuizAction::Continue);
    assert_eq!(
        (changed.screen, changed.focus, &changed.quiz.changing),
        (Screen::Question(&QUESTIONS[3]), Focus::Heading, &None)
    );
    assert_eq!(
        changed.quiz.answers,
        quiz.quiz.answers.clone().with(&QUESTIONS[0], Reply::Chosen(Set::singleton(&QUESTIONS[0].answers()[2])))
    );
    assert_eq!(contradictions(&changed.quiz.answers).len(), 0);
    let cancelled = need.after(pick(0, 2)).after(QuizAction::Back);
    assert_eq!((cancelled.screen, &cancelled.quiz.answers), (Screen::Question(&QUESTIONS[3]), &quiz.quiz.answers));
    assert_eq!(cancelled.focus, Focus::Change(&QUESTIONS[0]));
    assert_eq!(
        quiz.after(QuizAction::Change(&QUESTIONS[3])).quiz.changing,
        None,
        "the question itself is on the screen already"
    );
    assert_eq!(
        quiz.after(QuizAction::Change(&QUESTIONS[5])).screen,
        Screen::Question(&QUESTIONS[3]),
        "and a later one comes anyway"
    );
}

#[test]
fn to_go_on_choosing_during_a_change_leads_where_the_answers_as_they_were_lead() {
    let result = concluded(
        Perspective::Seeking,
        answers(
            "need=skill act=questions stand=influence length=fixed format=asked bond=objective manager=private fairness=no",
        ),
    );
    assert_eq!(result.resume(), Screen::Result);
    let skill = QUESTIONS[0].answers().iter().find(|answer| answer.id == "skill").unwrap();
    let emptied = result.after(QuizAction::Change(&QUESTIONS[0])).after(QuizAction::Pick(skill));
    assert_eq!(emptied.quiz.answers.get(&QUESTIONS[0]), Reply::Open, "the answer is taken back");
    assert_eq!(emptied.resume(), Screen::Result, "a change that is left is called off");
    assert_eq!(emptied.after(ShellAction::Go(emptied.resume())).quiz.answers, result.quiz.answers);
}

#[test]
fn a_change_that_leads_to_another_change_ends_at_the_result_with_both() {
    let result = concluded(Perspective::Offering, answers("need=ropes act=teach length=brief"));
    let length = result.after(QuizAction::Change(&QUESTIONS[3])).after(pick(3, 3));
    let need = length.after(QuizAction::Change(&QUESTIONS[0]));
    let expected = answers("need=ropes act=teach length=open");
    assert_eq!(
        need.quiz.changing,
        Some(Changing { question: &QUESTIONS[0], before: expected.clone(), from: Screen::Result })
    );
    let done = need.after(pick(0, 2)).after(QuizAction::Continue);
    assert_eq!((done.screen, done.quiz.answers), (Screen::Result, answers("need=ropes+growth act=teach length=open")));
    let cancelled = need.after(QuizAction::Back);
    assert_eq!((cancelled.screen, cancelled.quiz.answers), (Screen::Result, expected));
}
