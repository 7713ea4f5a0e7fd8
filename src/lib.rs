//! wgpu-abi: the C ABI of `webgpu.h` and wgpu-native's `wgpu.h` on wgpu-core.
//!
//! The modules in the order in which a call passes them: a C entry ([`export`], [`api`], [`native`]) looks its handles up
//! ([`handle`]), converts its descriptors ([`convert`]), calls core, and reports what went wrong ([`error`]) or is to happen later
//! ([`event`]); shaders are checked and completed ([`shader`]) on deep stacks ([`deep`]), data goes through staging buffers ([`transfer`]), and core's instances
//! outlive their use ([`warm`]). [`extension`] has C entries of our own: it uses the other modules, and none uses it. [`abi`] is the C vocabulary; [`out`] is memory given to C.

#![allow(non_snake_case, non_upper_case_globals)] // parameters and constants carry the names of the C header

pub mod abi;
mod advice;
pub mod api;
mod convert;
mod deep;
mod error;
mod event;
mod export;
pub mod extension;
mod handle;
mod native;
mod out;
mod pool;
mod shader;
mod transfer;
mod vulkan;
mod warm;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(windows)]
mod win32;
mod x11;
