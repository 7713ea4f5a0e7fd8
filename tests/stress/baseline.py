"""The valid call of each function: trees with every member spelt out, from defaults and recipes."""

from __future__ import annotations

from typing import Any

import recipes
from model import Api, Field, Function, Struct, Type
from nodes import Block, Callback, Link, Obj, Ref, View

NOTHING = View("none", 2**64 - 1)
EMPTY = View("none", 0)


def obj(api: Api, name: str, given: Obj | None = None) -> Obj:
    """A struct with all its members: the given ones, else those of the recipe, else the defaults."""
    struct = api.structs[name]
    recipe = recipes.STRUCTS.get(name, Obj())
    if name.endswith("CallbackInfo") and name not in recipes.STRUCTS:
        recipe = Obj(recipes.CALLBACK)
    known = {**recipe.members, **(given.members if given else {})}
    counted = {member.count for member in struct.members if member.count}
    members: dict[str, Any] = {}
    for member in struct.members:
        if member.name in ("nextInChain", "chain"):
            continue
        if member.name in known:
            members[member.name] = full(api, member.type, known[member.name])
        elif member.name not in counted and struct.kind != "union":
            members[member.name] = default(api, member)
    chain = given.chain if given and given.chain is not None else recipe.chain
    if isinstance(chain, list):
        chain = [Link(link.struct, obj(api, link.struct, link.value)) for link in chain]
    return Obj(members, chain)


def full(api: Api, of: Type, node: Any) -> Any:
    if isinstance(node, Obj):
        return obj(api, of.base, node)
    if isinstance(node, list) and of.pointer:
        return [full(api, of, item) for item in node]
    return node


def zero(api: Api, struct: Struct) -> Obj:
    members: dict[str, Any] = {}
    for member in struct.members:
        if member.name == "nextInChain":
            continue
        inner = None if member.type.pointer else api.structs.get(member.type.base)
        nothing = None if member.type.pointer else 0
        members[member.name] = (
            EMPTY if inner and inner.name == "WGPUStringView" else zero(api, inner) if inner else nothing
        )
    return Obj(members)


def default(api: Api, member: Field) -> Any:
    if member.count:
        return []
    if member.type.pointer or member.type.base in api.callbacks or member.type.base in api.handles:
        return None
    if member.type.base == "WGPUStringView":
        return EMPTY if member.default is None else NOTHING
    if member.type.base in api.structs:
        if member.default == "{0}":
            return zero(api, api.structs[member.type.base])
        return obj(api, member.type.base)
    if member.default is None:
        return 0
    return api.value(member.default)


def call(api: Api, function: Function) -> dict[str, Any]:
    """The arguments of a valid call."""
    counted = {arg.count for arg in function.args if arg.count}
    values: dict[str, Any] = {}
    for at, arg in enumerate(function.args):
        recipe = recipes.ARGUMENTS.get(f"{function.name}.{arg.name}")
        if recipe is not None:
            own = isinstance(recipe, Ref) and at == 0 and consumes(function)
            values[arg.name] = Ref(recipe.kind, f"fresh:{recipe.which}") if own else full(api, arg.type, recipe)
        elif arg.name in counted:
            continue
        elif arg.type.pointer and arg.type.base in api.structs:
            values[arg.name] = obj(api, arg.type.base)
        elif arg.type.pointer:
            values[arg.name] = [] if arg.count else [0] if arg.type.base != "void" else Block(64)
        elif arg.type.base in api.handles:
            values[arg.name] = Ref(arg.type.base, "fresh" if at == 0 and consumes(function) else "live")
        elif arg.type.base == "WGPUStringView":
            values[arg.name] = b"label"
        elif arg.type.base in api.structs:
            inner = api.structs[arg.type.base]
            values[arg.name] = obj(api, inner.name) if arg.name.endswith("Info") else zero(api, inner)
        elif arg.type.base in api.callbacks:
            values[arg.name] = Callback()
        else:
            values[arg.name] = 0
    return values


ENCODERS = ("WGPUCommandEncoder", "WGPUComputePassEncoder", "WGPURenderPassEncoder", "WGPURenderBundleEncoder")


def consumes(function: Function) -> bool:
    """Whether the call changes its subject for good, so that each case needs a subject of its own."""
    action = function.name.removeprefix("wgpu").removeprefix((function.owner or "").removeprefix("WGPU"))
    return function.owner in ENCODERS or action in ("Release", "Destroy", "Unmap", "MapAsync", "Configure")
