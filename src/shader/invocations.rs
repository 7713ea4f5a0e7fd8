//! Numbers of invocations that naga does not give to compute stages: they get them from entry points that are made here, which then
//! call what was the entry point.
//!
//! The language feature `linear_indexing` numbers workgroups and invocations in one row.
//! naga reads the program with built-ins of ray tracing in their places, which no stage here can have.
//!
//! Workgroups of several rows have no places of invocations in their subgroups. So such a workgroup is made one row, in which the
//! invocations have the same order.

use std::collections::HashSet;

use naga::{
    BinaryOperator, Binding, BuiltIn, EntryPoint, Expression, Function, FunctionArgument, Handle,
    Literal, Module, Scalar, ShaderStage, Span, Statement, Type, TypeInner, VectorSize,
};
use wgpu_types::Limits;

use super::tokens::tokens;

/// What the program says, and what naga reads: shorter, so that everything stays where it is.
const NAMES: [(&str, &str); 2] = [
    ("workgroup_index", "geometry_index"),
    ("global_invocation_index", "instance_custom_data"),
];

/// The program for naga; None where it has no such value.
pub fn with_stand_ins(source: &str) -> Option<String> {
    if !NAMES.iter().any(|(name, _)| source.contains(name)) {
        return None;
    }
    let tokens: Vec<_> = tokens(source).collect();
    let text = |at: usize| tokens.get(at).map_or("", |token| &source[token.clone()]);
    let mut changed = source.to_owned();
    for at in 0..tokens.len() {
        let name = NAMES.iter().find(|(name, _)| text(at + 3) == *name);
        if let Some((name, read)) = name
            && text(at) == "@"
            && text(at + 1) == "builtin"
            && text(at + 2) == "("
        {
            let padded = format!("{read:width$}", width = name.len());
            changed.replace_range(tokens[at + 3].clone(), &padded);
        }
    }
    (changed != source).then_some(changed)
}

/// Gives the compute stages of a module that was read so what their programs say. Where that is beyond what is done here, naga will
/// refuse the stand-ins.
pub fn fill(module: &mut Module) {
    for at in 0..module.entry_points.len() {
        let entry = &module.entry_points[at];
        if entry.stage == ShaderStage::Compute && has(module, &entry.function, is_linear) {
            rewrite(module, at, false);
        }
    }
}

/// Makes workgroups of one row where an entry point asks for places in subgroups, if `limits` allow them both as they are and as they
/// become. Says whether there were any.
pub fn in_one_row(module: &mut Module, limits: &Limits) -> bool {
    let mut changed = false;
    for at in 0..module.entry_points.len() {
        let entry = &module.entry_points[at];
        let size = entry.workgroup_size;
        let count = size
            .iter()
            .try_fold(1_u32, |count, size| count.checked_mul(*size));
        let count = count.filter(|count| {
            entry.stage == ShaderStage::Compute
                && entry.workgroup_size_overrides.is_none()
                && size[1..].iter().any(|size| *size > 1)
                && size[1] <= limits.max_compute_workgroup_size_y
                && size[2] <= limits.max_compute_workgroup_size_z
                && *count <= limits.max_compute_workgroup_size_x
                && has(module, &entry.function, is_place_in_subgroup)
        });
        if let Some(count) = count {
            rewrite(module, at, true);
            module.entry_points[at].workgroup_size = [count, 1, 1];
            changed = true;
        }
    }
    changed
}

fn rewrite(module: &mut Module, at: usize, in_one_row: bool) {
    let mut inner = std::mem::take(&mut module.entry_points[at].function);
    let Some(wrapper) = wrapper(module, at, &inner, in_one_row) else {
        module.entry_points[at].function = inner;
        return;
    };
    for argument in &mut inner.arguments {
        argument.binding = None;
    }
    let inner = module.functions.append(inner, Span::UNDEFINED);
    module.entry_points[at].function = wrapper.calling(inner);
}

fn is_place_in_subgroup(binding: Option<&Binding>) -> bool {
    matches!(
        binding,
        Some(Binding::BuiltIn(
            BuiltIn::SubgroupId | BuiltIn::SubgroupInvocationId
        ))
    )
}

fn is_linear(binding: Option<&Binding>) -> bool {
    matches!(
        binding,
        Some(Binding::BuiltIn(
            BuiltIn::GeometryIndex | BuiltIn::InstanceCustomData
        ))
    )
}

/// Whether one of the arguments, or of their members, is such a value.
fn has(module: &Module, function: &Function, is: fn(Option<&Binding>) -> bool) -> bool {
    function
        .arguments
        .iter()
        .any(|argument| match &module.types[argument.ty].inner {
            TypeInner::Struct { members, .. } => {
                members.iter().any(|member| is(member.binding.as_ref()))
            }
            _ => is(argument.binding.as_ref()),
        })
}

/// A new entry point, up to the call.
struct Wrapper {
    function: Function,
    given: Vec<Handle<Expression>>,
}

impl Wrapper {
    fn calling(mut self, inner: Handle<Function>) -> Function {
        let call = Statement::Call {
            function: inner,
            arguments: self.given,
            result: None,
        };
        self.function.body.push(call, Span::UNDEFINED);
        let end = Statement::Return { value: None };
        self.function.body.push(end, Span::UNDEFINED);
        self.function
    }
}

fn wrapper(module: &mut Module, at: usize, inner: &Function, in_one_row: bool) -> Option<Wrapper> {
    let scalar = module.types.insert(
        Type {
            name: None,
            inner: TypeInner::Scalar(Scalar::U32),
        },
        Span::UNDEFINED,
    );
    let vector = module.types.insert(
        Type {
            name: None,
            inner: TypeInner::Vector {
                size: VectorSize::Tri,
                scalar: Scalar::U32,
            },
        },
        Span::UNDEFINED,
    );
    let entry = &module.entry_points[at];
    let mut making = Making {
        module,
        entry,
        scalar,
        vector,
        function: Function {
            name: inner.name.clone(),
            diagnostic_filter_leaf: inner.diagnostic_filter_leaf,
            ..Function::default()
        },
        asked: Vec::new(),
        in_one_row,
    };
    let mut given = Vec::with_capacity(inner.arguments.len());
    for argument in &inner.arguments {
        given.push(making.argument(argument)?);
    }
    // Here two of the same would become one.
    let mut asked = HashSet::new();
    if !making.asked.iter().all(|built_in| asked.insert(*built_in)) {
        return None;
    }
    let function = making.function;
    Some(Wrapper { function, given })
}

struct Making<'m> {
    module: &'m Module,
    entry: &'m EntryPoint,
    scalar: Handle<Type>,
    vector: Handle<Type>,
    function: Function,
    /// What the program asks for.
    asked: Vec<BuiltIn>,
    /// Whether the workgroups will be rows.
    in_one_row: bool,
}

impl Making<'_> {
    /// What the inner function gets for this argument.
    fn argument(&mut self, argument: &FunctionArgument) -> Option<Handle<Expression>> {
        let module = self.module;
        let TypeInner::Struct { members, .. } = &module.types[argument.ty].inner else {
            return self.value(argument.ty, argument.binding.as_ref()?);
        };
        let mut components = Vec::with_capacity(members.len());
        for member in members {
            components.push(self.value(member.ty, member.binding.as_ref()?)?);
        }
        Some(self.emit(Expression::Compose {
            ty: argument.ty,
            components,
        }))
    }

    fn value(&mut self, ty: Handle<Type>, binding: &Binding) -> Option<Handle<Expression>> {
        if let Binding::BuiltIn(built_in) = binding {
            self.asked.push(*built_in);
        }
        match binding {
            Binding::BuiltIn(BuiltIn::GeometryIndex) => {
                let at = self.built_in(self.vector, BuiltIn::WorkGroupId);
                let count = self.built_in(self.vector, BuiltIn::NumWorkGroups);
                Some(self.number(at, |making, axis| making.part(count, axis)))
            }
            Binding::BuiltIn(BuiltIn::InstanceCustomData) => {
                let sizes = [self.size(0)?, self.size(1)?];
                let at = self.built_in(self.vector, BuiltIn::GlobalInvocationId);
                let count = self.built_in(self.vector, BuiltIn::NumWorkGroups);
                Some(self.number(at, |making, axis| {
                    let count = making.part(count, axis);
                    making.binary(BinaryOperator::Multiply, count, sizes[axis as usize])
                }))
            }
            Binding::BuiltIn(BuiltIn::LocalInvocationId) if self.in_one_row => Some(self.place()),
            Binding::BuiltIn(BuiltIn::GlobalInvocationId) if self.in_one_row => {
                let place = self.place();
                let workgroup = self.built_in(self.vector, BuiltIn::WorkGroupId);
                let sizes = self
                    .entry
                    .workgroup_size
                    .map(|size| self.append(Expression::Literal(Literal::U32(size))));
                let sizes = self.compose(sizes);
                let before = self.binary(BinaryOperator::Multiply, workgroup, sizes);
                Some(self.binary(BinaryOperator::Add, before, place))
            }
            Binding::BuiltIn(built_in) => Some(self.built_in(ty, *built_in)),
            Binding::Location { .. } => None,
        }
    }

    /// Where an invocation of a row was in its workgroup.
    fn place(&mut self) -> Handle<Expression> {
        let at = self.built_in(self.scalar, BuiltIn::LocalInvocationIndex);
        let [width, height, _] = self
            .entry
            .workgroup_size
            .map(|size| self.append(Expression::Literal(Literal::U32(size))));
        let x = self.binary(BinaryOperator::Modulo, at, width);
        let rows = self.binary(BinaryOperator::Divide, at, width);
        let y = self.binary(BinaryOperator::Modulo, rows, height);
        let z = self.binary(BinaryOperator::Divide, rows, height);
        self.compose([x, y, z])
    }

    fn compose(&mut self, components: [Handle<Expression>; 3]) -> Handle<Expression> {
        self.emit(Expression::Compose {
            ty: self.vector,
            components: components.into(),
        })
    }

    /// `x + (y + z * height) * width`
    fn number(
        &mut self,
        at: Handle<Expression>,
        length: impl Fn(&mut Self, u32) -> Handle<Expression>,
    ) -> Handle<Expression> {
        let (width, height) = (length(self, 0), length(self, 1));
        let (x, y, z) = (self.part(at, 0), self.part(at, 1), self.part(at, 2));
        let slices = self.binary(BinaryOperator::Multiply, z, height);
        let rows = self.binary(BinaryOperator::Add, y, slices);
        let before = self.binary(BinaryOperator::Multiply, rows, width);
        self.binary(BinaryOperator::Add, x, before)
    }

    /// How many invocations a workgroup has in a row or a column.
    fn size(&mut self, axis: usize) -> Option<Handle<Expression>> {
        let overridden = self
            .entry
            .workgroup_size_overrides
            .and_then(|all| all[axis]);
        let Some(overridden) = overridden else {
            let size = Literal::U32(self.entry.workgroup_size[axis]);
            return Some(self.append(Expression::Literal(size)));
        };
        match self.module.global_expressions[overridden] {
            Expression::Override(of) => {
                let size = self.append(Expression::Override(of));
                let is_number = self.module.overrides[of].ty == self.scalar;
                Some(match is_number {
                    true => size,
                    false => self.emit(Expression::As {
                        expr: size,
                        kind: naga::ScalarKind::Uint,
                        convert: Some(4),
                    }),
                })
            }
            Expression::Literal(Literal::I32(size)) => {
                let size = Literal::U32(size.try_into().ok()?);
                Some(self.append(Expression::Literal(size)))
            }
            Expression::Literal(size @ Literal::U32(_)) => {
                Some(self.append(Expression::Literal(size)))
            }
            _ => None,
        }
    }

    /// The argument that has this value, of which there can be but one.
    fn built_in(&mut self, ty: Handle<Type>, built_in: BuiltIn) -> Handle<Expression> {
        let binding = Some(Binding::BuiltIn(built_in));
        let arguments = &mut self.function.arguments;
        let found = arguments.iter().position(|of| of.binding == binding);
        let at = found.unwrap_or_else(|| {
            arguments.push(FunctionArgument {
                name: None,
                ty,
                binding,
            });
            arguments.len() - 1
        });
        self.append(Expression::FunctionArgument(at as u32))
    }

    fn part(&mut self, base: Handle<Expression>, index: u32) -> Handle<Expression> {
        self.emit(Expression::AccessIndex { base, index })
    }

    fn binary(
        &mut self,
        op: BinaryOperator,
        left: Handle<Expression>,
        right: Handle<Expression>,
    ) -> Handle<Expression> {
        self.emit(Expression::Binary { op, left, right })
    }

    /// An expression that is there from the beginning.
    fn append(&mut self, expression: Expression) -> Handle<Expression> {
        self.function
            .expressions
            .append(expression, Span::UNDEFINED)
    }

    fn emit(&mut self, expression: Expression) -> Handle<Expression> {
        let made = self.append(expression);
        let range = naga::Range::new_from_bounds(made, made);
        self.function
            .body
            .push(Statement::Emit(range), Span::UNDEFINED);
        made
    }
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;

    fn filled(code: &str) -> Module {
        let mut module = naga::front::wgsl::parse_str(&with_stand_ins(code).unwrap()).unwrap();
        fill(&mut module);
        let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
        validator.validate(&module).unwrap();
        module
    }

    #[test]
    fn stand_ins_are_put_where_built_ins_are_named() {
        assert_eq!(
            with_stand_ins("@builtin(workgroup_index) workgroup_index: u32").unwrap(),
            "@builtin(geometry_index ) workgroup_index: u32"
        );
        assert!(with_stand_ins("const workgroup_index = 1;").is_none());
        assert!(with_stand_ins("fn f() {}").is_none());
    }

    #[test]
    fn entry_points_are_called_with_the_values() {
        let module = filled(
            "struct In { @builtin(global_invocation_index) g: u32, @builtin(workgroup_id) id: vec3u }
            override size: u32 = 4;
            @compute @workgroup_size(size, 2) fn main(
                in: In, @builtin(workgroup_index) w: u32, @builtin(num_workgroups) n: vec3u) {}",
        );
        let arguments = &module.entry_points[0].function.arguments;
        let all: Vec<_> = arguments
            .iter()
            .map(|of| of.binding.clone().unwrap())
            .collect();
        let expected = [
            BuiltIn::GlobalInvocationId,
            BuiltIn::NumWorkGroups,
            BuiltIn::WorkGroupId,
        ];
        assert_eq!(all, expected.map(Binding::BuiltIn));
        assert_eq!(module.functions.len(), 1);
    }

    #[test]
    fn workgroups_become_rows_where_limits_allow_it() {
        let code = "@compute @workgroup_size(8, 8) fn main(
            @builtin(local_invocation_id) l: vec3<u32>, @builtin(subgroup_invocation_id) s: u32) {}";
        let rewritten = |code: &str, limits: &Limits| {
            let mut module = naga::front::wgsl::parse_str(code).unwrap();
            let changed = in_one_row(&mut module, limits);
            (changed, module.entry_points[0].workgroup_size)
        };
        let limits = Limits::default();
        assert_eq!(rewritten(code, &limits), (true, [64, 1, 1]));
        let few = Limits {
            max_compute_workgroup_size_x: 63,
            ..limits.clone()
        };
        assert_eq!(rewritten(code, &few), (false, [8, 8, 1]));
        let plain = code.replace("subgroup_invocation_id", "subgroup_size");
        assert_eq!(rewritten(&plain, &limits), (false, [8, 8, 1]));
        let row = code.replace("8, 8", "64");
        assert_eq!(rewritten(&row, &limits), (false, [64, 1, 1]));
    }

    #[test]
    fn other_entry_points_stay() {
        let module = filled(
            "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f { return vec4f(f32(i)); }
            @compute @workgroup_size(1) fn main(@builtin(workgroup_index) w: u32) {}",
        );
        let vertex = &module.entry_points[0].function.arguments[0];
        assert_eq!(vertex.binding, Some(Binding::BuiltIn(BuiltIn::VertexIndex)));
    }
}
