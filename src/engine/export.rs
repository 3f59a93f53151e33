//! The matrix as it stands, to be taken along: as plain text for a mail, as CSV for a spreadsheet, as Markdown.
//!
//! Each holds what the sources say in every cell that is shown, in a word what they make of it, the numbers of the
//! sources, and at the end which documents these are. They differ in little but the signs between the words, so one
//! walk over the table writes all three.

use super::join::concat;
use super::matrix::{CellState, Projection};
use crate::content::{Cell, Lang, SOURCES, Source, Text, ui};

/// A form in which the matrix can be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Paragraphs without any table, for a mail.
    Text,
    /// Comma-separated values as in RFC 4180. Each column of the matrix has three: the statement, what the sources make
    /// of it, and their numbers. So nothing has to be guessed out of a field, and a spreadsheet can filter by each.
    Csv,
    /// A table as on GitHub, and a numbered list of the sources.
    Markdown,
}

/// The matrix in a form. `swapped` as in [`Options`](super::matrix::Options): the relationships are its rows.
pub fn write(shown: &Projection, swapped: bool, lang: Lang, form: Form) -> String {
    let (relationships, dimensions) = (shown.columns.len(), shown.rows.len());
    let (across, down) = if swapped { (dimensions, relationships) } else { (relationships, dimensions) };
    let mut sheet = Sheet { shown, lang, form, out: String::new() };
    sheet.head(swapped, across);
    for row in 0..down {
        sheet.sign("\n\n", "\r\n\"", " |\n| **");
        sheet.name(swapped, row);
        sheet.sign("", "\"", "**");
        for column in 0..across {
            if form == Form::Text {
                sheet.add("\n");
                sheet.name(!swapped, column);
                sheet.add(":");
            }
            let (r, d) = if swapped { (row, column) } else { (column, row) };
            sheet.cell(shown.columns.get(r).zip(shown.rows.get(d)).and_then(|(r, d)| r.cell(d)));
        }
    }
    sheet.sources(across);
    sheet.out
}

/// A source in full: "\[1\] Title. Publisher and date."
pub fn citation(source: &Source, lang: Lang) -> String {
    concat(&[&numbers(&[source]), " ", &title(source, lang)])
}

fn title(source: &Source, lang: Lang) -> String {
    concat(&[source.title, ". ", lang.say(source.details)])
}

/// The numbers of sources: "\[1\]\[2\]".
pub fn numbers(sources: &[&Source]) -> String {
    let mut numbers = String::new();
    for source in sources {
        numbers.push('[');
        numbers.push_str(&source.numeral());
        numbers.push(']');
    }
    numbers
}

/// What the sources make of a cell, in words, where it is not simply stated.
pub fn state_name(cell: Option<&Cell>) -> Option<Text> {
    match cell.map_or(CellState::Silent, Cell::state) {
        CellState::Stated => None,
        CellState::Differ if cell.is_some_and(Cell::says_both) => cell.map(both),
        CellState::Differ => Some(ui::DIFFER),
        CellState::Several => Some(ui::SEVERAL),
        CellState::Silent => Some(ui::SILENT),
    }
}

/// What stands where one source says both: it is the only one in the cell, or one of several.
pub fn both(cell: &Cell) -> Text {
    if cell.sources().len() == 1 { ui::SAYS_BOTH } else { ui::ONE_SAYS_BOTH }
}

/// Writes words in a form, so that whoever reads it takes nothing in them for a sign: in CSV between quotation marks.
pub fn put(out: &mut String, form: Form, text: &str) {
    let mut first = true;
    for c in text.chars() {
        let sign = match (form, c) {
            (Form::Csv, '"') => Some(c),
            // A spreadsheet would work out what begins like a formula.
            (Form::Csv, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n') if first => Some('\''),
            (Form::Markdown, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#') => Some('\\'),
            // Others begin a list.
            (Form::Markdown, '-' | '+') if first => Some('\\'),
            _ => None,
        };
        if let Some(sign) = sign {
            out.push(sign);
        }
        out.push(if form == Form::Markdown && matches!(c, '\n' | '\r') { ' ' } else { c });
        first = false;
    }
}

/// What is written so far, and of what.
struct Sheet<'a> {
    shown: &'a Projection,
    lang: Lang,
    form: Form,
    out: String,
}

impl Sheet<'_> {
    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// What stands between words.
    fn sign(&mut self, text: &str, csv: &str, markdown: &str) {
        self.add(match self.form {
            Form::Text => text,
            Form::Csv => csv,
            Form::Markdown => markdown,
        });
    }

    fn put(&mut self, text: &str) {
        put(&mut self.out, self.form, text);
    }

    fn say(&mut self, text: Text) {
        self.put(self.lang.say(text));
    }

    /// The name of the relationship or the dimension at this index.
    fn name(&mut self, relationship: bool, index: usize) {
        let name = if relationship {
            self.shown.columns.get(index).map(|r| r.name)
        } else {
            self.shown.rows.get(index).map(|d| d.name)
        };
        if let Some(name) = name {
            self.say(name);
        }
    }

    /// What it compares, and the heads of the columns.
    fn head(&mut self, swapped: bool, columns: usize) {
        // Without this mark Excel takes the letters for those of an old code page; whoever reads UTF-8 skips it.
        self.sign("", "\u{feff}", "# ");
        if self.form != Form::Csv {
            self.say(ui::MATRIX_CAPTION);
            for index in 0..self.shown.columns.len() {
                self.add(if index == 0 { ": " } else { ", " });
                self.name(true, index);
            }
        }
        if self.form == Form::Text {
            return;
        }
        self.sign("", "\"", "\n\n| ");
        self.say(if swapped { ui::CORNER_RELATIONSHIP } else { ui::CORNER_TOPIC });
        for index in 0..columns {
            self.sign("", "\",\"", " | ");
            self.name(!swapped, index);
            if self.form == Form::Csv {
                for of in [ui::TAKE_STATE, ui::NAV_SOURCES] {
                    self.add("\",\"");
                    self.name(!swapped, index);
                    self.add(": ");
                    self.say(of);
                }
            }
        }
        self.sign("", "\"", " |\n| ---");
        for _ in 0..columns {
            self.sign("", "", " | ---");
        }
    }

    /// The statement, what the sources make of it, and their numbers.
    fn cell(&mut self, cell: Option<&'static Cell>) {
        let lang = self.lang;
        let words = |text: Option<Text>| text.map_or("", |text| lang.say(text));
        self.sign("", "", " |");
        self.part(words(cell.and_then(Cell::summary)), " ", "", "");
        self.part(words(state_name(cell)), " *", ".", ".*");
        self.part(&cell.map_or(String::new(), |c| numbers(&c.sources())), " ", "", "");
    }

    /// A part of a cell: in Markdown `before` stands before it, and after it `mark`, which in a text is `stop`. Only a
    /// spreadsheet has a place for a part that there is not.
    fn part(&mut self, part: &str, before: &str, stop: &str, mark: &str) {
        if self.form == Form::Csv || !part.is_empty() {
            self.sign(" ", ",\"", before);
            self.put(part);
            self.sign(stop, "\"", mark);
        }
    }

    /// The documents, and below them how fresh it all is and what it is not.
    fn sources(&mut self, columns: usize) {
        let csv = self.form == Form::Csv;
        self.sign("\n\n", "", " |\n\n## ");
        if !csv {
            self.say(ui::NAV_SOURCES);
        }
        self.sign("", "", "\n");
        for source in &SOURCES {
            self.sign("\n", "\r\n\"", "\n");
            if self.form == Form::Markdown {
                self.add(&source.numeral());
            } else {
                self.put(&numbers(&[source]));
            }
            self.sign(" ", "\",\"", ". ");
            self.put(&title(source, self.lang));
            self.sign("", "\"", "");
            // Each record has as many fields as the first.
            for _ in 1..columns * 3 {
                self.sign("", ",\"\"", "");
            }
        }
        self.sign("\n\n", "\r\n", "\n\n");
        if !csv {
            for (text, end) in [(ui::COLOPHON_REVIEWED, ". "), (ui::COLOPHON_ADVICE, ".\n")] {
                self.say(text);
                self.add(end);
            }
        }
    }
}
