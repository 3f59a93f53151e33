//! Trunk's staging folder: what it holds becomes dist/ when the build has succeeded.

use anyhow::{Context, Result, anyhow};
use fs_err as fs;
use std::{
    env,
    path::{Path, PathBuf},
};

pub(crate) struct Stage {
    folder: PathBuf,
    /// Whether it is a release that is built.
    pub(crate) release: bool,
}

impl Stage {
    /// The folder that Trunk names to what it runs.
    pub(crate) fn find() -> Result<Self> {
        let folder = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
            anyhow!("there is nothing to pack: Trunk runs this command at the end of a build; try `cargo dev build`")
        })?;
        let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
        Ok(Self { folder: folder.into(), release })
    }

    #[cfg(test)]
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), release: true }
    }

    pub(crate) fn read(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(name);
        Ok(fs::read(path)?)
    }

    pub(crate) fn read_text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.read(name)?).with_context(|| name.to_owned())
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        Ok(fs::write(path, text)?)
    }

    /// Reads a file that is packed into another, and takes it away.
    pub(crate) fn take(&self, name: &str) -> Result<Vec<u8>> {
        let bytes = self.read(name)?;
        let path = self.folder.join(name);
        fs::remove_file(&path)?;
        Ok(bytes)
    }

    pub(crate) fn take_text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.take(name)?).with_context(|| name.to_owned())
    }

    /// The names of all files, in order.
    pub(crate) fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        collect(&self.folder, "", &mut names)?;
        names.sort();
        Ok(names)
    }

    /// One script can't bring along the modules that some crates import from files of their own.
    pub(crate) fn refuse_snippets(&self) -> Result<()> {
        let folder = self.folder.join("snippets");
        if !folder.exists() {
            return Ok(());
        }
        let mut names = Vec::new();
        collect(&folder, "", &mut names)?;
        Err(anyhow!(
            "a crate brings JavaScript files of its own ({}), which one script can't hold: take out the crate that \
             was added last, or the feature that asks for them",
            names.join(", ")
        ))
    }
}

fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_with_javascript_of_its_own_is_refused_by_name() {
        let scratch = tempfile::tempdir().unwrap();
        let stage = Stage::of(scratch.path());
        assert!(stage.refuse_snippets().is_ok());
        fs::create_dir_all(scratch.path().join("snippets/clock-1")).unwrap();
        fs::write(scratch.path().join("snippets/clock-1/inline0.js"), "").unwrap();
        let said = stage.refuse_snippets().unwrap_err().to_string();
        assert!(said.contains("clock-1/inline0.js"), "{said}");
    }

    #[test]
    fn what_is_taken_is_gone() {
        let scratch = tempfile::tempdir().unwrap();
        let stage = Stage::of(scratch.path());
        stage.write("a.js", "a").unwrap();
        stage.write("b.js", "b").unwrap();
        assert_eq!(stage.take_text("a.js").unwrap(), "a");
        assert_eq!(stage.names().unwrap(), ["b.js"]);
        assert!(stage.take("a.js").is_err());
    }
}
