//! What the webmaster has chosen, and which attributes that makes.

use rapport::content;

use crate::colour::{self, Colour};

/// How the guide gets onto the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Variant {
    /// `<div data-rapport>`, which editors and content systems keep.
    #[default]
    Div,
    /// `<rapport-guide>`.
    Element,
    /// `<iframe src="rapport.html">`.
    Frame,
}

/// What stands inside the element for readers without JavaScript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// A link to `fallback.html`.
    #[default]
    Link,
    /// All of `fallback.html`.
    Text,
    /// For the element alone: an empty `<div>` is what some editors delete.
    Nothing,
}

/// Everything in the form. A choice with a word is empty where the default holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    pub(crate) variant: Variant,
    /// Where the files lie, as typed.
    pub(crate) files: String,
    /// Where the page lies that frames the guide, as typed.
    pub(crate) page: String,
    pub(crate) view: String,
    pub(crate) perspective: String,
    /// The ids of the relationships, in the order of the content.
    pub(crate) relationships: Vec<&'static str>,
    pub(crate) lang: String,
    pub(crate) theme: String,
    /// As typed.
    pub(crate) accent: String,
    /// As typed.
    pub(crate) paper: String,
    pub(crate) level: String,
    pub(crate) keep: bool,
    pub(crate) link: bool,
    pub(crate) fallback: Fallback,
    /// Whether the script has a checksum, for files on another server.
    pub(crate) checksum: bool,
}

/// What stands for an address that nobody has given.
pub(crate) const NOWHERE: &str = "https://www.example.org/";

impl Choices {
    /// The defaults, with the files in this folder.
    pub(crate) fn at(files: &str) -> Self {
        Self { files: if files.is_empty() { NOWHERE.to_owned() } else { files.to_owned() }, ..Self::default() }
    }

    /// The attributes of the element that are not at their default.
    pub(crate) fn attributes(&self) -> Vec<(&'static str, String)> {
        let word = |on: bool, word: &str| if on { word.to_owned() } else { String::new() };
        let all = [
            ("view", self.view.clone()),
            ("lang", self.lang.clone()),
            ("theme", self.theme.clone()),
            ("perspective", self.perspective.clone()),
            ("relationships", self.relationships.join(" ")),
            ("heading-level", self.level.clone()),
            ("keep", word(self.keep, "local")),
            // The address of a frame is seen by nobody.
            ("link", word(self.link && self.variant != Variant::Frame, "fragment")),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// What stands inside: a `<div>` is never empty.
    pub(crate) fn inside(&self) -> Fallback {
        if self.variant == Variant::Div && self.fallback == Fallback::Nothing { Fallback::Link } else { self.fallback }
    }

    /// Adds a relationship or takes it out.
    pub(crate) fn toggle(&mut self, id: &'static str) {
        let had = self.relationships.contains(&id);
        let chosen = |r: &&str| if *r == id { !had } else { self.relationships.contains(r) };
        self.relationships = content::primary().map(|r| r.id).filter(chosen).collect();
    }

    /// The accent, if one was typed; or what is wrong with it.
    pub(crate) fn accent(&self) -> Result<Option<Colour>, String> {
        let paper = self.paper().ok().flatten().unwrap_or(colour::PAPER);
        colour::read(&self.accent)?.map(|accent| accent.as_accent_on(paper)).transpose()
    }

    /// The paper, if one was typed; or what is wrong with it.
    pub(crate) fn paper(&self) -> Result<Option<Colour>, String> {
        colour::read(&self.paper)?.map(Colour::as_paper).transpose()
    }

    /// The custom properties that are not at their default.
    pub(crate) fn properties(&self) -> Vec<(&'static str, String)> {
        let of = |colour: Result<Option<Colour>, String>| colour.ok().flatten().map(|c| c.to_string());
        [("accent", of(self.accent())), ("paper", of(self.paper()))]
            .into_iter()
            .filter_map(|(name, colour)| Some((name, colour?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapport::embed::{config, contract::ATTRIBUTES};

    #[test]
    fn nothing_chosen_is_no_attribute() {
        assert_eq!(Choices::at("").attributes(), []);
        assert_eq!(Choices::at("").properties(), []);
    }

    #[test]
    fn whatever_is_chosen_the_element_understands() {
        let mut choices = Choices {
            view: "profile".to_owned(),
            perspective: "offering".to_owned(),
            lang: "en".to_owned(),
            theme: "dark".to_owned(),
            level: "3".to_owned(),
            keep: true,
            link: true,
            ..Choices::default()
        };
        for id in ["training", "coaching", "allyship", "allyship"] {
            choices.toggle(id);
        }
        let attributes = choices.attributes();
        assert_eq!(attributes.iter().find(|(n, _)| *n == "relationships").unwrap().1, "coaching training");
        for (name, _) in &attributes {
            assert!(ATTRIBUTES.iter().any(|a| a.name == *name), "{name}");
        }
        let get = |name: &str| attributes.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
        assert_eq!(config::read(get, None).1, []);
    }

    #[test]
    fn a_refused_colour_leaves_the_default() {
        let choices = Choices { accent: "#ffcc00".to_owned(), paper: "beige".to_owned(), ..Choices::default() };
        assert!(choices.accent().is_err() && choices.paper().is_err());
        assert_eq!(choices.properties(), []);
    }
}
