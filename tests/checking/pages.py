"""The pages of `docs/problems`: read as stories, checked, and brought up to date.

`python -m tests.checking.pages` writes what the checker prints now into every page, and the list of all pages into
the README beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.checking.checker import Checked, check_folder
from game.checking.report import as_text
from game.model.problems import CODES

FOLDER = Path(__file__).parents[2] / "docs" / "problems"
MARK = "  # <-"
STANDARD = {
    "story.yaml": """\
story: example
title: An example
language: en
start: first
content: |
  Nobody is harmed.
""",
    "first.yaml": """\
node: first
text: |
  The form lies on the desk.
choices:
  - id: sign
    text: Sign it.
    to: last
""",
    "last.yaml": """\
node: last
kind: ending
text: |
  It is filed.
""",
}
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FILE = re.compile(r"\A# file: (\S+)\n")


@dataclass(frozen=True)
class Page:
    """One page: its title, and the blocks of its sections by the sections' titles."""

    code: str
    text: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def sections(self) -> dict[str, str]:
        parts = _SECTION.split(self.text)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def files(self, section: str) -> dict[str, str]:
        """The files of a section's example, still with the marks; completed by the standard story."""
        written: dict[str, str] = {}
        for language, block in _FENCE.findall(self.sections[section]):
            assert language == "yaml", self.code
            named = _FILE.match(block)
            written[named[1] if named else "example.yaml"] = block[named.end() :] if named else block
        return {**_completing(written), **written}

    def printed(self) -> str:
        """What the page says the checker prints."""
        ((language, block),) = _FENCE.findall(self.sections["What the checker prints"])
        assert language == "text", self.code
        return block


def _completing(written: dict[str, str]) -> dict[str, str]:
    """What the standard story adds: metadata, a first node, an ending, each where the example has none."""
    nodes = set(re.findall(r"^node: (\w+)", "\n".join(written.values()), re.MULTILINE))
    has = {
        "story.yaml": any(name.startswith("story.") for name in written),
        "first.yaml": "first" in nodes,
        "last.yaml": "last" in nodes,
    }
    return {name: text for name, text in STANDARD.items() if not has[name]}


def pages() -> dict[str, Page]:
    """Every page by its code."""
    return {path.stem: Page(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("V*.md"))}


def marked_lines(files: dict[str, str]) -> set[tuple[str, int]]:
    """Where the marks stand: file and line."""
    return {
        (name, number)
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(MARK)
    }


def run(page: Page, section: str, folder: Path) -> Checked:
    """The check of an example, written into a folder without its marks."""
    story = folder / "example"
    story.mkdir()
    for name, text in page.files(section).items():
        (story / name).write_text(text.replace(MARK + "\n", "\n"), encoding="utf-8")
    return check_folder(story)


def main() -> None:
    """Writes what the checker prints now into the pages, and the index of all codes."""
    for page in pages().values():
        with TemporaryDirectory() as folder:
            printed = as_text(run(page, "Broken", Path(folder)))
        text = page.text.replace(f"```text\n{page.printed()}```", f"```text\n{printed}```")
        (FOLDER / f"{page.code}.md").write_text(text, encoding="utf-8")
    readme = FOLDER / "README.md"
    before = readme.read_text(encoding="utf-8").partition("\n| code |")[0]
    readme.write_text(f"{before}\n{index()}", encoding="utf-8")


def index() -> str:
    """The table of all codes."""
    rows = [f"| [{code}]({code}.md) | {severity} | {title} |" for code, (severity, title) in CODES.items()]
    return "\n".join(["| code | | what is wrong |", "|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    main()
