//! `cargo dev serve`: the widget on this computer, rebuilt when a file changes.

use std::{
    fs,
    process::{ExitCode, Stdio},
    thread,
    time::Duration,
};

use crate::{
    args::Args,
    child::Child,
    failure::{Context, Failure},
    http,
    project::Project,
    release,
    tools::Kit,
};

pub(crate) fn run(project: &Project, mut args: Args) -> Result<ExitCode, Failure> {
    let wished = match args.value("--port")? {
        Some(text) => text
            .parse()
            .map_err(|_| Failure::new(format!("“{text}” is no port")).mend("cargo dev serve --port 8080"))?,
        None => 8080,
    };
    let optimised = args.flag("--release");
    args.finish()?;

    let kit = Kit::new(project);
    let mut trunk = release::trunk(&kit)?;
    let port = http::free_port_from(wished)?;
    if port != wished {
        println!("Port {wished} is taken, so it is {port}.");
    }
    // A folder of its own, so that a release in dist/ stays what it is; and an empty one, so that a
    // build that fails does not show an earlier one.
    let served = project.root.join("target").join("serve");
    if served.exists() {
        fs::remove_dir_all(&served).context(served.display())?;
    }
    fs::create_dir_all(&served).context(served.display())?;
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
        .arg("--dist")
        .arg(&served)
        .stdin(Stdio::null());
    if optimised {
        trunk.arg("--release");
    }

    let mut child = Child::start(trunk).context("trunk does not start")?;
    while !http::answers(port, "/") {
        if let Some(status) = child.try_wait().context("trunk serve")? {
            return Err(Failure::new(format!("trunk serve ended with {status}")));
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nRapport is ready: http://127.0.0.1:{port}/  (Ctrl-C ends it)\n");
    let status = child.wait().context("trunk serve")?;
    if status.success() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::new(format!("trunk serve ended with {status}")))
}
