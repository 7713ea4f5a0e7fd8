//! Deep stacks for the shader compiler.
//!
//! naga walks expressions by recursion and has no limit for long chains (`a + a + ...`, `else if ...`); an overflow of the stack is
//! an abort that nothing can catch. So whatever compiles a shader runs here: on the calling thread when its stack is known to have
//! room for the shader's [`Depth`], else on a thread whose stack has. Pages of a stack that are not touched cost no memory, and a
//! thread is kept for the next shader, since starting one costs more than compiling a small shader.

use std::sync::mpsc;
use std::thread;

use parking_lot::Mutex;

use crate::error::Fault;
use crate::export;

/// What the compiler needs for shaders without any depth.
const BASE: usize = 4 << 20;
/// The most that one link of a chain was seen to need in any of naga's passes, and half as much again. Sanitizers need more.
const PER_LINK: usize = if cfg!(fuzzing) { 24 << 10 } else { 2 << 10 };
/// The stack of the threads that are kept: enough for every shader that a person has written.
const KEPT_STACK: usize = 64 << 20;
/// The largest stack; deeper shaders are refused.
const MAX_STACK: usize = if cfg!(target_pointer_width = "64") {
    1 << 30
} else {
    128 << 20
};
/// As many links as a block within a block counts for.
const PER_BLOCK: usize = 8;
/// The most tokens of one declaration: naga needs time by the square of what a function has, some 3 s for so many.
const MAX_DECLARATION: usize = 1 << 17;
/// The most tokens of a shader.
const MAX_TOKENS: usize = 1 << 20;
/// The most bytes of a shader for which a bound of its depth is taken from its length.
const SHORT: usize = 4 << 10;
/// How many idle threads are kept.
const KEPT: usize = 4;

/// How deep the compiler may recurse on a shader: a bound, in links of chains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Depth(usize);

impl Depth {
    /// The bound for a program of these tokens, comments and space left out. A fault when there are too many of them to be compiled
    /// in bounded time.
    ///
    /// Chains can be within a statement, from `else` to `else`, from block to block, and from declaration to declaration.
    pub fn of_tokens<'t>(tokens: impl IntoIterator<Item = &'t str>) -> Result<Self, Fault> {
        let (mut statement, mut longest) = (0, 0);
        let (mut braces, mut elses, mut declarations) = (0_usize, 0, 0);
        let (mut declaration, mut total) = (0, 0);
        let (mut deepest, mut parentheses) = (0, 0_usize);
        for token in tokens {
            statement += 1;
            longest = longest.max(statement);
            declaration += 1;
            total += 1;
            if declaration > MAX_DECLARATION || total > MAX_TOKENS {
                return Err(too_long(declaration > MAX_DECLARATION));
            }
            match token {
                "else" => elses += 1,
                "(" => parentheses += 1,
                ")" => parentheses = parentheses.saturating_sub(1),
                "{" => {
                    braces += 1;
                    deepest = deepest.max(braces);
                    (statement, parentheses) = (0, 0);
                }
                // Loops may follow each other without braces: what is in their heads ends no statement.
                ";" if parentheses > 0 => {}
                "}" | ";" => {
                    braces -= usize::from(token == "}" && braces > 0);
                    if braces == 0 {
                        declarations += 1;
                        declaration = 0;
                    }
                    (statement, parentheses) = (0, 0);
                }
                _ => {}
            }
        }
        Ok(Self(longest + elses + declarations + PER_BLOCK * deepest))
    }

    /// A bound for WGSL that is so short that the calling thread's stack has room for whatever may be in it; None: look closer.
    pub fn of_short(code: &str) -> Option<Self> {
        if code.len() > SHORT {
            return None;
        }
        let depth = Self::of_any(code);
        (depth.stack()? <= room()).then_some(depth)
    }

    /// A bound for WGSL that is not looked at: each byte is a token at most, and no more than an `else`, of four letters, or what
    /// ends both the longest statement and a declaration, counts twice. Only what begins a block counts for more.
    fn of_any(code: &str) -> Self {
        let blocks = code.bytes().filter(|byte| *byte == b'{').count();
        Self(code.len() + 1 + PER_BLOCK * blocks)
    }

    /// The bound for anything that is read from so many bytes, of which each may be half a link.
    pub fn of_bytes(bytes: usize) -> Self {
        Self(bytes / 2)
    }

    /// The bound for a shader in SPIR-V of so many words: a link of a chain has at least four.
    pub fn of_spirv(words: usize) -> Self {
        Self(words / 4)
    }

    fn stack(self) -> Option<usize> {
        let stack = self.0.checked_mul(PER_LINK)?.checked_add(BASE)?;
        (stack <= MAX_STACK).then_some(stack)
    }
}

/// How much of its stack the calling thread has left; 0 where that is not known, as on a stack that the application made itself.
#[cfg(target_os = "linux")]
fn room() -> usize {
    use std::mem::MaybeUninit;
    use std::ops::Range;

    thread_local! {
        /// The addresses of the thread's stack: asking for them costs as much as a small shader.
        static STACK: Range<usize> = stack();
    }

    fn stack() -> Range<usize> {
        let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
        let (mut address, mut size) = (std::ptr::null_mut(), 0);
        // SAFETY: the first call fills the attributes, the second reads them, the third gives them back; all only when the first
        // succeeded.
        unsafe {
            if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
                return 0..0;
            }
            libc::pthread_attr_getstack(attributes.as_ptr(), &mut address, &mut size);
            libc::pthread_attr_destroy(attributes.as_mut_ptr());
        }
        let start = address as usize;
        start..start.saturating_add(size)
    }

    let here = 0_u8;
    let here = std::ptr::from_ref(&here) as usize;
    STACK
        .try_with(|stack| match stack.contains(&here) {
            true => here - stack.start,
            false => 0,
        })
        .unwrap_or(0)
}

/// As above. The system has the bounds at hand, of fibers too.
#[cfg(windows)]
fn room() -> usize {
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetCurrentThreadStackLimits(low: *mut usize, high: *mut usize);
    }

    let (mut low, mut high) = (0, 0);
    // SAFETY: both numbers are there to be written.
    unsafe { GetCurrentThreadStackLimits(&mut low, &mut high) };
    let here = std::ptr::from_ref(&low) as usize;
    match (low..high).contains(&here) {
        true => here - low,
        false => 0,
    }
}

#[cfg(not(any(target_os = "linux", windows)))]
fn room() -> usize {
    0
}

type Job = Box<dyn FnOnce() + Send>;

/// A thread that waits for work.
struct Worker {
    jobs: mpsc::Sender<Job>,
    /// The process that it is in: after a fork it is not in the child.
    process: u32,
}

static IDLE: Mutex<Vec<Worker>> = Mutex::new(Vec::new());

impl Worker {
    fn new() -> Result<Self, Fault> {
        let (jobs, queue) = mpsc::channel::<Job>();
        thread::Builder::new()
            .name("wgpu-abi shader".into())
            .stack_size(KEPT_STACK)
            .spawn(move || queue.iter().for_each(|job| job()))
            .map_err(|error| no_thread(KEPT_STACK, &error))?;
        Ok(Self {
            jobs,
            process: std::process::id(),
        })
    }

    fn take() -> Result<Self, Fault> {
        let process = std::process::id();
        let mut idle = IDLE.lock();
        idle.retain(|worker| worker.process == process);
        let worker = idle.pop();
        drop(idle);
        worker.map_or_else(Self::new, Ok)
    }

    fn give_back(self) {
        let mut idle = IDLE.lock();
        if idle.len() < KEPT {
            idle.push(self);
        }
    }

    fn run<T: Send>(&self, f: impl FnOnce() -> Result<T, Fault> + Send) -> Result<T, Fault> {
        let (result, results) = mpsc::sync_channel(1);
        let job: Box<dyn FnOnce() + Send + '_> = Box::new(move || {
            let _ = result.send(export::guard(f));
        });
        // SAFETY: only the lifetime changes. `f` is used up before the result is sent, and dropped before `recv` fails, so nothing
        // that it borrows is used after this function.
        let job = unsafe { std::mem::transmute::<Box<dyn FnOnce() + Send + '_>, Job>(job) };
        let _ = self.jobs.send(job);
        results
            .recv()
            .unwrap_or_else(|_| Err(Fault::internal("the shader compiler's thread is gone")))
    }
}

#[cold]
fn too_long(declaration: bool) -> Fault {
    let (what, most) = if declaration {
        ("a function or declaration of the shader", MAX_DECLARATION)
    } else {
        ("the shader", MAX_TOKENS)
    };
    Fault::validation(format!(
        "{what} has more than {most} tokens, macros counted as what they expand to, which would take too long to compile: break it into \
         several"
    ))
}

#[cold]
fn no_thread(stack: usize, error: &std::io::Error) -> Fault {
    Fault::out_of_memory(format!(
        "no thread with a stack of {} MiB can be started for the shader compiler: {error}",
        stack >> 20
    ))
}

/// Runs `f` with a stack for shaders of this depth. A panic becomes an internal error.
pub fn run<T: Send>(depth: Depth, f: impl FnOnce() -> Result<T, Fault> + Send) -> Result<T, Fault> {
    let Some(stack) = depth.stack() else {
        return Err(Fault::validation(format!(
            "the shader is nested too deeply to be compiled: up to {} levels, but at most {} are possible; break its longest \
             expression, or its longest chain of `else`, into parts",
            depth.0,
            (MAX_STACK - BASE) / PER_LINK
        )));
    };
    if stack <= room() {
        return export::guard(f);
    }
    if stack > KEPT_STACK {
        return thread::scope(|scope| {
            thread::Builder::new()
                .name("wgpu-abi shader".into())
                .stack_size(stack)
                .spawn_scoped(scope, || export::guard(f))
                .map_err(|error| no_thread(stack, &error))?
                .join()
                .unwrap_or_else(|_| Err(Fault::internal("the shader compiler's thread panicked")))
        });
    }
    let worker = Worker::take()?;
    let result = worker.run(f);
    worker.give_back();
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shader::tokens;

    fn links(source: &str) -> usize {
        let depth = Depth::of_tokens(tokens::tokens(source).map(|token| &source[token]));
        depth.unwrap().0
    }

    #[test]
    fn what_is_not_looked_at_may_be_as_deep_as_anything() {
        for source in [
            "",
            ";",
            "a;",
            "}",
            "{{{{",
            "{}{}{}",
            "else else else",
            "else;else;else}",
            "a+b+c+d;else{;};}}",
            "fn f() { for (var i = 0; i < 3; i++) { if a { b = -(-c); } else { d(); } } }",
        ] {
            assert!(links(source) <= Depth::of_any(source).0, "{source}");
        }
    }

    #[test]
    fn chains_count_and_statements_end_them() {
        assert!(links(&format!("const a = 1{};", "+1".repeat(1000))) > 2000);
        assert!(links(&"const a = 1;".repeat(1000)) < 1010);
        assert!(links(&format!("fn f() {}", "{".repeat(1000))) > 8000);
        assert!(links(&format!("fn f() {{ {} }}", "{}".repeat(1000))) < 100);
        assert!(links(&format!("fn f() {{ {}; }}", "for (;;) ".repeat(1000))) > 5000);
        assert!(links(&format!("fn f() {{ {} }}", "x = 1;".repeat(1000))) < 20);
        assert!(
            links(&format!(
                "fn f() {{ if a {{}} {} }}",
                "else if a {}".repeat(1000)
            )) > 1000
        );
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        let function = |terms: usize| format!("fn f() {{ a = a{}; }}", "+a".repeat(terms));
        let check = |source: &str| {
            Depth::of_tokens(tokens::tokens(source).map(|token| &source[token])).map(drop)
        };
        assert!(check(&function(MAX_DECLARATION / 2 - 10)).is_ok());
        let fault = check(&function(MAX_DECLARATION / 2)).unwrap_err();
        assert!(fault.text("f").contains("131072 tokens"));
        assert!(check(&function(1000).repeat(400)).is_ok());
        let fault = check(&function(1000).repeat(600)).unwrap_err();
        assert!(fault.text("f").contains("1048576 tokens"));
    }

    #[test]
    fn every_depth_runs_or_is_refused() {
        for depth in [0, 10, 40_000] {
            assert_eq!(run(Depth(depth), || Ok(depth + 1)).ok(), Some(depth + 1));
        }
        let fault = run(Depth(usize::MAX), || Ok(())).unwrap_err();
        assert!(fault.text("f").contains("nested too deeply"));
    }

    #[test]
    fn the_stack_is_as_deep_as_asked() {
        fn sink(levels: usize) -> usize {
            let frame = std::hint::black_box([levels; 96]);
            match levels {
                0 => 0,
                _ => sink(levels - 1) + frame[95] - levels + 1,
            }
        }
        for depth in [1_000, 100_000] {
            assert_eq!(run(Depth(depth), || Ok(sink(depth))).ok(), Some(depth));
        }
    }

    #[cfg(any(target_os = "linux", windows))]
    #[test]
    fn a_thread_with_room_compiles_by_itself() {
        let here = thread::current().id();
        let ran_on = |depth| run(Depth(depth), || Ok(thread::current().id())).ok();
        let big = thread::Builder::new().stack_size(16 << 20);
        big.spawn(move || {
            let here = thread::current().id();
            assert!((8 << 20..16 << 20).contains(&room()));
            assert_eq!(
                run(Depth(10), || Ok(thread::current().id())).ok(),
                Some(here)
            );
            assert_ne!(
                run(Depth(10_000), || Ok(thread::current().id())).ok(),
                Some(here)
            );
        })
        .expect("a thread")
        .join()
        .expect("no panic");
        // This one has 2 MiB.
        assert_ne!(ran_on(10), Some(here));
    }

    #[test]
    fn a_panic_on_the_thread_is_a_fault_and_the_next_job_runs() {
        let fault = run(Depth(0), || -> Result<(), Fault> { panic!("boom") }).unwrap_err();
        assert!(fault.text("f").contains("boom"));
        assert_eq!(run(Depth(0), || Ok(1)).ok(), Some(1));
    }

    #[test]
    fn many_threads_may_compile_at_once() {
        thread::scope(|scope| {
            for t in 0..16 {
                scope.spawn(move || {
                    for i in 0..50 {
                        let text = format!("{t} {i}");
                        assert_eq!(run(Depth(0), || Ok(text.len())).ok(), Some(text.len()));
                    }
                });
            }
        });
        assert!(IDLE.lock().len() <= KEPT);
    }
}
