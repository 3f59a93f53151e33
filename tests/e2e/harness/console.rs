//! What the browser says in its console, in the words of each engine.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    time::Instant,
};

use serde_json::json;
use tokio::time::sleep;

use super::{
    Engine,
    page::{DEADLINE, PAUSE, Page},
};

/// The errors that Firefox reports of the page. Its own are left out.
const REPORTS: &str = r"
    const own = (source) => /^(chrome|resource|about|moz-extension):/.test(source || 'about:');
    const reports = Services.console.getMessageArray().filter((message) =>
        message instanceof Ci.nsIScriptError && !own(message.sourceName)
        // Of the doctype that a page has or lacks, which is no business of the guide's.
        && message.category !== 'HTML_PARSER__DOCTYPE'
        // A guide may come, and measure where it stands, before all pictures of its page have.
        && !message.errorMessage.startsWith('Layout was forced before the page was fully loaded'));
    Services.console.reset();
    return reports.map(({ flags, warningFlag, infoFlag, sourceName, lineNumber, errorMessage }) => {
        const level = flags & (warningFlag | infoFlag) ? 'WARNING' : 'SEVERE';
        return `${level}: ${sourceName} ${lineNumber} ${errorMessage}`;
    });
";

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
                let reports = self.in_firefox(REPORTS, json!(null)).await;
                let reports: Vec<String> = serde_json::from_value(reports).expect("a list of messages");
                self.new_in_log().lines().filter_map(of_firefox).chain(reports).collect()
            }
            Engine::WebKit => of_webkit(&self.new_in_log()),
        }
    }

    /// What the browser has written since it was last read.
    fn new_in_log(&self) -> String {
        let browser = &self.browser;
        let mut log = File::open(&browser.driver.log).expect("the log can be read");
        log.seek(SeekFrom::Start(browser.heard.get())).expect("the log can be read");
        let mut text = Vec::new();
        log.read_to_end(&mut text).expect("the log can be read");
        // A line that is still being written is read the next time.
        text.truncate(text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
        browser.heard.set(browser.heard.get() + text.len() as u64);
        String::from_utf8_lossy(&text).into_owned()
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

/// The message in a line that Firefox writes: `console.warn: "…"`. What scripts of its own write has no quotes.
fn of_firefox(line: &str) -> Option<String> {
    let (kind, text) = line.strip_prefix("console.")?.split_once(": ")?;
    let of_page = text.starts_with('"');
    let level = match kind {
        "error" | "assert" => "SEVERE",
        "warn" => "WARNING",
        _ => "INFO",
    };
    of_page.then(|| format!("{level}: {}", unescaped(text)))
}

/// A text without the signs that Firefox writes instead of others: `\\n`, `\\"`, `\\u201C`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.strip_prefix('u').and_then(|code| Some((code.get(..4)?, code.get(4..)?)));
        let letter = code.and_then(|(code, rest)| Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, rest)));
        let (letter, rest) = letter.unwrap_or_else(|| match part.strip_prefix('n') {
            Some(rest) => ('\n', rest),
            None => (part.chars().next().unwrap_or('\\'), part.get(1..).unwrap_or_default()),
        });
        plain.push(letter);
        plain.push_str(rest);
    }
    plain
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
