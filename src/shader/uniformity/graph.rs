//! What depends on what in one function: the graph of the standard's uniformity analysis.

/// A value, a variable's content, or a point in the control flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(u32);

impl Node {
    /// Any two invocations may differ in it.
    pub const DIFFERS: Self = Self(0);
    /// Invocations of one subgroup have it in common, those of a workgroup or a draw may not.
    pub const DIFFERS_BY_SUBGROUP: Self = Self(1);
    /// The control flow in which the function is called.
    pub const START: Self = Self(2);
    /// The function's result.
    pub const RESULT: Self = Self(3);

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How many invocations must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of a workgroup, or of a draw.
    All = 0,
    Subgroup = 1,
}

impl Scope {
    pub const EACH: [Self; 2] = [Self::All, Self::Subgroup];

    /// What is not uniform here.
    pub fn differing(self) -> &'static [Node] {
        match self {
            Self::All => &[Node::DIFFERS, Node::DIFFERS_BY_SUBGROUP],
            Self::Subgroup => &[Node::DIFFERS],
        }
    }
}

/// Steps that are left for all of a module; None where they were not enough.
pub struct Budget(u32);

impl Budget {
    pub fn new(steps: u32) -> Self {
        Self(steps)
    }

    pub fn spend(&mut self, steps: usize) -> Option<()> {
        self.0 = self.0.checked_sub(u32::try_from(steps).ok()?)?;
        Some(())
    }
}

/// Nodes of some kind, and edges from each to what it depends on.
pub struct Graph<K> {
    kinds: Vec<K>,
    edges: Vec<(Node, Node)>,
}

impl<K> Graph<K> {
    /// `first` are the kinds of the nodes with a name.
    pub fn new(first: [K; 4]) -> Self {
        Self {
            kinds: first.into(),
            edges: Vec::new(),
        }
    }

    pub fn add(&mut self, kind: K) -> Node {
        self.kinds.push(kind);
        Node(self.kinds.len() as u32 - 1)
    }

    pub fn depends(&mut self, node: Node, on: impl IntoIterator<Item = Node>) {
        self.edges.extend(on.into_iter().map(|on| (node, on)));
    }

    pub fn kind(&self, node: Node) -> &K {
        &self.kinds[node.index()]
    }

    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// The edges ordered by where they begin, `back` for those that lead to a node.
    pub fn ordered(&self, back: bool) -> Edges {
        let ends = |edge: &(Node, Node)| if back { (edge.1, edge.0) } else { *edge };
        let mut starts = vec![0_u32; self.len() + 1];
        for edge in &self.edges {
            starts[ends(edge).0.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut targets = vec![Node::DIFFERS; self.edges.len()];
        for edge in &self.edges {
            let (from, to) = ends(edge);
            let place = &mut next[from.index()];
            targets[*place as usize] = to;
            *place += 1;
        }
        Edges { starts, targets }
    }
}

pub struct Edges {
    starts: Vec<u32>,
    targets: Vec<Node>,
}

impl Edges {
    pub fn of(&self, node: Node) -> &[Node] {
        let at = node.index();
        &self.targets[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// For each node the next one on the shortest way to what differs.
pub struct Ways(Vec<Option<Node>>);

impl Ways {
    /// `back`: the edges that lead to each node.
    pub fn new(back: &Edges, scope: Scope) -> Self {
        let mut next = vec![None; back.starts.len() - 1];
        let mut queue: Vec<Node> = scope.differing().to_vec();
        let mut at = 0;
        while let Some(&node) = queue.get(at) {
            at += 1;
            for &from in back.of(node) {
                if next[from.index()].is_none() && from.index() > 1 {
                    next[from.index()] = Some(node);
                    queue.push(from);
                }
            }
        }
        Self(next)
    }

    pub fn next(&self, node: Node) -> Option<Node> {
        self.0[node.index()]
    }

    /// The nodes from this one to the last before what differs; none if it does not.
    pub fn from(&self, node: Node) -> impl Iterator<Item = Node> {
        let mut at = Some(node);
        std::iter::from_fn(move || {
            let here = at?;
            let next = self.next(here)?;
            at = Some(next);
            Some(here)
        })
    }
}

/// Marks what can be reached, each node once.
pub struct Search {
    seen: Vec<u32>,
    round: u32,
    stack: Vec<Node>,
}

impl Search {
    pub fn new(nodes: usize) -> Self {
        Self {
            seen: vec![0; nodes],
            round: 1,
            stack: Vec::new(),
        }
    }

    /// Forgets what was seen.
    pub fn restart(&mut self) {
        self.round += 1;
    }

    /// Calls `found` for each node that can be reached from here and was not yet seen.
    pub fn from(
        &mut self,
        node: Node,
        edges: &Edges,
        budget: &mut Budget,
        mut found: impl FnMut(Node),
    ) -> Option<()> {
        self.stack.push(node);
        while let Some(node) = self.stack.pop() {
            let seen = &mut self.seen[node.index()];
            if *seen == self.round {
                continue;
            }
            *seen = self.round;
            found(node);
            let next = edges.of(node);
            budget.spend(next.len())?;
            self.stack.extend_from_slice(next);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_the_shortest_and_end_before_what_differs() {
        let mut graph = Graph::new(["differs", "by subgroup", "start", "result"]);
        let [a, b, c] = ["a", "b", "c"].map(|kind| graph.add(kind));
        graph.depends(a, [b, Node::START]);
        graph.depends(b, [c, a]);
        graph.depends(c, [Node::DIFFERS_BY_SUBGROUP, b]);
        let back = graph.ordered(true);
        let ways = Ways::new(&back, Scope::All);
        let kinds: Vec<_> = ways.from(a).map(|node| *graph.kind(node)).collect();
        assert_eq!(kinds, ["a", "b", "c"]);
        assert_eq!(ways.from(Node::START).count(), 0);
        assert!(Ways::new(&back, Scope::Subgroup).next(a).is_none());
    }

    #[test]
    fn a_search_ends_in_circles_and_with_its_budget() {
        let mut graph = Graph::new([0; 4]);
        let [a, b] = [1, 2].map(|kind| graph.add(kind));
        graph.depends(a, [b]);
        graph.depends(b, [Node::START, a]);
        let edges = graph.ordered(false);
        let mut search = Search::new(graph.len());
        let mut found = Vec::new();
        let mut budget = Budget::new(5);
        let whole = search.from(a, &edges, &mut budget, |node| found.push(node));
        assert_eq!((whole, found), (Some(()), vec![a, b, Node::START]));
        assert!(search.from(b, &edges, &mut budget, |_| panic!()).is_some());
        search.restart();
        assert!(search.from(a, &edges, &mut budget, |_| {}).is_none());
    }
}
