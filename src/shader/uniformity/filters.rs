//! `diagnostic(severity, rule)`: how severe a finding is at some place in the text.

use std::ops::Range;

use super::{Rule, Severity};
use crate::shader::tokens::tokens;

/// What the text says about the two rules that may be filtered.
#[derive(Debug, Default)]
pub struct Filters {
    derivatives: Steps,
    subgroups: Steps,
}

/// From each place on, the severity; None is `off`.
type Steps = Vec<(usize, Option<Severity>)>;
/// The filters of one rule: where they count, the larger before those within.
type Found = Vec<(Range<usize>, Option<Severity>)>;

impl Filters {
    pub fn new(source: &str) -> Self {
        if !source.contains("_uniformity") {
            return Self::default();
        }
        let tokens: Vec<_> = tokens(source).collect();
        let (mut derivatives, mut subgroups) = (Found::new(), Found::new());
        let reader = Reader {
            source,
            closing: closing(source, &tokens),
            tokens: &tokens,
        };
        for (at, token) in tokens.iter().enumerate() {
            let Some((severity, rule, end)) = reader.filter(at) else {
                continue;
            };
            let found = match rule {
                Rule::Derivatives => &mut derivatives,
                Rule::Subgroups => &mut subgroups,
                Rule::Barriers => continue,
            };
            let range = match at.checked_sub(1).map(|before| reader.text(before)) {
                Some("@") => token.start..reader.end_of_statement(end),
                _ => 0..source.len(),
            };
            found.push((range, severity));
        }
        Self {
            derivatives: steps(derivatives),
            subgroups: steps(subgroups),
        }
    }

    /// How severe it is if this place is not uniform; None if nobody asks.
    pub fn severity(&self, rule: Rule, place: usize) -> Option<Severity> {
        let steps = match rule {
            Rule::Barriers => return Some(Severity::Error),
            Rule::Derivatives => &self.derivatives,
            Rule::Subgroups => &self.subgroups,
        };
        let behind = steps.partition_point(|(from, _)| *from <= place);
        match behind.checked_sub(1) {
            Some(at) => steps[at].1,
            None => Some(Severity::Error),
        }
    }
}

/// Ranges within ranges as one row of places, in time that is linear in them.
fn steps(mut found: Found) -> Steps {
    found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut steps = Steps::new();
    let mut open = vec![(usize::MAX, Some(Severity::Error))];
    let close = |open: &mut Vec<(usize, Option<Severity>)>, steps: &mut Steps, until: usize| {
        while let [.., (_, outer), (end, _)] = open[..]
            && end <= until
        {
            steps.push((end, outer));
            open.pop();
        }
    };
    for (range, severity) in found {
        close(&mut open, &mut steps, range.start);
        steps.push((range.start, severity));
        open.push((range.end, severity));
    }
    close(&mut open, &mut steps, usize::MAX - 1);
    steps
}

struct Reader<'a> {
    source: &'a str,
    tokens: &'a [Range<usize>],
    /// For each `{` its `}`.
    closing: Vec<usize>,
}

fn closing(source: &str, tokens: &[Range<usize>]) -> Vec<usize> {
    let mut closing = vec![tokens.len(); tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match &source[token.clone()] {
            "{" => open.push(at),
            "}" => {
                if let Some(start) = open.pop() {
                    closing[start] = at;
                }
            }
            _ => {}
        }
    }
    closing
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.source[token.clone()])
    }

    /// The filter that begins at this token, and the token behind it.
    fn filter(&self, at: usize) -> Option<(Option<Severity>, Rule, usize)> {
        if self.text(at) != "diagnostic" || self.text(at + 1) != "(" {
            return None;
        }
        let severity = match self.text(at + 2) {
            "off" => None,
            "info" => Some(Severity::Info),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => return None,
        };
        let rule = match self.text(at + 4) {
            "derivative_uniformity" => Rule::Derivatives,
            "subgroup_uniformity" => Rule::Subgroups,
            _ => return None,
        };
        let comma = usize::from(self.text(at + 5) == ",");
        Some((severity, rule, at + 6 + comma))
    }

    /// Where the statement or function ends that begins at this token, behind an attribute.
    fn end_of_statement(&self, mut at: usize) -> usize {
        let mut is_if = false;
        loop {
            while !matches!(self.text(at), "{" | "") {
                is_if |= self.text(at) == "if";
                at += 1;
            }
            let close = self.closing.get(at).copied().unwrap_or(at);
            if !is_if || self.text(close + 1) != "else" {
                let token = self.tokens.get(close);
                return token.map_or(self.source.len(), |token| token.end);
            }
            at = close + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severities(source: &str) -> Vec<Option<Severity>> {
        let filters = Filters::new(source);
        let places = source.match_indices('x');
        places
            .map(|(at, _)| filters.severity(Rule::Derivatives, at))
            .collect()
    }

    #[test]
    fn the_innermost_filter_counts() {
        let (off, info, warning, error) = (
            None,
            Some(Severity::Info),
            Some(Severity::Warning),
            Some(Severity::Error),
        );
        for (source, expected) in [
            ("fn f() { x; }", vec![error]),
            (
                "diagnostic(off, derivative_uniformity); fn f() { x; }",
                vec![off],
            ),
            (
                "diagnostic(off, derivative_uniformity); @diagnostic(info,derivative_uniformity,) fn f() { x; } x",
                vec![info, off],
            ),
            (
                "@diagnostic(off, derivative_uniformity) fn f() { x; @diagnostic(warning, derivative_uniformity) if x { x } else if x { x } else { x } x; } x",
                vec![off, warning, warning, warning, warning, warning, off, error],
            ),
            (
                "fn f() { loop @diagnostic(off, derivative_uniformity) { x; continuing { x; } } x; }",
                vec![off, off, error],
            ),
            (
                "fn f() { if x @diagnostic(off, derivative_uniformity) { x; } else @diagnostic(info, derivative_uniformity) { x; } x; }",
                vec![error, off, info, error],
            ),
            (
                "fn f() { @diagnostic(off, a) @diagnostic(info, derivative_uniformity) { { x; } } x; }",
                vec![info, error],
            ),
            ("diagnostic(off, subgroup_uniformity); x", vec![error]),
            (
                "/* diagnostic(off, derivative_uniformity); */ x",
                vec![error],
            ),
        ] {
            assert_eq!(severities(source), expected, "{source}");
        }
    }

    #[test]
    fn each_rule_has_its_own_and_barriers_have_none() {
        let filters = Filters::new("diagnostic(off, subgroup_uniformity);");
        assert_eq!(filters.severity(Rule::Subgroups, 9), None);
        assert_eq!(
            filters.severity(Rule::Derivatives, 9),
            Some(Severity::Error)
        );
        assert_eq!(filters.severity(Rule::Barriers, 9), Some(Severity::Error));
    }

    #[test]
    fn what_is_cut_off_does_no_harm() {
        let source = "@diagnostic(off, derivative_uniformity) if { x; { } else";
        for end in 0..source.len() {
            let _ = severities(&source[..end]);
        }
        assert_eq!(severities(source), [None]);
    }
}
