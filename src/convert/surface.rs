//! Surfaces: what they stand for, what they can do, how they are configured.

use std::ffi::c_void;
use std::num::{NonZeroIsize, NonZeroU32};
use std::ptr::NonNull;

use raw_window_handle as rwh;
use wgpu_types::{
    CompositeAlphaMode, PresentMode, SurfaceCapabilities, SurfaceColorSpace, SurfaceConfiguration,
    SurfaceStatus, TextureFormat, TextureUsages,
};

use super::{chain, input, texture};
use crate::abi::*;
use crate::error::Fault;
use crate::out;

/// What a surface presents on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Window {
        display: rwh::RawDisplayHandle,
        window: rwh::RawWindowHandle,
    },
    MetalLayer(NonNull<c_void>),
    SwapChainPanel(NonNull<c_void>),
}

// SAFETY: the pointers are only handed to the driver, which the application allowed to use them from any thread by making a surface
// of them.
unsafe impl Send for Source {}
// SAFETY: as above.
unsafe impl Sync for Source {}

/// Whether X11 and Wayland are this system's window systems.
const X11_AND_WAYLAND: bool = cfg!(all(
    unix,
    not(target_vendor = "apple"),
    not(target_os = "android")
));

/// The one source in the chain of a surface's descriptor.
///
/// # Safety
/// The chain must be valid.
pub unsafe fn source(c: &WGPUSurfaceDescriptor) -> Result<Source, Fault> {
    let mut found = None;
    // SAFETY: the caller promises a valid chain; each struct is read as what its type says.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            let Some(source) = link_source(link)? else {
                return Ok(false);
            };
            match found.replace(source) {
                None => Ok(true),
                Some(_) => Err(Fault::validation(
                    "the chain of `descriptor` has two surface sources, but a surface is for one window",
                )),
            }
        })
    }?;
    found.ok_or_else(|| {
        Fault::validation(
            "the chain of `descriptor` has no surface source: chain the WGPUSurfaceSource struct of your window system",
        )
    })
}

/// # Safety
/// The link must be the struct that its type says.
unsafe fn link_source(link: chain::Link) -> Result<Option<Source>, Fault> {
    const XLIB: u32 = WGPUSType::SurfaceSourceXlibWindow as u32;
    const XCB: u32 = WGPUSType::SurfaceSourceXCBWindow as u32;
    const WAYLAND: u32 = WGPUSType::SurfaceSourceWaylandSurface as u32;
    const WIN32: u32 = WGPUSType::SurfaceSourceWindowsHWND as u32;
    const METAL: u32 = WGPUSType::SurfaceSourceMetalLayer as u32;
    const ANDROID: u32 = WGPUSType::SurfaceSourceAndroidNativeWindow as u32;
    const PANEL: u32 = WGPUNativeSType::WGPUSType_SurfaceSourceSwapChainPanel as u32;
    // SAFETY: the caller's promise, for every arm.
    unsafe {
        Ok(Some(match link.s_type {
            XLIB => xlib(link.cast("SurfaceSourceXlibWindow")?)?,
            XCB => xcb(link.cast("SurfaceSourceXCBWindow")?)?,
            WAYLAND => wayland(link.cast("SurfaceSourceWaylandSurface")?)?,
            WIN32 => win32(link.cast("SurfaceSourceWindowsHWND")?)?,
            METAL => {
                let c: &WGPUSurfaceSourceMetalLayer = link.cast("SurfaceSourceMetalLayer")?;
                only_on(
                    cfg!(target_vendor = "apple"),
                    "Metal layers",
                    "macOS and iOS",
                )?;
                Source::MetalLayer(present(c.layer, "SurfaceSourceMetalLayer.layer")?)
            }
            ANDROID => android(link.cast("SurfaceSourceAndroidNativeWindow")?)?,
            PANEL => {
                let c: &WGPUSurfaceSourceSwapChainPanel =
                    link.cast("SurfaceSourceSwapChainPanel")?;
                only_on(cfg!(windows), "swap-chain panels", "Windows")?;
                Source::SwapChainPanel(present(
                    c.panelNative,
                    "SurfaceSourceSwapChainPanel.panelNative",
                )?)
            }
            _ => return Ok(None),
        }))
    }
}

fn xlib(c: &WGPUSurfaceSourceXlibWindow) -> Result<Source, Fault> {
    only_on(X11_AND_WAYLAND, "windows of Xlib", "Linux and other Unix")?;
    let display = present(c.display, "SurfaceSourceXlibWindow.display")?;
    // A window's number is 32 bits wide whatever C's type for it.
    let window = u32::try_from(c.window).map_err(|_| {
        Fault::validation(format!(
            "`SurfaceSourceXlibWindow.window` is {:#x}, but windows have 32-bit numbers",
            c.window
        ))
    })?;
    let window = NonZeroU32::new(window).ok_or_else(|| none("SurfaceSourceXlibWindow.window"))?;
    Ok(Source::Window {
        display: rwh::XlibDisplayHandle::new(Some(display), 0).into(),
        window: rwh::XlibWindowHandle::new(window.get().into()).into(),
    })
}

fn xcb(c: &WGPUSurfaceSourceXCBWindow) -> Result<Source, Fault> {
    only_on(X11_AND_WAYLAND, "windows of XCB", "Linux and other Unix")?;
    let connection = present(c.connection, "SurfaceSourceXCBWindow.connection")?;
    let window = NonZeroU32::new(c.window).ok_or_else(|| none("SurfaceSourceXCBWindow.window"))?;
    Ok(Source::Window {
        display: rwh::XcbDisplayHandle::new(Some(connection), 0).into(),
        window: rwh::XcbWindowHandle::new(window).into(),
    })
}

fn wayland(c: &WGPUSurfaceSourceWaylandSurface) -> Result<Source, Fault> {
    only_on(
        X11_AND_WAYLAND,
        "surfaces of Wayland",
        "Linux and other Unix",
    )?;
    let display = present(c.display, "SurfaceSourceWaylandSurface.display")?;
    let surface = present(c.surface, "SurfaceSourceWaylandSurface.surface")?;
    Ok(Source::Window {
        display: rwh::WaylandDisplayHandle::new(display).into(),
        window: rwh::WaylandWindowHandle::new(surface).into(),
    })
}

fn win32(c: &WGPUSurfaceSourceWindowsHWND) -> Result<Source, Fault> {
    only_on(cfg!(windows), "windows of Windows", "Windows")?;
    let hwnd =
        NonZeroIsize::new(c.hwnd as isize).ok_or_else(|| none("SurfaceSourceWindowsHWND.hwnd"))?;
    let mut window = rwh::Win32WindowHandle::new(hwnd);
    // Direct3D does without; Vulkan says so itself.
    window.hinstance = NonZeroIsize::new(c.hinstance as isize);
    Ok(Source::Window {
        display: rwh::WindowsDisplayHandle::new().into(),
        window: window.into(),
    })
}

fn android(c: &WGPUSurfaceSourceAndroidNativeWindow) -> Result<Source, Fault> {
    only_on(cfg!(target_os = "android"), "windows of Android", "Android")?;
    let window = present(c.window, "SurfaceSourceAndroidNativeWindow.window")?;
    Ok(Source::Window {
        display: rwh::AndroidDisplayHandle::new().into(),
        window: rwh::AndroidNdkWindowHandle::new(window).into(),
    })
}

fn only_on(here: bool, what: &str, systems: &str) -> Result<(), Fault> {
    if here {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "{what} are on {systems} only: chain the WGPUSurfaceSource struct of this system's windows"
    )))
}

fn present(pointer: *mut c_void, name: &str) -> Result<NonNull<c_void>, Fault> {
    NonNull::new(pointer)
        .ok_or_else(|| Fault::validation(format!("`{name}` is NULL, but it is required")))
}

fn none(name: &str) -> Fault {
    Fault::validation(format!("`{name}` is 0, but a window is required"))
}

/// Whether two handles are the same connection to a window system, whichever screen they name.
pub fn same_display(a: rwh::RawDisplayHandle, b: rwh::RawDisplayHandle) -> bool {
    use rwh::RawDisplayHandle as D;
    match (a, b) {
        (D::Xlib(a), D::Xlib(b)) => a.display == b.display,
        (D::Xcb(a), D::Xcb(b)) => a.connection == b.connection,
        (a, b) => a == b,
    }
}

/// More frames than this are never useful, and each costs the memory of a screen.
const MAX_FRAME_LATENCY: u32 = 16;

/// What core takes when nothing else is said.
const DEFAULT_FRAME_LATENCY: u32 = 2;

/// # Safety
/// The pointers of the configuration must be valid for the call.
pub unsafe fn configuration(
    c: &WGPUSurfaceConfiguration,
) -> Result<SurfaceConfiguration<Vec<TextureFormat>>, Fault> {
    let mut color_space = SurfaceColorSpace::Auto;
    let mut desired_maximum_frame_latency = DEFAULT_FRAME_LATENCY;
    // SAFETY: the caller promises valid pointers, here and below.
    unsafe {
        chain::each(c.nextInChain, "config", |link| {
            if link.s_type == WGPUSType::SurfaceColorManagement as u32 {
                color_space = self::color_space(link.cast("SurfaceColorManagement")?)?;
                return Ok(true);
            }
            if link.s_type == WGPUAbiSType::SurfaceColorSpace as u32 {
                let ours: &WGPUAbiSurfaceColorSpace = link.cast("WGPUAbiSurfaceColorSpace")?;
                let name = "WGPUAbiSurfaceColorSpace.colorSpace";
                color_space = super::color_space::color_space(input::value(ours.colorSpace, name)?)
                    .ok_or_else(|| input::no_value(ours.colorSpace, name))?;
                return Ok(true);
            }
            if link.s_type == WGPUNativeSType::WGPUSType_SurfaceConfigurationExtras as u32 {
                let extras: &WGPUSurfaceConfigurationExtras =
                    link.cast("SurfaceConfigurationExtras")?;
                desired_maximum_frame_latency =
                    extras.desiredMaximumFrameLatency.min(MAX_FRAME_LATENCY);
                return Ok(true);
            }
            Ok(false)
        })
    }?;
    // SAFETY: as above.
    let view_formats =
        unsafe { texture::format_list(c.viewFormats, c.viewFormatCount, "config.viewFormats") }?;
    for (name, size) in [("width", c.width), ("height", c.height)] {
        if size == 0 {
            return Err(Fault::validation(format!(
                "config.{name} is 0, but textures are at least 1 texel wide and high: while a window has no area, leave it unconfigured"
            )));
        }
    }
    Ok(SurfaceConfiguration {
        usage: texture::usage(c.usage, "config.usage")?,
        format: texture::required_format(c.format, "config.format")?,
        color_space,
        width: c.width,
        height: c.height,
        present_mode: present_mode(c.presentMode)?,
        desired_maximum_frame_latency,
        alpha_mode: alpha_mode(c.alphaMode)?,
        view_formats,
    })
}

fn color_space(c: &WGPUSurfaceColorManagement) -> Result<SurfaceColorSpace, Fault> {
    use WGPUPredefinedColorSpace as Space;
    use WGPUToneMappingMode as Range;
    let space = input::value(c.colorSpace, "SurfaceColorManagement.colorSpace")?;
    let range = input::value(c.toneMappingMode, "SurfaceColorManagement.toneMappingMode")?;
    Ok(match (space, range) {
        (Space::DisplayP3, Range::Extended) => SurfaceColorSpace::ExtendedDisplayP3,
        (Space::DisplayP3, _) => SurfaceColorSpace::DisplayP3,
        (_, Range::Extended) => SurfaceColorSpace::ExtendedSrgb,
        // Saying the default is the same as saying nothing.
        _ => SurfaceColorSpace::Auto,
    })
}

fn present_mode(raw: Enum<WGPUPresentMode>) -> Result<PresentMode, Fault> {
    Ok(match input::value(raw, "config.presentMode")? {
        WGPUPresentMode::FifoRelaxed => PresentMode::FifoRelaxed,
        WGPUPresentMode::Immediate => PresentMode::Immediate,
        WGPUPresentMode::Mailbox => PresentMode::Mailbox,
        WGPUPresentMode::Undefined | WGPUPresentMode::Fifo | WGPUPresentMode::Force32 => {
            PresentMode::Fifo
        }
    })
}

fn to_present_mode(mode: PresentMode) -> Option<WGPUPresentMode> {
    match mode {
        PresentMode::Fifo => Some(WGPUPresentMode::Fifo),
        PresentMode::FifoRelaxed => Some(WGPUPresentMode::FifoRelaxed),
        PresentMode::Immediate => Some(WGPUPresentMode::Immediate),
        PresentMode::Mailbox => Some(WGPUPresentMode::Mailbox),
        PresentMode::AutoVsync | PresentMode::AutoNoVsync => None,
    }
}

fn alpha_mode(raw: Enum<WGPUCompositeAlphaMode>) -> Result<CompositeAlphaMode, Fault> {
    Ok(match input::value(raw, "config.alphaMode")? {
        WGPUCompositeAlphaMode::Opaque => CompositeAlphaMode::Opaque,
        WGPUCompositeAlphaMode::Premultiplied => CompositeAlphaMode::PreMultiplied,
        WGPUCompositeAlphaMode::Unpremultiplied => CompositeAlphaMode::PostMultiplied,
        WGPUCompositeAlphaMode::Inherit => CompositeAlphaMode::Inherit,
        WGPUCompositeAlphaMode::Auto | WGPUCompositeAlphaMode::Force32 => CompositeAlphaMode::Auto,
    })
}

fn to_alpha_mode(mode: CompositeAlphaMode) -> Option<WGPUCompositeAlphaMode> {
    match mode {
        CompositeAlphaMode::Opaque => Some(WGPUCompositeAlphaMode::Opaque),
        CompositeAlphaMode::PreMultiplied => Some(WGPUCompositeAlphaMode::Premultiplied),
        CompositeAlphaMode::PostMultiplied => Some(WGPUCompositeAlphaMode::Unpremultiplied),
        CompositeAlphaMode::Inherit => Some(WGPUCompositeAlphaMode::Inherit),
        CompositeAlphaMode::Auto => None,
    }
}

/// The alpha modes, the one first that `Auto` stands for.
fn by_preference(modes: &[CompositeAlphaMode]) -> Vec<CompositeAlphaMode> {
    let mut modes = modes.to_vec();
    modes.sort_by_key(|mode| match mode {
        CompositeAlphaMode::Opaque => 0,
        CompositeAlphaMode::Inherit => 1,
        _ => 2,
    });
    modes
}

/// Hands the capabilities out; None, when surface and adapter do not go together, as empty lists.
pub fn write_capabilities(caps: Option<&SurfaceCapabilities>, out: &mut WGPUSurfaceCapabilities) {
    let empty = WGPUSurfaceCapabilities {
        nextInChain: out.nextInChain,
        usages: WGPUTextureUsage_None,
        ..WGPUSurfaceCapabilities::INIT
    };
    *out = empty;
    let Some(caps) = caps else {
        return;
    };
    out.usages = caps.usages.bits().into();
    let formats = caps.formats.iter().copied().filter_map(texture::to_format);
    (out.formats, out.formatCount) = out::array(formats.collect());
    let modes = caps.present_modes.iter().copied();
    let modes = modes.filter_map(to_present_mode).map(Enum::from);
    (out.presentModes, out.presentModeCount) = out::array(modes.collect());
    let modes = by_preference(&caps.alpha_modes).into_iter();
    let modes = modes.filter_map(to_alpha_mode).map(Enum::from);
    (out.alphaModes, out.alphaModeCount) = out::array(modes.collect());
}

/// Checks what core does not, and puts in what `Auto` means.
///
/// `allowed` are the usages that any texture of the format may have.
pub fn fit(
    config: &mut SurfaceConfiguration<Vec<TextureFormat>>,
    caps: &SurfaceCapabilities,
    allowed: TextureUsages,
) -> Result<(), Fault> {
    let possible = caps.usages & allowed;
    if config.usage.is_empty() || !possible.contains(config.usage) {
        return Err(Fault::validation(format!(
            "config.usage is {}, but textures of this surface and format have some of {possible:?}",
            match config.usage {
                usage if usage.is_empty() => "0".to_owned(),
                usage => format!("{usage:?}"),
            },
        )));
    }
    if config.alpha_mode == CompositeAlphaMode::Auto
        && let Some(mode) = by_preference(&caps.alpha_modes).first()
    {
        config.alpha_mode = *mode;
    }
    Ok(())
}

pub fn to_status(status: &SurfaceStatus) -> Enum<WGPUSurfaceGetCurrentTextureStatus> {
    use WGPUSurfaceGetCurrentTextureStatus as Status;
    match status {
        SurfaceStatus::Good => Status::SuccessOptimal.c(),
        SurfaceStatus::Suboptimal => Status::SuccessSuboptimal.c(),
        SurfaceStatus::Timeout => Status::Timeout.c(),
        SurfaceStatus::Outdated => Status::Outdated.c(),
        SurfaceStatus::Lost => Status::Lost.c(),
        SurfaceStatus::Occluded => Enum::of(
            WGPUNativeSurfaceGetCurrentTextureStatus::WGPUSurfaceGetCurrentTextureStatus_Occluded
                as u32,
        ),
        SurfaceStatus::Validation => Status::Error.c(),
    }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    fn dangling() -> *mut c_void {
        ptr::without_provenance_mut(0x1000)
    }

    fn source_of<T>(link: &mut T) -> Result<Source, Fault> {
        let c = WGPUSurfaceDescriptor {
            nextInChain: ptr::from_mut(link).cast(),
            ..WGPUSurfaceDescriptor::INIT
        };
        // SAFETY: every source begins with its chain head, which says its type.
        unsafe { source(&c) }
    }

    #[test]
    fn a_surface_needs_one_source() {
        // SAFETY: nothing is chained.
        let text = unsafe { source(&WGPUSurfaceDescriptor::INIT) }
            .unwrap_err()
            .text("f");
        assert!(text.contains("no surface source"), "{text}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn sources_of_this_system_become_handles_and_others_are_refused() {
        let mut xlib = WGPUSurfaceSourceXlibWindow::INIT;
        let text = source_of(&mut xlib).unwrap_err().text("f");
        assert!(text.contains("SurfaceSourceXlibWindow.display"), "{text}");
        xlib.display = dangling();
        let text = source_of(&mut xlib).unwrap_err().text("f");
        assert!(text.contains("SurfaceSourceXlibWindow.window"), "{text}");
        xlib.window = 7;
        assert!(source_of(&mut xlib).is_ok());
        xlib.window = 1 << 40;
        assert!(source_of(&mut xlib).is_err());

        let mut xcb = WGPUSurfaceSourceXCBWindow::INIT;
        xcb.window = 7;
        let text = source_of(&mut xcb).unwrap_err().text("f");
        assert!(text.contains("SurfaceSourceXCBWindow.connection"), "{text}");
        xcb.connection = dangling();
        assert!(source_of(&mut xcb).is_ok());

        let mut wayland = WGPUSurfaceSourceWaylandSurface::INIT;
        wayland.display = dangling();
        let text = source_of(&mut wayland).unwrap_err().text("f");
        assert!(
            text.contains("SurfaceSourceWaylandSurface.surface"),
            "{text}"
        );
        wayland.surface = dangling();
        assert!(source_of(&mut wayland).is_ok());

        let mut win32 = WGPUSurfaceSourceWindowsHWND::INIT;
        win32.hwnd = dangling();
        let text = source_of(&mut win32).unwrap_err().text("f");
        assert!(text.contains("Windows only"), "{text}");
        let mut metal = WGPUSurfaceSourceMetalLayer::INIT;
        metal.layer = dangling();
        let text = source_of(&mut metal).unwrap_err().text("f");
        assert!(text.contains("macOS"), "{text}");
        let mut android = WGPUSurfaceSourceAndroidNativeWindow::INIT;
        android.window = dangling();
        assert!(source_of(&mut android).is_err());
    }

    #[cfg(windows)]
    #[test]
    fn windows_become_handles_and_other_systems_are_refused() {
        let mut win32 = WGPUSurfaceSourceWindowsHWND::INIT;
        let text = source_of(&mut win32).unwrap_err().text("f");
        assert!(text.contains("SurfaceSourceWindowsHWND.hwnd"), "{text}");
        win32.hwnd = dangling();
        assert!(source_of(&mut win32).is_ok());
        let mut xlib = WGPUSurfaceSourceXlibWindow::INIT;
        (xlib.display, xlib.window) = (dangling(), 1);
        let text = source_of(&mut xlib).unwrap_err().text("f");
        assert!(text.contains("Unix only"), "{text}");
        xlib.chain.next = (&raw mut win32).cast();
        assert!(source_of(&mut xlib).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_sources_are_refused() {
        let mut xcb = WGPUSurfaceSourceXCBWindow::INIT;
        (xcb.connection, xcb.window) = (dangling(), 1);
        let mut wayland = WGPUSurfaceSourceWaylandSurface::INIT;
        (wayland.display, wayland.surface) = (dangling(), dangling());
        wayland.chain.next = (&raw mut xcb).cast();
        let text = source_of(&mut wayland).unwrap_err().text("f");
        assert!(text.contains("two surface sources"), "{text}");
    }

    #[test]
    fn one_connection_is_the_same_whatever_the_screen() {
        let display = NonNull::new(dangling());
        let a = rwh::XlibDisplayHandle::new(display, 0).into();
        assert!(same_display(
            a,
            rwh::XlibDisplayHandle::new(display, 1).into()
        ));
        assert!(!same_display(
            a,
            rwh::XlibDisplayHandle::new(None, 0).into()
        ));
        assert!(!same_display(
            a,
            rwh::XcbDisplayHandle::new(display, 0).into()
        ));
    }

    fn plain() -> WGPUSurfaceConfiguration {
        WGPUSurfaceConfiguration {
            format: WGPUTextureFormat::BGRA8Unorm.c(),
            width: 4,
            height: 3,
            ..WGPUSurfaceConfiguration::INIT
        }
    }

    fn converted(c: &WGPUSurfaceConfiguration) -> SurfaceConfiguration<Vec<TextureFormat>> {
        // SAFETY: the chains of these tests are locals.
        unsafe { configuration(c) }.ok().unwrap()
    }

    #[test]
    fn what_a_configuration_leaves_open_has_its_default() {
        let config = converted(&plain());
        assert_eq!((config.width, config.height), (4, 3));
        assert_eq!(config.usage, TextureUsages::RENDER_ATTACHMENT);
        assert_eq!(config.present_mode, PresentMode::Fifo);
        assert_eq!(config.alpha_mode, CompositeAlphaMode::Auto);
        assert_eq!(config.color_space, SurfaceColorSpace::Auto);
        assert_eq!(config.desired_maximum_frame_latency, 2);
    }

    #[test]
    fn a_wrong_member_is_named() {
        let text = |c: WGPUSurfaceConfiguration| {
            // SAFETY: nothing is chained.
            unsafe { configuration(&c) }.unwrap_err().text("f")
        };
        let mut c = plain();
        c.height = 0;
        assert!(text(c).contains("config.height"));
        c = plain();
        c.format = WGPUTextureFormat::Undefined.c();
        assert!(text(c).contains("config.format"));
        c = plain();
        c.presentMode = Enum::of(9);
        assert!(text(c).contains("config.presentMode"));
        c = plain();
        c.alphaMode = Enum::of(9);
        assert!(text(c).contains("config.alphaMode"));
        c = plain();
        c.viewFormatCount = 2;
        assert!(text(c).contains("config.viewFormats"));
    }

    #[test]
    fn chained_structs_choose_latency_and_color_space() {
        let mut extras = WGPUSurfaceConfigurationExtras {
            chain: WGPUChainedStruct::of(Enum::of(
                WGPUNativeSType::WGPUSType_SurfaceConfigurationExtras as u32,
            )),
            desiredMaximumFrameLatency: u32::MAX,
        };
        let mut color = WGPUSurfaceColorManagement::INIT;
        color.chain.next = (&raw mut extras).cast();
        color.colorSpace = WGPUPredefinedColorSpace::DisplayP3.c();
        color.toneMappingMode = WGPUToneMappingMode::Extended.c();
        let mut c = plain();
        c.nextInChain = (&raw mut color).cast();
        let config = converted(&c);
        assert_eq!(config.desired_maximum_frame_latency, MAX_FRAME_LATENCY);
        assert_eq!(config.color_space, SurfaceColorSpace::ExtendedDisplayP3);
        color.colorSpace = WGPUPredefinedColorSpace::SRGB.c();
        color.toneMappingMode = WGPUToneMappingMode::Standard.c();
        c.nextInChain = (&raw mut color).cast();
        assert_eq!(converted(&c).color_space, SurfaceColorSpace::Auto);
        color.toneMappingMode = Enum::ZERO;
        c.nextInChain = (&raw mut color).cast();
        // SAFETY: the chain is a local.
        assert!(unsafe { configuration(&c) }.is_err());
    }

    fn caps() -> SurfaceCapabilities {
        SurfaceCapabilities {
            formats: vec![TextureFormat::Bgra8UnormSrgb, TextureFormat::R64Uint],
            present_modes: vec![PresentMode::Mailbox, PresentMode::Fifo],
            alpha_modes: vec![
                CompositeAlphaMode::PreMultiplied,
                CompositeAlphaMode::Inherit,
            ],
            ..SurfaceCapabilities::default()
        }
    }

    #[test]
    fn capabilities_are_lists_in_order_of_preference() {
        let mut out = WGPUSurfaceCapabilities::INIT;
        write_capabilities(Some(&caps()), &mut out);
        assert_eq!((out.formatCount, out.presentModeCount), (1, 2));
        assert_eq!(out.usages, WGPUTextureUsage_RenderAttachment);
        // SAFETY: the lists are as long as their counts.
        unsafe {
            assert!(*out.formats == WGPUTextureFormat::BGRA8UnormSrgb.c());
            assert!(*out.presentModes == WGPUPresentMode::Mailbox.c());
            assert!(*out.alphaModes == WGPUCompositeAlphaMode::Inherit.c());
        }
        out::free_array(out.formats);
        out::free_array(out.presentModes);
        out::free_array(out.alphaModes);
        write_capabilities(None, &mut out);
        assert!(out.formats.is_null() && out.formatCount == 0 && out.alphaModeCount == 0);
    }

    #[test]
    fn a_configuration_must_fit_the_capabilities() {
        let mut config = converted(&plain());
        assert!(fit(&mut config, &caps(), TextureUsages::all()).is_ok());
        assert_eq!(config.alpha_mode, CompositeAlphaMode::Inherit);
        assert!(fit(&mut config, &caps(), TextureUsages::COPY_SRC).is_err());
        config.usage = TextureUsages::empty();
        let text = fit(&mut config, &caps(), TextureUsages::all())
            .unwrap_err()
            .text("f");
        assert!(text.contains("config.usage is 0"), "{text}");
    }

    #[test]
    fn every_state_has_a_status() {
        assert!(
            to_status(&SurfaceStatus::Good)
                == WGPUSurfaceGetCurrentTextureStatus::SuccessOptimal.c()
        );
        assert_eq!(to_status(&SurfaceStatus::Occluded).raw(), 0x30001);
        assert!(to_status(&SurfaceStatus::Lost) == WGPUSurfaceGetCurrentTextureStatus::Lost.c());
    }
}
