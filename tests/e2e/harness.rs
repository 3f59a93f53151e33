//! What the tests share: a browser for each, the page in it, and what the page should say.

mod expected;
mod page;
mod server;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use tokio::{runtime, time};

pub(crate) use expected::*;
pub(crate) use page::Page;

/// Far longer than any test takes; a browser that hangs must not hang everything.
const PATIENCE: Duration = Duration::from_mins(2);

/// Opens the widget in a browser of its own, does what the test does, and expects an empty console.
pub(crate) fn visit(test: impl AsyncFnOnce(&Page)) {
    visit_at("rapport.html", test);
}

/// The same with another page of the release that shows the widget.
pub(crate) fn visit_at(name: &str, test: impl AsyncFnOnce(&Page)) {
    let profile = Profile::new();
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be built");
    let page = runtime.block_on(Page::start(&profile.0));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let test = async {
                page.load(name).await;
                test(&page).await;
            };
            time::timeout(PATIENCE, test).await.expect("the test ends in time");
            let console = page.console().await;
            assert!(console.is_empty(), "the console is not empty: {console:#?}");
        });
    }));
    // The browser is closed in any case: nobody else would.
    let closed = runtime.block_on(page.close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
    closed.expect("the browser closes");
}

/// A setting that `cargo dev test` makes.
pub(crate) fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: these tests are started by `cargo dev test`."))
}

/// An empty folder for what a browser keeps, removed in the end.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Self {
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
