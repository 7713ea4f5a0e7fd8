//! A JSON value that keeps the order of its keys.

pub enum Json {
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(&'static str, Json)>),
    /// Like Map, for keys that are names of the interface.
    Named(Vec<(String, Json)>),
}

impl Json {
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// With two spaces of indentation and a final newline; short lists and maps of plain values on one line.
    pub fn print(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out + "\n"
    }

    fn is_plain(&self) -> bool {
        matches!(self, Json::Bool(_) | Json::Number(_) | Json::Text(_))
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Json::Bool(b) => *out += &b.to_string(),
            Json::Number(n) => *out += &n.to_string(),
            Json::Text(t) => quote(out, t),
            Json::List(items) => {
                let items: Vec<_> = items.iter().map(|i| (None, i)).collect();
                block(out, depth, '[', &items, ']');
            }
            Json::Map(entries) => {
                let entries: Vec<_> = entries.iter().map(|(k, v)| (Some(*k), v)).collect();
                block(out, depth, '{', &entries, '}');
            }
            Json::Named(entries) => {
                let entries: Vec<_> = entries.iter().map(|(k, v)| (Some(k.as_str()), v)).collect();
                block(out, depth, '{', &entries, '}');
            }
        }
    }
}

fn block(
    out: &mut String,
    depth: usize,
    open: char,
    entries: &[(Option<&str>, &Json)],
    close: char,
) {
    out.push(open);
    let mut line = String::new();
    if entries.iter().all(|(_, v)| v.is_plain()) {
        for (i, (key, value)) in entries.iter().enumerate() {
            line += if i > 0 { ", " } else { "" };
            write_entry(&mut line, depth, *key, value);
        }
    }
    if !line.is_empty() && line.len() + 2 * depth <= 118 {
        *out += &line;
    } else if !entries.is_empty() {
        for (i, (key, value)) in entries.iter().enumerate() {
            *out += if i > 0 { ",\n" } else { "\n" };
            *out += &"  ".repeat(depth + 1);
            write_entry(out, depth + 1, *key, value);
        }
        out.push('\n');
        *out += &"  ".repeat(depth);
    }
    out.push(close);
}

fn write_entry(out: &mut String, depth: usize, key: Option<&str>, value: &Json) {
    if let Some(key) = key {
        quote(out, key);
        *out += ": ";
    }
    value.write(out, depth);
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => *out += "\\\"",
            '\\' => *out += "\\\\",
            '\n' => *out += "\\n",
            c if c < ' ' => *out += &format!("\\u{:04x}", c as u32),
            c => out.push(c),
        }
    }
    out.push('"');
}
