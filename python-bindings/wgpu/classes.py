"""The classes of the API; all of them are in the root namespace `wgpu` as well."""

from ._classes import *
