//! What a draw or dispatch would write through two bindings at once, which the standard forbids; strict instances alone look.
//!
//! Passes and bundles of strict instances keep what is bound. While that may be written twice, core is told that one of the groups is
//! not bound: then it refuses draws and dispatches, and nothing else. So these need no look of their own, in other instances neither.

use std::sync::Arc;

use wgpu_core::id::BindGroupId;
use wgpu_types::ShaderStages;

use super::bind_group::BindGroup;
use crate::error::Fault;

/// A binding of a layout through which stages may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WritableBinding {
    pub binding: u32,
    pub stages: ShaderStages,
    /// Which of the group's dynamic offsets is its own.
    pub dynamic: Option<usize>,
}

/// What a pipeline has of its layout.
#[derive(Clone, Default)]
pub struct Bindings {
    /// The groups of its layout.
    pub groups: u32,
    /// Of each group, where the layout is derived.
    pub writable: Box<[Arc<[WritableBinding]>]>,
}

/// A part of a buffer or texture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Buffer {
        id: u64,
        start: u64,
        end: u64,
    },
    /// Levels and layers, each from the first to behind the last.
    Texture {
        id: u64,
        levels: [u32; 2],
        layers: [u32; 2],
    },
}

impl Place {
    fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Buffer { id, start, end },
                Self::Buffer {
                    id: other,
                    start: first,
                    end: last,
                },
            ) => id == other && start < last && first < end,
            (
                Self::Texture { id, levels, layers },
                Self::Texture {
                    id: other,
                    levels: its,
                    layers: those,
                },
            ) => {
                let meet = |a: &[u32; 2], b: &[u32; 2]| a[0] < b[1] && b[0] < a[1];
                id == other && meet(levels, its) && meet(layers, those)
            }
            _ => false,
        }
    }

    fn moved(self, by: u64) -> Self {
        match self {
            Self::Buffer { id, start, end } => Self::Buffer {
                id,
                start: start.saturating_add(by),
                end: end.saturating_add(by),
            },
            texture => texture,
        }
    }
}

/// What a bind group lets stages write.
#[derive(Clone, Debug)]
pub struct Written {
    pub stages: ShaderStages,
    pub dynamic: Option<usize>,
    pub place: Place,
}

struct Bound {
    group: Arc<BindGroup>,
    offsets: Box<[u32]>,
}

/// What is bound in a pass or bundle.
#[derive(Default)]
pub struct Watch {
    bound: Vec<Option<Bound>>,
    /// The groups of the pipeline.
    groups: u32,
    /// The group that core must not have.
    withheld: Option<u32>,
    /// Core was told to be without a group.
    pub has_withheld: bool,
}

/// What core is to be told: a group, or that there is none.
pub type Change = (u32, Option<(BindGroupId, Box<[u32]>)>);

impl Watch {
    pub fn bind(&mut self, index: u32, group: Option<Arc<BindGroup>>, offsets: &[u32]) {
        let at = index as usize;
        // Core refuses an index that no device has.
        if at >= 64 {
            return;
        }
        if self.bound.len() <= at {
            self.bound.resize_with(at + 1, || None);
        }
        self.bound[at] = group.map(|group| Bound {
            group,
            offsets: offsets.into(),
        });
        if self.withheld == Some(index) {
            self.withheld = None;
        }
    }

    pub fn set_pipeline(&mut self, groups: u32) {
        self.groups = groups;
    }

    /// Nothing is bound any more: what executed bundles leave.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What core must be told after one of these.
    pub fn changes(&mut self) -> Vec<Change> {
        let aliased = self.aliased();
        if aliased == self.withheld {
            return Vec::new();
        }
        let mut changes = Vec::new();
        if let Some(index) = self.withheld
            && let Some(Some(bound)) = self.bound.get(index as usize)
            && let Ok(id) = bound.group.core()
        {
            changes.push((index, Some((id, bound.offsets.clone()))));
        }
        changes.extend(aliased.map(|index| (index, None)));
        self.withheld = aliased;
        self.has_withheld |= aliased.is_some();
        changes
    }

    /// A group with something that another binding has too, where both may write.
    fn aliased(&self) -> Option<u32> {
        let mut seen: Vec<(ShaderStages, Place)> = Vec::new();
        for (index, bound) in (0..self.groups).zip(&self.bound) {
            let Some(bound) = bound else {
                continue;
            };
            for written in &bound.group.written {
                let offset = written.dynamic.and_then(|at| bound.offsets.get(at));
                let place = written
                    .place
                    .clone()
                    .moved(offset.copied().unwrap_or(0).into());
                if seen
                    .iter()
                    .any(|(stages, of)| stages.intersects(written.stages) && of.overlaps(&place))
                {
                    return Some(index);
                }
                seen.push((written.stages, place));
            }
        }
        None
    }
}

/// What core says of a draw or dispatch that lacks the group that it was told to be without.
#[cold]
pub fn explain(fault: Fault) -> Fault {
    match fault.message().contains("expects a BindGroup to be set") {
        true => Fault::validation(
            "a draw or dispatch may write the same part of a buffer or texture through two bindings, and the instance is strict: bind it \
             once, or parts that do not overlap",
        ),
        false => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_overlap_where_both_have_something() {
        let buffer = |id, start, end| Place::Buffer { id, start, end };
        assert!(buffer(1, 0, 8).overlaps(&buffer(1, 4, 12)));
        assert!(!buffer(1, 0, 8).overlaps(&buffer(1, 8, 12)));
        assert!(!buffer(1, 0, 8).overlaps(&buffer(2, 0, 8)));
        assert!(buffer(1, 0, 8).moved(4).overlaps(&buffer(1, 8, 12)));
        let texture = |level, layer| Place::Texture {
            id: 1,
            levels: [level, level + 1],
            layers: [layer, layer + 2],
        };
        assert!(texture(0, 0).overlaps(&texture(0, 1)));
        assert!(!texture(0, 0).overlaps(&texture(0, 2)));
        assert!(!texture(0, 0).overlaps(&texture(1, 0)));
        assert!(!texture(0, 0).overlaps(&buffer(1, 0, 8)));
    }
}
