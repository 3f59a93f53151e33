//! What the browser says in its console, in the words of each engine.

use std::{fs, time::Instant};

use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Engine,
    page::{DEADLINE, PAUSE, Page},
};

/// What Firefox reports of the page by itself. What its scripts write goes to the standard output.
const OF_FIREFOX: &str = r#"
    const ours = (source) => !/^(chrome|resource|about|moz-extension):/.test(source || 'about:');
    const reports = Services.console.getMessageArray().flatMap((message) => {
        if (!(message instanceof Ci.nsIScriptError) || !ours(message.sourceName)) return [];
        const level = message.flags & (message.warningFlag | message.infoFlag) ? 'WARNING' : 'SEVERE';
        return [`${level}: ${message.sourceName} ${message.lineNumber} ${message.errorMessage}`];
    });
    Services.console.reset();
    return reports;
"#;

impl Page {
    /// Everything in the console since it was last read, each message with its level before it: `SEVERE: …`.
    pub(crate) async fn console(&self) -> Vec<String> {
        match Engine::current() {
            Engine::Chromium => {
                let entries = self.ask("se/log", json!({ "type": "browser" })).await;
                let entries = entries.as_array().expect("a list of messages");
                let texts = entries.iter().map(|entry| {
                    let text = |key: &str| entry[key].as_str().expect("a message is a text");
                    format!("{}: {}", text("level"), text("message"))
                });
                // The driver writes texts as JSON does.
                texts.map(|text| text.replace("\\u003C", "<").replace("\\\"", "\"")).collect()
            }
            Engine::Firefox => {
                let reports: Value = self.in_firefox(OF_FIREFOX, json!(null)).await;
                let mut messages: Vec<_> = serde_json::from_value(reports).expect("a list of messages");
                messages.extend(self.new_in_log().lines().filter_map(of_firefox));
                messages
            }
            Engine::WebKit => of_webkit(&self.new_in_log()),
        }
    }

    /// What the browser has written to its standard output since it was last read.
    fn new_in_log(&self) -> String {
        let text = fs::read(self.log()).expect("the console can be read");
        // The last line may still be on its way.
        let end = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let start = self.heard.replace(end);
        String::from_utf8_lossy(text.get(start..end).unwrap_or_default()).into_owned()
    }

    /// Expects exactly these messages in the console, each of which holds all parts of its text between the bars, and
    /// forgets them. Their order is not the same in all engines.
    pub(crate) async fn says(&self, expected: &[&str]) {
        let start = Instant::now();
        let mut found = self.console().await;
        while found.len() < expected.len() && start.elapsed() < DEADLINE {
            sleep(PAUSE).await;
            found.extend(self.console().await);
        }
        let mut rest = found.clone();
        for text in expected {
            let place = rest.iter().position(|message| text.split('|').all(|part| message.contains(part)));
            let Some(place) = place else { panic!("not in the console: {text}\nthere: {found:#?}") };
            rest.remove(place);
        }
        assert!(rest.is_empty(), "in the console: {rest:#?}\nexpected only: {expected:#?}");
    }
}

/// The message in a line that Firefox writes: `console.warn: "…"`. Of a longer text the first line is enough.
fn of_firefox(line: &str) -> Option<String> {
    let (kind, said) = line.strip_prefix("console.")?.split_once(": ")?;
    let level = match kind {
        "error" | "assert" => "SEVERE",
        "warn" => "WARNING",
        _ => "INFO",
    };
    // Its own messages stand after a name: `console.error: Region.sys.mjs: "…"`.
    said.starts_with(['"', '(']).then(|| format!("{level}: {}", said.replace("\\\"", "\"")))
}

/// The messages in what WebKitGTK writes: `http://…:12:3: CONSOLE WARN …`, over several lines if the text is.
fn of_webkit(text: &str) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some((source, said)) = line.split_once("CONSOLE ") {
            let (kind, said) =
                ["JS ERROR", "SECURITY ERROR", "NETWORK ERROR", "JS WARN", "SECURITY WARN", "ERROR", "WARN"]
                    .into_iter()
                    .find_map(|kind| Some((kind, said.strip_prefix(kind)?)))
                    .unwrap_or(("", said));
            let level = if kind.contains("ERROR") {
                "SEVERE"
            } else if kind.contains("WARN") {
                "WARNING"
            } else {
                "INFO"
            };
            messages.push(format!("{level}: {source}{said}"));
        } else if let Some(last) = messages.last_mut() {
            last.push('\n');
            last.push_str(line);
        }
    }
    messages
}
