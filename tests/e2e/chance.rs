//! Answers at random: what the page concludes is what the engine does, and what it says would change that does.

use std::env;

use rapport::{
    content::{Indexed, Perspective, QUESTIONS, Question},
    engine::{
        fit::{Change, changes},
        quiz::{Answers, EMPHASISED_MAX, Reply, can_be_emphasised, replies},
    },
};
use serde_json::{Value, json};

use crate::harness::{Engine, Page, Verdict, answer_named, beginning, say, ui, values, visit};

/// How many sets of answers a run tries in an engine; `RAPPORT_ANSWER_SETS` can ask for more. What a set leads to has been
/// proven for all of them without a browser, so each engine tries others.
const SETS: usize = 30;
/// How many of them one page goes through, and how many one script.
const A_VISIT: usize = 30;
const AT_ONCE: usize = 5;

/// The same numbers in every run (a linear congruential generator).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// A reply to every question, now and then "not sure"; up to two of them matter a lot.
    pub(crate) fn answers(&mut self) -> Answers {
        let answers = QUESTIONS.iter().fold(Answers::default(), |answers, question| {
            let replies: Vec<_> = replies(question).chain([Reply::Unsure]).collect();
            answers.with(question, replies[self.below(replies.len())])
        });
        (0..EMPHASISED_MAX).fold(answers, |answers, _| {
            let can = |question: &&Question| {
                can_be_emphasised(question)
                    && !answers.emphasised().contains(question)
                    && !answers.get(question).choice().is_empty()
            };
            match QUESTIONS.get(self.below(2 * QUESTIONS.len())).filter(can) {
                Some(question) => answers.emphasise(question),
                None => answers,
            }
        })
    }
}

/// What the scripts below share: going through questions as a reader would, without waiting longer than the page does.
const DRIVE: &str = "
    const comes = (title) => eventually(title, () => called(one('[data-focus=heading]') ?? root) === title);
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    const reply = async ({ title, values, matters }) => {
        await comes(title);
        // Radio buttons let go by themselves.
        for (const input of all('.option [type=checkbox]:checked')) { input.click(); await settle(); }
        for (const value of values) {
            one('input', all('.option').find((option) => answer(option) === value)).click();
            await settle();
        }
        const mark = one('.matters input');
        if (mark && mark.checked !== matters) { mark.click(); await settle(); }
        one('.quiz-nav .btn').click();
    };
    const take = async ({ begin, restart, replies }) => {
        // Else the marks of the last set would leave no room for those of this one.
        (finding('.actions button', restart)[0] ?? one('.mast-name')).click();
        (await eventually(begin, () => finding('.way button', begin)[0])).click();
        for (const one of replies) await reply(one);
        await eventually('the result', () => one('.result'));
    };
    const name = (item) => words(one('.btn-text', item));
    const verdict = (names) => {
        const heading = words(one('.result-head > :is(.title, .h2)'));
        const leading = all('.bands .leads').map(name);
        return {
            // Where nothing leads it may name what would, were it not ruled out.
            heading: names.filter((name) => heading.includes(name)),
            leading,
            bands: all('.band').map((band) =>
                [words(one('.band-name', band)), all('dd > ul > li', band).map(name)]),
        };
    };";

/// How a script replies to a question.
fn reply(perspective: Perspective, answers: &Answers, question: &'static Question) -> Value {
    json!({
        "title": say(question.text.of(perspective)),
        "values": values(answers, question),
        "matters": answers.emphasised().contains(question),
    })
}

fn quiz(perspective: Perspective, answers: &Answers) -> Value {
    let replies: Vec<_> = QUESTIONS.iter().map(|question| reply(perspective, answers, question)).collect();
    json!({ "begin": beginning(perspective), "restart": ui("restart", &[]), "replies": replies })
}

/// The answers with another answer to one question.
fn with(answers: &Answers, change: &Change) -> Answers {
    let open = answers.clone().with(change.question, Reply::Open);
    let reply = open.pick(change.question, change.answer);
    assert_ne!(reply, Reply::Open, "the answer is one of the question's");
    open.with(change.question, reply)
}

/// What the page says would change the result: question, answer, and those that would lead.
fn told(perspective: Perspective, change: &Change) -> Value {
    let leaders: Vec<_> = change.leaders.each().map(|r| say(r.name)).collect();
    json!([say(change.question.short), say(change.answer.text().of(perspective)), leaders])
}

/// Goes through these answers and everything that would change their result.
async fn go_through(page: &Page, sets: &[(Perspective, Answers)]) -> usize {
    let (mut given, mut expected, mut carried_out) = (Vec::new(), Vec::new(), 0);
    for (perspective, answers) in sets {
        let changes = changes(answers);
        carried_out += changes.len();
        let steps: Vec<_> = changes
            .iter()
            .map(|change| {
                let question = change.question;
                let there = reply(*perspective, &with(answers, change), question);
                json!({ "place": question.index(), "there": there, "back": reply(*perspective, answers, question) })
            })
            .collect();
        given.push(json!({ "quiz": quiz(*perspective, answers), "steps": steps }));
        let told: Vec<_> = changes.iter().map(|change| told(*perspective, change)).collect();
        let kept: Vec<_> = changes.iter().map(|change| Verdict::of(&with(answers, change))).collect();
        expected.push(json!({ "verdict": Verdict::of(answers), "told": told, "kept": kept }));
    }
    let script = format!(
        "const answer = {}; {DRIVE} const found = [];
        for (const {{ quiz, steps }} of given.sets) {{
            await take(quiz);
            const now = verdict(given.names);
            // Answers with the same effect share a row, below the row of their question.
            const told = [];
            let question;
            for (const row of all('.rows tbody tr')) {{
                const head = one('.q-ref', row);
                if (head) {{ question = called(head); continue; }}
                const leaders = given.names.filter((name) => called(one('td:last-child', row)).includes(name));
                told.push(...all('q', row).map((answer) => [question, called(answer), leaders]));
            }}
            const kept = [];
            for (const {{ place, there, back }} of steps) {{
                for (const to of [there, back]) {{
                    one(`[data-change='${{place}}']`).click();
                    await reply(to);
                    await eventually('the result', () => one('.result'));
                    if (to === there) kept.push(verdict(given.names));
                }}
            }}
            found.push({{ verdict: now, told, kept }});
        }}
        return found;",
        answer_named()
    );
    let given = json!({ "sets": given, "names": crate::harness::eight() });
    let found: Vec<Value> = page.read_with(&script, given).await;
    // Those that help most stand first on the page.
    let in_order = |told: &Value| {
        let mut told = told.as_array().unwrap().clone();
        told.sort_by_key(Value::to_string);
        told
    };
    for ((found, expected), (perspective, answers)) in found.iter().zip(&expected).zip(sets) {
        let word = |question| {
            let mark = if answers.emphasised().contains(question) { "!" } else { "" };
            values(answers, question).join("+") + mark
        };
        let words: Vec<_> = QUESTIONS.iter().map(word).collect();
        let of = format!("{} {}", perspective.id(), words.join(" "));
        assert_eq!(found["verdict"], expected["verdict"], "verdict of {of}");
        assert_eq!(in_order(&found["told"]), in_order(&expected["told"]), "changes of {of}");
        for (place, told) in expected["told"].as_array().into_iter().flatten().enumerate() {
            assert_eq!(found["kept"][place], expected["kept"][place], "{told} in {of}");
        }
    }
    carried_out
}

/// Goes through as many sets as a run tries from this perspective, with a fresh page for every few.
fn tries(perspective: Perspective) {
    let sets = env::var("RAPPORT_ANSWER_SETS").map_or(SETS, |number| number.parse().expect("a number of sets")) / 2;
    let mut chance = Chance(100 * Engine::current() as u64 + perspective as u64 + 5);
    let (mut done, mut carried_out) = (0, 0);
    while done < sets {
        let some: Vec<_> = (0..A_VISIT.min(sets - done)).map(|_| (perspective, chance.answers())).collect();
        done += some.len();
        visit(async |page| {
            for few in some.chunks(AT_ONCE) {
                carried_out += go_through(page, few).await;
            }
        });
    }
    println!("{done} sets of answers, {carried_out} changes carried out");
    assert!(carried_out > done, "there is something to change in most");
}

#[test]
fn whatever_somebody_seeking_answers_the_page_concludes_it_and_each_change_does_what_it_promised() {
    tries(Perspective::Seeking);
}

#[test]
fn whatever_somebody_offering_answers_the_page_concludes_it_and_each_change_does_what_it_promised() {
    tries(Perspective::Offering);
}
