//! The result and what comes after it: harm first, ties, several at once, changes, what to do next, and how it is
//! worked out.

use rapport::{
    content::{Answer, CARE, Perspective, Strength, TOGETHER, Whom, every_question, primary},
    engine::{
        beyond::{NEAREST, OPEN, Shown, is_own, is_several, meets, nearest, serves, shown},
        figures::{ALL, COMPLETE},
        fit::{AGAINST, Band, CAUTION, changes, outcome, points},
        link,
        quiz::Answers,
        reduce::{QuizAction, ShellAction},
        state::{Screen, State},
    },
};

use fantoccini::key::Key;

use crate::{
    accessibility::is_clean,
    along::saved,
    harness::{Page, address, answers, answers_with, say, ui, visit, visit_page},
};

const SEEKING: Perspective = Perspective::Seeking;
const OFFERING: Perspective = Perspective::Offering;

const SKILL: &str = "skill questions equals fixed regular objective helper no";
const INCIDENT: &str = "growth+skill advice experience open asked caring private incident";
const WITNESSED: &str = "backing doors outside project unsure loyal unsure incident";
pub(crate) const LONG: &str = "growth+opening advice experience open asked caring helper backers";
const EQUAL: &str = "ropes+example unsure unsure unsure unsure none unsure unsure";

/// Goes straight to the result of these answers, as a link does.
pub(crate) async fn show(page: &Page, perspective: Perspective, answers: &Answers) {
    let mut state = State::default().after(QuizAction::Begin(perspective));
    state.quiz.answers = answers.clone();
    state = state.after(ShellAction::Go(Screen::Result));
    let text = link::write(&state);
    page.open("about:blank").await;
    page.open(&format!("{}?link=fragment#rapport={text}", address("rapport.html"))).await;
    page.until("the result comes", "return !!one('.result')").await;
    page.concludes(answers).await;
}

#[test]
fn a_reason_from_several_cells_names_each_of_them() {
    visit(async |page| {
        let given = answers(SKILL);
        show(page, SEEKING, &given).await;
        let outcome = outcome(&given);
        let mut cells = 0;
        for (place, reason) in outcome.fits[0].reasons_for.iter().enumerate() {
            let claims = reason.mark.claims();
            let groups = claims.chunk_by(|a, b| a.dimension() == b.dimension()).count();
            let script = format!(
                "const told = all('.reason', one('.fit'))[{place}];
                return [all('.claim', told).length, all('.cell-link', told).length]"
            );
            page.shows((claims.len(), groups), &script).await;
            cells = cells.max(groups);
        }
        assert!(cells > 1, "one of them has several");
    });
}

/// What the part of a result with this heading says, point by point.
fn points_of(heading: &str) -> String {
    let heading = serde_json::json!(heading);
    format!(
        "const of = all('.result section').find((s) => one('h2, h3', s)?.textContent === {heading});
        return of ? all('li', of).map((li) => words(li).replace(/ ?(\\[\\d\\])+$/, '')) : null"
    )
}

fn texts(whom: Whom) -> Vec<String> {
    CARE.iter().filter(|c| c.whom == whom).map(|c| say(c.text)).collect()
}

#[test]
fn what_was_done_comes_before_the_fits_whatever_leads() {
    visit(async |page| {
        for (perspective, words, order) in [
            (SEEKING, INCIDENT, [Whom::Target, Whom::Bystander]),
            (OFFERING, WITNESSED, [Whom::Bystander, Whom::Target]),
            (SEEKING, "unsure unsure unsure unsure unsure unsure unsure incident", [Whom::Target, Whom::Bystander]),
        ] {
            show(page, perspective, &answers(words)).await;
            let expected: Vec<_> = order.into_iter().flat_map(texts).collect();
            page.shows(expected, "return all('.care li').map((li) => words(li).replace(/ ?(\\[\\d\\])+$/, ''))").await;
            let first = "const care = one('.care');
                const after = (what) => !what || !!(care.compareDocumentPosition(what) & Node.DOCUMENT_POSITION_FOLLOWING);
                return after(one('.bands')) && after(one('.fit')) && after(one('.lead'))";
            page.until("it comes first", first).await;
            let cited = "return all('.care li').filter((li) => one('.src', li)).length";
            page.shows(CARE.iter().filter(|c| !c.claims().is_empty()).count(), cited).await;
        }
        show(page, SEEKING, &answers(SKILL)).await;
        page.shows(0, "return all('.care').length").await;
    });
}

#[test]
fn what_was_done_is_also_in_the_text_that_is_taken_along() {
    visit(async |page| {
        show(page, SEEKING, &answers(INCIDENT)).await;
        let text = taken_along(page).await;
        let mut from = 0;
        for told in [Whom::Target, Whom::Bystander].into_iter().flat_map(texts) {
            let at = text[from..].find(&told).unwrap_or_else(|| panic!("no “{told}” in {text}"));
            from += at;
        }
        assert!(text[from..].contains(&ui("band-strong", &[])), "the fits come after it");
        assert!(text.contains('['), "its sources are named");
    });
}

#[test]
fn a_tie_says_what_speaks_for_each_alone() {
    visit(async |page| {
        let given = answers(EQUAL);
        let outcome = outcome(&given);
        assert!(outcome.leaders.len() > 1);
        show(page, SEEKING, &given).await;
        let told: Vec<_> = outcome
            .fits
            .iter()
            .filter(|f| outcome.leaders.contains(f.relationship))
            .map(|fit| {
                let own = fit.reasons_for.iter().filter(|r| is_own(fit, r.answer, &outcome));
                let own: Vec<_> = own.map(|r| format!("“{}”", say(r.answer.text().of(SEEKING)))).collect();
                assert!(!own.is_empty());
                format!("{}: {}", say(fit.relationship.name), own.join(", "))
            })
            .collect();
        page.shows(told, &points_of(&ui("tie-title", &[])).replace("words(li)", "quoted(li)").replace(
            "const of",
            "const quoted = (li) => [...li.childNodes].map((n) => n.nodeName === 'Q' ? `“${n.textContent}”` : n.textContent)
                .join('').replace(/\\s+/g, ' ');
            const of",
        ))
        .await;
        let label: String = page.read("return words(one('.fit .label'))").await;
        let other = outcome.leaders.each().find(|r| *r != outcome.fits[0].relationship).unwrap();
        assert!(label.ends_with(&ui("shared-with", &[("names", &say(other.name))])), "{label}");
    });
}

#[test]
fn two_needs_or_two_strong_fits_say_that_several_may_be_needed_and_others_do_not() {
    visit(async |page| {
        let heading = points_of(&ui("several-title", &[]));
        for (words, several) in [
            (LONG, true),
            (EQUAL, true),
            (SKILL, true),
            ("growth advice experience open asked caring private no", false),
        ] {
            let given = answers(words);
            let outcome = outcome(&given);
            assert_eq!(is_several(&given, &outcome), several, "{words}");
            show(page, SEEKING, &given).await;
            if !several {
                page.shows(serde_json::Value::Null, &heading).await;
                continue;
            }
            let mut told = Vec::new();
            for (question, reply) in given.each().filter(|(_, reply)| reply.choice().len() > 1) {
                for answer in reply.choice().answers(question) {
                    let meeting = outcome.fits.iter().filter(|f| meets(f, answer));
                    let names: Vec<_> = meeting.map(|f| say(f.relationship.name)).collect();
                    if !names.is_empty() {
                        let names = names.join(&format!(" {} ", ui("and", &[])));
                        told.push(format!("{}: {names}", say(answer.text().of(SEEKING))));
                    }
                }
            }
            let served = TOGETHER.iter().filter(|t| serves(t, &outcome));
            told.extend(served.map(|t| say(t.text)));
            assert!(told.len() > 1);
            page.shows(told, &heading.replace("words(li)", "words(li).replace(/[“”]/g, '')")).await;
        }
    });
}

#[test]
fn every_single_change_is_told_question_by_question_and_no_more_stands_open_than_helps() {
    visit(async |page| {
        let mut behind = 0;
        for words in [SKILL, LONG, EQUAL, "growth advice experience open asked caring private no"] {
            let given = answers(words);
            show(page, SEEKING, &given).await;
            let outcome = outcome(&given);
            let likely = |f: &&rapport::engine::fit::Fit| matches!(f.band, Some(Band::Strong | Band::Considering));
            let told: Vec<_> = outcome.fits.iter().filter(likely).take(3).collect();
            let changes = changes(&given);
            let shown = shown(&changes, &told);
            let of = |what: Shown| shown.iter().filter(|s| **s == what).count();
            assert!(of(Shown::Open) <= OPEN);
            page.shows(of(Shown::Open), "return all('.part > .rows td:first-child').length").await;
            page.shows(of(Shown::More), "return all('.disclose .rows td:first-child').length").await;
            page.shows(changes.len(), "return all('.rows td:first-child q').length").await;
            behind += of(Shown::More);
        }
        assert!(behind > 0);
    });
}

#[test]
fn where_nothing_fits_there_is_something_to_do() {
    visit(async |page| {
        let given = answers_with(|outcome| outcome.leaders.is_empty() && outcome.answered > 0);
        show(page, SEEKING, &given).await;
        let nearest = nearest(&given, &outcome(&given), &changes(&given));
        assert!(!nearest.is_empty() && nearest.len() <= NEAREST);
        let near = &outcome(&given).fits[0];
        let mut steps: Vec<_> = nearest.iter().map(|q| ui("next-change", &[("name", &say(q.short))])).collect();
        if near.band == Some(Band::LessSuited) {
            steps.push(ui("next-nearest", &[("name", &say(near.relationship.name))]));
        }
        steps.push(ui("compare-open", &[]));
        page.shows(&steps, "return all('.next button').map(words)").await;

        page.click(".next button", &steps[0]).await;
        page.arrives(&say(nearest[0].text.of(SEEKING))).await;
        page.click(".quiz-nav button", &ui("change-back", &[])).await;
        page.click(".next button", steps.last().unwrap()).await;
        page.arrives(&ui("matrix-title", &[])).await;
    });
}

#[test]
fn nothing_in_a_result_is_in_per_cent() {
    visit(async |page| {
        for words in [SKILL, INCIDENT, LONG, EQUAL] {
            show(page, SEEKING, &answers(words)).await;
            page.shows(false, "return /%|per ?cent/.test(one('.result').textContent)").await;
        }
    });
}

#[test]
fn the_address_of_the_result_can_be_copied_where_the_page_keeps_it_there() {
    visit(async |page| {
        let given = answers(SKILL);
        page.complete(SEEKING, &given).await;
        page.shows(0, &format!("return finding('.actions button', {:?}).length", ui("copy-link", &[]))).await;
        page.find(".actions button", &ui("copy", &[])).await;

        show(page, SEEKING, &given).await;
        page.permit("clipboard-read").await;
        page.click(".actions button", &ui("copy-link", &[])).await;
        page.find(".copied", &ui("copied-link", &[])).await;
        let address: String = page.read("return location.href").await;
        assert!(address.contains("#rapport=1~result~as.seeking~need.skill"), "{address}");
        assert_eq!(page.read::<String>("return navigator.clipboard.readText()").await, address);
    });
}

#[test]
fn a_result_that_was_kept_has_its_address_as_soon_as_that_is_asked_for() {
    visit_page("keep-link.html", async |page| {
        let given = answers(SKILL);
        page.complete(SEEKING, &given).await;
        page.open("about:blank").await;
        page.open(&address("keep-link.html")).await;
        page.concludes(&given).await;
        page.shows("", "return location.hash").await;
        page.permit("clipboard-read").await;
        page.click(".actions button", &ui("copy-link", &[])).await;
        page.find(".copied", &ui("copied-link", &[])).await;
        let copied: String = page.read("return navigator.clipboard.readText()").await;
        assert!(copied.contains("#rapport=1~result~as.seeking~need.skill"), "{copied}");
        page.open("about:blank").await;
        page.open(&copied).await;
        page.concludes(&given).await;
    });
}

/// The text that is saved, with single spaces in its lines.
async fn taken_along(page: &Page) -> String {
    let (_, text) = saved(page).await;
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_taken_along_keeps_attributions_and_says_what_is_ruled_out_and_why() {
    visit(async |page| {
        let given = answers("growth+opening doors influence open asked loyal helper no");
        show(page, SEEKING, &given).await;
        let text = taken_along(page).await;
        let outcome = outcome(&given);
        let told = outcome.fits.iter().filter(|f| matches!(f.band, Some(Band::Strong | Band::Considering))).take(3);
        let told = told.flat_map(|f| f.reasons_for.iter().chain(&f.reasons_against));
        let (mut attributed, mut ruled_out) = (0, 0);
        for reason in told.chain(outcome.fits.iter().flat_map(|f| &f.ruled_out_by)) {
            for claim in reason.mark.claims() {
                let mut told = say(claim.text());
                if let Some(who) = claim.attributed_to {
                    attributed += 1;
                    told = format!("{told} {}", ui("attributed", &[("who", &say(who))]));
                }
                assert!(text.contains(&told), "no “{told}” in {text}");
            }
            if let Some(instead) = reason.answer.instead.as_ref().filter(|_| reason.mark.strength == Strength::RulesOut)
            {
                ruled_out += 1;
                assert!(text.contains(&say(instead.of(SEEKING))), "{text}");
            }
        }
        assert!(attributed > 0 && ruled_out == 1, "{attributed} {ruled_out}");
    });
}

#[test]
fn print_asks_the_browser_to_print() {
    visit(async |page| {
        page.complete(SEEKING, &answers(SKILL)).await;
        // A browser says that it prints.
        let print = "window.print = () => {
            window.printed = (window.printed ?? 0) + 1;
            dispatchEvent(new Event('beforeprint'));
        }";
        page.read::<()>(print).await;
        page.click(".actions button", &ui("print", &[])).await;
        page.shows(1, "return window.printed").await;
        page.shows(0, "await drawn(); return all('.copied').length").await;
        // One that does nothing does not say so.
        page.read::<()>("window.print = () => {}").await;
        page.click(".actions button", &ui("print", &[])).await;
        page.find(".copied", &ui("not-printed", &[])).await;
    });
}

/// The numbers of the eight as the method must show them.
fn sums(given: &Answers) -> Vec<[String; 5]> {
    let fraction = |part: i32, whole: i32| format!("{part}/{whole}");
    let fits = outcome(given).fits;
    let total = fits.len().to_string();
    let row = fits.iter().map(|fit| {
        let (matched, possible, against) = (fit.tally.matched, fit.tally.possible, fit.tally.against);
        let mut share = fraction(matched, possible + CAUTION);
        if against > 0 {
            share = format!("{share} − {}", fraction(against, AGAINST));
        }
        let (part, whole) = fit.tally.score();
        let near = format!("{:.2}", f64::from(part) / f64::from(whole)).replace('-', "−");
        let share = format!("{share} = {}", if near == "−0.00" { "0.00" } else { &near });
        let name = say(fit.relationship.name);
        let rank = ui("rank", &[("rank", &fit.rank.to_string()), ("total", &total)]);
        let rank = if matches!(fit.band, None | Some(Band::RuledOut)) { String::new() } else { rank };
        [name, rank, fraction(matched, possible), against.to_string(), share]
    });
    row.collect()
}

#[test]
fn the_method_shows_the_readers_own_numbers_and_leads_back() {
    visit(async |page| {
        let given = answers(LONG);
        show(page, OFFERING, &given).await;
        page.click(".actions button", &ui("method-link", &[])).await;
        page.arrives(&ui("method-link", &[])).await;
        page.until("the sources are marked", "return words(one('.mast [aria-current]')).length > 0").await;
        page.shows(ui("nav-sources", &[]), "return words(one('.mast [aria-current]'))").await;
        let rows = "return all('.sums tbody', all('.part')[1]).flatMap((body) => all('tr', body)).map((tr) =>
            [one('th', tr).firstChild.textContent, words(one('.q-ref', tr)).split(', ')[1] ?? '', ...all('td', tr).map(words)])";
        page.shows(sums(&given), rows).await;
        page.until("it has an address", "return location.hash.startsWith('#rapport=1~method~as.offering')").await;
        let address: String = page.read("return location.href").await;
        page.open("about:blank").await;
        page.open(&address).await;
        page.shows(ui("method-link", &[]), "return words(one('.title'))").await;
        page.shows(sums(&given), rows).await;
        page.click(".btns button", &ui("to-result", &[])).await;
        page.until("the result is back", "return !!one('.result')").await;
        page.concludes(&given).await;
    });
}

#[test]
fn the_method_tells_every_mark_with_its_points_and_every_figure() {
    visit(async |page| {
        page.sources().await;
        page.click(".btns button", &ui("method-link", &[])).await;
        page.arrives(&ui("method-link", &[])).await;
        page.shows(0, &format!("return finding('.h2', {:?}).length", ui("method-yours", &[]))).await;
        let told: Vec<Vec<String>> = every_question()
            .map(|question| {
                let marks = question.answers().iter().flat_map(Answer::marks);
                let told = marks.map(|mark| {
                    let counted = match points(mark) * i32::from(question.weight) {
                        0 => format!(": {}", ui("band-out", &[])),
                        n @ 1.. => format!(" +{n}"),
                        n => format!(" −{}", -n),
                    };
                    format!("{}{counted}", say(mark.relationship().name))
                });
                told.collect()
            })
            .collect();
        let marks = "for (const details of all('.body details')) details.open = true;
            return all('.counts').map((dl) => all('dd', dl).map((dd) => words(dd).replace(/ ?(\\[\\d\\])+$/, '')))";
        page.shows(told, marks).await;
        page.until("each has a source", "return all('.counts dd').every((dd) => one('.src', dd))").await;

        let numbers: Vec<_> = COMPLETE
            .leads_alone
            .iter()
            .copied()
            .chain([COMPLETE.ties, COMPLETE.nothing_fits])
            .map(|n| n.to_string())
            .collect();
        let figures = "return all('.sums tbody tr').map((tr) => words(one('td', tr)).replace(/\\D/g, ''))";
        page.shows(numbers, figures).await;
        let names = "return all('.sums tbody tr').map((tr) => words(one('th', tr))).slice(0, 8)";
        page.shows(primary().map(|r| say(r.name)).collect::<Vec<_>>(), names).await;
        for sets in [COMPLETE.sets, ALL.sets] {
            let said = format!("return words(one('.body')).replace(/\\s/g, '').includes('{sets}')");
            page.until("the sets are counted", &said).await;
        }
    });
}

#[test]
fn the_way_to_the_method_and_back_goes_by_keyboard() {
    visit(async |page| {
        show(page, SEEKING, &answers(SKILL)).await;
        page.read::<()>("one('.result .title').focus()").await;
        let reached = |name: String| format!("return !!focused && called(focused) === {}", serde_json::json!(name));
        for _ in 0..40 {
            page.press(Key::Tab).await;
            if page.read::<bool>(&reached(ui("method-link", &[]))).await {
                break;
            }
        }
        page.press(Key::Enter).await;
        page.arrives(&ui("method-link", &[])).await;
        page.press(Key::Tab).await;
        page.until("the way back comes first", &reached(ui("to-result", &[]))).await;
        page.press(Key::Enter).await;
        page.until("the result is back", "return focused.matches('.result .title')").await;
    });
}

#[test]
fn harm_nothing_and_ties_are_clean() {
    visit(async |page| {
        for (perspective, words) in [(SEEKING, INCIDENT), (OFFERING, WITNESSED), (SEEKING, EQUAL)] {
            show(page, perspective, &answers(words)).await;
            page.read::<()>("for (const details of all('details')) details.open = true").await;
            is_clean(page).await;
        }
    });
}

#[test]
fn nothing_fitting_with_its_ways_on_is_clean() {
    visit(async |page| {
        show(page, SEEKING, &answers_with(|outcome| outcome.leaders.is_empty() && outcome.answered > 0)).await;
        page.find(".next", "").await;
        is_clean(page).await;
    });
}

#[test]
fn the_method_is_clean_with_answers_and_without() {
    visit(async |page| {
        for given in [Answers::default(), answers(SKILL)] {
            show(page, SEEKING, &given).await;
            page.click(".actions button", &ui("method-link", &[])).await;
            page.arrives(&ui("method-link", &[])).await;
            page.read::<()>("for (const details of all('details')) details.open = true").await;
            is_clean(page).await;
        }
    });
}
