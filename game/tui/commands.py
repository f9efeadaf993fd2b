"""What a key does, said once. Bindings, the line of keys, the help screen and the palette are all made from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from textual.actions import parse
from textual.binding import Binding
from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the player can do."""

    action: str
    """The method `action_…` it calls, with its arguments; `{key}` stands for the key that was pressed."""
    keys: str
    """As Textual names them, parted by commas."""
    shown: str
    """The keys as the player reads them; the first that stands here is the one on the line of keys."""
    help: str
    """What it does, in a sentence."""
    label: str = ""
    """One or two words for the line of keys; empty where it does not stand there."""

    @property
    def key(self) -> str:
        """The one key the line of keys names."""
        return self.shown.partition(" or ")[0]

    @property
    def asks(self) -> bool:
        """Whether it needs to know which key was pressed, so that it cannot be called by name."""
        return "{key}" in self.action

    @property
    def call(self) -> tuple[str, tuple[object, ...]]:
        """The action's name and its arguments; no arguments where the key is one."""
        if self.asks:
            return self.action.partition("(")[0], ()
        namespace, name, arguments = parse(self.action)
        return f"{namespace}.{name}" if namespace else name, arguments

    @property
    def id(self) -> str:
        """What its key is remembered under: `open-who`."""
        name, arguments = self.call
        return "-".join([name.rpartition(".")[2], *map(str, arguments)])

    @property
    def each(self) -> list[str]:
        """Its keys, one by one."""
        return self.keys.split(",")

    def under(self, keys: Mapping[str, str]) -> Command:
        """The same, with the key the reader has chosen for it."""
        key = keys.get(self.id)
        return replace(self, keys=key, shown=shown(key)) if key else self

    def bindings(self) -> Iterator[Binding]:
        """The command as Textual binds it, a binding a key."""
        for key in self.each:
            yield Binding(key, self.action.format(key=key), self.help, show=False, id=None if self.asks else self.id)


def shown(key: str) -> str:
    """A key as the player reads it: `ctrl+o` is Ctrl+O, and the letter o is o."""
    *with_keys, last = key.split("+")
    name = format_key(last)
    return "+".join([*(held.capitalize() for held in with_keys), name.upper() if with_keys else name])


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """All these commands as Textual binds them."""
    return [binding for command in commands for binding in command.bindings()]


EVERYWHERE = (
    Command("app.help", "question_mark,f1", "? or F1", "Lists every key.", "all keys"),
    Command("app.themes", "t", "t", "Chooses the light to read by."),
    Command("app.preferences", "o", "o", "Settings: how wide the text is, the meters, the keys."),
    Command("app.command_palette", "ctrl+p", "Ctrl+P", "Finds a command by name."),
    Command("app.quit", "q,ctrl+q", "q or Ctrl+Q", "Leaves (quits). Everything is saved already.", "leave"),
)

SCROLL = (
    Command("scroll('down')", "pagedown", "PgDn", "A screenful further."),
    Command("scroll('up')", "pageup", "PgUp", "A screenful back."),
    Command("scroll('top')", "home", "Home", "To the first line."),
    Command("scroll('bottom')", "end", "End", "To the last line."),
)

READ_ON = Command("more", "space", "Space or Enter", "Reads on, and turns the page.", "read on")

LEAVES = (
    Command("open('who')", "w", "w", "Who is who: everybody named so far, and what you know.", "who"),
    Command("open('file')", "f", "f", "The file so far: your acts, whom you accused, and the papers.", "file"),
    Command("open('status')", "s", "s", "Where you stand, in words, and the papers that exist.", "status"),
    Command("open('history')", "l,h", "l or h", "Everything told so far, from the first line, to search.", "history"),
    Command("open('codex')", "c", "c", "The entries this page links to.", "codex"),
)

PLAY = (
    READ_ON,
    Command("take({key})", "1,2,3,4,5,6,7,8,9", "1-9", "Takes the option of that number.", "choose"),
    Command("cursor(1)", "down", "Down", "To the next option."),
    Command("cursor(-1)", "up", "Up", "To the option before."),
    Command("enter", "enter", "Enter", "Reads on; then takes the option under the cursor."),
    Command(
        "summary",
        "k",
        "k",
        "A plain summary in place of a scene marked with care; after it, the scene.",
        "summary instead",
    ),
    *LEAVES,
    Command("undo", "u", "u", "Takes back (undoes) the last choice.", "undo"),
    Command("pass_over", "z", "z", "Passes over what you have read before.", "read before"),
    Command("open('games')", "g", "g", "Goes back to a chapter, or opens another game."),
    Command("write('name')", "n", "n", "Names this game, for the list of saved games."),
    Command("write('note')", "m", "m", "Writes down a note, which is kept with the game."),
    Command("write('transcript')", "x", "x", "Writes everything told so far to a file."),
    Command("write('report')", "e", "e", "Reports an error: writes the game and your words to a file."),
    Command("copy", "y", "y", "Copies what this page tells, to paste it elsewhere."),
    *SCROLL,
)

DONE = (Command("back", "enter,escape,backspace,b", "Enter or b", "Back to the page.", "back"),)
WRITING = (
    Command("submit", "enter", "Enter", "Done; with nothing written, back to the page.", "done"),
    Command("back", "escape", "Esc", "Back to the page.", "back"),
)

SHEET = (
    Command("back", "enter,escape,backspace,b", "Enter or b", "Back to where you were.", "back"),
    replace(SCROLL[0], keys="space,pagedown", shown="Space or PgDn", label="further"),
    *SCROLL[1:],
    *(replace(leaf, label="") for leaf in LEAVES),
)

FIND = (Command("find", "slash", "/", "Finds words, from the latest back.", "find"),)
FINDING = (
    Command("submit", "enter", "Enter", "Goes to the place before; with nothing written, closes the line.", "find"),
    Command("close_find", "escape", "Esc", "Closes the line.", "close"),
)

MENU = (
    Command("take({key})", "1,2,3,4,5,6,7,8,9", "1-9", "Takes the line of that number.", "choose"),
    Command("cursor(1)", "down", "Down", "To the next line."),
    Command("cursor(-1)", "up", "Up", "To the line before."),
    Command("enter", "enter", "Enter", "Takes the line under the cursor."),
)

NOTE = (replace(READ_ON, keys="space,enter"), *SCROLL)
BACK = Command("back", "escape,backspace,b", "b", "Back to where you were.", "back")
LIGHTS = GAMES = ARCHIVE = PREFERENCES = KEYBOARD = (*MENU, BACK)

ENDING = (
    replace(READ_ON, keys="space,right", shown="Space or Right"),
    Command("back", "escape,backspace,b,left", "b or Left", "To the page before.", "page before"),
    Command("part(1)", "n", "n", "To the next part of the file.", "next part"),
    Command("part(-1)", "p", "p", "To the beginning of a part, or to the part before."),
    Command("write", "x", "x", "Writes the file as a page for a browser, or for paper.", "write it out"),
    Command("undo", "u", "u", "Takes back the last choice, and the ending with it; this file is kept.", "undo"),
    *SCROLL,
)
