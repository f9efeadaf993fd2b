"""The measures of a story, laid out for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from game.commands.tables import print_table
from game.model.story import Story
from game.model.text import printable
from game.reporting.measures import Measures

LENGTHS = {"least": "least", "median": "median", "nine_in_ten": "nine in ten at most", "most": "most"}
PLAYED = {
    "words": "Words in a playthrough",
    "words_between_choices": "Words between choices",
    "choices": "Choices in a playthrough",
}
WITHOUT = "How long a playthrough is can be told where numpy is: pip install 'vigilance[prove]'."


def shown(story: Story, found: Measures, playthroughs: Mapping[str, Any] | None) -> None:
    """Prints them."""
    console = Console(highlight=False)
    console.print(Text(printable(f"{story.metadata.title}: {found.words_in_all:,} words")))
    print_table(console, "Words", ("",), _words(found))
    print_table(console, "What there is", ("",), _things(found))
    print_table(console, "Choices that", ("", "of all"), _choices(found))
    _print_played(console, playthroughs)
    print_table(console, "Reading level", ("",), _readability(found))
    print_table(console, "People, and how many nodes name them", ("",), _people(story, found))


def _print_played(console: Console, playthroughs: Mapping[str, Any] | None) -> None:
    if playthroughs is None:
        console.print(Text(f"\n{WITHOUT}"), soft_wrap=True)
        return
    for key, title in PLAYED.items():
        rows = ((policy, *(f"{each[key][length]:,}" for length in LENGTHS)) for policy, each in playthroughs.items())
        told = next(iter(playthroughs.values()))["told"]
        print_table(console, f"{title}, of {told} told for each policy", LENGTHS.values(), rows)


def _words(found: Measures) -> Iterator[tuple[str, str]]:
    yield from ((kind, f"{many:,}") for kind, many in found.words.items())
    yield "in all", f"{found.words_in_all:,}"
    yield "codex, apart", f"{found.codex.words:,}"


def _things(found: Measures) -> Iterator[tuple[str, str]]:
    entries, sources = found.codex.entries, found.codex.sources
    yield "nodes", f"{found.nodes:,}"
    yield "of which shared scenes", f"{found.shared_scenes:,}"
    yield "of which endings", f"{found.endings:,}"
    yield "choices", f"{found.choices.all:,}"
    yield "people", f"{len(found.people):,}"
    yield "codex entries", f"{sum(entries.values()):,}"
    for status, many in entries.items():
        yield f"of which {status}", f"{many:,}"
    yield "sources", f"{len(sources):,}"
    yield "of which cited", f"{sum(many > 0 for many in sources.values()):,}"


def _choices(found: Measures) -> Iterator[tuple[str, str, str]]:
    choices = found.choices
    for words, many in (
        ("leave something that is read outside their node", choices.read_elsewhere),
        ("are declared expressive", choices.expressive),
        ("change which node or choice there is", choices.change_what_exists),
    ):
        yield words, f"{many:,}", f"{many / choices.all:.1%}" if choices.all else ""


def _readability(found: Measures) -> Iterator[tuple[str, str]]:
    level = found.readability
    if level is None:
        yield "not known: there is no English prose", ""
        return
    yield "words in a sentence", f"{level.words / level.sentences:.1f}"
    yield "syllables in a word", f"{level.syllables / level.words:.2f}"
    yield "reading ease (Flesch)", f"{level.ease:.1f}"
    yield "school grade (Flesch and Kincaid)", f"{level.grade:.1f}"


def _people(story: Story, found: Measures) -> Iterator[tuple[str, str]]:
    """Those named most come first."""
    people = story.world.people
    for name in sorted(found.people, key=lambda name: -found.people[name]):
        yield str(people[name].name), f"{found.people[name]:,}"
