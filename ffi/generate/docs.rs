//! Rust doc comments as Doxygen comments.

use super::model::Api;

/// Turns doc lines into a comment block, or an empty string without any.
pub fn comment(api: &Api, lines: &[String], indent: &str) -> String {
    let lines = lines_for_c(api, lines);
    if lines.is_empty() {
        return String::new();
    }
    if let [line] = &lines[..] {
        return format!("{indent}/** {line} */\n");
    }
    let mut out = format!("{indent}/**\n");
    for line in lines {
        let text = format!("{indent} * {line}");
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out + indent + " */\n"
}

/// The lines with Rust's links and headings in Doxygen's spelling.
pub fn lines_for_c(api: &Api, lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut in_code = false;
    for line in lines {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            in_code = !in_code;
            out.push(if in_code && info.trim().is_empty() {
                line.clone()
            } else {
                "```".to_owned() + if in_code { "c" } else { "" }
            });
        } else if in_code {
            out.push(line.clone());
        } else if let Some(title) = line
            .trim_start()
            .strip_prefix('#')
            .map(|t| t.trim_start_matches('#').trim())
        {
            out.push(format!("@par {title}"));
        } else {
            out.push(links(api, line));
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    // Nothing may end the comment early.
    out.into_iter()
        .map(|l| l.replace("*/", "* /").replace("/*", "/ *"))
        .collect()
}

/// [`WGPUBufferUsage`] and [`WGPUBufferDescriptor::size`] as C names: editors and Doxygen find those, and a plural may follow.
fn links(api: &Api, line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find("[`") {
        let Some(length) = rest[start..].find("`]") else {
            break;
        };
        let target = &rest[start + 2..start + length];
        out.push_str(&rest[..start]);
        out.push_str(&reference(api, target));
        rest = &rest[start + length + 2..];
        // An explicit link target is Rust's affair.
        if rest.starts_with('(') {
            rest = rest.find(')').map_or(rest, |end| &rest[end + 1..]);
        }
    }
    out + rest
}

fn reference(api: &Api, target: &str) -> String {
    let target = target
        .rsplit_once("super::")
        .map_or(target, |(_, t)| t)
        .trim_end_matches("()");
    match target.split_once("::") {
        None => format!("`{target}`"),
        Some((of, short)) if api.find_enum(of).is_some() => {
            format!("`{}`", super::parse::value_name(of, short))
        }
        Some((of, "INIT")) => match api.find_struct(of).and_then(|s| s.init.as_ref()) {
            Some(init) => format!("`{}`", init.macro_name),
            None => format!("`{of}`"),
        },
        Some((of, member)) => format!("`{of}.{}`", member.trim_start_matches("r#")),
    }
}

/// What a doc comment states in a sentence that begins so: `Spec: GPUBuffer.size.` states `GPUBuffer.size`.
pub fn stated(lines: &[String], label: &str) -> Option<String> {
    sentences(lines).find_map(|s| s.strip_prefix(label).map(str::to_owned))
}

/// The sentence that says which threads may make the call.
pub fn thread_rule(lines: &[String]) -> Option<String> {
    sentences(lines).find(|s| {
        s.starts_with("Any thread") || s.ends_with(" thread") || s.contains("one thread at a time")
    })
}

fn sentences(lines: &[String]) -> impl Iterator<Item = String> + use<> {
    let text = lines.join(" ") + " ";
    let sentences: Vec<String> = text.split(". ").map(|s| s.trim().to_owned()).collect();
    sentences.into_iter()
}
