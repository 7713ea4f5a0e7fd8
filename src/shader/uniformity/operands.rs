//! What an expression is made of.

use naga::{Expression, Handle, ImageQuery, SampleLevel};

/// Calls `each` with the operands of an expression.
pub fn of(expression: &Expression, mut each: impl FnMut(Handle<Expression>)) {
    let mut all = |operands: &[Option<Handle<Expression>>]| {
        operands.iter().flatten().copied().for_each(&mut each);
    };
    match *expression {
        // Those without operands, and results of statements, which say what they depend on.
        Expression::Literal(_)
        | Expression::Constant(_)
        | Expression::Override(_)
        | Expression::ZeroValue(_)
        | Expression::FunctionArgument(_)
        | Expression::GlobalVariable(_)
        | Expression::LocalVariable(_)
        | Expression::CallResult(_)
        | Expression::AtomicResult { .. }
        | Expression::WorkGroupUniformLoadResult { .. }
        | Expression::RayQueryProceedResult
        | Expression::SubgroupBallotResult
        | Expression::SubgroupOperationResult { .. } => {}
        Expression::Compose { ref components, .. } => components.iter().copied().for_each(each),
        Expression::Access { base, index } => all(&[Some(base), Some(index)]),
        Expression::AccessIndex { base: one, .. }
        | Expression::Splat { value: one, .. }
        | Expression::Swizzle { vector: one, .. }
        | Expression::Load { pointer: one }
        | Expression::Unary { expr: one, .. }
        | Expression::Derivative { expr: one, .. }
        | Expression::Relational { argument: one, .. }
        | Expression::As { expr: one, .. }
        | Expression::ArrayLength(one)
        | Expression::RayQueryVertexPositions { query: one, .. }
        | Expression::RayQueryGetIntersection { query: one, .. } => all(&[Some(one)]),
        Expression::ImageSample {
            image,
            sampler,
            coordinate,
            array_index,
            offset,
            level,
            depth_ref,
            ..
        } => {
            let (a, b) = match level {
                SampleLevel::Auto | SampleLevel::Zero => (None, None),
                SampleLevel::Exact(one) | SampleLevel::Bias(one) => (Some(one), None),
                SampleLevel::Gradient { x, y } => (Some(x), Some(y)),
            };
            let (image, sampler, coordinate) = (Some(image), Some(sampler), Some(coordinate));
            all(&[
                image,
                sampler,
                coordinate,
                array_index,
                offset,
                depth_ref,
                a,
                b,
            ]);
        }
        Expression::ImageLoad {
            image,
            coordinate,
            array_index,
            sample,
            level,
        } => all(&[Some(image), Some(coordinate), array_index, sample, level]),
        Expression::ImageQuery { image, query } => {
            let level = match query {
                ImageQuery::Size { level } => level,
                ImageQuery::NumLevels | ImageQuery::NumLayers | ImageQuery::NumSamples => None,
            };
            all(&[Some(image), level]);
        }
        Expression::Binary { left, right, .. } => all(&[Some(left), Some(right)]),
        Expression::Select {
            condition,
            accept,
            reject,
        } => all(&[Some(condition), Some(accept), Some(reject)]),
        Expression::Math {
            arg,
            arg1,
            arg2,
            arg3,
            ..
        } => all(&[Some(arg), arg1, arg2, arg3]),
        Expression::CooperativeLoad { ref data, .. } => {
            all(&[Some(data.pointer), Some(data.stride)])
        }
        Expression::CooperativeMultiplyAdd { a, b, c } => all(&[Some(a), Some(b), Some(c)]),
    }
}
