//! What the browser says in its console, in the words of each engine.

use std::{fs, time::Instant};

use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Engine,
    page::{DEADLINE, PAUSE, Page},
};

/// What Firefox has heard of the page: reports of errors, and what scripts wrote. Its own are left out.
const OF_FIREFOX: &str = r#"
    const ours = (source) => !/^(chrome|resource|about|moz-extension):/.test(source || 'about:');
    const reports = Services.console.getMessageArray().flatMap((message) => {
        if (!(message instanceof Ci.nsIScriptError) || !ours(message.sourceName)) return [];
        const level = message.flags & (message.warningFlag | message.infoFlag) ? 'WARNING' : 'SEVERE';
        return [[message.timeStamp, `${level}: ${message.sourceName} ${message.lineNumber} ${message.errorMessage}`]];
    });
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    const written = storage.getEvents().flatMap((event) => {
        if (!ours(event.filename)) return [];
        const level = { error: 'SEVERE', assert: 'SEVERE', warn: 'WARNING' }[event.level] ?? 'INFO';
        return [[event.timeStamp, `${level}: ${event.filename} ${event.lineNumber} ${event.arguments.join(' ')}`]];
    });
    Services.console.reset();
    storage.clearEvents();
    return [...reports, ...written].sort(([one], [other]) => one - other).map(([, text]) => text);
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
                let texts: Value = self.in_firefox(OF_FIREFOX, json!(null)).await;
                serde_json::from_value(texts).expect("a list of messages")
            }
            Engine::WebKit => {
                let text = fs::read_to_string(self.log()).expect("the console can be read");
                let new = text.get(self.heard.replace(text.len())..).unwrap_or_default();
                of_webkit(new)
            }
        }
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
