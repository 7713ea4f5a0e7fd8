//! How textures are read and written: naga does not look at all of it.

use naga::{
    Expression, Function, Handle, ImageClass, ImageDimension, Literal, Module, SampleLevel, Span,
    Statement, StorageAccess, TypeInner,
};

use crate::shader::Wrong;
use crate::shader::statements;

/// How far off the coordinates texels may be.
const OFFSETS: std::ops::RangeInclusive<i32> = -8..=7;

/// The first use of a texture that the standard refuses and naga does not.
pub fn misused(module: &Module, function: &Function) -> Option<Wrong> {
    let of_expressions = function
        .expressions
        .iter()
        .find_map(|(handle, expression)| {
            let text = match *expression {
                Expression::ImageSample {
                    image,
                    offset,
                    ref level,
                    ..
                } => sampled(module, function, image, offset, level)?,
                Expression::ImageLoad { image, .. }
                    if lacks(module, function, image, StorageAccess::LOAD) =>
                {
                    "this texture is only written: it needs the access `read` or `read_write`"
                }
                _ => return None,
            };
            Some(wrong(function.expressions.get_span(handle), text))
        });
    of_expressions.or_else(|| stored(module, function))
}

fn wrong(span: Span, text: &str) -> Wrong {
    Wrong {
        range: span.to_range().unwrap_or_default(),
        text: text.to_owned(),
    }
}

/// The kind of a texture, by what names it.
fn image(
    module: &Module,
    function: &Function,
    image: Handle<Expression>,
) -> Option<(ImageDimension, ImageClass)> {
    let ty = match function.expressions[image] {
        Expression::GlobalVariable(variable) => module.global_variables[variable].ty,
        Expression::FunctionArgument(index) => function.arguments.get(index as usize)?.ty,
        _ => return None,
    };
    match module.types[ty].inner {
        TypeInner::Image { dim, class, .. } => Some((dim, class)),
        _ => None,
    }
}

fn lacks(
    module: &Module,
    function: &Function,
    of: Handle<Expression>,
    wanted: StorageAccess,
) -> bool {
    match image(module, function, of) {
        Some((_, ImageClass::Storage { access, .. })) => !access.intersects(wanted),
        _ => false,
    }
}

fn sampled(
    module: &Module,
    function: &Function,
    of: Handle<Expression>,
    offset: Option<Handle<Expression>>,
    level: &SampleLevel,
) -> Option<&'static str> {
    let (dim, class) = image(module, function, of)?;
    if let (ImageClass::Depth { .. }, SampleLevel::Gradient { .. }) = (class, level) {
        return Some("a depth texture cannot be sampled with gradients: use `textureSampleLevel`");
    }
    let offset = offset?;
    if dim == ImageDimension::D1 {
        return Some("a texture of one dimension has no offsets: remove the last argument");
    }
    if dim == ImageDimension::Cube {
        return Some("a cube has no offsets: remove the last argument");
    }
    (!near(function, offset)).then_some("an offset is from -8 to 7 in each direction")
}

/// Whether all components of a constant offset are allowed.
fn near(function: &Function, offset: Handle<Expression>) -> bool {
    match function.expressions[offset] {
        Expression::Literal(Literal::I32(n)) => OFFSETS.contains(&n),
        Expression::Splat { value, .. } => near(function, value),
        Expression::Compose { ref components, .. } => components
            .iter()
            .all(|component| near(function, *component)),
        // Constants by name are left alone.
        _ => true,
    }
}

/// What is written although it is only read.
fn stored(module: &Module, function: &Function) -> Option<Wrong> {
    statements::of(function).find_map(|(statement, span)| match statement {
        Statement::ImageStore { image, .. }
            if lacks(module, function, *image, StorageAccess::STORE) =>
        {
            Some(wrong(
                span,
                "this texture is only read: it needs the access `write` or `read_write`",
            ))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var d: texture_depth_2d;
        @group(0) @binding(2) var c: texture_cube<f32>; @group(0) @binding(3) var s: sampler;
        @group(0) @binding(4) var w: texture_storage_2d<r32float, write>; @group(0) @binding(5) var r: texture_storage_2d<r32float, read>;
        @group(0) @binding(6) var b: texture_storage_2d<r32float, read_write>; const far = vec2(9, 9);";

    fn found(body: &str) -> Option<String> {
        let code = format!(
            "{HERE} fn f(v: vec2<f32>, a: texture_storage_2d<r32float, read>) {{ {body}; }}"
        );
        let module = naga::front::wgsl::parse_str(&code).unwrap();
        let (_, function) = module.functions.iter().next().unwrap();
        misused(&module, function).map(|wrong| code[wrong.range].to_owned())
    }

    #[test]
    fn what_is_allowed_is_left_alone() {
        for body in [
            "_ = textureSample(t, s, v, vec2(-8, 7))",
            "_ = textureSampleGrad(t, s, v, v, v)",
            "_ = textureSampleLevel(d, s, v, 1)",
            "_ = textureSample(c, s, vec3<f32>())",
            "_ = textureLoad(r, vec2<i32>())",
            "_ = textureLoad(b, vec2<i32>())",
            "textureStore(b, vec2<i32>(), vec4<f32>())",
            "textureStore(w, vec2<i32>(), vec4<f32>())",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }

    #[test]
    fn what_is_not_is_found() {
        for (body, place) in [
            (
                "_ = textureSample(t, s, v, vec2(8, 0))",
                "textureSample(t, s, v, vec2(8, 0))",
            ),
            (
                "_ = textureSample(t, s, v, vec2(-9))",
                "textureSample(t, s, v, vec2(-9))",
            ),
            (
                "_ = textureSampleGrad(d, s, v, v, v)",
                "textureSampleGrad(d, s, v, v, v)",
            ),
            (
                "_ = textureLoad(w, vec2<i32>())",
                "textureLoad(w, vec2<i32>())",
            ),
            (
                "if v.x > 0 { textureStore(r, vec2<i32>(), vec4<f32>()); }",
                "textureStore(r, vec2<i32>(), vec4<f32>())",
            ),
            (
                "textureStore(a, vec2<i32>(), vec4<f32>())",
                "textureStore(a, vec2<i32>(), vec4<f32>())",
            ),
        ] {
            let found = found(body).expect(body);
            // naga has the name of the function as the place of a call.
            assert!(place.contains(&found), "{found}");
        }
    }
}
