//! The page that shows the widget and builds the snippet for it: a Yew app around an element that is another one.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{
    accessibility::is_clean,
    harness::{Page, ui, visit_page},
};

/// Opens the page and does what the test does.
fn demo(test: impl AsyncFnOnce(&Page)) {
    visit_page("index.html", async |page| {
        page.appears().await;
        test(page).await;
    });
}

/// What these tests add to the scripts: the form, and what is to be copied.
const FORM: &str = "
    const field = (id) => document.getElementById(id);
    /** Chooses or types as a reader does, in one step. */
    const set = (id, value) => {
        field(id).value = value;
        field(id).dispatchEvent(new Event('change', { bubbles: true }));
    };
    const tick = (selector) => document.querySelector(`.builder ${selector}`).click();
    /** The ways onto the page: a div, the element, a frame. */
    const variant = (place) => document.querySelectorAll('[name=variant]')[place].click();
    const texts = () => [...document.querySelectorAll('.piece textarea')].map((area) => area.value);
    /** The attributes of an element, without the id. */
    const attributes = (element) =>
        Object.fromEntries([...element.attributes].filter(({ name }) => name !== 'id').map(({ name, value }) => [name, value]));
    const guide = document.querySelector('.builder rapport-guide');
";

async fn run(page: &Page, script: &str) {
    page.read::<()>(&format!("{FORM} {script}")).await;
}

async fn shows(page: &Page, expected: Value, script: &str) {
    page.shows(expected, &format!("{FORM} {script}")).await;
}

/// Makes a choice in each part of the form.
const CHOICES: &str = "
    set('view', 'matrix'); set('perspective', 'offering'); set('lang', 'en'); set('theme', 'dark'); set('level', '3');
    tick('[value=coaching]'); tick('[value=buddy-system]'); tick('#keep'); tick('#link');
";

/// The attributes that this makes.
fn chosen() -> Value {
    json!({
        "view": "matrix", "perspective": "offering", "lang": "en", "theme": "dark", "heading-level": "3",
        "relationships": "coaching buddy-system", "keep": "local", "link": "fragment",
    })
}

#[test]
fn the_preview_follows_the_form() {
    demo(async |page| {
        shows(page, json!({}), "return attributes(guide)").await;
        run(page, CHOICES).await;
        shows(page, chosen(), "return attributes(guide)").await;
        page.shows(ui("matrix-title", &[]), "return words(one('h3.title'))").await;
        // Beside the corner.
        page.shows(1 + 2, "return all('thead th[scope=col]').length").await;
        page.shows("dark", "return getComputedStyle(root).colorScheme").await;
        run(page, "tick('[value=coaching]'); set('view', '')").await;
        page.shows(ui("entry-title", &[]), "return words(one('.title'))").await;
    });
}

#[test]
fn the_two_apps_leave_each_other_their_elements() {
    demo(async |page| {
        // Each app numbers what it listens to from 1 on. Under one name, a click on the widget's button with the number
        // of Copy would copy.
        let twin = "
            const number = document.querySelector('.piece .button').__yew_listener_id;
            const twin = all('button').find((button) => button.__rapport_listener_id === number);
            twin.click();
            return number > 0";
        assert!(page.read::<bool>(twin).await);
        page.compare().await;
        shows(page, json!(""), "return words(document.querySelector('.act [role=status]'))").await;
        run(page, "set('theme', 'dark')").await;
        shows(page, json!({ "theme": "dark" }), "return attributes(guide)").await;
        page.shows(ui("matrix-title", &[]), "return words(one('.title'))").await;
    });
}

#[test]
fn the_snippet_has_the_attributes_and_the_address_and_a_checksum_only_if_asked_for() {
    demo(async |page| {
        run(page, &format!("variant(1); {CHOICES}")).await;
        shows(page, chosen(), "return attributes(guide)").await;
        // An empty document, into which the snippet is put as a page would hold it.
        let script = "
            const { files } = await (await fetch('manifest.json')).json();
            const page = new DOMParser().parseFromString(texts().join(''), 'text/html');
            const [script, element] = ['script', 'rapport-guide'].map((name) => page.querySelector(name));
            return [script.src === new URL('rapport.js', location).href, script.defer, script.crossOrigin,
                script.integrity && script.integrity === files['rapport.js'].integrity, attributes(element)]";
        shows(page, json!([true, true, null, "", chosen()]), script).await;
        run(page, "tick('#checksum')").await;
        shows(page, json!([true, true, "anonymous", true, chosen()]), script).await;
    });
}

#[test]
fn the_browser_accepts_the_snippet_on_an_empty_page() {
    demo(async |page| {
        run(page, "set('view', 'quiz')").await;
        shows(page, json!({ "view": "quiz" }), "return attributes(guide)").await;
        let script = "
            document.body.replaceChildren(document.createRange().createContextualFragment(texts().join('')));
            const put = await eventually('the guide appears', () =>
                document.querySelector('rapport-guide')?.shadowRoot?.querySelector('.rapport'));
            return words(put.querySelector('.title'))";
        shows(page, json!(ui("who-title", &[])), script).await;
    });
}

#[test]
fn a_div_becomes_the_same_element() {
    demo(async |page| {
        run(page, CHOICES).await;
        shows(page, chosen(), "return attributes(guide)").await;
        let script = "
            const place = document.createElement('section');
            place.append(document.createRange().createContextualFragment(texts()[0]));
            document.body.append(place);
            const put = await eventually('it is upgraded', () => place.querySelector('rapport-guide'));
            return [texts().length, place.querySelector('script'), attributes(put), !!put.querySelector('a')]";
        let found: Value = page.read(&format!("{FORM} {script}")).await;
        assert_eq!(found, json!([2, null, chosen(), true]));
    });
}

#[test]
fn a_div_is_never_empty_and_the_element_may_be() {
    demo(async |page| {
        let offered = "return [...field('fallback').options].map(({ value }) => value)";
        let inside = "return [!!document.createRange().createContextualFragment(texts()[0]).querySelector('a')]";
        shows(page, json!(["", "text"]), offered).await;
        run(page, "variant(1)").await;
        shows(page, json!(["", "text", "nothing"]), offered).await;
        run(page, "set('fallback', 'nothing')").await;
        shows(page, json!([false]), inside).await;
        run(page, "variant(0)").await;
        shows(page, json!([true]), inside).await;
    });
}

#[test]
fn a_frame_shows_what_was_chosen_and_is_as_high_as_its_content() {
    demo(async |page| {
        run(page, "variant(2)").await;
        shows(page, json!(1), "return texts().length").await;
        run(page, "set('page', location.href); set('view', 'quiz'); set('accent', '#7a1f5c')").await;
        shows(page, json!(2), "return texts().length").await;
        let script = "
            document.body.replaceChildren(document.createRange().createContextualFragment(texts().join('')));
            const frame = document.querySelector('iframe');
            const inside = await eventually('the guide appears', () =>
                frame.contentDocument?.querySelector('rapport-guide')?.shadowRoot?.querySelector('.rapport'));
            const { host } = inside.getRootNode();
            await eventually('the frame is told its height', () => frame.height !== '1200');
            const { scrollHeight, clientHeight } = frame.contentDocument.documentElement;
            const { accent } = { accent: getComputedStyle(host).getPropertyValue('--rapport-accent') };
            return [host.getAttribute('view'), accent, scrollHeight <= clientHeight, !!frame.title]";
        let found: Value = page.read(&format!("{FORM} {script}")).await;
        assert_eq!(found, json!(["quiz", "#7a1f5c", true, true]));
    });
}

#[test]
fn wrong_colours_and_addresses_are_refused_with_a_message() {
    demo(async |page| {
        let wrong = "return ['accent', 'paper', 'files'].map((id) =>
            [field(id).getAttribute('aria-invalid'), words(field(`${id}-wrong`)).split(' ')[0]])";
        let nothing = json!([[null, ""], [null, ""], [null, ""]]);
        shows(page, nothing.clone(), wrong).await;
        run(page, "set('accent', '#ffcc00'); set('paper', 'beige'); set('files', 'here')").await;
        shows(page, json!([["true", "#ffcc00"], ["true", "“beige”"], ["true", "This"]]), wrong).await;
        shows(page, json!(2), "return texts().length").await;
        page.shows("rgb(11, 90, 94)", "return getComputedStyle(root).accentColor").await;

        run(page, "set('accent', '#7a1f5c'); set('paper', '#fbf7ee'); set('files', '/files')").await;
        shows(page, nothing, wrong).await;
        let rule = "rapport-guide {\n  --rapport-accent: #7a1f5c;\n  --rapport-paper: #fbf7ee;\n}";
        shows(page, json!(rule), "return texts()[2]").await;
        page.shows("rgb(251, 247, 238)", "return getComputedStyle(root).backgroundColor").await;
    });
}

#[test]
fn copy_takes_the_whole_text() {
    demo(async |page| {
        run(page, "set('fallback', 'text')").await;
        shows(page, json!(true), "return texts()[0].length > 30000").await;
        // A real key, since a browser lets no script copy by itself; and a listener, since none may read.
        run(page, "document.addEventListener('copy', () => { window.copied = getSelection().toString(); })").await;
        run(page, "document.querySelector('.piece .button').focus()").await;
        page.press(Key::Enter).await;
        shows(
            page,
            json!([true, true, "Copied."]),
            "
            return [window.copied === texts()[0], document.activeElement.matches('.piece .button'),
                words(document.querySelector('.act [role=status]'))]",
        )
        .await;
    });
}

#[test]
fn the_form_can_be_filled_in_by_keyboard_alone() {
    demo(async |page| {
        run(page, "document.querySelector('[name=variant]').focus()").await;
        page.press(Key::Down).await;
        shows(page, json!(1), "return texts().length").await;
        for _ in ["to the folder", "to the checksum", "to the view"] {
            page.press(Key::Tab).await;
        }
        shows(page, json!("view"), "return document.activeElement.id").await;
        page.press(Key::Down).await;
        shows(page, json!({ "view": "quiz" }), "return attributes(guide)").await;
    });
}

#[test]
fn axe_finds_nothing_in_the_page() {
    demo(async |page| is_clean(page).await);
    demo(async |page| {
        run(page, "variant(2); set('theme', 'dark'); set('accent', '#ffcc00')").await;
        shows(page, json!(true), "return guide.getAttribute('theme') === 'dark' && !!field('page')").await;
        run(page, "set('page', 'here')").await;
        shows(page, json!("true"), "return field('page').getAttribute('aria-invalid')").await;
        is_clean(page).await;
    });
}
