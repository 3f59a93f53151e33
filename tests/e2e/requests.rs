//! Nothing is sent: every request of a browser that has no way to the network but ours, while all is done that a reader
//! can do.

use std::{collections::BTreeSet, fs};

use fantoccini::key::Key;
use rapport::content::{Perspective, QUESTIONS};

use crate::harness::{
    Engine, Page, Profile, Recorder, Request, answers, browse_recorded, dist, say, setting, ui, values,
};

/// Where the pages lie: a name that only the recorder knows.
const SITE: &str = "http://society.example/";
/// Where the file lies that another page frames.
const FILES: &str = "http://files.example/";
/// Whom a browser asks by itself, whatever page it shows, and why. No page can make it ask them with more than it does for
/// all others.
const ITS_OWN: &[(&str, &str)] = &[
    ("accounts.google.com", "Chromium looks whether somebody is signed in"),
    ("clients2.google.com", "Chromium looks for newer versions of what was added to it"),
    ("update.googleapis.com", "Chromium looks for newer versions of its parts"),
    ("optimizationguide-pa.googleapis.com", "Chromium looks for what makes pages load sooner"),
    ("content-autofill.googleapis.com", "Chromium asks what fields are for, by checksums of their names and kinds"),
    ("start.duckduckgo.com", "Chromium, as Debian ships it, gets ready to search"),
    ("firefox.settings.services.mozilla.com", "Firefox looks whether its lists are up to date"),
];

/// Everything that was asked for, once the page is left and what it may send then has arrived as well.
async fn asked_for(page: &Page, recorder: &Recorder) -> BTreeSet<Request> {
    page.open("http://end.example/frames.html").await;
    let arrived = || recorder.has(|request| request.host == "end.example" && request.path == "/frames.html");
    page.waits("the last page is asked for", arrived).await;
    let own = |request: &Request| ITS_OWN.iter().any(|(host, _)| request.host.split(':').next() == Some(*host));
    recorder.take().into_iter().filter(|request| request.host != "end.example" && !own(request)).collect()
}

/// Expects that nothing but these files was asked for, the first of them for certain.
fn only(asked: &BTreeSet<Request>, host: &str, files: &[&str]) {
    let host = host.trim_start_matches("http://").trim_end_matches('/');
    let file =
        |path: &str| Request { method: "GET".to_owned(), host: host.to_owned(), path: format!("/{path}"), body: 0 };
    let expected: BTreeSet<_> = files.iter().chain(&["favicon.ico"]).map(|path| file(path)).collect();
    let more: Vec<_> = asked.difference(&expected).collect();
    assert!(more.is_empty(), "asked for besides the files of the page: {more:#?}");
    assert!(asked.contains(&file(files[0])), "the page itself is not among {asked:#?}");
}

/// Does whatever a reader can do, from the beginning of the quiz on.
async fn do_everything(page: &Page, folder: &Profile) {
    let seeking = Perspective::Seeking;
    let given = answers("growth+skill advice experience open asked caring private incident");
    page.begin(seeking).await;
    for (place, question) in QUESTIONS.iter().enumerate() {
        page.arrives(&say(question.text.of(seeking))).await;
        for value in values(&given, question) {
            page.choose(value).await;
        }
        // By both ways on.
        if place % 2 == 0 { page.press(Key::Enter).await } else { page.proceed().await }
    }
    page.concludes(&given).await;

    page.save_into(&folder.0).await;
    page.click(".actions button", &ui("save", &[])).await;
    page.waits("the file is saved", || folder.0.join("rapport.txt").exists()).await;
    fs::remove_file(folder.0.join("rapport.txt")).expect("it can be removed");
    page.click(".actions button", &ui("copy", &[])).await;
    page.find(".result-top p", &ui("copied", &[])).await;
    // A dialog for printing would wait for somebody who presses its buttons.
    page.read::<()>("window.print = () => { window.printed = true; dispatchEvent(new Event('beforeprint')) }").await;
    page.click(".actions button", &ui("print", &[])).await;
    page.shows(true, "return window.printed").await;
    page.click("[data-change='1']", "").await;
    page.choose("doors").await;
    page.press(Key::Enter).await;
    page.until("the result comes back", "return !!one('.result')").await;
    page.click(".src", "").await;
    page.click(":popover-open button", &ui("close", &[])).await;

    page.compare().await;
    page.write("[type=search]", "trust").await;
    page.click("[data-cell]", "").await;
    for place in ["nav-look-up", "nav-sources", "nav-choose"] {
        page.go(place).await;
    }
    page.disagreements().await;
    page.click("[data-disagreement]", "").await;
}

/// Follows the links of the page to programmes with the pointer and the focus, as far as a click.
async fn look_at_programmes(page: &Page) {
    page.go("nav-look-up").await;
    page.find("[part=programme]", "").await;
    page.read::<()>(
        "for (const link of all('[part=programme]')) {
            link.focus();
            for (const type of ['pointerover', 'mouseover', 'pointerdown', 'mousedown', 'touchstart']) {
                link.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
            }
        }",
    )
    .await;
}

#[test]
fn on_a_page_nothing_is_asked_for_but_its_own_files() {
    let folder = Profile::new();
    browse_recorded(async |page, recorder| {
        for (file, others) in [
            ("plain.html", [].as_slice()),
            ("strict-policy.html", &[]),
            ("keep.html", &[]),
            ("link.html", &[]),
            ("society.html", &["society.css"]),
        ] {
            page.open(&format!("{SITE}{file}")).await;
            // What another page of the site has kept.
            page.read::<()>("localStorage.clear()").await;
            page.reload().await;
            page.appears().await;
            do_everything(page, &folder).await;
            if file == "society.html" {
                look_at_programmes(page).await;
            }
            page.reload().await;
            page.appears().await;
            only(&asked_for(page, recorder).await, SITE, &[&[file, "rapport.js"], others].concat());
        }
    });
}

#[test]
fn a_link_to_a_programme_leads_there_and_tells_nothing() {
    browse_recorded(async |page, recorder| {
        page.open(&format!("{SITE}society.html")).await;
        page.appears().await;
        look_at_programmes(page).await;
        page.go("nav-look-up").await;
        page.read::<()>("guide.querySelector('[data-relationship=coaching]').href = '/plain.html'").await;
        page.until(
            "the link is renewed",
            "return all('[part=programme]').some((link) => link.pathname === '/plain.html')",
        )
        .await;
        page.click("[part=programme][href$='/plain.html']", "").await;
        page.until("the programme is there", "return document.title === 'plain'").await;
        // With a guide of its own: Firefox stops a script that still runs when the page is left, and says so.
        page.appears().await;
        let files = ["society.html", "rapport.js", "society.css", "plain.html"];
        only(&asked_for(page, recorder).await, SITE, &files);
    });
}

#[test]
fn the_single_file_asks_for_nothing_at_all() {
    let folder = Profile::new();
    browse_recorded(async |page, recorder| {
        for query in ["", "?keep=local", "?link=fragment&view=all"] {
            page.open(&format!("{SITE}rapport.html{query}")).await;
            page.appears().await;
            do_everything(page, &folder).await;
            page.reload().await;
            page.appears().await;
            only(&asked_for(page, recorder).await, SITE, &[&format!("rapport.html{query}")]);
        }
    });
}

#[test]
fn in_a_frame_that_tells_its_height_nothing_is_asked_for() {
    let folder = Profile::new();
    browse_recorded(async |page, recorder| {
        page.open(&format!("{SITE}frames.html")).await;
        let query = "rapport.html?parent=http%3A%2F%2Fsociety.example";
        page.read_with::<()>("document.querySelector('#rapport-frame').src = given", format!("{FILES}{query}").into())
            .await;
        page.until("its height is told", "return window.heights.length > 0").await;
        page.enter(0).await;
        page.appears().await;
        do_everything(page, &folder).await;
        page.leave().await;
        if Engine::Firefox.is_current() {
            // It says of every frame of another host that its storage is one of its own.
            page.says(&["Partitioned cookie or storage access was provided"]).await;
        }
        let (framed, around): (BTreeSet<_>, BTreeSet<_>) =
            asked_for(page, recorder).await.into_iter().partition(|request| request.host == "files.example");
        only(&around, SITE, &["frames.html"]);
        only(&framed, FILES, &[query]);
    });
}

#[test]
fn the_page_that_builds_the_snippet_asks_for_its_own_files() {
    browse_recorded(async |page, recorder| {
        page.open(&format!("{SITE}index.html")).await;
        page.appears().await;
        page.read::<()>(
            "for (const input of document.querySelectorAll('.form input')) {
                if (/radio|checkbox/.test(input.type)) input.click();
            }
            const field = document.querySelector('#files');
            field.focus();
            field.value = 'https://files.example/rapport/';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await;
        page.press(Key::Enter).await;
        page.reload().await;
        page.appears().await;
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.press(Key::Enter).await;
        page.arrives(&say(QUESTIONS[1].text.of(Perspective::Seeking))).await;
        let files = ["index.html", "rapport.js", "demo.js", "page.css", "demo.css", "manifest.json"];
        only(&asked_for(page, recorder).await, SITE, &files);
    });
}

#[test]
fn a_page_that_keeps_clicks_and_keys_from_the_guide_makes_no_request_of_them() {
    browse_recorded(async |page, recorder| {
        let address = format!("{SITE}clicks-stopped.html");
        page.open(&address).await;
        page.appears().await;
        let at_first = say(QUESTIONS[0].text.of(Perspective::Seeking));
        page.choose("skill").await;
        page.read::<()>("window.stopping = true").await;
        page.click(".quiz-nav .btn", "").await;
        page.read::<()>("one('.option input').focus()").await;
        page.press(Key::Enter).await;
        page.shows(&at_first, "return words(one('.title'))").await;
        assert_eq!(page.url().await, address);
        // And as soon as it lets them pass, all is well.
        page.read::<()>("window.stopping = false").await;
        page.press(Key::Enter).await;
        page.arrives(&say(QUESTIONS[1].text.of(Perspective::Seeking))).await;
        assert_eq!(page.url().await, address);
        only(&asked_for(page, recorder).await, SITE, &["clicks-stopped.html", "rapport.js"]);
    });
}

/// The title of the screen.
const TITLE: &str = "return root ? words(one('.title')) : ''";

/// On a site whose pages this library swaps: Back within the guide is the guide's alone, and Back from another page leads
/// to the screen that it was left at.
fn goes_back_without_a_request(library: &str) {
    let asked = |place: usize| say(QUESTIONS[place].text.of(Perspective::Seeking));
    let library = fs::read_to_string(setting(library)).expect("the library can be read");
    browse_recorded(async |page, recorder| {
        page.open(&format!("{SITE}visits-other.html")).await;
        page.until("the script is there", "return !!customElements.get('rapport-guide')").await;
        page.bring(&library).await;
        page.read::<()>("window.begun = true; document.querySelector('#guide').click()").await;
        page.until("the page of the guide is there", "return document.title === 'visits'").await;
        page.begin(Perspective::Seeking).await;
        page.choose("skill").await;
        page.proceed().await;
        page.arrives(&asked(1)).await;
        page.compare().await;
        page.read::<()>("window.before = guide").await;
        recorder.take();
        page.back().await;
        page.shows(asked(1), TITLE).await;
        page.back().await;
        page.shows(asked(0), TITLE).await;
        page.forward().await;
        page.shows(asked(1), TITLE).await;
        page.forward().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        // What was asked for meanwhile would be there by the time that another page is.
        page.read::<()>("document.querySelector('#other').click()").await;
        page.until("the other page is there", "return document.title === 'visits-other' && !guide").await;
        let asked_for: Vec<_> = recorder.take().into_iter().map(|request| request.path).collect();
        assert!(!asked_for.contains(&"/visits.html".to_owned()), "{asked_for:#?}");

        page.back().await;
        page.until("the guide is there again", "return document.title === 'visits' && guide !== window.before").await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.back().await;
        page.shows(asked(1), TITLE).await;
        // The library has swapped the pages, and no page has been loaded.
        page.shows(true, "return window.begun").await;
    });
}

#[test]
fn where_turbo_swaps_the_pages_back_within_the_guide_asks_for_nothing() {
    goes_back_without_a_request("RAPPORT_TURBO");
}

#[test]
fn where_htmx_swaps_the_pages_back_within_the_guide_asks_for_nothing() {
    goes_back_without_a_request("RAPPORT_HTMX");
}

#[test]
fn the_script_knows_no_way_to_send_anything() {
    // Whatever the module calls of a browser, the script beside it has to name.
    for file in ["rapport.js", "rapport.html"] {
        let text = fs::read_to_string(dist().join(file)).expect("it has been built");
        assert!(text.contains("history"), "a name of what {file} does call is found in it");
        for way in [
            "fetch",
            "XMLHttpRequest",
            "sendBeacon",
            "WebSocket",
            "WebTransport",
            "EventSource",
            "RTCPeerConnection",
            "serviceWorker",
            "Worker(",
            "importScripts",
            "new Image",
            "submit(",
            "window.open",
            "location.assign",
        ] {
            assert!(!text.contains(way), "{file} says {way}");
        }
    }
}

#[test]
fn whatever_a_page_could_send_would_be_written_down() {
    browse_recorded(async |page, recorder| {
        for (way, script) in [
            ("beacon", "navigator.sendBeacon('http://elsewhere.example/beacon', 'skill')"),
            ("image", "new Image().src = 'http://elsewhere.example/image?need=skill'"),
            ("fetch", "fetch('http://elsewhere.example/fetch', { method: 'POST', mode: 'no-cors', body: 'skill' })"),
            ("own", "fetch('/own?need=skill')"),
            ("form", "document.querySelector('#form').submit()"),
            ("post", "document.querySelector('#post').submit()"),
            (
                "script",
                "document.head.append(Object.assign(document.createElement('script'),
                { src: 'http://elsewhere.example/script' }))",
            ),
            (
                "style",
                "document.head.append(Object.assign(document.createElement('link'),
                { rel: 'stylesheet', href: 'http://elsewhere.example/style' }))",
            ),
            ("events", "new EventSource('http://elsewhere.example/events')"),
        ] {
            page.open(&format!("{SITE}leaks.html")).await;
            page.read::<()>(&format!(
                "window.addEventListener('unhandledrejection', (e) => e.preventDefault()); {script}; return null"
            ))
            .await;
            let found = || recorder.has(|request| request.path.split('?').next() == Some(&format!("/{way}")));
            page.waits(way, found).await;
        }
        for (way, script) in [
            ("socket", "new WebSocket('ws://elsewhere.example/socket')"),
            ("encrypted", "Object.assign(new Image(), { src: 'https://elsewhere.example/encrypted' })"),
        ] {
            recorder.take();
            page.open(&format!("{SITE}leaks.html")).await;
            page.read::<()>(&format!(
                "window.made = {script}; window.made.onerror = () => (window.over = true); return null"
            ))
            .await;
            let found =
                |request: &Request| request.host.starts_with("elsewhere.example") || request.method == "ENCRYPTED";
            page.waits(way, || recorder.has(found)).await;
            page.until("it is refused", "return window.over === true").await;
        }
        let sent = recorder.take();
        assert!(sent.iter().all(|request| request.body == 0), "{sent:#?}");
        // What could not be reached is said in the console.
        page.console().await;
    });
}
