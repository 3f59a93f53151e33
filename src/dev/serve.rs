//! `cargo dev serve`: the widget on this computer, rebuilt when a file changes.

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use pico_args::Arguments;
use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{ExitCode, Stdio},
    thread,
    time::Duration,
};

use crate::{args::finish, child::Child, project::Project, release, tools::Kit};

pub(crate) fn run(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let wished = args.opt_value_from_str("--port")?.unwrap_or(8080);
    let optimised = args.contains("--release");
    finish(args)?;

    let kit = Kit::new(project);
    let mut trunk = release::trunk(&kit)?;
    let port = free_port_from(wished)?;
    if port != wished {
        println!("Port {wished} is taken, so it is {port}.");
    }
    // A folder of its own, so that a release in dist/ stays what it is; and an empty one, so that a
    // build that fails does not show an earlier one.
    let served = project.root.join("target").join("serve");
    if served.exists() {
        fs::remove_dir_all(&served)?;
    }
    fs::create_dir_all(&served)?;
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
        .arg("--dist")
        .arg(&served)
        .stdin(Stdio::null());
    if optimised {
        trunk.arg("--release");
    }

    let mut child = Child::start(trunk).context("trunk does not start")?;
    while !answers(port) {
        if let Some(status) = child.try_wait().context("trunk serve")? {
            bail!("trunk serve ended with {status}");
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nRapport is ready: http://127.0.0.1:{port}/  (Ctrl-C ends it)\n");
    let status = child.wait().context("trunk serve")?;
    if status.success() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(anyhow!("trunk serve ended with {status}"))
}

/// The wished port, or the next one that is free.
fn free_port_from(wished: u16) -> Result<u16> {
    (wished..=u16::MAX)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .with_context(|| format!("no port from {wished} on is free"))
}

/// Whether a server answers with a page.
fn answers(port: u16) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
        stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n").ok()?;
        let mut said = String::new();
        stream.read_to_string(&mut said).ok()?;
        said.split_whitespace().nth(1).map(|status| status == "200")
    };
    ask() == Some(true)
}
