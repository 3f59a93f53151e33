//! Child processes that never outlive us, nor leave their own children behind.

use std::{
    io,
    process::{Child as Process, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a child may take to end after it has been told to.
const GRACE: Duration = Duration::from_secs(5);

/// A running child. It ends, with all that it started, when this is dropped or when we are killed.
pub(crate) struct Child {
    process: Process,
    watchdog: Option<Process>,
}

impl Child {
    /// Starts the command. It is consumed so that our copies of its pipes close.
    pub(crate) fn start(mut command: Command) -> io::Result<Self> {
        // The child leads a group of its own, by which its children can be reached.
        apart(&mut command);
        let process = command.spawn()?;
        Ok(Self { watchdog: watch(process.id()), process })
    }

    pub(crate) fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        self.process.try_wait()
    }

    pub(crate) fn wait(&mut self) -> io::Result<ExitStatus> {
        self.process.wait()
    }

    /// Gives the child some time to end by itself.
    pub(crate) fn wait_at_most(&mut self, limit: Duration) {
        let start = Instant::now();
        while matches!(self.try_wait(), Ok(None)) && start.elapsed() < limit {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let runs = matches!(self.try_wait(), Ok(None));
        if let Some(mut watchdog) = self.watchdog.take() {
            if runs {
                // The end of its input is its signal.
                drop(watchdog.stdin.take());
                self.wait_at_most(GRACE);
            } else {
                // By now the number of the group may belong to another.
                let _ = watchdog.kill();
            }
            let _ = watchdog.wait();
        }
        // It may have ended already, and there is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A shell that waits for the end of its input and then ends the group. Only we hold that input, so
/// it ends at the latest when we do, whatever kills us.
fn watch(group: u32) -> Option<Process> {
    if !cfg!(unix) {
        return None;
    }
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"read -r _; kill -TERM "-$0""#])
        .arg(group.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Ctrl-C in a terminal must not end the watchdog before its work.
    apart(&mut command);
    command.spawn().ok()
}

#[cfg(unix)]
fn apart(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn apart(_: &mut Command) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Read};

    #[test]
    fn a_dropped_child_takes_its_own_children_along() {
        let (reader, writer) = io::pipe().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo ready; wait"]).stdout(writer);
        let child = Child::start(command).unwrap();
        let mut reader = BufReader::new(reader);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");

        let start = Instant::now();
        drop(child);
        // The pipe ends when nobody is left who could write to it.
        reader.read_to_string(&mut line).unwrap();
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
