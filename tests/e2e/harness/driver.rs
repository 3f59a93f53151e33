//! The driver of a browser, with all that belongs to it.

use std::{
    env,
    fs::File,
    io::{BufRead, BufReader, pipe},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    Engine,
    child::Child,
    page::{DEADLINE, PAUSE},
    setting,
};

/// How Chromium is started; `cargo dev` and the component tests read the same file.
const CAPABILITIES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/webdriver.json"));

/// A running driver, which ends with this value.
pub(crate) struct Driver {
    process: Child,
    /// The screen of a browser that knows no other way.
    _display: Option<Child>,
    port: u16,
    /// What the browser writes to its standard output goes here.
    pub(super) log: PathBuf,
}

impl Driver {
    /// Starts the driver of the current engine. What its browser keeps goes into the folder.
    pub(super) async fn start(profile: &Path) -> Self {
        let port = free_port();
        let log = profile.join("log");
        let program = setting("RAPPORT_DRIVER");
        let mut display = None;
        let mut command = match Engine::current() {
            Engine::Chromium => {
                let mut command = Command::new(program);
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(program);
                // Its console and its window can be reached from the browser's own scripts alone.
                command.args(["--allow-system-access", "--port", &port.to_string(), "--profile-root"]).arg(profile);
                command
            }
            Engine::WebKit => {
                // Line by line, so that a message is there when it is looked for.
                let mut command = Command::new("stdbuf");
                command.arg("-oL").arg(program).arg(format!("--port={port}"));
                let (screen, name) = screen();
                display = Some(screen);
                command.env("DISPLAY", name).env("NO_AT_BRIDGE", "1");
                command
            }
        };
        let output = File::create(&log).expect("a log can be written");
        command
            .env("TMPDIR", profile)
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("a log can be written"))
            .stderr(output);
        let driver = Self {
            process: Child::start(command).unwrap_or_else(|error| panic!("the driver does not start: {error}")),
            _display: display,
            port,
            log,
        };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(start.elapsed() < 6 * DEADLINE, "the driver starts");
            sleep(PAUSE).await;
        }
        driver
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Whether it still runs.
    pub(super) fn runs(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }
}

/// What the driver is asked for: the browser of the current engine, at home in this folder.
pub(super) fn capabilities(profile: &Path) -> Value {
    let mut capabilities = match Engine::current() {
        Engine::Chromium => chromium(profile),
        Engine::Firefox => firefox(),
        Engine::WebKit => json!({ "webkitgtk:browserOptions": {
            "binary": concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/harness/webkit.py"),
            "args": [profile],
        }}),
    };
    capabilities["timeouts"] = json!({ "pageLoad": 120_000, "script": 300_000 });
    capabilities
}

fn chromium(profile: &Path) -> Value {
    let mut capabilities: Value = serde_json::from_str(CAPABILITIES).unwrap();
    capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    let options = &mut capabilities["goog:chromeOptions"];
    options["binary"] = json!(setting("RAPPORT_BROWSER"));
    let arguments = options["args"].as_array_mut().unwrap();
    arguments.push(json!(format!("--user-data-dir={}", profile.display())));
    arguments.push(json!("--window-size=1280,900"));
    // The driver does not hear what is said in a frame of another process.
    arguments.push(json!("--disable-features=IsolateSandboxedIframes"));
    capabilities
}

fn firefox() -> Value {
    json!({ "moz:firefoxOptions": {
        "binary": setting("RAPPORT_BROWSER"),
        "args": ["-headless"],
        "prefs": {
            // Where the fonts lie, which its sandbox would not let pages read.
            "security.sandbox.content.read_path_whitelist": env::var("RAPPORT_FONT_FOLDERS").unwrap_or_default(),
            // What scripts of the page write into the console is in the log.
            "devtools.console.stdout.content": true,
            "browser.dom.window.dump.enabled": true,
            // Nothing moves.
            "ui.prefersReducedMotion": 1,
            // A scroll bar would take its part of the width, on this system and not on another.
            "ui.useOverlayScrollbars": 1,
            "widget.gtk.overlay-scrollbars.enabled": true,
            // The clipboard can be read without asking the reader.
            "dom.events.testing.asyncClipboard": true,
            // Files are saved without asking.
            "browser.download.folderList": 2,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.download.alwaysOpenPanel": false,
            // The browser asks nobody for anything by itself.
            "app.normandy.enabled": false,
            "app.normandy.api_url": "",
            "datareporting.policy.dataSubmissionEnabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "services.settings.server": "data:,#remote-settings-dummy/v1",
            "browser.region.network.url": "",
            "browser.newtabpage.enabled": false,
        },
    }})
}

/// A screen that nobody sees, and its name. Each browser has its own: only one window has the focus.
fn screen() -> (Child, String) {
    let (reader, writer) = pipe().expect("there is a pipe");
    let mut command = Command::new("Xvfb");
    command
        .args(["-displayfd", "1", "-screen", "0", "2560x2560x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(Stdio::null());
    let screen = Child::start(command).unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
    let mut number = String::new();
    BufReader::new(reader).read_line(&mut number).expect("Xvfb says which screen it is");
    (screen, format!(":{}", number.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("a port has a number").port()
}
