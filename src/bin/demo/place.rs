//! What the page around the form knows: where it lies, and what the packing wrote into it.

use web_sys::Element;

/// What stands in `index.html` and in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// The folder of the files, with a slash at its end; empty if the page was opened from a disk.
    pub(crate) files: String,
    /// The checksum of `rapport.js`, as an `integrity` attribute takes it.
    pub(crate) integrity: String,
    /// The text for readers without JavaScript, for a guide whose highest heading has level 2.
    pub(crate) fallback: String,
}

pub(crate) fn read(root: &Element) -> Given {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    let fallback = gloo::utils::document().get_element_by_id("fallback");
    Given {
        files: folder(&address),
        integrity: root.get_attribute("data-integrity").unwrap_or_default(),
        fallback: fallback.map(|template| template.inner_html()).unwrap_or_default(),
    }
}

/// The folder of a page on a server.
fn folder(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match path.rsplit_once('/') {
        Some((folder, _)) if path.starts_with("http") => format!("{folder}/"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn the_folder_of_a_page_is_known_unless_it_lies_on_a_disk() {
        assert_eq!(folder("https://a.example/rapport/index.html?x=/y#/z"), "https://a.example/rapport/");
        assert_eq!(folder("http://127.0.0.1:8080/"), "http://127.0.0.1:8080/");
        assert_eq!(folder("file:///home/me/dist/index.html"), "");
    }
}
