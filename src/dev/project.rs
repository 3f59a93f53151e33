//! Where the project and the tools live.

use anyhow::{Context, Result, anyhow};
use fs_err as fs;
use std::{
    env,
    path::{Path, PathBuf},
};

/// What every command knows.
pub(crate) struct Project {
    /// The folder of Cargo.toml.
    pub(crate) root: PathBuf,
    /// Holds one folder for each tool and version.
    pub(crate) cache: PathBuf,
    /// Show all that the child processes say.
    pub(crate) verbose: bool,
}

impl Project {
    pub(crate) fn find(verbose: bool) -> Result<Self> {
        // Cargo sets it when it runs us; the other serves a copy that is started by hand.
        let own =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.ancestors().nth(2).context("the folder of the project")?.to_owned();
        let cache = cache(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
            .ok_or_else(|| anyhow!("no folder for the tools is known; try `RAPPORT_TOOLS=<folder> cargo dev …`"))?;
        Ok(Self { root, cache: std::path::absolute(cache).context("the folder for the tools")?, verbose })
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The version of a crate in Cargo.lock.
    pub(crate) fn locked_version(&self, name: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let text =
            fs::read_to_string(&path).map_err(|_| anyhow!("Cargo.lock is missing; try `cargo generate-lockfile`"))?;
        locked_version(&text, name)
            .ok_or_else(|| anyhow!("Cargo.lock does not name {name}; try `cargo generate-lockfile`"))
    }
}

/// The user's choice, then the custom of the system.
fn cache(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    variable("RAPPORT_TOOLS")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("rapport")))
        .or_else(|| Some(variable("HOME")?.join(".cache").join("rapport")))
        .or_else(|| Some(variable("LOCALAPPDATA")?.join("rapport")))
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    lock.get("package")?
        .as_array()?
        .iter()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))?
        .get("version")?
        .as_str()
        .map(str::to_owned)
}

/// The program of that name in the folders of PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_that_crate() {
        let lock = "[[package]]\nname = \"yew-macro\"\nversion = \"1.0.0\"\n\
                    [[package]]\nname = \"yew\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "yew").as_deref(), Some("2.0.0"));
        assert_eq!(locked_version(lock, "ye"), None);
    }

    #[test]
    fn the_users_folder_comes_first() {
        let only = |known: &'static [&str]| cache(|name| known.contains(&name).then(|| PathBuf::from(name)));
        assert_eq!(only(&["RAPPORT_TOOLS", "HOME"]), Some("RAPPORT_TOOLS".into()));
        assert_eq!(only(&["XDG_CACHE_HOME", "HOME"]), Some("XDG_CACHE_HOME/rapport".into()));
        assert_eq!(only(&["HOME"]), Some("HOME/.cache/rapport".into()));
        assert_eq!(only(&[]), None);
    }
}
