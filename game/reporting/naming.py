"""In which nodes people are named: by `{raikhlin}` and its forms, or by what they are called, as plain words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from game.language.names import surname
from game.model.scene import Node
from game.model.story import Story
from game.model.text import Text
from game.model.world import NameForm, Person

NOBODY = "(?!)"
"""What is found nowhere."""
_REFERENCE = re.compile(r"(?<!\\)\{(\w+)(?:\.\w+)?\}")


def nodes_naming(story: Story) -> dict[str, int]:
    """For each person, in how many nodes something that can be read there names them."""
    meant = _meant(story)
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, meant)) or NOBODY})(?!\w)")
    naming: Counter[str] = Counter()
    for node in story.nodes.values():
        text = "\n\n".join(_readable(node))
        plain = {meant[_one_line(found)] for found in words.findall(text)}
        naming.update(plain.union(_REFERENCE.findall(text)))
    return {str(name): naming[name] for name in story.world.people}


def _meant(story: Story) -> dict[str, str]:
    """Whom each word means, the longest first: who is called so, or else who bears it as a surname, if that is one."""
    called, borne = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for name, person in story.world.people.items():
        forms: tuple[Person | NameForm, ...] = (person, *person.forms)
        for named in forms:
            word = _one_line(person.called or surname(named.name))
            borne[_one_line(surname(named.name))].add(str(name))
            called[word].add(str(name))
            called[_opening(word)].add(str(name))
    found = {word: min(people) for word, people in (borne | called).items() if word and len(people) == 1}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _opening(words: str) -> str:
    """The words as they open a sentence: `The captain`."""
    return words[:1].upper() + words[1:]


def _spaced(words: str) -> str:
    """A pattern that finds the words with any space between them, such as the end of a line."""
    return r"\s+".join(map(re.escape, words.split()))


def _readable(node: Node) -> Iterator[Text]:
    """What can be read at a node."""
    return filter(None, _texts(node))


def _texts(node: Node) -> Iterable[Text | None]:
    yield from (node.title, node.at, node.care, node.summary)
    for block in node.body:
        yield from (block.title, block.text, *(variant.text for variant in block.variants))
    for choice in node.choices:
        yield from (choice.text, choice.why, choice.reply)
