"""The report in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from game.batch.questions import Question
from game.model.text import printable
from game.proving.prover import Kept
from game.proving.report import Finding
from game.reporting import saying
from game.reporting.drawing import HEATS, heat
from game.reporting.report import PLAYED, Report

BAR = 20
"""The width of a bar in columns."""
WIDE = 110
"""From so many columns on, tables say where a node stands."""
STYLES = {"proved": "green", "refuted": "bold red", "unknown": "yellow"}


def show(report: Report, console: Console) -> None:
    """Prints it."""
    for part in _parts(report, console.width >= WIDE):
        console.print(part)


def _parts(report: Report, wide: bool) -> Iterator[RenderableType]:
    metadata = report.program.story.metadata
    yield Text(printable(str(metadata.title)), "bold")
    if metadata.subtitle:
        yield Text(printable(str(metadata.subtitle)))
    yield from ("", _words(" ".join(saying.in_short(report))), "")
    yield _table((), saying.facts(report))
    yield from _section("Promises", _promises(report))
    yield from _section("Findings", _findings(report))
    yield from _section("Endings", _endings(report))
    yield from _section("Nodes", _nodes(report, wide))
    yield from _section("Sampled playthroughs", _sampled(report, wide))


def _section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    yield from ("", Rule(title, align="left", characters="─", style="dim"))
    yield from parts


def _promises(report: Report) -> Iterator[RenderableType]:
    if not report.promises:
        yield _words("The story makes none.")
    for name, kept in report.promises:
        yield from _promise(report, name, kept)


def _promise(report: Report, name: str, kept: Kept) -> Iterator[RenderableType]:
    place, known_as = kept.vow.promise.place, f"{name}, " if kept.vow.promise.says else ""
    yield Text.assemble((f"{kept.status} ", STYLES[kept.status]), printable(saying.promised(kept)))
    if because := saying.because(kept):
        yield _indented(_words(because))
    yield _indented(Text(printable(f"{known_as}{place.file}:{place.line}"), "dim"))
    yield from _playthrough(report, saying.broken_by(kept))


def _findings(report: Report) -> Iterator[RenderableType]:
    if not report.findings:
        yield _words("None.")
    for found in report.findings:
        yield from _finding(report, found.finding)
        if found.within:
            yield _indented(_words(f"Within it: {saying.many(len(found.within), 'finding')} more."))
    if any(found.finding.moves for found in report.findings):
        yield from (
            "",
            _words("First this, which writes the playthroughs to files; then the commands above open them:"),
        )
        yield _command(saying.saving(report))


def _finding(report: Report, finding: Finding) -> Iterator[RenderableType]:
    place = finding.place
    yield Text.assemble((printable(f"{place.file}:{place.line} "), "bold"), _words(finding.sentence))
    if finding.moves:
        if finding.name not in report.proof.promises:
            yield from _playthrough(report, finding.moves)
        yield _command(saying.opening(report, finding))


def _playthrough(report: Report, moves: tuple[str, ...]) -> Iterator[RenderableType]:
    for number, taken in enumerate(saying.playthrough(report, moves) if moves else (), 1):
        yield _indented(Text.assemble(f"{number:>2}. ", printable(taken.words), (f"  {printable(taken.move)}", "dim")))


def _endings(report: Report) -> Iterator[RenderableType]:
    yield Text(saying.source(report), "dim")
    titles = {name: str(report.program.scenes[name].node.title or name) for name in report.endings}
    rows = []
    for way in report.ways:
        odds = [(titles[name], way.endings.get(name, 0.0)) for name in titles]
        if none := saying.comes_to_none(way):
            odds.append(("comes to no ending", none))
        heads = [way.policy, *[""] * len(odds)]
        rows += [
            (head, title, saying.share(part), _bar(part)) for head, (title, part) in zip(heads, odds, strict=False)
        ]
    yield _table(("policy", "ending", "#odds", ""), rows)


def _bar(part: float) -> str:
    full = round(part * BAR)
    return "█" * full + "·" * (BAR - full)


def _nodes(report: Report, wide: bool) -> Iterator[RenderableType]:
    policies = [f"#{way.policy}" for way in report.ways]
    yield Text(f"Times in 100 playthroughs, by policy. {saying.source(report)}", "dim")
    yield Text(f"Each mark is a step for {report.ways[0].policy}: {', '.join(HEATS)}.", "dim")
    where = ("where",) if wide else ()
    for chapter in report.chapters:
        yield from ("", Text(printable(chapter.title), "bold"))
        yield _table(("node", "", *policies, *where), (_node(report, node, wide) for node in chapter.nodes))


def _node(report: Report, node: str, wide: bool) -> tuple[str, ...]:
    often = [way.nodes.get(node, 0.0) for way in report.ways]
    scene = report.program.scenes[node].node
    status = report.unreached("node").get(node, "ending" if scene.kind == "ending" else "")
    where = (f"{scene.place.file}:{scene.place.line}",) if wide else ()
    return f"{node} {status}".strip(), "▪" * heat(often[0]), *map(saying.often, often), *where


def _sampled(report: Report, wide: bool) -> Iterator[RenderableType]:
    yield Text(f"{PLAYED:,} playthroughs of each policy.", "dim")
    lengths = ((name, *cells) for name, cells in saying.sampled_lengths(report))
    yield from (_table(("", *(f"#{way.policy}" for way in report.ways)), lengths), "")
    yield _table(("what they met", "#met", "#of"), saying.sampled_coverage(report))
    for kind in ("node", "choice"):
        least = [_rare(question, many, wide) for question, many in report.rarely(kind)[: saying.NAMED]]
        if least:
            columns = (f"{kind}s come to least, by {report.ways[0].policy}", "#in 100", *(("where",) if wide else ()))
            yield from ("", _table(columns, least))


def _rare(question: Question, many: float, wide: bool) -> tuple[str, ...]:
    where = (f"{question.place.file}:{question.place.line}",) if wide else ()
    return question.what, saying.often(many), *where


def _words(sentence: str) -> Text:
    return Text(printable(sentence))


def _command(command: str) -> RenderableType:
    return _indented(Text(f"$ {printable(command)}", "bold", overflow="fold"))


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2), expand=False)


def _table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    """A table; columns whose names begin with # hold numbers, and without names it has no head."""
    names = list(columns)
    table = Table(box=None, pad_edge=False, show_header=bool(names), header_style="dim")
    for name in names:
        number = name.startswith("#")
        table.add_column(
            Text(printable(name.removeprefix("#"))), justify="right" if number else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
