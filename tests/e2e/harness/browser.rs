//! What the browser around the page can do: take a size, go back, go offline, run no scripts, say how much memory is
//! used. Where the standard has no command, each engine has a way of its own.

use std::{fs, path::Path, time::Instant};

use fantoccini::{
    actions::{InputSource, MouseActions, PointerAction},
    wd::{PrintConfiguration, PrintSize},
};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Engine,
    page::{DEADLINE, PAUSE, Page},
};

/// The sizes of paper.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paper {
    A4,
    Letter,
}

impl Page {
    /// Brings a browser that has just started to the same state in each engine: a view of 1,280 px, and light.
    pub(super) async fn prepare(&self) {
        if !Engine::Chromium.is_current() {
            self.size(1280, 900).await;
        }
    }

    /// Leaves the browser as if it had just started: with an empty window, and nothing kept.
    pub(super) async fn forget(&self) {
        let client = &self.browser.client;
        let empty = client.new_window(true).await.expect("a window opens").handle;
        for window in client.windows().await.expect("there are windows") {
            if window != empty {
                client.switch_to_window(window).await.expect("there is this window");
                client.close_window().await.expect("a window closes");
            }
        }
        client.switch_to_window(empty).await.expect("there is this window");
        match Engine::current() {
            Engine::Chromium => {
                let everything = json!({ "origin": "*", "storageTypes": "all" });
                self.devtools("Storage.clearDataForOrigin", everything).await;
            }
            Engine::Firefox => {
                let script = "return new Promise((resolve) =>
                    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, resolve))";
                self.in_firefox(script, json!(null)).await;
            }
            Engine::WebKit => self.ask_webkit("forget", "").await,
        }
        // What was said by the end of the page before.
        self.console().await;
    }

    /// Gives the page exactly this width, which a window can't have below its least.
    pub(crate) async fn resize(&self, width: u32) {
        self.size(width, 900).await;
    }

    /// Gives the page exactly this size.
    pub(crate) async fn size(&self, width: u32, height: u32) {
        match Engine::current() {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size).await;
                // A scroll bar would take its part of the width, on this system and not on another.
                self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
            }
            Engine::Firefox => {
                let script = "const { style } = gBrowser.selectedBrowser;
                    for (const [side, length] of [['width', given[0]], ['height', given[1]]]) {
                        for (const name of [side, `min-${side}`, `max-${side}`]) style.setProperty(name, `${length}px`);
                    }";
                self.in_firefox(script, json!([width, height])).await;
            }
            Engine::WebKit => {
                self.browser.client.set_window_rect(0, 0, width, height).await.expect("a window has any size");
            }
        }
        self.until("the size changes", &format!("return innerWidth === {width} && innerHeight === {height}")).await;
    }

    /// Sets the colour scheme that the reader prefers: `light` or `dark`. Nothing moves in either.
    pub(crate) async fn prefer(&self, scheme: &str) {
        match Engine::current() {
            Engine::Chromium => {
                let media = json!({ "features": [
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ]});
                self.devtools("Emulation.setEmulatedMedia", media).await;
            }
            Engine::Firefox => {
                let script = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', given)";
                self.in_firefox(script, json!(i32::from(scheme == "light"))).await;
            }
            Engine::WebKit => self.ask_webkit("scheme", scheme).await,
        }
        let query = format!(
            "return matchMedia('(prefers-color-scheme: {scheme})').matches
                && matchMedia('(prefers-reduced-motion: reduce)').matches"
        );
        self.until("the colour scheme changes", &query).await;
    }

    /// Calls what only the `DevTools` protocol of Chromium offers.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert!(Engine::Chromium.is_current(), "only Chromium knows {command}");
        self.ask("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// Runs a script in Firefox itself instead of the page, with a value that it knows as `given`.
    pub(super) async fn in_firefox(&self, script: &str, given: Value) -> Value {
        self.ask("moz/context", json!({ "context": "chrome" })).await;
        let script = format!("const [given] = arguments; {script}");
        let value = self.browser.client.execute(&script, vec![given]).await;
        self.ask("moz/context", json!({ "context": "content" })).await;
        value.unwrap_or_else(|error| panic!("a script fails in Firefox: {error}"))
    }

    /// Has webkit.py do something.
    async fn ask_webkit(&self, word: &str, argument: &str) {
        let [draft, request] = ["draft", "ask"].map(|name| self.browser.profile.0.join(name));
        fs::write(&draft, format!("{word} {argument}")).expect("a request can be written");
        fs::rename(&draft, &request).expect("a request can be made");
        self.waits(word, || !request.exists()).await;
    }

    /// The address of the page.
    pub(crate) async fn url(&self) -> String {
        self.browser.client.current_url().await.expect("the page has an address").into()
    }

    /// Goes back to where the reader was.
    pub(crate) async fn back(&self) {
        self.browser.client.back().await.expect("the browser goes back");
    }

    /// Goes forward again.
    pub(crate) async fn forward(&self) {
        self.browser.client.forward().await.expect("the browser goes forward");
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.browser.client.refresh().await.expect("the page loads again");
    }

    /// Has all that follows mean the page in the frame at this place, from 0.
    pub(crate) async fn enter(&self, frame: u16) {
        self.browser.client.enter_frame(frame).await.expect("there is such a frame");
    }

    /// Has it mean the page around that frame again.
    pub(crate) async fn leave(&self) {
        self.browser.client.clone().enter_parent_frame().await.expect("there is a page around the frame");
    }

    /// Moves the pointer out of the page, where it hovers over nothing.
    pub(crate) async fn take_pointer_away(&self) {
        let start = Instant::now();
        loop {
            if Engine::Chromium.is_current() {
                self.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": -1, "y": -1 })).await;
            } else {
                // There is no place beyond the window for it, so it goes to one at the edge where there is nothing to press.
                let script =
                    "const boxes = all('button, label, input').map((element) => element.getBoundingClientRect());
                    const free = (y) => boxes.every((box) => box.left > 2 || y < box.top - 2 || y > box.bottom + 2);
                    return Array.from({ length: Math.floor(innerHeight) }, (_, y) => y).find(free) ?? 0";
                let y: f64 = self.read(script).await;
                // Two steps: where the pointer is said to be already, nothing moves.
                let [near, away] = [1.0, 0.0].map(|x| PointerAction::MoveTo { duration: None, x, y });
                let pointer = MouseActions::new("mouse".to_owned()).then(near).then(away);
                self.browser.client.perform_actions(pointer).await.expect("the pointer can be moved");
            }
            // A page that still scrolls may bring something to press under it, and then it goes on.
            sleep(4 * PAUSE).await;
            let script = "return one('button:hover, label:hover, input:hover')?.outerHTML";
            let Some(under): Option<String> = self.read(script).await else { return };
            assert!(start.elapsed() < DEADLINE, "the pointer stays over {under}");
        }
    }

    /// Lets the next Tab come to the first place of the page, after the focus has gone through its last one: in Firefox
    /// it would stay in the browser's own window, whose keys no driver presses.
    pub(crate) async fn begin_again(&self) {
        if Engine::Firefox.is_current() {
            self.read::<()>("document.activeElement.blur(); getSelection().collapse(document.body, 0)").await;
            self.in_firefox("Services.focus.clearFocus(window); gBrowser.selectedBrowser.focus()", json!(null)).await;
        }
    }

    /// Takes the network away.
    pub(crate) async fn go_offline(&self) {
        self.spent.set(true);
        match Engine::current() {
            Engine::Chromium => {
                self.devtools("Network.enable", json!({})).await;
                let nothing = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
                self.devtools("Network.emulateNetworkConditions", nothing).await;
            }
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.top.forceOffline = true";
                self.in_firefox(script, json!(null)).await;
            }
            Engine::WebKit => self.ask_webkit("offline", "").await,
        }
    }

    /// Whether pages that are opened from now on may run scripts.
    pub(crate) async fn allow_scripts(&self, allowed: bool) {
        self.spent.set(true);
        match Engine::current() {
            Engine::Chromium => {
                self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await;
            }
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.top.allowJavascript = given";
                self.in_firefox(script, json!(allowed)).await;
            }
            Engine::WebKit => self.ask_webkit("scripts", if allowed { "true" } else { "false" }).await,
        }
    }

    /// What the window shows, as a PNG.
    pub(crate) async fn screenshot(&self) -> Vec<u8> {
        self.browser.client.screenshot().await.expect("a picture can be taken")
    }

    /// The page as a printer gets it, as a PDF.
    pub(crate) async fn print(&self, paper: Paper) -> Vec<u8> {
        if Engine::WebKit.is_current() {
            // Its driver has no command for that.
            let [file, done] = ["print.pdf", "print.pdf.done"].map(|name| self.browser.profile.0.join(name));
            let _ = fs::remove_file(&done);
            let name = match paper {
                Paper::A4 => "iso_a4",
                Paper::Letter => "na_letter",
            };
            self.ask_webkit("print", &format!("{name} {}", file.display())).await;
            self.waits("the page is printed", || done.exists()).await;
            return fs::read(&file).expect("there is a file");
        }
        let size = match paper {
            Paper::A4 => PrintSize::A4,
            Paper::Letter => PrintSize::US_LETTER,
        };
        let configuration = PrintConfiguration::builder().size(size).build().expect("there is such paper");
        self.browser.client.print(configuration).await.expect("the page can be printed")
    }

    /// Shows the page on the screen as it is on paper, or as it is on the screen again.
    pub(crate) async fn print_on_screen(&self, printed: bool) {
        let media = if printed { "print" } else { "" };
        match Engine::current() {
            Engine::Chromium => {
                self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
            }
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.top.mediumOverride = given";
                self.in_firefox(script, json!(media)).await;
            }
            Engine::WebKit => panic!("WebKitGTK shows no page as it is on paper"),
        }
        let query = format!("return matchMedia('print').matches === {printed}");
        self.until("the medium changes", &query).await;
    }

    /// Has files that are saved go into this folder.
    pub(crate) async fn save_into(&self, folder: &Path) {
        self.spent.set(true);
        match Engine::current() {
            Engine::Chromium => {
                let place = json!({ "behavior": "allow", "downloadPath": folder });
                self.devtools("Browser.setDownloadBehavior", place).await;
            }
            Engine::Firefox => {
                let script = "Services.prefs.setStringPref('browser.download.dir', given)";
                self.in_firefox(script, json!(folder)).await;
            }
            Engine::WebKit => self.ask_webkit("save", &folder.display().to_string()).await,
        }
    }

    /// Waits until something has happened outside of the page.
    pub(crate) async fn waits(&self, what: &str, happened: impl Fn() -> bool) {
        let start = Instant::now();
        while !happened() {
            assert!(start.elapsed() < DEADLINE, "this never happens: {what}");
            sleep(PAUSE).await;
        }
    }

    /// Lets the page use something that a reader would be asked for.
    pub(crate) async fn permit(&self, what: &str) {
        // The others never ask, as they are set up here.
        if Engine::Chromium.is_current() {
            self.spent.set(true);
            self.ask("permissions", json!({ "descriptor": { "name": what }, "state": "granted" })).await;
        }
    }

    /// How many bytes the objects of the page take, with all that is no longer needed thrown away.
    pub(crate) async fn heap(&self) -> u64 {
        // What a finaliser lets go is collected the next time only.
        for _ in 0..2 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        let usage = self.devtools("Runtime.getHeapUsage", json!({})).await;
        usage["usedSize"].as_u64().expect("the browser counts in whole bytes")
    }

    /// What the browser counts: nodes, listeners and so on.
    pub(crate) async fn counters(&self) -> Value {
        self.devtools("Memory.getDOMCounters", json!({})).await
    }
}
