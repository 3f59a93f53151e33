//! Trunk's staging folder: what it holds becomes dist/ when the build has succeeded.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::failure::{Context, Failure};

pub(crate) struct Stage {
    folder: PathBuf,
    /// Whether it is a release that is built.
    pub(crate) release: bool,
}

impl Stage {
    /// The folder that Trunk names to what it runs.
    pub(crate) fn find() -> Result<Self, Failure> {
        let folder = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
            Failure::new("there is nothing to pack: Trunk runs this command at the end of a build")
                .mend("cargo dev build")
        })?;
        let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
        Ok(Self { folder: folder.into(), release })
    }

    #[cfg(test)]
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), release: true }
    }

    pub(crate) fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.folder.join(name);
        fs::read(&path).context(path.display())
    }

    pub(crate) fn read_text(&self, name: &str) -> Result<String, Failure> {
        String::from_utf8(self.read(name)?).context(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        let path = self.folder.join(name);
        fs::write(&path, text).context(path.display())
    }

    /// Reads a file that is packed into another, and takes it away.
    pub(crate) fn take(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let bytes = self.read(name)?;
        let path = self.folder.join(name);
        fs::remove_file(&path).context(path.display())?;
        Ok(bytes)
    }

    pub(crate) fn take_text(&self, name: &str) -> Result<String, Failure> {
        String::from_utf8(self.take(name)?).context(name)
    }

    /// The names of all files, in order.
    pub(crate) fn names(&self) -> Result<Vec<String>, Failure> {
        let mut names = Vec::new();
        collect(&self.folder, "", &mut names)?;
        names.sort();
        Ok(names)
    }

    /// One script can't bring along the modules that some crates import from files of their own.
    pub(crate) fn refuse_snippets(&self) -> Result<(), Failure> {
        let folder = self.folder.join("snippets");
        if !folder.exists() {
            return Ok(());
        }
        let mut names = Vec::new();
        collect(&folder, "", &mut names)?;
        Err(Failure::new(format!(
            "a crate brings JavaScript files of its own ({}), which one script can't hold: take out the crate that \
             was added last, or the feature that asks for them",
            names.join(", ")
        )))
    }
}

fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).context(folder.display())? {
        let entry = entry.context(folder.display())?;
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
    use crate::scratch::Scratch;

    #[test]
    fn a_crate_with_javascript_of_its_own_is_refused_by_name() {
        let scratch = Scratch::new("stage-snippets").unwrap();
        let stage = Stage::of(scratch.path());
        assert!(stage.refuse_snippets().is_ok());
        fs::create_dir_all(scratch.path().join("snippets/clock-1")).unwrap();
        fs::write(scratch.path().join("snippets/clock-1/inline0.js"), "").unwrap();
        let said = stage.refuse_snippets().unwrap_err().to_string();
        assert!(said.contains("clock-1/inline0.js"), "{said}");
    }

    #[test]
    fn what_is_taken_is_gone() {
        let scratch = Scratch::new("stage-take").unwrap();
        let stage = Stage::of(scratch.path());
        stage.write("a.js", "a").unwrap();
        stage.write("b.js", "b").unwrap();
        assert_eq!(stage.take_text("a.js").unwrap(), "a");
        assert_eq!(stage.names().unwrap(), ["b.js"]);
        assert!(stage.take("a.js").is_err());
    }
}
