//! The error sink: the only place that turns a failure into a report.
//!
//! A [`Fault`] travels up as the `Err` of a C entry's body. It ends in the innermost error scope that takes it, else in the
//! uncaptured-error callback, else in the log. Faults without a device (a NULL handle, say) end in the log.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

use wgpu_core::error::MultiError;
use wgpu_types::error::{ErrorType, WebGpuError};

use crate::abi::{WGPUErrorFilter, WGPUErrorType};
use crate::advice;
use crate::api::device::Device;

/// Which of WebGPU's error classes a failure belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Validation,
    OutOfMemory,
    Internal,
    /// The device is lost: reported once by its own event, silent here.
    DeviceLost,
}

impl Class {
    pub fn c_type(self) -> WGPUErrorType {
        match self {
            Class::Validation => WGPUErrorType::Validation,
            Class::OutOfMemory => WGPUErrorType::OutOfMemory,
            Class::Internal | Class::DeviceLost => WGPUErrorType::Internal,
        }
    }
}

/// A failure on its way to the report. One pointer wide, so that a `Result` of a handle stays in registers.
pub struct Fault(Box<Inner>);

struct Inner {
    class: Class,
    message: String,
    label: Option<Box<str>>,
    device: Option<Arc<Device>>,
    /// The call to name, where that is not the call that reports.
    function: Option<&'static str>,
    /// The message is core's.
    of_core: bool,
    /// For recording calls: reported by the call itself, not kept for `finish`.
    at_once: bool,
}

impl Fault {
    #[cold]
    pub fn new(class: Class, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            class,
            message: message.into(),
            label: None,
            device: None,
            function: None,
            of_core: false,
            at_once: false,
        }))
    }

    #[cold]
    pub fn validation(message: impl Into<String>) -> Self {
        Self::new(Class::Validation, message)
    }

    #[cold]
    pub fn out_of_memory(message: impl Into<String>) -> Self {
        Self::new(Class::OutOfMemory, message)
    }

    #[cold]
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Class::Internal, message)
    }

    /// Blames this device, unless one is blamed already.
    pub fn on(mut self, device: &Arc<Device>) -> Self {
        if self.0.device.is_none() {
            self.0.device = Some(device.clone());
            if self.0.of_core
                && let Some(help) = advice::limit(&self.0.message, device)
            {
                self = self.help(&help);
            }
        }
        self
    }

    /// Says how to mend it.
    #[cold]
    pub fn help(mut self, help: &str) -> Self {
        let _ = write!(self.0.message, "\nhelp: {help}");
        self
    }

    /// Names the object that the call was about.
    pub fn about(mut self, label: Option<Box<str>>) -> Self {
        if self.0.label.is_none() {
            self.0.label = label;
        }
        self
    }

    /// Keeps the name of the call, for a failure that another call will report.
    pub fn in_call(mut self, function: &'static str) -> Self {
        self.0.function.get_or_insert(function);
        self
    }

    /// Whether a recording call reports this itself.
    pub fn is_at_once(&self) -> bool {
        self.0.at_once
    }

    /// Says in which part of the descriptor it was. Cheaper than a full name for every member that might be wrong.
    #[cold]
    pub fn within(mut self, part: std::fmt::Arguments<'_>) -> Self {
        self.0.message.insert_str(0, &format!("{part}: "));
        self
    }

    pub fn class(&self) -> Class {
        self.0.class
    }

    pub fn device(&self) -> Option<&Arc<Device>> {
        self.0.device.as_ref()
    }

    /// What went wrong, without the call.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The whole text: which call, which object, what, and how to fix it where that is known.
    pub fn text(&self, function: &str) -> String {
        let mut text = format!("In {}", self.0.function.unwrap_or(function));
        if let Some(label) = &self.0.label {
            let _ = write!(text, ", label = '{label}'");
        }
        for line in self.0.message.lines() {
            let _ = write!(text, "\n  {line}");
        }
        text
    }
}

impl std::fmt::Debug for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {}", self.0.class, self.0.message)
    }
}

impl<E: WebGpuError> From<E> for Fault {
    #[cold]
    fn from(error: E) -> Self {
        let class = match error.webgpu_error_type() {
            ErrorType::Validation => Class::Validation,
            ErrorType::OutOfMemory => Class::OutOfMemory,
            ErrorType::Internal => Class::Internal,
            ErrorType::DeviceLost => Class::DeviceLost,
        };
        let message = chain_text(&error);
        let help = advice::help(&message);
        let mut fault = Self::new(class, message);
        fault.0.of_core = true;
        match help {
            Some(help) => fault.help(&help),
            None => fault,
        }
    }
}

/// The messages of an error and its causes, each cause one step further in.
pub fn chain_text(error: &(dyn Error + 'static)) -> String {
    fn walk(error: &(dyn Error + 'static), depth: usize, text: &mut String) {
        if let Some(many) = error.downcast_ref::<MultiError>() {
            many.errors().for_each(|error| walk(error, depth, text));
            return;
        }
        let message = advice::reworded(error).unwrap_or_else(|| error.to_string());
        for line in message.lines() {
            if !text.is_empty() {
                text.push('\n');
            }
            let _ = write!(text, "{:1$}{line}", "", 2 * depth);
        }
        if let Some(cause) = error.source() {
            walk(cause, depth + 1, text);
        }
    }
    let mut text = String::new();
    walk(error, 0, &mut text);
    text
}

/// Adds what a failed step did not know.
pub trait Context<T> {
    /// Blames this device.
    fn on(self, device: &Arc<Device>) -> Result<T, Fault>;
    /// Of a recording call's core step: core keeps what is to be reported by `finish`, so an error that it returns is reported now.
    fn at_once(self, device: &Arc<Device>) -> Result<T, Fault>;
}

impl<T, E: Into<Fault>> Context<T> for Result<T, E> {
    #[inline]
    fn on(self, device: &Arc<Device>) -> Result<T, Fault> {
        self.map_err(|error| error.into().on(device))
    }

    #[inline(always)]
    fn at_once(self, device: &Arc<Device>) -> Result<T, Fault> {
        self.map_err(
            #[cold]
            #[inline(never)]
            |error| {
                let mut fault = error.into().on(device);
                fault.0.at_once = true;
                fault
            },
        )
    }
}

/// Reports the failure of the C function `function`. May run the application's uncaptured-error callback, so no lock and no
/// exclusive object may be held.
#[cold]
pub fn report(function: &'static str, fault: Fault) {
    if fault.class() == Class::DeviceLost {
        return;
    }
    let text = fault.text(function);
    match fault.device() {
        // After loss nothing is reported: the lost event said it all.
        Some(device) if device.is_lost() => {}
        Some(device) => {
            if let Err(text) = scopes::take(device, fault.class(), text) {
                device.uncaptured(fault.class().c_type(), &text);
            }
        }
        None => log::error!("{text}"),
    }
}

/// Error scopes: a stack per device and thread.
pub mod scopes {
    use super::*;

    struct Scope {
        filter: Class,
        first: Option<(Class, String)>,
    }

    thread_local! {
        static STACKS: RefCell<Vec<(u64, Vec<Scope>)>> = const { RefCell::new(Vec::new()) };
    }

    fn class_of(filter: WGPUErrorFilter) -> Option<Class> {
        match filter {
            WGPUErrorFilter::Validation => Some(Class::Validation),
            WGPUErrorFilter::OutOfMemory => Some(Class::OutOfMemory),
            WGPUErrorFilter::Internal => Some(Class::Internal),
            WGPUErrorFilter::Force32 => None,
        }
    }

    /// Opens a scope on the calling thread.
    pub fn push(device: &Device, filter: WGPUErrorFilter) {
        let Some(filter) = class_of(filter) else {
            return;
        };
        let scope = Scope {
            filter,
            first: None,
        };
        STACKS.with_borrow_mut(|stacks| {
            match stacks
                .iter_mut()
                .find(|(serial, _)| *serial == device.serial)
            {
                Some((_, stack)) => stack.push(scope),
                None => stacks.push((device.serial, vec![scope])),
            }
        });
    }

    /// Closes the innermost scope of the calling thread: None when there is none, else its first error.
    #[allow(clippy::type_complexity)]
    pub fn pop(device: &Device) -> Option<Option<(Class, String)>> {
        STACKS.with_borrow_mut(|stacks| {
            let at = stacks
                .iter()
                .position(|(serial, _)| *serial == device.serial)?;
            let scope = stacks[at].1.pop();
            if stacks[at].1.is_empty() {
                stacks.swap_remove(at);
            }
            scope.map(|scope| scope.first)
        })
    }

    /// Gives the failure to the innermost scope that takes its class, or gives the text back.
    pub(super) fn take(device: &Device, class: Class, text: String) -> Result<(), String> {
        STACKS.with_borrow_mut(|stacks| {
            let scope = stacks
                .iter_mut()
                .find(|(serial, _)| *serial == device.serial)
                .and_then(|(_, stack)| stack.iter_mut().rev().find(|s| s.filter == class));
            match scope {
                Some(scope) => {
                    scope.first.get_or_insert((class, text));
                    Ok(())
                }
                None => Err(text),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_call_object_and_cause() {
        let fault = Fault::validation("size is 3\nit must be a multiple of 4")
            .about(Some("vertices".into()));
        assert_eq!(
            fault.text("wgpuDeviceCreateBuffer"),
            "In wgpuDeviceCreateBuffer, label = 'vertices'\n  size is 3\n  it must be a multiple of 4"
        );
    }

    #[test]
    fn parts_come_before_the_message() {
        let fault = Fault::validation("`buffer` is NULL").within(format_args!("entries[{}]", 3));
        assert_eq!(fault.text("f"), "In f\n  entries[3]: `buffer` is NULL");
    }

    #[test]
    fn a_recorded_failure_names_the_call_that_made_it() {
        let fault = Fault::validation("no").in_call("wgpuRenderPassEncoderDraw");
        assert!(
            fault
                .text("wgpuCommandEncoderFinish")
                .starts_with("In wgpuRenderPassEncoderDraw")
        );
    }

    #[test]
    fn causes_are_indented() {
        #[derive(Debug)]
        struct E(Option<Box<E>>);
        impl std::fmt::Display for E {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(if self.0.is_some() { "outer" } else { "inner" })
            }
        }
        impl Error for E {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                self.0.as_deref().map(|e| e as _)
            }
        }
        assert_eq!(chain_text(&E(Some(Box::new(E(None))))), "outer\n  inner");
    }
}
