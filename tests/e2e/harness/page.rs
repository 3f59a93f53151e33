//! The page in the browser, and what a reader can do on it.

use std::{
    cell::{Cell, RefCell},
    path::Path,
    time::{Duration, Instant},
};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    key::Key,
    wd::WebDriverCompatibleCommand,
};
use http::Method;
use rapport::{
    content::{Perspective, QUESTIONS},
    engine::quiz::Answers,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::time::sleep;
use url::{ParseError, Url};

use super::{Engine, Verdict, answer_named, beginning, eight, pool::Browser, say, server, ui, values};

/// What stands before every script.
const PRELUDE: &str = include_str!("page.js");
/// How long something may take to appear. Nothing waits for it but a test that fails; a busy computer is slow.
pub(super) const DEADLINE: Duration = Duration::from_mins(1);
/// How often to look whether it has.
pub(super) const PAUSE: Duration = Duration::from_millis(15);

/// The widget in a browser.
pub(crate) struct Page {
    pub(super) browser: Browser,
    /// Whether the browser has been changed so that it is of no use to another test.
    pub(super) spent: Cell<bool>,
    /// Which guide scripts mean.
    guide: RefCell<String>,
}

impl Page {
    /// The window of this browser, empty yet.
    pub(super) async fn of(browser: Browser) -> Self {
        let page = Self { browser, spent: Cell::default(), guide: RefCell::new("rapport-guide".to_owned()) };
        page.prepare().await;
        page
    }

    /// Opens the widget.
    pub(crate) async fn load(&self) {
        self.open(&server::address("rapport.html")).await;
        self.appears().await;
    }

    /// Opens any page.
    pub(crate) async fn open(&self, url: &str) {
        self.prefer("light").await;
        self.browser.client.goto(url).await.expect("the page loads");
    }

    /// Waits until the widget stands on the page.
    pub(crate) async fn appears(&self) {
        self.until("the widget appears", "return !!one('[data-focus=heading]')").await;
    }

    /// Has all that follows mean this guide: a selector, with ` / ` between what lies in different shadow roots.
    pub(crate) fn turn_to(&self, guide: &str) {
        guide.clone_into(&mut self.guide.borrow_mut());
    }

    /// Sends the driver a command that is not in the standard.
    pub(super) async fn ask(&self, path: &'static str, body: Value) -> Value {
        let answer = self.browser.client.issue_cmd(Vendor { path, body }).await;
        answer.unwrap_or_else(|error| panic!("the driver refuses {path}: {error}"))
    }

    /// Runs the body of an asynchronous function in the page, with what `page.js` offers.
    pub(crate) async fn read<T: DeserializeOwned>(&self, script: &str) -> T {
        self.read_with(script, json!(null)).await
    }

    /// The same with a value, which the script knows as `given`.
    pub(crate) async fn read_with<T: DeserializeOwned>(&self, script: &str, given: Value) -> T {
        let script =
            format!("const [given, guideAt] = arguments; return (async () => {{ {PRELUDE} {{ {script} }} }})()");
        let place = json!(*self.guide.borrow());
        let value = self.browser.client.execute(&script, vec![given, place]).await;
        let value = value.unwrap_or_else(|error| panic!("a script fails: {error}"));
        serde_json::from_value(value).expect("the script returns what is expected")
    }

    /// Brings a library into the page.
    pub(crate) async fn bring(&self, script: &str) {
        self.browser.client.execute(script, Vec::new()).await.expect("the library loads");
    }

    /// Waits until a script returns `true`.
    pub(crate) async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.read::<Value>(script).await != true {
            assert!(start.elapsed() < DEADLINE, "this never happens: {what}");
            sleep(PAUSE).await;
        }
    }

    /// Waits until a script returns exactly this; what it returned last is in the message.
    pub(crate) async fn shows(&self, expected: impl Serialize, script: &str) {
        let expected = json!(expected);
        let start = Instant::now();
        loop {
            let found: Value = self.read(script).await;
            if found == expected {
                return;
            }
            assert!(start.elapsed() < DEADLINE, "on the page: {found}\nexpected: {expected}");
            sleep(PAUSE).await;
        }
    }

    /// Waits for the first visible element that matches the selector and is called exactly this, unless empty.
    pub(crate) async fn find(&self, selector: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            let script = "return finding(given.selector, given.name)[0] ?? null";
            let given = json!({ "selector": selector, "name": name });
            let found: Option<Value> = self.read_with(script, given).await;
            if let Some(reference) = found.as_ref().and_then(Value::as_object) {
                let id = reference.values().next().and_then(Value::as_str);
                let id = id.expect("an element has an id").to_owned();
                return Element::from_element_id(self.browser.client.clone(), id.into());
            }
            assert!(start.elapsed() < DEADLINE, "there is no {selector} “{name}”");
            sleep(PAUSE).await;
        }
    }

    /// Clicks such an element as a mouse would.
    pub(crate) async fn click(&self, selector: &str, name: &str) {
        let element = self.find(selector, name).await;
        if Engine::WebKit.is_current() {
            // Its driver brings an element into the window, and not out from under what sticks to the edge.
            let script =
                "finding(given.selector, given.name)[0]?.scrollIntoView({ block: 'center', inline: 'center' })";
            let given = json!({ "selector": selector, "name": name });
            self.read_with::<()>(script, given.clone()).await;
            // It clicks on where the element was when it was asked, and a page may still be scrolling.
            let place = "const { x, y } = finding(given.selector, given.name)[0]?.getBoundingClientRect() ?? {};
                return [x, y]";
            let start = Instant::now();
            let mut before: Value = json!(null);
            loop {
                let now: Value = self.read_with(place, given.clone()).await;
                if now == before {
                    break;
                }
                assert!(start.elapsed() < DEADLINE, "{selector} “{name}” never stands still");
                before = now;
                sleep(PAUSE).await;
            }
        }
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("no click on {selector} “{name}”: {error:?}"));
    }

    /// Types into such an element.
    pub(crate) async fn write(&self, selector: &str, text: &str) {
        let element = self.find(selector, "").await;
        if !text.is_empty() {
            element.send_keys(text).await.expect("text can be typed");
        }
    }

    /// Chooses a file on this computer in an input, which only the ear may know of.
    pub(crate) async fn upload(&self, selector: &str, file: &Path) {
        let element = self.find(selector, "").await;
        element.send_keys(&file.display().to_string()).await.expect("a file can be chosen");
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn press(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.browser.client.perform_actions(keys).await.expect("a key can be pressed");
    }

    /// Presses Shift and Tab, which leads back.
    pub(crate) async fn tab_back(&self) {
        let [shift, tab] = [Key::Shift, Key::Tab].map(char::from);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        self.browser.client.perform_actions(keys).await.expect("a key can be pressed");
    }

    /// Chooses from a list by place, as a mouse would.
    pub(crate) async fn select(&self, selector: &str, place: usize) {
        let element = self.find(selector, "").await;
        let chosen = element.select_by_index(place).await;
        chosen.unwrap_or_else(|error| panic!("number {place} can't be chosen from {selector}: {error}"));
    }

    /// Waits until the screen has this heading, and the heading has the focus.
    pub(crate) async fn arrives(&self, heading: &str) {
        let script = "return focused?.matches('[data-focus=heading]') ? words(focused) : ''";
        self.shows(heading, script).await;
    }

    /// Goes to one of the places of the masthead.
    pub(crate) async fn go(&self, place: &str) {
        self.click(".mast nav button", &ui(place, &[])).await;
    }

    /// Opens the comparison.
    pub(crate) async fn compare(&self) {
        self.go("nav-compare").await;
        self.arrives(&ui("matrix-title", &[])).await;
    }

    /// Opens the page of the sources.
    pub(crate) async fn sources(&self) {
        self.go("nav-sources").await;
        self.arrives(&ui("sources-title", &[])).await;
    }

    /// Opens the list of disagreements, all of them.
    pub(crate) async fn disagreements(&self) {
        self.sources().await;
        let total = rapport::content::DISAGREEMENTS.len().to_string();
        self.click(".body .btn", &ui("differ-see", &[("total", &total)])).await;
        self.arrives(&ui("differ-title", &[])).await;
    }

    /// Begins the quiz, at its first question.
    pub(crate) async fn begin(&self, perspective: Perspective) {
        self.click("button", &beginning(perspective)).await;
        self.arrives(&say(QUESTIONS[0].text.of(perspective))).await;
    }

    /// A selector for one of the answers on the screen, which nothing but its words tells from the others.
    pub(crate) async fn option(&self, id: &str) -> String {
        let place = format!("return all('.option').map({NAMED}).indexOf('{id}') + 1", NAMED = answer_named());
        self.until("there is such an answer", &format!("{place} > 0")).await;
        format!(".option:nth-of-type({})", self.read::<usize>(&place).await)
    }

    /// Chooses one of the answers on the screen by its label.
    pub(crate) async fn choose(&self, id: &str) {
        let option = self.option(id).await;
        self.click(&option, "").await;
        self.until("the answer is chosen", &format!("return one('{option} input').checked")).await;
    }

    /// Leaves the question by its main button.
    pub(crate) async fn proceed(&self) {
        self.click(".quiz-nav .btn", "").await;
    }

    /// Goes through the quiz from its beginning to the result.
    pub(crate) async fn complete(&self, perspective: Perspective, answers: &Answers) {
        self.begin(perspective).await;
        for question in &QUESTIONS {
            self.arrives(&say(question.text.of(perspective))).await;
            for value in values(answers, question) {
                self.choose(value).await;
            }
            self.proceed().await;
        }
        self.until("the result comes", "return !!one('.result') && focused.matches('.title')").await;
    }

    /// The same from any other screen.
    pub(crate) async fn complete_again(&self, perspective: Perspective, answers: &Answers) {
        self.click(".mast-name", "").await;
        self.arrives(&ui("entry-title", &[])).await;
        self.complete(perspective, answers).await;
    }

    /// Expects the result that the engine gives to these answers.
    pub(crate) async fn concludes(&self, answers: &Answers) {
        let script = format!(
            "const title = one('.result-head > :is(.title, .h2)');
            if (!title) return null;
            const heading = words(title);
            const name = (item) => words(one('.btn-text', item));
            return {{
                heading: {}.filter((name) => heading.includes(name)),
                leading: all('.bands .leads').map(name),
                bands: all('.band').map((band) =>
                    [words(one('.band-name', band)), all('dd > ul > li', band).map(name)]),
            }}",
            json!(eight())
        );
        self.shows(Verdict::of(answers), &script).await;
    }
}

/// A command of one maker's driver.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
