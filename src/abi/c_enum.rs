//! C enums as they arrive: any 32-bit number, checked before it becomes a Rust enum.

use std::fmt;
use std::marker::PhantomData;

/// A Rust enum that mirrors a C enum.
pub trait CEnum: Copy + 'static {
    /// The C name.
    const NAME: &'static str;
    /// The value with this number, if there is one.
    fn from_raw(raw: u32) -> Option<Self>;
    /// The number of this value.
    fn raw(self) -> u32;
}

/// A C enum in a parameter or member: 32 bits that need not be a value of `E`. The header prints it as `E`.
#[repr(transparent)]
pub struct Enum<E>(u32, PhantomData<E>);

impl<E> Clone for Enum<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E> Copy for Enum<E> {}
impl<E> PartialEq for Enum<E> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<E> Eq for Enum<E> {}

impl<E> Enum<E> {
    /// The number 0, whether or not `E` names it.
    pub const ZERO: Self = Self::of(0);

    /// Wraps any number.
    pub const fn of(raw: u32) -> Self {
        Self(raw, PhantomData)
    }

    /// The number as C passed it.
    pub const fn raw(self) -> u32 {
        self.0
    }
}

impl<E: CEnum> Enum<E> {
    /// The value, or None for a number that `E` does not name.
    pub fn get(self) -> Option<E> {
        E::from_raw(self.0)
    }
}

impl<E: CEnum> From<E> for Enum<E> {
    fn from(value: E) -> Self {
        Self::of(value.raw())
    }
}

impl<E> fmt::Display for Enum<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#010x}", self.0)
    }
}

/// Derives [`CEnum`]; used as `#[macro_rules_derive(CEnum!)]`.
macro_rules! c_enum {
    (
        $(#[$attr:meta])*
        pub enum $name:ident { $( $(#[$vattr:meta])* $variant:ident = $value:expr ),* $(,)? }
    ) => {
        impl $crate::abi::CEnum for $name {
            const NAME: &'static str = stringify!($name);
            fn from_raw(raw: u32) -> Option<Self> {
                // Force32 only sizes the C enum; it is no value.
                const FORCE32: u32 = 0x7FFF_FFFF;
                match raw {
                    FORCE32 => None,
                    $( x if x == $name::$variant as u32 => Some($name::$variant), )*
                    _ => None,
                }
            }
            fn raw(self) -> u32 {
                self as u32
            }
        }

        impl $name {
            /// The value as a parameter or member of C's type.
            pub const fn c(self) -> $crate::abi::Enum<Self> {
                $crate::abi::Enum::of(self as u32)
            }
        }
    };
}
pub(crate) use c_enum;
