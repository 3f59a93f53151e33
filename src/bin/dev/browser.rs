//! A browser under remote control, by the `WebDriver` protocol.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    child::Child,
    failure::{Context, Failure},
    http,
    scratch::Scratch,
    tools::{Kit, Tool},
};

/// How Chromium is started; the tests in the browser read the same file.
const CAPABILITIES: &str = include_str!("../../../tests/webdriver.json");

/// A running `ChromeDriver`.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Dropped after the child: it holds what the browsers leave behind.
    _scratch: Scratch,
}

impl Driver {
    pub(crate) fn start(kit: &Kit) -> Result<Self, Failure> {
        let port = http::free_port()?;
        let scratch = Scratch::new(&format!("driver-{port}"))?;
        let mut command = Command::new(kit.get(Tool::ChromeDriver)?);
        command
            .arg(format!("--port={port}"))
            .env("TMPDIR", scratch.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut driver =
            Self { child: Child::start(command).context("ChromeDriver does not start")?, port, _scratch: scratch };
        let start = Instant::now();
        while !http::answers(port, "/status") {
            let ended = !matches!(driver.child.try_wait(), Ok(None));
            if ended || start.elapsed() > Duration::from_secs(30) {
                return Err(Failure::new("ChromeDriver does not start").mend("chromedriver"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked politely, it closes its browsers as well. Should it refuse, it is killed.
        let _ = http::request(self.port, "GET", "/shutdown", "");
        self.child.wait_at_most(Duration::from_secs(5));
    }
}

/// One window of Chromium.
pub(crate) struct Browser {
    driver: Driver,
    session: String,
}

impl Browser {
    pub(crate) fn start(kit: &Kit) -> Result<Self, Failure> {
        let mut capabilities: Value = serde_json::from_str(CAPABILITIES).context("tests/webdriver.json")?;
        let options = capabilities.get_mut("goog:chromeOptions");
        if let Some(options) = options.and_then(Value::as_object_mut) {
            let binary = kit.get(Tool::Chromium)?;
            options.insert("binary".to_owned(), json!(binary.to_string_lossy()));
        }
        let mut browser = Self { driver: Driver::start(kit)?, session: String::new() };
        let answer = browser.ask("", &json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        let id = answer.get("sessionId").and_then(Value::as_str);
        let id = id.ok_or_else(|| Failure::new("ChromeDriver opened no session"))?;
        browser.session = format!("/{id}");
        Ok(browser)
    }

    /// Loads a page.
    pub(crate) fn open(&self, url: &str) -> Result<(), Failure> {
        self.ask("/url", &json!({ "url": url })).map(drop)
    }

    /// Gives the page exactly this size, which a window cannot do below its least width.
    pub(crate) fn resize(&self, width: u32, height: u32) -> Result<(), Failure> {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &size)?;
        // A scroll bar would take its part of the width, on this system and not on another.
        let hidden = json!({ "hidden": true });
        self.devtools("Emulation.setScrollbarsHidden", &hidden).map(drop)
    }

    /// Sets what the reader is said to prefer: `light` or `dark`, and always no motion; and whether it is for `screen`
    /// or `print`.
    pub(crate) fn prefer(&self, scheme: &str, medium: &str) -> Result<(), Failure> {
        let media = json!({ "media": medium, "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]});
        self.devtools("Emulation.setEmulatedMedia", &media).map(drop)
    }

    /// Runs the body of a function in the page; if that returns a promise, waits for it.
    pub(crate) fn run(&self, script: &str) -> Result<Value, Failure> {
        self.ask("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// A PNG of the page from its top: of so much as is given, or of all there is.
    pub(crate) fn screenshot(&self, width: u32, height: Option<u64>) -> Result<Vec<u8>, Failure> {
        let height = if let Some(height) = height {
            json!(height)
        } else {
            let layout = self.devtools("Page.getLayoutMetrics", &json!({}))?;
            layout.pointer("/cssContentSize/height").cloned().unwrap_or_default()
        };
        let how = json!({ "format": "png", "captureBeyondViewport": true, "clip": {
            "x": 0, "y": 0, "scale": 1, "width": width, "height": height,
        }});
        let picture = self.devtools("Page.captureScreenshot", &how)?;
        let text = picture.get("data").and_then(Value::as_str);
        BASE64_STANDARD.decode(text.unwrap_or_default()).context("the browser sent no picture")
    }

    /// Calls what only the `DevTools` protocol of Chromium offers.
    fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, Failure> {
        self.ask("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn ask(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let path = format!("/session{}{path}", self.session);
        let answer = http::request(self.driver.port, "POST", &path, &body.to_string())
            .context("ChromeDriver does not answer")?;
        let mut answer: Value = serde_json::from_str(&answer.body).context("ChromeDriver answers oddly")?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        match (value.get("error"), value.get("message").and_then(Value::as_str)) {
            (Some(_), Some(message)) => {
                let first = message.lines().next().unwrap_or_default();
                Err(Failure::new(format!("the browser refused: {first}")))
            }
            _ => Ok(value),
        }
    }
}
