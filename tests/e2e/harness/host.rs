//! Serves folders of files to a browser on this computer.
//!
//! `tiny_http` was tried: a browser opens several connections at once, and now and then a page hung,
//! because its pool of threads can leave one of them waiting for good.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

/// A server that runs until the program ends.
pub(crate) struct Host {
    port: u16,
}

impl Host {
    /// What the first folder does not have is looked for in the next.
    pub(crate) fn start(folders: Vec<PathBuf>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let folders = Arc::new(folders);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folders = Arc::clone(&folders);
                // A browser that hangs up early is not our trouble.
                thread::spawn(move || answer(&stream, &folders).ok());
            }
        });
        Ok(Self { port })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

/// Answers one request and closes the connection.
fn answer(stream: &TcpStream, folders: &[PathBuf]) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head is read, since closing a connection with unread bytes would reset it.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    hand_over(stream, folders, request.split_whitespace().nth(1).unwrap_or_default())
}

/// Answers with the file behind this address, from the first folder that has it.
pub(crate) fn hand_over(mut stream: &TcpStream, folders: &[PathBuf], url: &str) -> io::Result<()> {
    let (status, kind, coding, body) = match folders.iter().find_map(|folder| locate(folder, url)) {
        Some(file) => match fs::read(file.with_added_extension("gz")) {
            // Compressed beforehand.
            Ok(zipped) => ("200 OK", media_type(&file), "Content-Encoding: gzip\r\n", zipped),
            Err(_) => ("200 OK", media_type(&file), "", fs::read(&file)?),
        },
        None => ("404 Not Found", "text/plain", "", b"There is no such file.".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// The file behind an address, and never one outside the folder.
fn locate(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(relative);
    (inside && file.is_file()).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        // Without it a browser does not compile the module while it arrives.
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e");
        let file = |url| locate(&folder, url);
        let this = Some(folder.join("harness/host.rs"));
        assert_eq!(file("/harness/host.rs?theme=dark"), this);
        assert_eq!(file("/../../Cargo.toml"), None);
        assert_eq!(file("/harness"), None);
        assert_eq!(file("/"), None, "there is no index.html");
    }

    #[test]
    fn a_file_arrives_whole() {
        use std::io::Read;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
        let expected = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let host = Host::start(vec![folder.join("src"), folder]).unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, host.port)).unwrap();
        write!(stream, "GET /Cargo.toml HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        assert!(said.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(said.ends_with(&format!("\r\n\r\n{expected}")));
    }
}
