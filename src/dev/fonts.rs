//! The fonts that the browsers see in the end-to-end tests: their own, and none of the computer's.
//!
//! Where lines and pages break depends on the font, so a test that passes here must not fail where other fonts are
//! installed. A page may ask for either family by its name; without a name it gets the first.

use anyhow::{Result, anyhow};
use fs_err as fs;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::tools::{Kit, Tool};

/// Which fonts the browsers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fonts {
    /// Arimo, as wide as Arial and so as what most readers have; `DejaVu` Sans, which is wider, by its name.
    Arimo,
    /// The other way round.
    DejaVu,
    /// What is installed on this computer.
    Machine,
}

impl Fonts {
    const ALL: [Self; 3] = [Self::Arimo, Self::DejaVu, Self::Machine];

    /// Those of this name.
    pub(crate) fn named(name: &str) -> Result<Self> {
        let names = Self::ALL.map(Self::name).join(", ");
        let found = Self::ALL.into_iter().find(|fonts| fonts.name() == name);
        found.ok_or_else(|| anyhow!("there are no fonts “{name}”, only these: {names}"))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Arimo => "arimo",
            Self::DejaVu => "dejavu",
            Self::Machine => "machine",
        }
    }

    /// Has the browsers that this command starts see these fonts. The settings for fontconfig go into the folder.
    pub(crate) fn give_to(self, command: &mut Command, kit: &Kit, folder: &Path) -> Result<()> {
        command.env("RAPPORT_FONTS", self.name());
        let family = match self {
            Self::Arimo => "Arimo",
            Self::DejaVu => "DejaVu Sans",
            Self::Machine => return Ok(()),
        };
        let folders = [kit.get(Tool::Arimo)?, kit.get(Tool::DejaVu)?];
        let path = folder.join("fonts.conf");
        fs::write(&path, settings(family, &folders, &folder.join("fonts")))?;
        command.env("FONTCONFIG_FILE", path).env("RAPPORT_FONT_FOLDERS", readable(&folders));
        Ok(())
    }
}

/// The folders as Firefox wants them: each with one slash at its end. With two it can't read what lies in there.
fn readable(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| folder.join("").display().to_string()).collect::<Vec<_>>().join(",")
}

/// Settings for fontconfig that know these folders alone, and give a page that names no font of theirs this family.
fn settings(family: &str, folders: &[PathBuf], cache: &Path) -> String {
    let folders: Vec<_> = folders.iter().map(|folder| format!("  <dir>{}</dir>", folder.display())).collect();
    let folders = folders.join("\n");
    format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak"><string>{family}</string></edit>
  </match>
  <match target="pattern">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"#,
        cache.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_name_the_folders_and_the_family_and_no_folder_of_the_system() {
        let text = settings("Arimo", &["/a".into(), "/b".into()], Path::new("/c"));
        assert!(text.contains("<dir>/a</dir>\n  <dir>/b</dir>") && text.contains("<cachedir>/c</cachedir>"));
        assert!(text.contains("<string>Arimo</string>") && !text.contains("<include"));
        assert!(Fonts::named("arial").is_err());
    }

    #[test]
    fn each_folder_ends_with_one_slash() {
        assert_eq!(readable(&["/a".into(), "/b/".into()]), "/a/,/b/");
    }
}
