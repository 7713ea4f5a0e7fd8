//! Where log lines go: to the application's callback, else errors go to standard error.

use std::ffi::c_void;
use std::sync::Once;

use log::{Level, LevelFilter, Log, Metadata, Record};
use macro_rules_attribute::apply;
use parking_lot::RwLock;

use crate::abi::*;
use crate::convert::input;
use crate::event::string_view;
use crate::export::export;

struct Sink {
    callback: RwLock<Callback>,
}

#[derive(Clone, Copy)]
struct Callback {
    function: WGPULogCallback,
    userdata: *mut c_void,
}

// SAFETY: user data is only handed back; the header says that the callback may come on any thread.
unsafe impl Send for Callback {}
// SAFETY: as above.
unsafe impl Sync for Callback {}

static SINK: Sink = Sink {
    callback: RwLock::new(Callback {
        function: None,
        userdata: std::ptr::null_mut(),
    }),
};

/// How grave a line is. What naga calls an error is a detail of the error that the call then reports: once is enough.
fn gravity(metadata: &Metadata) -> Level {
    match metadata.level() {
        Level::Error if metadata.target().starts_with("naga") => Level::Warn,
        level => level,
    }
}

/// What hal calls an error and goes on without, whenever an instance is made: Wine has no media factory of DXGI.
fn is_idle(record: &Record) -> bool {
    cfg!(windows)
        && record.target().starts_with("wgpu_hal::auxil::dxgi")
        && record
            .args()
            .to_string()
            .starts_with("create_factory_media")
}

impl Log for Sink {
    fn enabled(&self, metadata: &Metadata) -> bool {
        gravity(metadata) <= log::max_level()
    }

    fn log(&self, record: &Record) {
        if !self.enabled(record.metadata()) || is_idle(record) {
            return;
        }
        // Copied, so that the callback may set another one.
        let callback = *self.callback.read();
        let Some(function) = callback.function else {
            eprintln!("wgpu: {}", record.args());
            return;
        };
        let level = match gravity(record.metadata()) {
            Level::Error => WGPULogLevel::Error,
            Level::Warn => WGPULogLevel::Warn,
            Level::Info => WGPULogLevel::Info,
            Level::Debug => WGPULogLevel::Debug,
            Level::Trace => WGPULogLevel::Trace,
        };
        let text = record.args().to_string();
        // SAFETY: the application gave a function of this type; the text lives until it returns.
        unsafe { function(level, string_view(&text), callback.userdata) };
    }

    fn flush(&self) {}
}

/// Makes the log reach us, at errors only until told otherwise. In a Rust host that has a logger, that one stays.
pub fn start() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if log::set_logger(&SINK).is_ok() {
            log::set_max_level(LevelFilter::Error);
        }
    });
}

/// Sets the function that receives log lines; NULL: errors go to standard error, the rest nowhere.
///
/// It is called on any thread, inside any call, and must not call functions of this library. `userdata` is handed on. Any thread.
#[apply(export)]
pub fn wgpuSetLogCallback(callback: WGPULogCallback, userdata: *mut c_void) {
    start();
    *SINK.callback.write() = Callback {
        function: callback,
        userdata,
    };
    Ok(())
}

/// Sets which log lines are made: those of this level and the graver ones. At first it is `WGPULogLevel_Error`. Any thread.
#[apply(export)]
pub fn wgpuSetLogLevel(level: Enum<WGPULogLevel>) {
    start();
    log::set_max_level(match input::value(level, "level")? {
        WGPULogLevel::Off | WGPULogLevel::Force32 => LevelFilter::Off,
        WGPULogLevel::Error => LevelFilter::Error,
        WGPULogLevel::Warn => LevelFilter::Warn,
        WGPULogLevel::Info => LevelFilter::Info,
        WGPULogLevel::Debug => LevelFilter::Debug,
        WGPULogLevel::Trace => LevelFilter::Trace,
    });
    Ok(())
}
