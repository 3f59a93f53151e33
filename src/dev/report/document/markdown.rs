//! Markdown, line by line.

use rapport::{
    content::{Perspective, Text, Voice, english},
    engine::export::{self, Form},
};

/// The lines that are written so far.
pub(super) struct Lines(pub(super) Vec<String>);

impl Lines {
    /// A paragraph, a heading or a whole list, and an empty line before it.
    pub(super) fn add(&mut self, text: impl Into<String>) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(text.into());
    }

    /// A table; the first column is aligned left, the others as told.
    pub(super) fn table(&mut self, heads: &[String], align: &str, rows: impl IntoIterator<Item = Vec<String>>) {
        let rule: Vec<_> =
            heads.iter().enumerate().map(|(index, _)| if index == 0 { "---" } else { align }.to_owned()).collect();
        self.add(row(heads));
        self.0.push(row(&rule));
        self.0.extend(rows.into_iter().map(|cells| row(&cells)));
    }

    /// A list of points.
    pub(super) fn list(&mut self, items: &[String]) {
        let items: Vec<_> = items.iter().map(|item| format!("- {item}")).collect();
        self.add(items.join("\n"));
    }
}

/// The words of both perspectives, or what both share.
pub(super) fn both(voice: &Voice, between: &str) -> String {
    let [seeking, offering] = [Perspective::Seeking, Perspective::Offering].map(|p| say(voice.of(p)));
    if seeking == offering { seeking } else { format!("Seeking: {seeking}{between}Offering: {offering}") }
}

/// A text of the content, with nothing in it that Markdown takes for a sign.
pub(super) fn say(text: Text) -> String {
    safe(english().say(text))
}

pub(super) fn safe(text: &str) -> String {
    let mut out = String::new();
    export::put(&mut out, Form::Markdown, text);
    out
}

/// A row of a table.
pub(super) fn row(cells: &[String]) -> String {
    // Without the trimming an empty cell would have two spaces.
    let cells: String =
        cells.iter().map(|cell| if cell.is_empty() { " |".to_owned() } else { format!(" {cell} |") }).collect();
    format!("|{cells}")
}

pub(super) fn cells<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// A number with the sign that is set in print.
pub(super) fn signed(number: i32) -> String {
    if number < 0 { format!("−{}", number.abs()) } else { number.to_string() }
}

/// A part of the whole, as a fraction.
pub(super) fn share((numerator, denominator): (i32, i32)) -> String {
    format!("{numerator}/{denominator}")
}
