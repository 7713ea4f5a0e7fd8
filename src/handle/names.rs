//! The labels of released objects, so that a report about a stale handle can name it.

use std::collections::{HashMap, VecDeque};
use std::sync::LazyLock;

use parking_lot::Mutex;

use super::Label;

/// How many names are kept; older ones are forgotten first.
const KEPT: usize = 4096;

#[derive(Default)]
struct Names {
    by_handle: HashMap<usize, Box<str>>,
    order: VecDeque<usize>,
}

static NAMES: LazyLock<Mutex<Names>> = LazyLock::new(Mutex::default);

/// Keeping names costs an allocation per labelled object: on in debug builds, and when asked.
static ENABLED: LazyLock<bool> = LazyLock::new(|| {
    cfg!(debug_assertions) || std::env::var_os("WGPU_ABI_DEBUG").is_some_and(|value| value != "0")
});

/// Keeps the label of an object that is being released.
pub fn remember(bits: usize, label: &Label) {
    if !*ENABLED {
        return;
    }
    let Some(label) = label.get() else {
        return;
    };
    let mut names = NAMES.lock();
    if names.order.len() == KEPT
        && let Some(oldest) = names.order.pop_front()
    {
        names.by_handle.remove(&oldest);
    }
    names.order.push_back(bits);
    names.by_handle.insert(bits, label);
}

/// The label that the object had.
pub fn recall(bits: usize) -> Option<Box<str>> {
    NAMES.lock().by_handle.get(&bits).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_forgotten_oldest_first() {
        for i in 0..KEPT + 10 {
            remember(1000 + i, &Label::new(Some(&format!("n{i}"))));
        }
        if *ENABLED {
            assert_eq!(recall(1000), None);
            assert_eq!(recall(1000 + KEPT).as_deref(), Some(&*format!("n{KEPT}")));
        }
        assert_eq!(recall(999), None);
    }
}
