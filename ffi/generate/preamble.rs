//! The parts of the headers that no Rust item stands for: guards, includes and helper macros.

use super::model::Header;

pub fn guard(header: Header) -> &'static str {
    match header {
        Header::Standard => "WEBGPU_H_",
        Header::Native => "WGPU_H_",
        Header::Extension => "WGPU_ABI_H_",
    }
}

/// The comment at the top of a header.
pub fn title(header: Header) -> &'static str {
    match header {
        Header::Standard => {
            "The standard WebGPU C interface, as wgpu-abi implements it.

Every function may be called with any value: NULL, a released handle, a number that no enum has. The call then returns
its failure value, and the error goes to the innermost error scope of the device, to its uncaptured-error callback, or
to the log. Functions without a device to report to only log.

- **Handles** are opaque numbers of pointer size. What a function returns as a handle belongs to the caller, who calls
  the type's Release once for it and once for every AddRef.
- **Structs** are read during the call only; the library keeps no pointer to them or into them.
- **Strings** are UTF-8, see `WGPUStringView`. Strings passed to a callback live until the callback returns.
- **Initialisers**: start every struct with its `WGPU_..._INIT` macro and set what differs.
- **Threads**: all functions may be called from any thread; a command, pass or bundle encoder is used by one at a time.

Include it as `<webgpu/webgpu.h>`. Before including it, a program may define `WGPU_SHARED_LIBRARY` (the library is a DLL),
`WGPU_SKIP_PROCS` (no function pointer types), `WGPU_SKIP_DECLARATIONS` (no functions, for those who load them by name),
and the `WGPU_..._ATTRIBUTE` and `WGPU_NULLABLE` macros for annotations of their compiler."
        }
        Header::Native => {
            "What wgpu-native adds to the standard interface (version 29 of its wgpu.h), as wgpu-abi implements it.

Values of these extensions lie at 0x00030000 and above. Chain the structs whose names end in `Extras` to the standard
struct that they extend. The rules of `webgpu.h` apply."
        }
        Header::Extension => {
            "What wgpu-abi adds to webgpu.h and wgpu.h. Other implementations of those headers do not have it.

The rules of `webgpu.h` apply."
        }
    }
}

/// What stands between the include guard and the first declaration.
pub fn preamble(header: Header) -> &'static str {
    match header {
        Header::Standard => STANDARD,
        Header::Native => "#include \"webgpu.h\"\n",
        Header::Extension => "#include \"wgpu.h\"\n",
    }
}

const STANDARD: &str = r#"#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* How functions are imported; only a DLL needs to know. */
#if !defined(WGPU_SHARED_LIBRARY)
#  define WGPU_EXPORT
#elif defined(_WIN32) && defined(WGPU_IMPLEMENTATION)
#  define WGPU_EXPORT __declspec(dllexport)
#elif defined(_WIN32)
#  define WGPU_EXPORT __declspec(dllimport)
#elif defined(WGPU_IMPLEMENTATION)
#  define WGPU_EXPORT __attribute__((visibility("default")))
#else
#  define WGPU_EXPORT
#endif

/* Annotations that a program may define for its compiler. */
#ifndef WGPU_OBJECT_ATTRIBUTE
#  define WGPU_OBJECT_ATTRIBUTE
#endif
#ifndef WGPU_ENUM_ATTRIBUTE
#  define WGPU_ENUM_ATTRIBUTE
#endif
#ifndef WGPU_STRUCTURE_ATTRIBUTE
#  define WGPU_STRUCTURE_ATTRIBUTE
#endif
#ifndef WGPU_FUNCTION_ATTRIBUTE
#  define WGPU_FUNCTION_ATTRIBUTE
#endif
/* Marks what may be NULL. */
#ifndef WGPU_NULLABLE
#  define WGPU_NULLABLE
#endif

/* Helpers of the WGPU_..._INIT macros. A comma inside a braced macro argument would end the argument, hence _wgpu_COMMA. */
#define _wgpu_COMMA ,
#ifdef __cplusplus
#  define _wgpu_ENUM_ZERO_INIT(type) type(0)
#  define _wgpu_STRUCT_ZERO_INIT {}
#  if __cplusplus >= 201103L
#    define _wgpu_MAKE_INIT_STRUCT(type, value) (type value)
#  endif
#else
#  define _wgpu_ENUM_ZERO_INIT(type) (type)0
#  define _wgpu_STRUCT_ZERO_INIT {0}
#  if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L
#    define _wgpu_MAKE_INIT_STRUCT(type, value) ((type) value)
#  endif
#endif
/* Without compound literals a macro can still initialise a declared variable. */
#ifndef _wgpu_MAKE_INIT_STRUCT
#  define _wgpu_MAKE_INIT_STRUCT(type, value) value
#endif
"#;
