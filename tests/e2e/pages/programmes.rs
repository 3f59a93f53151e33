//! The society's own programmes, as links between the tags.

use rapport::content::Perspective;

use crate::harness::{Page, answers_with, relationship, say, visit_page};

/// The programmes on the screen: what they are called and where they lead.
const OFFERED: &str = "return all('[part=programme]').map((link) => [words(link), link.href])";

const REFUSED: [&str; 4] = [
    "WARNING|<rapport-guide>: the link “Script” is left out: its address must be http, https or mailto",
    "WARNING|<rapport-guide>: the link “Data” is left out",
    "WARNING|<rapport-guide>: data-relationship=\"golf\" names no relationship",
    "WARNING|<rapport-guide>: a link for coaching is left out: it has no text",
];

async fn look_up(page: &Page, id: &str) {
    page.go("nav-look-up").await;
    page.click(".filters button", &say(relationship(id).name)).await;
    page.arrives(&say(relationship(id).name)).await;
}

#[test]
fn programmes_stand_in_the_profile_and_in_the_result_of_their_relationship() {
    visit_page("programmes.html", async |page| {
        page.appears().await;
        let relative: String = page.read("return new URL('relative/path', location.href).href").await;
        let both = ("Both at once", "http://society.example/both");
        let mentoring = ("Our mentoring programme", "https://society.example/mentoring");
        let coaching = ("Coaching <b>for</b> members", relative.as_str());
        look_up(page, "mentoring").await;
        page.shows([mentoring, both], OFFERED).await;
        look_up(page, "buddy-system").await;
        page.shows([("Write to a buddy", "mailto:buddy@society.example")], OFFERED).await;
        let said =
            "return ['target', 'rel', 'hreflang', 'lang'].map((name) => one('[part=programme]').getAttribute(name))";
        page.shows(["_blank", "nofollow", "fr", "fr"], said).await;
        look_up(page, "sponsorship").await;
        page.shows(Vec::<String>::new(), OFFERED).await;
        look_up(page, "coaching").await;
        page.shows([both, coaching], OFFERED).await;
        let elements =
            "return all('[part=programme] *').filter((one) => one.localName !== 'span' || one.attributes.length)";
        page.shows(Vec::<String>::new(), elements).await;

        let answers = answers_with(|o| o.leaders.alone() == Some(relationship("coaching")));
        page.complete_again(Perspective::Seeking, &answers).await;
        page.shows(
            [both, coaching],
            "return all('.fit:first-of-type [part=programme]').map((link) => [words(link), link.href])",
        )
        .await;
        page.says(&REFUSED).await;
        page.until("nothing has run", "return window.attacked === undefined").await;
    });
}

#[test]
fn a_programme_that_is_added_or_changed_later_appears() {
    visit_page("programmes.html", async |page| {
        page.appears().await;
        page.says(&REFUSED).await;
        look_up(page, "sponsorship").await;
        page.read::<()>("guide.innerHTML = '<p><a href=\"https://society.example/s\" data-relationship=\"sponsorship\">Sponsors</a></p>'").await;
        page.shows([("Sponsors", "https://society.example/s")], OFFERED).await;
        page.read::<()>("guide.querySelector('a').href = 'https://society.example/t'").await;
        page.shows([("Sponsors", "https://society.example/t")], OFFERED).await;
        page.read::<()>("guide.querySelector('a').firstChild.data = 'Our sponsors'").await;
        page.shows([("Our sponsors", "https://society.example/t")], OFFERED).await;
        page.read::<()>("guide.querySelector('a').remove()").await;
        page.shows(Vec::<String>::new(), OFFERED).await;
    });
}
