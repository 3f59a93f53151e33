//! Running browsers, which one test hands on to the next: to start one takes longer than most tests do.

use std::{
    cell::Cell,
    sync::{LazyLock, Mutex, PoisonError},
    time::Instant,
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

use super::{
    Profile, Recorder,
    driver::{self, Driver},
    page::{DEADLINE, Page},
};

/// Where all that waits for a browser runs, for as long as there are browsers.
pub(super) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime can be built")
});

/// Those that no test uses now. They end with the program.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser and its driver.
pub(super) struct Browser {
    pub(super) client: Client,
    pub(super) driver: Driver,
    /// How much of its console has been read, in bytes, where that is a file.
    pub(super) heard: Cell<u64>,
    /// What it keeps is in this folder.
    pub(super) profile: Profile,
}

impl Browser {
    /// One that a test before has handed on, or a new one.
    pub(super) async fn take() -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(browser) => browser,
            None => Self::start(None).await,
        }
    }

    /// Starts one, which has no way to anything but the recorder if there is one.
    pub(super) async fn start(recorder: Option<&Recorder>) -> Self {
        let profile = Profile::new();
        let mut driver = Driver::start(&profile.0).await;
        let mut capabilities = driver::capabilities(&profile.0);
        if let Some(recorder) = recorder {
            capabilities["proxy"] = recorder.proxy();
        }
        let capabilities: Capabilities = serde_json::from_value(capabilities).unwrap();
        let start = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&driver.url()).await {
                Ok(client) => break client,
                // On a busy computer a browser may miss the time that its driver gives it.
                Err(error) => assert!(start.elapsed() < DEADLINE && driver.runs(), "no browser starts: {error}"),
            }
        };
        Self { client, driver, heard: Cell::default(), profile }
    }

    /// Hands it on to the next test.
    pub(super) fn hand_on(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }
}

#[test]
fn a_browser_that_is_handed_on_has_forgotten_everything() {
    RUNTIME.block_on(async {
        let page = Page::of(Browser::start(None).await).await;
        page.load().await;
        let keep = "localStorage.kept = sessionStorage.kept = window.name = 'kept'; document.cookie = 'kept=1';
            console.warn('kept')";
        page.read::<()>(keep).await;
        page.prefer("dark").await;
        page.resize(360).await;
        let kept = "return [localStorage.kept, sessionStorage.kept, window.name, document.cookie, innerWidth,
            matchMedia('(prefers-color-scheme: dark)').matches]";
        page.shows(json!(["kept", "kept", "kept", "kept=1", 360, true]), kept).await;

        page.forget().await;
        let page = Page::of(page.browser).await;
        page.load().await;
        page.shows(json!([null, null, "", "", 1280, false]), kept).await;
        assert!(page.console().await.is_empty());
        page.browser.client.close().await.expect("the browser closes");
    });
}
