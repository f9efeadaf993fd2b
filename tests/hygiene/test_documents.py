"""The project's papers: they say what is there, and nothing of where it was made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.hygiene.project import ROOT, files
from tests.hygiene.test_imports import CORE

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]*)(#[^)\s]*)?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# Written apart, so that this file does not name what no file may name.
INDEXES = ("py" + "pi", "python" + "hosted", "index" + "-url", "find" + "-links", "trusted" + "-host", "local" + "host")
ADDRESS = re.compile(r"https?://|\b\d{1,3}(?:\.\d{1,3}){3}\b|git\+|file:")


def test_every_link_in_a_document_leads_somewhere():
    """Links within the project, to a file and to a heading in it; code is not searched for them."""
    broken = [
        f"{path.relative_to(ROOT)}: {target}{anchor}"
        for path in files("*.md")
        for target, anchor in LINK.findall(CODE.sub("", path.read_text(encoding="utf-8")))
        if "://" not in target and not _leads(path, target, anchor)
    ]
    assert broken == []


def _leads(path: Path, target: str, anchor: str) -> bool:
    found = (path.parent / target).resolve() if target else path
    return found.exists() and (not anchor or anchor[1:] in _anchors(found))


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_commands_of_the_readme_are_in_the_makefile():
    """Each `make` a reader is told to type is a target."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"(?:^ {4}|`)make ([\w-]+)", readme, re.MULTILINE))
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"play", "test"} <= told <= targets


def test_no_file_names_a_package_index():
    """Where packages come from is the business of whoever installs them."""
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in files()
        if path.suffix not in {".svg", ".png"}
        for word in INDEXES
        if word in path.read_text(encoding="utf-8").lower()
    ]
    assert named == []


def test_the_constraints_hold_versions_and_no_addresses():
    """One package a line, with the version it is tested with."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert ADDRESS.search(text) is None
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in text.splitlines())


def test_the_constraints_pin_everything_that_is_installed():
    """All that the program and its development need, and nothing else, so that every checkout is alike."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(line.partition("==")[0]) for line in lines}
    assert pinned == set(_needed("vigilance", {"dev"})) - {"vigilance"}


def _needed(name: str, extras: set[str]) -> Iterator[str]:
    """A package and what it needs, as it is installed here."""
    waiting, seen = [(name, frozenset(extras))], set()
    while waiting:
        package, chosen = wanted = waiting.pop()
        if wanted not in seen:
            seen.add(wanted)
            yield str(canonicalize_name(package))
            requirements = map(Requirement, distribution(package).requires or ())
            waiting += [(need.name, frozenset(need.extras)) for need in requirements if _applies(need, chosen)]


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Whether it is needed here, with these extras or with none."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


@pytest.mark.parametrize("room", CORE)
def test_what_the_core_offers_says_what_it_is_for(room: str):
    """Modules, classes and functions without an underscore have a docstring; one that only returns may do without."""
    silent = [
        f"{path.name}:{getattr(node, 'lineno', 1)}"
        for path in sorted((ROOT / "game" / room).rglob("*.py"))
        for node in _offered(ast.parse(path.read_text(encoding="utf-8")))
        if ast.get_docstring(node) is None
    ]
    assert silent == []


Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def _offered(node: Documented) -> Iterator[Documented]:
    yield node
    for inner in node.body if not isinstance(node, ast.FunctionDef) else ():
        public = isinstance(inner, ast.ClassDef | ast.FunctionDef) and not inner.name.startswith("_")
        if public and not (isinstance(inner, ast.FunctionDef) and len(inner.body) == 1):
            yield from _offered(inner)
