//! A proxy that writes down whatever a browser asks for, of any host. It answers for the hosts of the tests, and lets
//! nothing through to the network.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use super::host::hand_over;
use super::server::{dist, pages};

/// Hosts that only the proxy knows: no browser reaches them in another way.
const OURS: &str = ".example";
/// How long a browser may leave a connection open without a word.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Request {
    /// `GET`; `CONNECT` or `ENCRYPTED` for everything that is encrypted, and for sockets.
    pub(crate) method: String,
    pub(crate) host: String,
    /// With the query.
    pub(crate) path: String,
    /// How many bytes were sent along.
    pub(crate) body: usize,
}

/// The proxy, which runs until the program ends.
pub(crate) struct Recorder {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Recorder {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = listener.local_addr().expect("a port has a number").port();
        let requests = Arc::<Mutex<Vec<Request>>>::default();
        let folders = Arc::new(vec![dist(), pages()]);
        let all = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folders, all) = (Arc::clone(&folders), Arc::clone(&all));
                // A browser that hangs up early is not our trouble: what it asked for has been written down.
                thread::spawn(move || record(&stream, &folders, &all).ok());
            }
        });
        Self { port, requests }
    }

    /// The capability that makes a browser use it, for whatever it asks for.
    pub(super) fn proxy(&self) -> Value {
        let address = format!("127.0.0.1:{}", self.port);
        json!({ "proxyType": "manual", "httpProxy": address, "sslProxy": address })
    }

    /// What has been asked for since the last time.
    pub(crate) fn take(&self) -> Vec<Request> {
        std::mem::take(&mut *self.requests.lock().expect("nobody panics meanwhile"))
    }

    /// Whether something like this has been asked for.
    pub(crate) fn has(&self, wanted: impl FnMut(&Request) -> bool) -> bool {
        self.requests.lock().expect("nobody panics meanwhile").iter().any(wanted)
    }
}

/// Writes down one request and answers it.
fn record(mut stream: &TcpStream, folders: &[PathBuf], all: &Mutex<Vec<Request>>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    match reader.fill_buf()?.first() {
        // A connection that is opened in advance, and never used, asks for nothing.
        None => return Ok(()),
        Some(byte) if byte.is_ascii_uppercase() => reader.read_line(&mut first)?,
        // WebKitGTK speaks to a proxy for what is encrypted in an encrypted way.
        Some(_) => {
            let [method, host, path] = ["ENCRYPTED", "?", ""].map(str::to_owned);
            all.lock().expect("nobody panics meanwhile").push(Request { method, host, path, body: 0 });
            return Ok(());
        }
    };
    let (mut length, mut line) = (0, String::new());
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(usize::MAX);
        }
    }
    let mut words = first.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (host, path) = match target.split_once("://") {
        Some((_, rest)) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => (target, ""),
    };
    let request = Request { method: method.to_owned(), host: host.to_owned(), path: path.to_owned(), body: length };
    all.lock().expect("nobody panics meanwhile").push(request);
    io::copy(&mut reader.take(length as u64), &mut io::sink())?;
    if host.ends_with(OURS) {
        hand_over(stream, folders, path)
    } else {
        stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
}
