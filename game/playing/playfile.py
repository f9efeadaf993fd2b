"""Playthrough files, `*.play.yaml`: a log as a writer reads and writes it.

    playthrough: the man who attached the log
    story: vigilance
    seed: 7
    start: {node: office, set: {standing: 4}}      only where it does not begin at the beginning
    steps:
      - choose: office.ask_log
      - dealt: scheme trust
      - note: the lamp is said to be out already

The same stands at the head of a transcript, as a comment, so that a transcript can be played too.

Steps may also say what is expected there (`expect`), or say only that; whoever tests a story looks at it. Playing one
passes it over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.model.problems import Problem, Problems
from game.model.text import Place, Text
from game.playing.errors import PlayError
from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started, parse_seed
from game.playing.playfile_shape import Beginning, WrittenPlaythrough, WrittenStep
from game.reading.marked import Marked, marked_documents
from game.reading.shapes import UNREADABLE, builder_of

ENDING = ".play.yaml"
LARGEST = 1024 * 1024
_COMMENT, _END = "<!-- ", "\n-->\n"


@dataclass(frozen=True, slots=True)
class Playfile:
    """What a playthrough file says."""

    title: str
    log: Log
    written: WrittenPlaythrough
    """The same with its places, and with what is expected at its steps."""


class PlayfileError(PlayError):
    """A playthrough file that cannot be read; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(_sentence(problem) for problem in problems))


def _sentence(problem: Problem) -> str:
    place = problem.place
    return f"{place.file}:{place.line}:{place.column}: {problem.message} {problem.hint}".rstrip()


def read_playfile(path: Path) -> Playfile:
    """The playthrough in a file. Raises PlayfileError with every problem of one that cannot be read."""
    name = str(path)
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(LARGEST + 1)
    except UnicodeDecodeError as error:
        raise _unreadable(name, f"It is not UTF-8 (byte {error.start}).", "Save it as UTF-8 text.") from error
    except OSError as error:
        raise _unreadable(name, f"It cannot be read: {error.strerror}.") from error
    if len(text) > LARGEST:
        raise _unreadable(name, f"It is larger than {LARGEST // 2**20} MiB.")
    return parse_playfile(text, name)


def _unreadable(name: str, message: str, hint: str = "") -> PlayfileError:
    return PlayfileError([Problem("V001", Place(name, 1, 1), message, hint)])


def parse_playfile(text: str, name: str) -> Playfile:
    """The playthrough a text describes; `name` is its file's, for problems. Raises PlayfileError."""
    problems = Problems()
    playfile = _playfile(marked_documents(_head(text), name, problems), name, problems)
    if playfile is None or problems.errors:
        raise PlayfileError(problems.errors)
    return playfile


def _head(text: str) -> str:
    """What a transcript begins with, on the same lines; any other text as it is."""
    return text.partition(_END)[0].replace(_COMMENT, "# ", 1) if text.startswith(_COMMENT) else text


def _playfile(documents: list[Marked], name: str, problems: Problems) -> Playfile | None:
    if len(documents) != 1:
        if not problems.errors:
            hint = "It begins with `playthrough:`, and has one document."
            problems.add("V006", Place(name, 1, 1), "This is not a playthrough file.", hint)
        return None
    written = builder_of(WrittenPlaythrough)(documents[0], problems)
    if written is UNREADABLE:
        return None
    seed = _seed(written.seed, problems)
    entries = (*_started(written.start), *_entries(written.steps, problems))
    log = Log(str(written.story), str(written.content_hash or ""), seed, entries)
    return Playfile(str(written.playthrough), log, written)


def _seed(written: Text, problems: Problems) -> int:
    seed = parse_seed(written)
    if seed is None:
        problems.add("V012", written.place, f"Expected a whole number from 0 for the seed, found `{written[:40]}`.")
    return seed or 0


def _started(beginning: Beginning | None) -> Iterator[Started]:
    if beginning is not None:
        values = tuple((str(name), str(value)) for name, value in beginning.set.items())
        yield Started(str(beginning.node or ""), values)


def _entries(steps: Iterable[WrittenStep], problems: Problems) -> Iterator[LogEntry]:
    for step in steps:
        if sum(said is not None for said in (step.choose, step.dealt, step.note)) > 1:
            message = "A step has `choose`, `dealt` or `note`, one of them."
            problems.add("V015", step.place, message, "Make it several steps.")
        elif step.choose is not None:
            yield from _chosen(step.choose, problems)
        elif step.dealt is not None:
            yield from _dealt(step.dealt, problems)
        elif step.note is not None:
            yield Noted(str(step.note))
        elif step.expect is None and ("V010", step.place) not in problems.found:  # a misspelt field is said already
            hint = "Write `choose:`, `dealt:`, `note:` or `expect:`."
            problems.add("V011", step.place, "A step says what was decided, noted or is expected.", hint)


_CHOICE = re.compile(r"\w+\.\w+")
_FALL = re.compile(r"(\w+) +(\w+)")


def _chosen(written: Text, problems: Problems) -> Iterator[Chosen]:
    if _CHOICE.fullmatch(written):
        yield Chosen(str(written))
    else:
        problems.add("V012", written.place, f"`{written[:60]}` is not a choice.", "Write `node.choice`.")


def _dealt(written: Text, problems: Problems) -> Iterator[Dealt]:
    if match := _FALL.fullmatch(written):
        yield Dealt(match[1], match[2])
    else:
        hint = "Write the chance and how it fell: `scheme trust`."
        problems.add("V012", written.place, f"`{written[:60]}` is not a chance and an outcome.", hint)


def write_playfile(path: Path, log: Log, title: str) -> None:
    """Writes a new playthrough file. Raises FileExistsError rather than write over one, and OSError."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(playfile_text(log, title))


def playfile_text(log: Log, title: str) -> str:
    """The text of a playthrough file; reading it gives the log back. Without a title it is called by its story."""
    steps = [f"  - {step}" for step in map(step_text, log.entries) if step]
    return "\n".join([head_text(log, title), "steps:" if steps else "steps: []", *steps]) + "\n"


def as_comment(playfile: str) -> str:
    """The text of a playthrough file as the comment at the head of a transcript."""
    inside = playfile.rstrip().replace("-->", r"--\x3E")  # which stands in quotes if it stands anywhere
    return f"{_COMMENT}What was chosen; `vigilance play --choices` and this file's name play it again.\n{inside}{_END}"


def head_text(log: Log, title: str) -> str:
    """What stands before the steps of a playthrough file."""
    lines = [f"playthrough: {quoted(title or log.story)}", f"story: {log.story}", f"seed: {log.seed}"]
    if log.content_hash:
        lines.append(f"content_hash: {log.content_hash}")
    lines.extend(f"start: {_beginning(entry)}" for entry in log.entries if isinstance(entry, Started))
    return "\n".join(lines)


def _beginning(entry: Started) -> str:
    values = ", ".join(f"{name}: {quoted(value)}" for name, value in entry.values)
    fields = [f"node: {entry.node}"] if entry.node else []
    return f"{{{', '.join([*fields, f'set: {{{values}}}'] if values else fields)}}}"


def step_text(entry: LogEntry) -> str:
    """A step as a playthrough file has it; empty for what it was started with, which stands in the head."""
    match entry:
        case Chosen(choice):
            return f"choose: {choice}"
        case Dealt(chance, outcome):
            return f"dealt: {chance} {outcome}"
        case Noted(words):
            return f"note: {quoted(words)}"
        case Started():
            return ""


_PLAIN = re.compile(r"\w(?:[\w .'()-]*[\w.)])?")


def quoted(text: str) -> str:
    """Words as YAML has them: as they stand where it reads them so, else in quotes."""
    return text if _PLAIN.fullmatch(text) and text.isascii() else in_quotes(text)


def in_quotes(text: str) -> str:
    """Words in the double quotes of YAML."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
