//! The attributes of the element, read and checked. Whatever a page says, something sensible comes of it.

use crate::content::{self, DIMENSIONS, Indexed, Lang, Perspective, Relationship};
use crate::engine::join::join;
use crate::engine::set::Set;
use crate::engine::state::{Screen, Start};

/// What the page asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Config {
    /// The language.
    pub lang: Lang,
    /// The level of the highest heading, from 1 to 4.
    pub level: u8,
    /// How the guide opens.
    pub start: Start,
    /// Whether the state is kept in this browser.
    pub keep: bool,
    /// Whether the state stands in the address.
    pub link: bool,
}

/// A value that was not understood, and what was expected instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The attribute.
    pub attribute: &'static str,
    /// Its value, or the part of it that was not understood.
    pub value: String,
    /// What would be.
    pub expected: String,
}

/// So many words of an attribute are named that are not understood.
const REFUSED_MAX: usize = 5;

/// Reads the attributes through `get`; `page_lang` is the language of the page around the element.
pub fn read(get: impl Fn(&str) -> Option<String>, page_lang: Option<&str>) -> (Config, Vec<Refused>) {
    let mut reader = Reader { get: &get, refused: Vec::new() };
    let config = reader.config(page_lang);
    (config, reader.refused)
}

struct Reader<'a> {
    get: &'a dyn Fn(&str) -> Option<String>,
    refused: Vec<Refused>,
}

impl Reader<'_> {
    fn config(&mut self, page_lang: Option<&str>) -> Config {
        let columns = self.set("relationships", content::primary(), |r| r.id);
        let rows = self.set("dimensions", DIMENSIONS.iter(), |d| d.id);
        let perspective = match self.one_of("perspective", &["seeking", "offering"]) {
            Some(0) => Some(Perspective::Seeking),
            Some(_) => Some(Perspective::Offering),
            None => None,
        };
        let screen = match self.one_of("view", &["all", "quiz", "matrix", "profile"]) {
            Some(1) => Screen::Perspective,
            Some(2) => Screen::Matrix,
            Some(3) => first(columns).map_or(Screen::Entry, Screen::Profile),
            _ => Screen::Entry,
        };
        // The style sheet and the script read these; here they are only checked.
        self.one_of("theme", &["auto", "light", "dark"]);
        self.address("fallback");
        let usual = Start::default();
        Config {
            lang: self.lang(page_lang),
            level: match self.one_of("heading-level", &["1", "2", "3", "4"]) {
                Some(0) => 1,
                Some(2) => 3,
                Some(3) => 4,
                _ => 2,
            },
            start: Start {
                screen,
                perspective,
                columns: columns.unwrap_or(usual.columns),
                rows: rows.unwrap_or(usual.rows),
            },
            keep: self.one_of("keep", &["none", "local"]) == Some(1),
            link: self.one_of("link", &["off", "fragment"]) == Some(1),
        }
    }

    /// The place of the value among those allowed; `None` for none, an empty or another one.
    fn one_of(&mut self, attribute: &'static str, allowed: &[&str]) -> Option<usize> {
        let value = self.value(attribute)?;
        let index = index_of(value.trim_ascii(), allowed);
        if index.is_none() {
            self.refuse(attribute, &value, allowed);
        }
        index
    }

    /// Refuses an address that leads nowhere, such as `javascript:`. One without a scheme is as good as the page's own.
    fn address(&mut self, attribute: &'static str) {
        let allowed = ["http", "https", "file"];
        let Some(value) = self.value(attribute) else { return };
        if value.split_once(':').is_some_and(|(scheme, _)| index_of(scheme.trim_ascii(), &allowed).is_none()) {
            self.refuse(attribute, &value, &allowed);
        }
    }

    fn refuse(&mut self, attribute: &'static str, value: &str, allowed: &[&str]) {
        self.refused.push(Refused { attribute, value: value.to_owned(), expected: join(allowed, ", ") });
    }

    /// What a list of ids separated by spaces or commas names; `None` if it holds no known one.
    fn set<T: Indexed + 'static>(
        &mut self,
        attribute: &'static str,
        known: impl Iterator<Item = &'static T> + Clone,
        id: fn(&T) -> &'static str,
    ) -> Option<Set<T>> {
        let ids: Vec<_> = known.clone().map(id).collect();
        let named = self.named(attribute, &ids);
        let set = Set::of(known.filter(|entry| named.contains(&id(entry))));
        (!set.is_empty()).then_some(set)
    }

    /// Those of these ids that the list names.
    fn named(&mut self, attribute: &'static str, ids: &[&'static str]) -> Vec<&'static str> {
        let (mut named, mut refused) = (Vec::new(), 0);
        let value = self.value(attribute).unwrap_or_default();
        for word in value.split([' ', ',', '\n', '\t']).filter(|w| !w.is_empty()) {
            if let Some(id) = ids.iter().find(|id| id.eq_ignore_ascii_case(word)) {
                named.push(*id);
            } else {
                refused += 1;
                // A page that was put together wrongly has thousands, which nobody reads.
                if refused <= REFUSED_MAX {
                    self.refuse(attribute, word, ids);
                }
            }
        }
        named
    }

    /// The language asked for, else that of the page, else English.
    fn lang(&mut self, page_lang: Option<&str>) -> Lang {
        if let Some(value) = self.value("lang") {
            if let Some(lang) = content::lang(value.trim_ascii()) {
                return lang;
            }
            self.refuse("lang", &value, &content::LANGS.iter().map(|l| l.tag).collect::<Vec<_>>());
        }
        page_lang.and_then(content::lang).unwrap_or_else(content::english)
    }

    fn value(&self, attribute: &str) -> Option<String> {
        (self.get)(attribute).filter(|value| !value.trim_ascii().is_empty())
    }
}

/// The place of a word among those allowed.
fn index_of(word: &str, allowed: &[&str]) -> Option<usize> {
    allowed.iter().position(|a| a.eq_ignore_ascii_case(word))
}

fn first(columns: Option<Set<Relationship>>) -> Option<&'static Relationship> {
    content::primary().find(|r| columns.is_none_or(|c| c.contains(r)))
}
