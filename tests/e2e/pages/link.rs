//! The state in this browser's storage and in the address of the page, both of which anybody may write to.

use std::cell::RefCell;

use rapport::{
    content::{Perspective, QUESTIONS},
    engine::{link, quiz::Answers, state::Start},
};
use serde_json::json;
use url::Url;

use super::{TITLE, question, reach_second_question, some, stands_at_second_question};
use crate::{
    harness::{Page, address, browse, changed, chosen, ui, visit_page},
    quiz::MATTERS,
};

/// What the reader is told of a state that was brought along.
const NOTICE: &str = "return words(one('.notice') ?? document.createElement('p'))";

/// The fragment of the page's address.
async fn fragment(page: &Page) -> String {
    let url: Url = page.url().await.parse().expect("it is an address");
    url.fragment().unwrap_or_default().to_owned()
}

#[test]
fn what_is_kept_is_there_after_a_reload() {
    visit_page("keep.html", async |page| {
        reach_second_question(page).await;
        page.reload().await;
        stands_at_second_question(page).await;
        page.shows(["rapport"], "return Object.keys(localStorage)").await;
        page.read::<()>("guide.setAttribute('keep', 'none')").await;
        // What is done from now on is not kept.
        page.compare().await;
        page.reload().await;
        stands_at_second_question(page).await;
    });
}

#[test]
fn a_result_is_kept_with_what_matters_and_with_what_was_changed() {
    visit_page("keep.html", async |page| {
        page.appears().await;
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        page.reload().await;
        page.concludes(&answers).await;
        for change in ["matters", "answer"] {
            page.click("[data-change='3']", "").await;
            page.arrives(&question(3, Perspective::Seeking)).await;
            if change == "matters" {
                page.click(MATTERS, "").await;
            } else {
                page.choose("open").await;
            }
            page.proceed().await;
            let marked = answers.clone().emphasise(&QUESTIONS[3]);
            let expected = if change == "matters" { marked } else { changed(&marked, "length", "open") };
            page.concludes(&expected).await;
            page.reload().await;
            page.concludes(&expected).await;
        }
    });
}

#[test]
fn without_being_asked_it_keeps_nothing() {
    visit_page("plain.html", async |page| {
        reach_second_question(page).await;
        page.shows((0, 0, ""), "return [localStorage.length, sessionStorage.length, location.hash]").await;
        page.reload().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
    });
}

#[test]
fn hostile_text_in_the_storage_does_no_harm() {
    visit_page("keep.html", async |page| {
        page.appears().await;
        let long = format!("1~quiz~as.seeking~need.skill{}", ".x".repeat(2000));
        for text in ["garbage", "<img src=x onerror=alert(1)>", "2~quiz.act~as.seeking", "\u{0}\u{feff}1~", &long] {
            page.read_with::<()>("localStorage.setItem('rapport', given)", json!(text)).await;
            page.reload().await;
            page.shows(
                (ui("entry-title", &[]), ui("notice-unreadable", &[])),
                "return root ? [words(one('.title')), words(one('.notice'))] : []",
            )
            .await;
        }
        for text in
            ["1~quiz.golf~as.seeking~need.skill.flying~golf.yes", "1~quiz.act~as.seeking~need.skill.growth.ropes"]
        {
            page.read_with::<()>("localStorage.setItem('rapport', given)", json!(text)).await;
            page.reload().await;
            page.shows(ui("notice-outdated", &[]), NOTICE).await;
            page.shows(question(1, Perspective::Seeking), TITLE).await;
        }
        // It goes with the next screen.
        page.compare().await;
        page.shows("", NOTICE).await;
    });
}

#[test]
fn a_link_shows_the_same_result_to_somebody_else() {
    let answers = some();
    let link = RefCell::new(String::new());
    visit_page("link.html", async |page| {
        page.appears().await;
        assert_eq!(fragment(page).await, "", "a page that was only opened has its own address");
        page.complete(Perspective::Seeking, &answers).await;
        link.replace(page.url().await);
    });
    browse(async |page| {
        let link = link.borrow().clone();
        page.open(&link).await;
        page.concludes(&answers).await;
        page.shows("", NOTICE).await;
        // And as a page that is reloaded does.
        page.reload().await;
        page.concludes(&answers).await;
    });
    let link = link.into_inner();
    let (_, text) = link.split_once("#rapport=").expect("it is in the fragment");
    let state = link::read(text, &Start::default()).expect("it can be read");
    assert_eq!(state.quiz.answers, answers);
}

#[test]
fn back_and_forward_go_from_screen_to_screen() {
    visit_page("link.html", async |page| {
        let asked = |place| question(place, Perspective::Seeking);
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.choose("growth").await;
        page.proceed().await;
        page.arrives(&asked(1)).await;
        page.choose("advice").await;
        page.proceed().await;
        page.arrives(&asked(2)).await;
        // Each answer is in the address, and yet a step leads past all of them.
        page.back().await;
        page.shows(asked(1), TITLE).await;
        page.shows(["advice"], chosen()).await;
        page.back().await;
        page.shows(asked(0), TITLE).await;
        page.shows(["skill", "growth"], chosen()).await;
        page.forward().await;
        page.shows(asked(1), TITLE).await;
        // To and fro: the same place a second time.
        page.back().await;
        page.shows(asked(0), TITLE).await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.forward().await;
        page.shows(asked(0), TITLE).await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        // A step after going back is a step again.
        page.compare().await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        assert_eq!(fragment(page).await, "");
    });
}

#[test]
fn the_page_keeps_its_own_fragment() {
    browse(async |page| {
        page.open(&address("link.html#section-2&rapport=1~quiz.act~as.seeking~need.skill&tab=two")).await;
        stands_at_second_question(page).await;
        page.compare().await;
        let fragment = fragment(page).await;
        let parts: Vec<_> = fragment.split('&').collect();
        assert_eq!(parts, ["section-2", "tab=two", "rapport=1~matrix~as.seeking~need.skill"]);
    });
}

#[test]
fn a_link_from_another_version_shows_what_is_left_of_it_and_says_so() {
    browse(async |page| {
        page.open(&address("link.html#rapport=1~quiz.act~as.seeking~need.skill~golf.yes")).await;
        page.shows(ui("notice-outdated", &[]), NOTICE).await;
        stands_at_second_question(page).await;
        // A result goes by what is left: here without an answer, and without a question, that there are no more.
        page.open("about:blank").await;
        let older = "1~result~as.seeking~need.skill.flying~act.questions~golf.yes~length.fixed~matters.golf.length";
        page.open(&address(&format!("link.html#rapport={older}"))).await;
        page.shows(ui("notice-outdated", &[]), NOTICE).await;
        let left = ["need.skill", "act.questions", "length.fixed"];
        let left = left.iter().filter_map(|said| said.split_once('.'));
        page.concludes(
            &left.fold(Answers::default(), |all, (id, word)| changed(&all, id, word)).emphasise(&QUESTIONS[3]),
        )
        .await;
        page.open("about:blank").await;
        page.open(&address("link.html#rapport=9~whatever")).await;
        page.shows(ui("notice-unreadable", &[]), NOTICE).await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        // What is pasted over the address of an open page counts as well.
        page.read::<()>("location.hash = 'rapport=1~sources'").await;
        page.shows(ui("sources-title", &[]), TITLE).await;
    });
}

#[test]
fn two_elements_share_an_address_without_disturbing_each_other() {
    visit_page("link-two.html", async |page| {
        page.turn_to("#two");
        page.compare().await;
        page.turn_to("#one");
        reach_second_question(page).await;
        page.turn_to("#two");
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.sources().await;
        page.turn_to("#one");
        page.shows(question(1, Perspective::Seeking), TITLE).await;
        // One step back, and it is that of the other.
        page.back().await;
        page.turn_to("#two");
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.turn_to("#one");
        page.shows(question(1, Perspective::Seeking), TITLE).await;
        page.back().await;
        page.shows(question(0, Perspective::Seeking), TITLE).await;
        page.reload().await;
        page.shows(question(0, Perspective::Seeking), TITLE).await;
        page.shows(["skill"], chosen()).await;
        page.turn_to("#two");
        page.shows(ui("matrix-title", &[]), TITLE).await;
    });
}

#[test]
fn a_place_of_the_page_leaves_the_guide_where_it_is() {
    visit_page("anchors.html", async |page| {
        reach_second_question(page).await;
        let own = "return location.pathname";
        // The base of the page is another page.
        page.shows("/anchors.html", own).await;
        // A link within the page, as the page itself would write it.
        page.read::<()>("location.hash = 'foot'; document.activeElement.blur()").await;
        page.until("the page has gone there", "return scrollY > 1000").await;
        page.shows(question(1, Perspective::Seeking), TITLE).await;
        page.until("it stays there", "return scrollY > 1000 && document.activeElement === document.body").await;
        // Back leads to the question again.
        page.read::<()>("history.back()").await;
        page.until("the state is in the address", "return location.hash.includes('quiz')").await;
        stands_at_second_question(page).await;
    });
}

#[test]
fn an_id_of_any_characters_is_a_name_in_the_address() {
    visit_page("anchors.html", async |page| {
        reach_second_question(page).await;
        page.compare().await;
        let names = "return location.hash.slice(1).split('&').map((part) => part.split('=')[0])";
        page.shows(["rapport-f_195_188hrung_32a_38b"], names).await;
        page.reload().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
    });
}

#[test]
fn a_link_that_somebody_sent_leaves_what_was_kept_until_the_reader_acts() {
    visit_page("anchors.html", async |page| {
        reach_second_question(page).await;
        let kept = "return Object.values(localStorage)";
        let before: Vec<String> = page.read(kept).await;
        let sent = format!("{}#rapport-f_195_188hrung_32a_38b=1%7Ematrix", address("anchors.html"));
        page.open("about:blank").await;
        page.open(&sent).await;
        // An escaped sign is read as well.
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.shows(&before, kept).await;
        page.sources().await;
        page.until("now it is kept", "return Object.values(localStorage).every((text) => text.includes('sources'))")
            .await;
    });
}

#[test]
fn a_page_that_routes_by_its_fragment_keeps_it_to_itself() {
    browse(async |page| {
        page.open(&format!("{}#/members", address("link.html"))).await;
        reach_second_question(page).await;
        page.shows("#/members", "return location.hash").await;
        page.says(&["<rapport-guide>: link is off"]).await;
    });
}

#[test]
fn the_first_step_is_undone_where_the_address_already_had_a_fragment() {
    browse(async |page| {
        page.open(&address("anchor-back.html#guide")).await;
        page.appears().await;
        page.compare().await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        assert_eq!(fragment(page).await, "guide");
        page.forward().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        // A place of the page between two steps is a step as well.
        page.read::<()>("location.hash = 'contact'").await;
        page.sources().await;
        page.back().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        assert_eq!(fragment(page).await, "contact");
        page.back().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.forward().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
    });
}

#[test]
fn what_the_page_keeps_with_a_step_stays_there() {
    visit_page("link.html", async |page| {
        page.appears().await;
        page.read::<()>("history.replaceState({ turbo: { restorationIdentifier: 'a' } }, '')").await;
        page.compare().await;
        let kept = "return history.state.turbo?.restorationIdentifier";
        page.shows("a", kept).await;
        page.back().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.shows("a", kept).await;
        // What is no plain object is left as it is.
        page.read::<()>("history.replaceState([1, 2], '')").await;
        page.compare().await;
        page.shows([1, 2], "return history.state").await;
    });
}

#[test]
fn the_change_of_an_answer_is_one_step() {
    visit_page("link.html", async |page| {
        page.appears().await;
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        let change = async || {
            page.click("[data-change='3']", "").await;
            page.arrives(&question(3, Perspective::Seeking)).await;
        };
        // Gone back on during the change: the result comes back, as it was.
        change().await;
        page.choose("open").await;
        page.back().await;
        page.concludes(&answers).await;
        // Carried out: back leads to the result of before, and forth to that of after.
        change().await;
        page.choose("open").await;
        page.proceed().await;
        let after = changed(&answers, "length", "open");
        page.concludes(&after).await;
        page.back().await;
        page.concludes(&answers).await;
        page.forward().await;
        page.concludes(&after).await;
    });
}

#[test]
fn what_was_answered_later_is_still_there_after_going_back() {
    visit_page("link.html", async |page| {
        page.begin(Perspective::Seeking).await;
        let given = ["skill", "advice", "equals", "brief", "asked"];
        for (place, word) in given.iter().enumerate() {
            page.choose(word).await;
            page.proceed().await;
            page.arrives(&question(place + 1, Perspective::Seeking)).await;
        }
        for place in [4, 3] {
            page.back().await;
            page.shows(question(place, Perspective::Seeking), TITLE).await;
        }
        for place in [3, 4] {
            page.shows([given[place]], chosen()).await;
            page.proceed().await;
            page.arrives(&question(place + 1, Perspective::Seeking)).await;
        }
    });
}

#[test]
fn a_link_for_one_guide_moves_and_loads_that_one_alone() {
    browse(async |page| {
        page.open(&address("two-links.html#rapport-two=1~matrix")).await;
        page.turn_to("#two");
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.until("it is in view", "return Math.abs(guide.getBoundingClientRect().top) < 200").await;
        let loaded = "return ['one', 'two', 'two-b'].map((id) => !!document.getElementById(id).shadowRoot?.querySelector('.rapport'))";
        page.shows([false, true, false], loaded).await;
    });
}

#[test]
fn what_a_sentence_or_a_program_leaves_behind_a_link_costs_nothing() {
    let link = "rapport=1~matrix~columns.mentoring.buddy-system";
    let columns = "return all('thead th').length";
    for behind in
        ["", ").", ".", "%29.", ",", "?utm_source=mail", "&utm_source=mail", "%E2%80%9D", "%", "<br>", "\u{201d}."]
    {
        browse(async |page| {
            page.open("about:blank").await;
            page.open(&address(&format!("link.html#{link}{behind}"))).await;
            page.shows(ui("matrix-title", &[]), TITLE).await;
            page.shows((3, ""), &format!("return [(() => {{ {columns} }})(), words(one('.notice'))]")).await;
        });
    }
}

#[test]
fn the_state_follows_the_id_of_the_element() {
    visit_page("link.html", async |page| {
        page.appears().await;
        page.read::<()>("guide.id = 'late'; await null").await;
        page.compare().await;
        page.until("it has the new name", "return location.hash === '#rapport-late=1~matrix'").await;
        page.reload().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
    });
}
