//! The quiz, from the first question to the result, by mouse.

use rapport::{
    content::{CLAIMS, CONTRADICTIONS, Claim, Perspective, QUESTION_COUNT, QUESTIONS, Question, every_question},
    engine::{
        fit::{Band, outcome},
        quiz::Answers,
        tiebreak::offered,
    },
};

use crate::harness::{
    Page, address, answers, answers_with, browse, changed, chosen, relationship, say, ui, values, visit,
};

/// Takes the quiz once for each set of answers and compares every result with the engine's.
async fn complete_all(page: &Page, perspective: Perspective, sets: &[&str]) {
    for words in sets {
        let answers = answers(words);
        page.complete(perspective, &answers).await;
        page.concludes(&answers).await;
        page.click(".actions .btn-text", &ui("restart", &[])).await;
        page.arrives(&ui("entry-title", &[])).await;
    }
}

#[test]
fn somebody_seeking_support_gets_the_result_of_the_engine() {
    visit(async |page| {
        let sets = [
            "growth advice experience open asked caring private no",
            "skill+project questions equals fixed alongside objective involved unsure",
            "backing doors outside project unsure loyal unsure advocate",
        ];
        complete_all(page, Perspective::Seeking, &sets).await;
    });
}

#[test]
fn somebody_offering_support_gets_the_result_of_the_engine() {
    visit(async |page| {
        let sets = [
            "example watch distance unsure none none unsure no",
            "opening+growth doors influence open asked loyal helper backers",
            "project share equals project alongside objective unsure no",
        ];
        complete_all(page, Perspective::Offering, &sets).await;
    });
}

#[test]
fn a_shared_lead_names_all_that_share_it() {
    visit(async |page| {
        let answers = answers_with(|outcome| outcome.leaders.len() == 2);
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
    });
}

#[test]
fn answers_that_match_little_lead_to_none_of_the_eight() {
    visit(async |page| {
        let answers = answers_with(|outcome| outcome.leaders.is_empty());
        page.complete(Perspective::Offering, &answers).await;
        page.concludes(&answers).await;
        page.shows(ui("result-nothing", &[]), "return words(one('.title'))").await;
    });
}

#[test]
fn not_sure_on_every_question_gives_no_fit() {
    visit(async |page| {
        let answers = answers("unsure unsure unsure unsure unsure unsure unsure unsure");
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
        page.shows(ui("result-no-answers", &[]), "return words(one('.title'))").await;
        page.shows(0, "return all('.fit').length").await;
    });
}

#[test]
fn two_answers_of_need_are_taken_and_a_third_is_refused() {
    visit(async |page| {
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.until("more can be chosen", "return all('.option :disabled').length === 0").await;
        page.choose("project").await;
        page.shows(["skill", "project"], chosen()).await;

        page.find(".quiz-main .quiet", &ui("choose-full", &[])).await;
        let growth = page.option("growth").await;
        page.click(&growth, "").await;
        page.shows(["skill", "project"], chosen()).await;
        // Nor by a click that no pointer makes.
        page.read::<()>(&format!("one('{growth} input').click()")).await;
        page.shows(["skill", "project"], chosen()).await;

        // Taking one back makes room again.
        page.click(&page.option("skill").await, "").await;
        page.shows(["project"], chosen()).await;
        page.choose("growth").await;
        page.shows(["growth", "project"], chosen()).await;
    });
}

#[test]
fn not_sure_takes_the_place_of_what_was_chosen() {
    visit(async |page| {
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.choose("project").await;
        page.choose("unsure").await;
        page.shows(["unsure"], chosen()).await;
        page.choose("growth").await;
        page.shows(["growth"], chosen()).await;
    });
}

#[test]
fn continue_without_an_answer_says_so_and_stays() {
    visit(async |page| {
        page.begin(Perspective::Offering).await;
        let asked = say(QUESTIONS[0].text.of(Perspective::Offering));
        page.shows("", "return words(one('[role=alert]'))").await;
        page.proceed().await;
        page.shows(ui("answer-missing", &[]), "return words(one('[role=alert]'))").await;
        page.shows(asked, "return words(one('.title'))").await;
        page.until("an answer has the focus", "return focused.matches('fieldset input')").await;
        // Who hears the page hears the message as part of the answers.
        page.until(
            "the message describes the answers",
            "return one('fieldset').getAttribute('aria-describedby').split(' ').includes(one('[role=alert]').id)",
        )
        .await;
        page.choose("growth").await;
        page.shows("", "return words(one('[role=alert]'))").await;
    });
}

#[test]
fn back_keeps_the_answers() {
    visit(async |page| {
        let seeking = Perspective::Seeking;
        let answers = answers("growth+skill advice equals brief asked caring private no");
        let back = ui("back", &[]);
        let text = |place: usize| say(QUESTIONS[place].text.of(seeking));
        page.begin(seeking).await;
        for (place, question) in QUESTIONS.iter().enumerate().take(3) {
            page.arrives(&text(place)).await;
            for value in values(&answers, question) {
                page.choose(value).await;
            }
            page.proceed().await;
        }
        for place in (0..3).rev() {
            page.arrives(&text(place + 1)).await;
            page.click(".quiz-nav button", &back).await;
            page.arrives(&text(place)).await;
            let mut kept = values(&answers, &QUESTIONS[place]);
            kept.sort_unstable();
            let sorted = format!("{}.sort()", chosen());
            page.shows(kept, &sorted).await;
        }
        page.click(".quiz-nav button", &back).await;
        page.arrives(&ui("who-title", &[])).await;
    });
}

/// What the result shows as the answers that were given.
async fn tells_answers(page: &Page, perspective: Perspective, given: &Answers) {
    let told: Vec<_> = given
        .listed()
        .map(|(question, reply)| {
            let chosen = reply.choice().answers(question).map(|a| say(a.text().of(perspective)));
            let chosen: Vec<_> = chosen.collect();
            match (chosen.is_empty(), given.emphasised().contains(question)) {
                (true, _) => ui("not-sure", &[]),
                (false, false) => chosen.join("; "),
                (false, true) => format!("{} {}", chosen.join("; "), ui("matters-mark", &[])),
            }
        })
        .collect();
    page.shows(told, "return all('.answers .answer').map((row) => words(one('dd', row)))").await;
}

/// Goes to one question from the result.
async fn change(page: &Page, perspective: Perspective, question: &str) {
    let question = every_question().find(|q| q.id == question).unwrap();
    let name = format!("{}: {}", ui("change", &[]), say(question.short));
    page.click(".answers button", &name).await;
    page.arrives(&say(question.text.of(perspective))).await;
}

#[test]
fn a_changed_answer_leads_back_to_the_result_and_the_rest_is_kept() {
    visit(async |page| {
        let offering = Perspective::Offering;
        let before = answers("growth advice experience open asked caring private no");
        page.complete(offering, &before).await;
        tells_answers(page, offering, &before).await;

        change(page, offering, "stand").await;
        page.choose("influence").await;
        page.proceed().await;
        let after = changed(&before, "stand", "influence");
        page.concludes(&after).await;
        tells_answers(page, offering, &after).await;

        change(page, offering, "need").await;
        page.choose("opening").await;
        page.proceed().await;
        let after = changed(&after, "need", "growth+opening");
        page.concludes(&after).await;
        tells_answers(page, offering, &after).await;
    });
}

#[test]
fn a_change_that_is_cancelled_changes_nothing() {
    visit(async |page| {
        let seeking = Perspective::Seeking;
        let before = answers("growth advice experience open asked caring private no");
        page.complete(seeking, &before).await;
        change(page, seeking, "need").await;
        page.choose("project").await;
        page.click(".quiz-nav button", &ui("change-back", &[])).await;
        page.concludes(&before).await;
        tells_answers(page, seeking, &before).await;
        page.until("the button that was left has the focus", "return focused.dataset.change === '0'").await;
    });
}

/// The box that marks the question on the screen.
pub(crate) const MATTERS: &str = ".matters input";

#[test]
fn what_matters_a_lot_is_marked_counts_twice_and_comes_back_from_a_link() {
    browse(async |page| {
        page.open(&address("rapport.html?link=fragment")).await;
        page.appears().await;
        let seeking = Perspective::Seeking;
        let given = answers("skill+growth questions influence fixed asked objective private no");
        page.begin(seeking).await;
        page.shows(0, "return all('.matters').length").await;
        for (place, question) in QUESTIONS.iter().enumerate() {
            page.arrives(&say(question.text.of(seeking))).await;
            for value in values(&given, question) {
                page.choose(value).await;
            }
            if [4, 6].contains(&place) {
                page.shows(ui("matters-free", &[]), "return words(one('.matters .quiet'))").await;
                page.click(MATTERS, "").await;
                page.until("it is marked", "return one('.matters input').checked").await;
            }
            // A third is refused, in words.
            if place == 7 {
                let names = format!("{} {} {}", say(QUESTIONS[4].short), ui("and", &[]), say(QUESTIONS[6].short));
                let full = ui("matters-full", &[("names", &names)]);
                page.shows(full, "return words(one('.matters .quiet'))").await;
                page.until("it can't be marked", "return one('.matters input').disabled").await;
                page.shows(2, "return all('.sofar .weight').length").await;
            }
            page.proceed().await;
        }
        let marked = given.clone().emphasise(&QUESTIONS[4]).emphasise(&QUESTIONS[6]);
        assert_ne!(outcome(&marked).leaders, outcome(&given).leaders);
        page.concludes(&marked).await;
        tells_answers(page, seeking, &marked).await;
        let link: String = page.read("return location.href").await;
        assert!(link.contains("~matters.format.manager"), "{link}");

        // The mark can be taken back, and the rest stays.
        change(page, seeking, "manager").await;
        page.click(MATTERS, "").await;
        page.until("it is not marked", "return !one('.matters input').checked").await;
        page.proceed().await;
        page.concludes(&given.emphasise(&QUESTIONS[4])).await;

        page.open("about:blank").await;
        page.open(&link).await;
        page.appears().await;
        page.concludes(&marked).await;
        tells_answers(page, seeking, &marked).await;
    });
}

/// The note that two answers pull apart, as it stands on the screen of a question, or with the result.
fn note(id: &str, perspective: Perspective, given: &Answers, on: Option<&Question>) -> String {
    let contradiction = CONTRADICTIONS.iter().find(|c| c.id() == id).expect("it is there");
    let numbers = |claims: &[&'static Claim]| {
        let mut numbers: Vec<_> = claims.iter().map(|c| c.source().number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().fold(String::new(), |all, n| all + "[" + &n.to_string() + "]")
    };
    let sides = contradiction.sides().map(|(question, _)| question);
    let said = sides.map(|question| {
        let chosen = given.get(question).choice().answers(question);
        chosen.map(|a| say(a.text().of(perspective))).collect::<Vec<_>>().join("; ")
    });
    let ways = sides.iter().filter(|question| Some(**question) != on);
    let ways: Vec<_> = ways.map(|question| ui("apart-change", &[("question", &say(question.short))])).collect();
    [
        format!("{} + {}:", said[0], said[1]),
        say(contradiction.text.of(perspective)),
        numbers(&contradiction.claims()),
        ui("apart-keep", &[]),
        say(contradiction.keep.of(perspective)),
        numbers(&contradiction.keeping()),
        ways.join(" "),
    ]
    .join(" ")
}

/// All notes on answers that pull apart.
const NOTES: &str = "return all('.apart .text').map(words)";

#[test]
fn what_is_announced_stands_in_a_node_that_was_there_before() {
    visit(async |page| {
        // A screen reader hears what comes into a region, and often not what comes with one.
        const REMEMBER: &str = "window.regions = all('[role=status], [role=alert]')";
        const TOLD: &str = "return all('[role=status], [role=alert]').filter((region) => words(region))
            .map((region) => [words(region), window.regions.includes(region)])";
        let remember = async || page.read::<()>(REMEMBER).await;
        page.begin(Perspective::Seeking).await;
        let position = ui("question-of", &[("number", "1"), ("total", &QUESTION_COUNT.to_string())]);
        page.shows([position.as_str()], "return all('[role=status]').map(words).filter((text) => text)").await;
        remember().await;
        page.click(".quiz-nav .btn", "").await;
        page.shows([(ui("answer-missing", &[]), true), (position.clone(), true)], TOLD).await;
        page.choose("skill").await;
        page.shows([(position.clone(), true)], TOLD).await;
        remember().await;
        page.choose("growth").await;
        page.shows([(ui("choose-full", &[]), true), (position.clone(), true)], TOLD).await;
        page.click(&page.option("growth").await, "").await;
        page.shows([(position, true)], TOLD).await;
        for value in ["unsure", "unsure"] {
            page.proceed().await;
            page.choose(value).await;
        }
        page.proceed().await;
        page.arrives(&say(QUESTIONS[3].text.of(Perspective::Seeking))).await;
        let position = ui("question-of", &[("number", "4"), ("total", &QUESTION_COUNT.to_string())]);
        remember().await;
        page.choose("open").await;
        page.shows([(ui("apart", &[]), true), (position.clone(), true)], TOLD).await;
        page.choose("fixed").await;
        page.shows([(position, true)], TOLD).await;
        // What is said of a screen is said in the region that every screen has.
        page.compare().await;
        page.until("the columns are named", "return words(all('[role=status]').at(-1)).includes('Mentoring')").await;
        page.until("where the place in the quiz was", "return window.regions.includes(all('[role=status]').at(-1))")
            .await;
    });
}

#[test]
fn answers_that_pull_apart_are_pointed_out_where_they_are_chosen_and_one_can_be_changed() {
    for perspective in Perspective::ALL {
        visit(async |page| {
            let given = answers("skill unsure unsure open unsure unsure unsure unsure");
            page.begin(perspective).await;
            for value in ["skill", "unsure", "unsure"] {
                page.choose(value).await;
                page.proceed().await;
            }
            let asked = say(QUESTIONS[3].text.of(perspective));
            page.arrives(&asked).await;
            page.choose("fixed").await;
            page.shows([""; 0], NOTES).await;
            // What will be announced has its place before.
            let announced = "return all('.quiz-main [role=status]').map(words).filter((text) => text)";
            page.shows([""; 0], announced).await;
            page.choose("open").await;
            page.shows([note("skill-for-long", perspective, &given, Some(&QUESTIONS[3]))], NOTES).await;
            page.shows([ui("apart", &[])], announced).await;

            // Called off, the reader is where they were.
            let way = ui("apart-change", &[("question", &say(QUESTIONS[0].short))]);
            page.click(".apart button", &way).await;
            page.arrives(&say(QUESTIONS[0].text.of(perspective))).await;
            page.shows(["skill"], chosen()).await;
            page.shows([note("skill-for-long", perspective, &given, Some(&QUESTIONS[0]))], NOTES).await;
            page.click(".quiz-nav button", &ui("change-back", &[])).await;
            page.until("the button has the focus", "return !!focused.closest('.apart')").await;
            page.shows([note("skill-for-long", perspective, &given, Some(&QUESTIONS[3]))], NOTES).await;

            // Changed, both needs go together, and the rest is kept.
            page.click(".apart button", &way).await;
            page.choose("growth").await;
            page.proceed().await;
            page.arrives(&asked).await;
            page.shows(["open"], chosen()).await;
            page.shows([""; 0], NOTES).await;
            page.proceed().await;
            page.arrives(&say(QUESTIONS[4].text.of(perspective))).await;
        });
    }
}

#[test]
fn answers_that_pull_apart_can_be_kept_and_are_listed_with_the_result() {
    visit(async |page| {
        let seeking = Perspective::Seeking;
        let given = answers("opening doors equals brief asked caring helper no");
        page.complete(seeking, &given).await;
        page.concludes(&given).await;
        let ids = ["opening-for-short", "opening-of-equals", "open-to-the-manager"];
        page.shows(ids.map(|id| note(id, seeking, &given, None)), NOTES).await;
        page.click(".apart button", &ui("apart-change", &[("question", &say(QUESTIONS[5].short))])).await;
        page.arrives(&say(QUESTIONS[5].text.of(seeking))).await;
        page.choose("loyal").await;
        page.proceed().await;
        let given = changed(&given, "bond", "loyal");
        page.concludes(&given).await;
        page.shows([ids[0], ids[1]].map(|id| note(id, seeking, &given, None)), NOTES).await;
    });
}

/// The questions of the tie-breaks that are offered after these answers.
fn offers(answers: &Answers, perspective: Perspective) -> Vec<String> {
    offered(answers).into_iter().map(|question| say(question.text.of(perspective))).collect()
}

/// What the page offers.
pub(crate) const OFFERS: &str = "return all('.breaks button').map(words)";

#[test]
fn a_close_call_is_settled_by_a_tie_break_which_stays_with_the_answers() {
    for perspective in Perspective::ALL {
        browse(async |page| {
            let given = answers("growth+skill unsure unsure unsure unsure unsure unsure unsure");
            assert!(outcome(&given).leaders.len() > 1);
            page.open(&address("rapport.html?link=fragment")).await;
            page.appears().await;
            page.complete(perspective, &given).await;
            let asked = offers(&given, perspective);
            page.shows(&asked, OFFERS).await;

            // Called off, it is as before.
            page.click(".breaks button", &asked[0]).await;
            page.arrives(&asked[0]).await;
            let total = asked.len().to_string();
            let more = ui("one-more", &[("number", "1"), ("total", &total)]);
            page.until("it is one more", &format!("return words(one('.progress p')).startsWith('{more}')")).await;
            page.choose("unsure").await;
            page.click(".quiz-nav button", &ui("back", &[])).await;
            page.concludes(&given).await;
            page.until("the button has the focus", "return !!focused.closest('.breaks')").await;

            // The first that settles it.
            let question = offered(&given)[0];
            let mut sets = question.answers().iter().map(|a| (a, changed(&given, question.id, a.id)));
            let (answer, settled) = sets.find(|(_, set)| !outcome(set).close_call).expect("one settles it");
            page.click(".breaks button", &asked[0]).await;
            page.arrives(&asked[0]).await;
            page.shows(0, "return all('.matters').length").await;
            page.choose(answer.id).await;
            page.proceed().await;
            page.concludes(&settled).await;
            page.shows([""; 0], OFFERS).await;
            tells_answers(page, perspective, &settled).await;

            // It is part of the link, and can be changed.
            let link: String = page.read("return location.href").await;
            page.open("about:blank").await;
            page.open(&link).await;
            page.appears().await;
            page.concludes(&settled).await;
            tells_answers(page, perspective, &settled).await;
            change(page, perspective, question.id).await;
            page.shows([answer.id], chosen()).await;
            page.choose("unsure").await;
            page.proceed().await;
            let unsure = changed(&given, question.id, "unsure");
            page.concludes(&unsure).await;
            tells_answers(page, perspective, &unsure).await;
            page.shows(offers(&unsure, perspective), OFFERS).await;
        });
    }
}

#[test]
fn a_manager_does_not_mentor_their_own_report() {
    visit(async |page| {
        let answers = answers("growth advice experience open asked caring helper no");
        page.complete(Perspective::Offering, &answers).await;
        page.concludes(&answers).await;

        let mentoring = relationship("mentoring");
        let outcome = outcome(&answers);
        let fit = outcome.fits.iter().find(|f| f.relationship == mentoring).unwrap();
        assert_eq!(fit.band, Some(Band::RuledOut));
        let by = &fit.ruled_out_by[0];
        let claims = ["SEM-014", "HMD-027"].map(|id| CLAIMS.iter().find(|c| c.id() == id).expect("the claim is there"));
        assert_eq!(by.mark.claims().iter().map(|c| c.id()).collect::<Vec<_>>(), ["SEM-014", "HMD-027"]);

        page.shows(ui("band-out", &[]), "return words(one('.band-out .band-name'))").await;
        page.shows(say(mentoring.name), "return words(one('.band-out li .btn-text'))").await;
        let told: String = page.read("return words(one('.band-out li'))").await;
        let instead = by.answer.instead.as_ref().expect("there is something to do instead");
        let said = [by.answer.text().of(Perspective::Offering), instead.of(Perspective::Offering)];
        for text in claims.map(Claim::text).into_iter().chain(said) {
            assert!(told.contains(&say(text)), "“{}” is not in “{told}”", say(text));
        }
        page.shows(["[2]", "[4]"], "return all('.band-out li .src').map(words)").await;
    });
}

/// Takes the quiz and expects one of the eight to lead alone, by the engine and on the page.
async fn leads(page: &Page, perspective: Perspective, words: &str, id: &str) {
    let answers = answers(words);
    let leader = relationship(id);
    assert_eq!(outcome(&answers).leaders.alone(), Some(leader));
    page.complete(perspective, &answers).await;
    page.concludes(&answers).await;
    page.shows([say(leader.name)], "return all('.fit:not(.fit-2) h2').map(words)").await;
}

#[test]
fn a_newcomer_is_led_to_a_buddy() {
    visit(async |page| {
        let words = "ropes teach experience brief alongside none unsure no";
        leads(page, Perspective::Seeking, words, "buddy-system").await;
    });
}

#[test]
fn a_strong_performer_nobody_knows_is_led_to_a_sponsor() {
    visit(async |page| {
        let words = "opening doors influence open asked loyal unsure no";
        leads(page, Perspective::Seeking, words, "sponsorship").await;
    });
}

#[test]
fn a_group_that_must_learn_the_same_is_led_to_training() {
    visit(async |page| {
        let words = "skill teach unsure unsure group unsure unsure no";
        leads(page, Perspective::Seeking, words, "training").await;
    });
}
