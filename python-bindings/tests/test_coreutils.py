"""The logger, error hashes, and the messages for unknown names."""

import logging
import subprocess
import sys

import pytest

import wgpu
from wgpu import _coreutils, _suggest


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.row("N8")
def test_level_changes_are_reported():
    levels = []
    _coreutils.logger_set_level_callbacks.append(levels.append)
    logger = logging.getLogger("wgpu")
    before = logger.level
    try:
        for level in ("ERROR", "DEBUG", 5, 0):
            logger.setLevel(level)
    finally:
        logger.setLevel(before)
        _coreutils.logger_set_level_callbacks.remove(levels.append)
    assert levels == [40, 10, 5, 0, before]


def test_the_logger_is_one_object():
    assert wgpu.logger is _coreutils.get_logger() is logging.getLogger("wgpu") is _coreutils.logger


@pytest.mark.parametrize(
    ("setup", "level"),
    [
        ("", 30),
        ("import logging; logging.getLogger('wgpu').setLevel('DEBUG')", 10),
        ("import logging; logging.setLoggerClass(type('Own', (logging.Logger,), {})); logging.getLogger('wgpu')", 30),
    ],
)
def test_the_logger_that_is_there_already_is_adopted(setup, level):
    code = f"""
{setup}
import wgpu
from wgpu import _coreutils
levels = []
_coreutils.logger_set_level_callbacks.append(levels.append)
import logging
logger = logging.getLogger("wgpu")
assert isinstance(logger, _coreutils.WGPULogger)
print(logger.level)
logger.setLevel("ERROR")
assert levels == [40], levels
"""
    assert run(code) == str(level)


@pytest.mark.row("N8")
def test_error_message_hash_ignores_numbers_of_objects():
    hashes = [
        _coreutils.error_message_hash(f"In end\n  note: buffer = `<CommandBuffer-({number}, 8, Metal)>`{more}")
        for number, more in ((0, ""), (12, ""), (12, " and more"))
    ]
    assert hashes[0] == hashes[1] != hashes[2]


def test_module_has_no_other_names():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _coreutils.nothing  # noqa: B018


def test_closest_finds_other_spellings_and_typos():
    names = ["max-bind-groups", "max-texture-dimension-2d", "max-buffer-size"]
    assert _suggest.closest("maxBindGroups", names) == ["max-bind-groups"]
    assert _suggest.closest("max_texture_dimension2d", names) == ["max-texture-dimension-2d"]
    assert _suggest.closest("max-bufer-size", names)[0] == "max-buffer-size"
    assert _suggest.closest("bind-groups", names)[0] == "max-bind-groups"
    assert _suggest.closest("zzz", names) == []
    assert _suggest.closest(3, names) == []


def test_unknown_lists_what_is_allowed():
    text = _suggest.unknown("thing", "abx", ["ab", "cd"], where="call()", hint="Try less.")
    assert text == "call(): 'abx' is not a thing. Did you mean 'ab'? Allowed: ab, cd. Try less."
    assert _suggest.unknown("thing", "x", []) == "'x' is not a thing. Allowed: none."
    many = [f"name-{number}" for number in range(40)]
    assert "There are 40: name-0, " in _suggest.unknown("thing", "qqqqq", many)
    assert "There are" not in _suggest.unknown("thing", "name-3x", many)


def test_bad_enum_names_the_enum():
    text = _suggest.bad_enum(wgpu.LoadOp, "LoadOp", "claer", where="begin_render_pass: load_op")
    assert text == (
        "begin_render_pass: load_op: 'claer' is not a wgpu.LoadOp. Did you mean 'clear'? Allowed: load, clear."
    )


def test_keys():
    text = _suggest.unknown_keys("Color", ["r", "x", 3], ["r", "g"], where="here")
    assert text == "here: wgpu.Color has no field 'x', 3. Its fields: r, g."
    assert _suggest.missing_keys("Color", ["r", "g"], where="here") == (
        "here: wgpu.Color needs 'r' and 'g', which were not given."
    )
