//! A folder for what browsers leave behind.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

use crate::failure::{Context, Failure};

/// A folder among the temporary files that goes when this is dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Result<Self, Failure> {
        let path = env::temp_dir().join(format!("rapport-{}-{name}", process::id()));
        fs::create_dir_all(&path).context(path.display())?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What a process still holds on to is left to the system's own cleaning.
        let _ = fs::remove_dir_all(&self.0);
    }
}
