//! What the tests share: a browser for each, the page in it, and what the page should say.

mod browser;
mod console;
mod driver;
mod engine;
mod expected;
pub(crate) mod host;
mod page;
pub(crate) mod picture;
mod pool;
mod recorder;
mod server;

#[path = "../../../src/dev/child.rs"]
#[allow(dead_code, reason = "`cargo dev` needs more of it")]
mod child;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use tokio::time;

pub(crate) use browser::Paper;
pub(crate) use engine::{Engine, partly_skipped_in, skipped_if, skipped_in};
pub(crate) use expected::*;
pub(crate) use page::Page;
use pool::{Browser, RUNTIME};
pub(crate) use recorder::{Recorder, Request};
pub(crate) use server::{address, dist, pages};

/// Far longer than any test takes, on a busy computer too; a browser that hangs must not hang everything.
const PATIENCE: Duration = Duration::from_mins(15);

/// Opens the widget in a browser of its own, does what the test does, and expects an empty console.
pub(crate) fn visit(test: impl AsyncFnOnce(&Page)) {
    browse(async |page| {
        page.load().await;
        test(page).await;
    });
}

/// Opens one of the host pages instead, in the same way. The widget may still be on its way.
pub(crate) fn visit_page(file: &str, test: impl AsyncFnOnce(&Page)) {
    browse(async |page| {
        page.open(&address(file)).await;
        test(page).await;
    });
}

/// Does what the test does in an empty window, and expects that nothing is in the console that was not expected.
pub(crate) fn browse(test: impl AsyncFnOnce(&Page)) {
    browse_in(RUNTIME.block_on(Browser::take()), test);
}

/// The same in a browser that no test has used before, nor will.
pub(crate) fn browse_alone(test: impl AsyncFnOnce(&Page)) {
    browse_only_in(RUNTIME.block_on(Browser::start(None)), test);
}

/// The same in a browser that has no way to anything but this recorder.
pub(crate) fn browse_recorded(test: impl AsyncFnOnce(&Page, &Recorder)) {
    let recorder = Recorder::start();
    let browser = RUNTIME.block_on(Browser::start(Some(&recorder)));
    browse_only_in(browser, async |page| test(page, &recorder).await);
}

fn browse_only_in(browser: Browser, test: impl AsyncFnOnce(&Page)) {
    browse_in(browser, async |page| {
        page.spent.set(true);
        test(page).await;
    });
}

fn browse_in(browser: Browser, test: impl AsyncFnOnce(&Page)) {
    let page = RUNTIME.block_on(Page::of(browser));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            time::timeout(PATIENCE, test(&page)).await.expect("the test ends in time");
            let console = page.console().await;
            assert!(console.is_empty(), "the console is not empty: {console:#?}");
        });
    }));
    if outcome.is_ok() && !page.spent.get() {
        RUNTIME.block_on(page.forget());
        return page.browser.hand_on();
    }
    // The browser is closed in any case: nobody else would.
    let closed = RUNTIME.block_on(page.browser.client.clone().close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
    closed.expect("the browser closes");
}

/// A setting that `cargo dev test` makes.
pub(crate) fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: these tests are started by `cargo dev test`."))
}

/// An empty folder, for what a browser keeps or a test writes, removed in the end.
pub(crate) struct Profile(pub(crate) PathBuf);

impl Profile {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("rapport-e2e-{}-{number}", process::id());
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // What a browser still holds on to is left to the system's own cleaning.
        let _ = fs::remove_dir_all(&self.0);
    }
}
