//! What the browser around the page can do: go back, go offline, run no scripts, say how much memory is used.

use std::{path::Path, time::Instant};

use fantoccini::wd::{PrintConfiguration, PrintSize};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::page::{DEADLINE, PAUSE, Page};

impl Page {
    /// Expects exactly these messages in the console, each of which holds all parts of its text between the bars, and
    /// forgets them.
    pub(crate) async fn says(&self, expected: &[&str]) {
        let start = Instant::now();
        let mut found = self.console().await;
        while found.len() < expected.len() && start.elapsed() < DEADLINE {
            sleep(PAUSE).await;
            found.extend(self.console().await);
        }
        // The driver writes texts as JSON does.
        let found: Vec<_> = found.iter().map(|m| m.replace("\\\\u003C", "<").replace("\\\\\\\"", "\"")).collect();
        let agree = |(found, expected): (&String, &&str)| expected.split('|').all(|part| found.contains(part));
        let all = found.len() == expected.len() && found.iter().zip(expected).all(agree);
        assert!(all, "in the console: {found:#?}\nexpected: {expected:#?}");
    }

    /// The address of the page.
    pub(crate) async fn url(&self) -> String {
        self.client.current_url().await.expect("the page has an address").into()
    }

    /// Goes back to where the reader was.
    pub(crate) async fn back(&self) {
        self.client.back().await.expect("the browser goes back");
    }

    /// Goes forward again.
    pub(crate) async fn forward(&self) {
        self.client.forward().await.expect("the browser goes forward");
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// Has all that follows mean the page in the frame at this place, from 0.
    pub(crate) async fn enter(&self, frame: u16) {
        self.client.enter_frame(frame).await.expect("there is such a frame");
    }

    /// Moves the pointer out of the page, where it hovers over nothing.
    pub(crate) async fn take_pointer_away(&self) {
        self.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": -1, "y": -1 })).await;
        self.shows(true, "return one('button:hover, label:hover, input:hover')?.outerHTML ?? true").await;
    }

    /// Takes the network away.
    pub(crate) async fn go_offline(&self) {
        self.devtools("Network.enable", json!({})).await;
        let nothing = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        self.devtools("Network.emulateNetworkConditions", nothing).await;
    }

    /// Whether pages that are opened from now on may run scripts.
    pub(crate) async fn allow_scripts(&self, allowed: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await;
    }

    /// The page as a printer gets it, as a PDF.
    pub(crate) async fn print(&self, paper: PrintSize) -> Vec<u8> {
        let configuration = PrintConfiguration::builder().size(paper).build().expect("there is such paper");
        self.client.print(configuration).await.expect("the page can be printed")
    }

    /// Shows the page on the screen as it is on paper, or as it is on the screen again.
    pub(crate) async fn print_on_screen(&self, printed: bool) {
        let media = if printed { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
        let query = format!("return matchMedia('print').matches === {printed}");
        self.until("the medium changes", &query).await;
    }

    /// Has files that are saved go into this folder.
    pub(crate) async fn save_into(&self, folder: &Path) {
        let place = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", place).await;
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
        self.ask("permissions", json!({ "descriptor": { "name": what }, "state": "granted" })).await;
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
