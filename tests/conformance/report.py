"""Runs all cases against one or more libraries and prints how many passed, failed and aborted.

    tests/conformance/report.py [--write] [--sample N] [--strict] [--json FILE] [--read FILE] [--differ]
                                [-k NAME] [NAME=LIBRARY ...]

A case that ends the process counts as aborted, and the run goes on behind it. Known differences count as failed here.
Without arguments the libraries are ours and wgpu-native's of the drop-in tests. `--write` puts the table into
docs/conformance.md. With `--sample N` wgpu-native runs every N-th case only: thousands of aborts take long.

`--strict` runs the first library a second time, with instances that ask for nothing beyond the standard. `--json` keeps
the outcome of every case, and why it failed or was skipped; `--read` takes such a file instead of a run. `--differ`
prints the cases that two libraries could run and that ended differently.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import select
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs/conformance.md"
PEER = "wgpu-native 29"
WHEEL = "lib/python*/site-packages/wgpu/resources/libwgpu_native-release.so"
ENDINGS = ("passed", "failed", "aborted")
#: Seconds without a sign of life after which a case is ended.
PATIENCE = 20
MARKS = ("<!-- table -->", "<!-- differences -->", "<!-- suite -->", "<!-- shaders -->")


class Library(NamedTuple):
    path: Path
    strict: bool = False
    #: Of how many cases one is run.
    every: int = 1


class Outcome(NamedTuple):
    section: str
    case: str
    ended: str
    #: Why it failed or was skipped.
    note: str


class Loop:
    """Runs the collected cases in child processes: a new one behind each case that took its process down."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.results: list[Outcome] = []

    def ended(self, item: pytest.Item, ended: str, note: str) -> None:
        title = item.nodeid.rpartition("/")[2]
        self.results.append(Outcome(section(item), title, ended, note))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        session.items[:] = session.items[:: self.every]
        at = 0
        while at < len(session.items):
            at = self.child(session.items, at)
        return True

    def child(self, items: list[pytest.Item], first: int) -> int:
        reader, writer = os.pipe()
        process = os.fork()
        if not process:
            os.close(reader)
            with open(writer, "w") as out:
                run_items(items, first, out)
                # What the library does when a process ends is not the matter here.
                out.flush()
                os._exit(0)
        os.close(writer)
        at, begun = first, False
        with open(reader) as lines:
            while True:
                if not select.select([lines], [], [], PATIENCE)[0]:
                    os.kill(process, signal.SIGKILL)
                line = lines.readline()
                if not line:
                    break
                outcome = json.loads(line)
                begun = outcome == "begin"
                if not begun:
                    self.ended(items[at], *outcome)
                    at += 1
        _, status = os.waitpid(process, 0)
        if at < len(items):
            code = os.waitstatus_to_exitcode(status)
            self.ended(items[at], "aborted", signal.strsignal(-code) or "" if code < 0 else f"exit status {code}")
            at += 1
        return at


def run_items(items: list[pytest.Item], first: int, out: Any) -> None:
    class Reports:
        outcome, note = "passed", ""

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.outcome != "passed" and self.outcome != "failed":
                self.outcome, self.note = report.outcome, reason(report)

    reports = Reports()
    items[first].config.pluginmanager.register(reports)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    for at in range(first, len(items)):
        out.write('"begin"\n')
        out.flush()
        reports.outcome, reports.note = "passed", ""
        item = items[at]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=items[at + 1] if at + 1 < len(items) else None)
        out.write(json.dumps([reports.outcome, reports.note]) + "\n")
        out.flush()


def reason(report: pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2])
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longrepr)


def section(item: pytest.Item) -> str:
    return item.path.stem.removeprefix("test_").replace("_", " ")


def measure(library: Library, chosen: list[str]) -> list[Outcome]:
    """What became of every case."""
    with tempfile.TemporaryFile("w+") as answer:
        process = os.fork()
        if not process:
            os.environ["WGPU_LIB_PATH"] = str(library.path)
            os.environ["WGPU_ABI_STRICT"] = str(int(library.strict))
            loop = Loop(library.every)
            options = ["-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--runxfail", str(HERE), *chosen]
            with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet):
                pytest.main(options, plugins=[loop])
            json.dump(loop.results, answer)
            answer.flush()
            os._exit(0)
        os.waitpid(process, 0)
        answer.seek(0)
        return [Outcome(*result) for result in json.load(answer)]


def table(results: dict[str, list[Outcome]]) -> str:
    """A column for each library: the cases that passed of those that it could run, and how many aborted."""
    counts = {name: Counter((one.section, one.ended) for one in result) for name, result in results.items()}
    sections = sorted({one.section for result in results.values() for one in result if one.ended != "skipped"})

    def row(title: str, chosen: list[str]) -> str:
        cells = []
        for of in counts.values():
            passed, failed, aborted = (sum(of[where, ended] for where in chosen) for ended in ENDINGS)
            cells.append(f"{passed} / {passed + failed + aborted}" + (f", {aborted} aborted" if aborted else ""))
        return "| " + " | ".join([title, *cells]) + " |"

    lines = [f"| section | {' | '.join(results)} |", "|---|" + "--:|" * len(results)]
    lines += [row(where, [where]) for where in sections]
    lines.append(row("**all**", sections))
    shares = []
    for name, result in results.items():
        got = Counter(one.ended for one in result)
        shares.append(f"{name} passes {100 * got['passed'] / max(sum(got[one] for one in ENDINGS), 1):.1f} %")
    return "\n".join(lines) + "\n\n" + ", ".join(shares) + "."


def differing(results: dict[str, list[Outcome]]) -> str:
    """The cases that at least two libraries could run, and that ended differently."""
    ended: dict[str, dict[str, Outcome]] = {}
    for name, outcomes in results.items():
        for one in outcomes:
            if one.ended != "skipped":
                ended.setdefault(one.case, {})[name] = one
    lines = []
    for case, by_name in ended.items():
        if len({one.ended for one in by_name.values()}) > 1:
            lines.append(f"{case}: " + ", ".join(f"{name} {one.ended}" for name, one in by_name.items()))
            lines += [f"    {name}: {' '.join(one.note.split())[:300]}" for name, one in by_name.items() if one.note]
    return "\n".join(lines)


def differences() -> str:
    from differences import REASONS

    return "\n".join(f"- **{name}.** {reason}" for name, reason in sorted(REASONS.items())) or "None."


class Collected:
    """The file and function of every case."""

    def __init__(self) -> None:
        self.functions: list[tuple[str, str]] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.functions = [(item.path.stem, getattr(item, "originalname", item.name)) for item in items]


def suites() -> list[str]:
    """The folders of the official test suite file by file, with the numbers of cases here."""
    from cts import SUITES, fits

    collected = Collected()
    with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet):
        pytest.main(["-q", "--collect-only", "-p", "no:cacheprovider", str(HERE)], plugins=[collected])
    counts = Counter(collected.functions)
    lists = []
    for suite in SUITES:
        lines = ["| file of the suite | here | cases |", "|---|---|--:|"]
        for file, names in suite.covered.items():
            chosen = [function for function in counts if any(fits(name, *function) for name in names)]
            lines.append(f"| {file} | {', '.join(names)} | {sum(counts[function] for function in chosen)} |")
        lines += [f"| {file} | {reason} | |" for file, reason in suite.absent.items()]
        lists.append("\n".join(lines))
    return lists


def write(text: str) -> None:
    page = PAGE.read_text()
    for mark, content in zip(MARKS, (text, differences(), *suites()), strict=True):
        before, _, after = page.split(mark)
        page = f"{before}{mark}\n{content}\n{mark}{after}"
    PAGE.write_text(page)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--lists", action="store_true", help="write what needs no run: the differences and the suite's files"
    )
    parser.add_argument("-k", metavar="NAME", help="the cases to run, as pytest has it")
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--read", type=Path, nargs="*", default=[])
    parser.add_argument("--differ", action="store_true")
    parser.add_argument("libraries", nargs="*")
    options = parser.parse_args()
    if options.lists:
        write(PAGE.read_text().split(MARKS[0])[1].strip("\n"))
        return 0
    given = [item.split("=", 1) for item in options.libraries]
    if not given and not options.read:
        given = [["wgpu-abi", str(ROOT / "target/release/libwgpu_native.so")]]
        given += [[PEER, str(found)] for found in (ROOT / ".venv-drop-in").glob(WHEEL)]
    libraries = {
        name: Library(Path(path).resolve(), every=options.sample if name == PEER else 1) for name, path in given
    }
    if options.strict:
        first = next(iter(libraries))
        libraries = {
            first: libraries[first],
            f"{first}, strict": Library(libraries[first].path, strict=True),
            **libraries,
        }
    results = {name: measure(library, ["-k", options.k] if options.k else []) for name, library in libraries.items()}
    for kept in options.read:
        results |= {name: [Outcome(**one) for one in of] for name, of in json.loads(kept.read_text()).items()}
    if options.json:
        options.json.write_text(json.dumps({name: [one._asdict() for one in of] for name, of in results.items()}))
    if options.differ:
        print(differing(results))
    text = table(results)
    print(text)
    if options.write:
        write(text)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
