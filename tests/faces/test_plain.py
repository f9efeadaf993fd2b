"""The line mode: what a player reads, and what each line typed does."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.machine.machine import Machine
from game.plain import run
from game.plain.commands import COMMANDS
from game.plain.printing import Printer
from game.playing.log import Chosen, Log
from game.playing.opening import Opening
from game.playing.playfile import read_playfile
from game.playing.settings import Settings
from game.playing.shelf import Shelf, open_shelf
from game.playing.shelf_file import connect
from tests.generated_stories import machines
from tests.rich_story import edited, rich_machine
from tests.stories import machine as tiny

RICH = rich_machine()
NEW = Opening(seed=1, wish="new")
CORRIDOR = """
node: first
at: A corridor
text: |
  A door.
choices: [{id: quit, text: Quit the post., to: last}]
---
node: last
kind: ending
text: |
  Out.
"""


class Played:
    """A sitting in line mode: what was typed, what was read, and how it ended."""

    def __init__(
        self, folder: Path | None, *lines: str, opening: Opening = NEW, machine: Machine = RICH, **asked: str
    ) -> None:
        shelf = open_shelf(folder) if folder else Shelf(Path(), connect(":memory:", 0), lasting=False)
        out = io.StringIO()
        settings = Settings(folder, asked)
        self.code = run(
            machine, shelf, opening, settings, source=io.StringIO("".join(f"{line}\n" for line in lines)), out=out
        )
        self.text = out.getvalue()
        shelf.close()

    @property
    def joined(self) -> str:
        """What was read, on one line: where it is wrapped says nothing."""
        return " ".join(self.text.split())

    @property
    def paragraphs(self) -> list[str]:
        """What was read, each paragraph on one line."""
        return [" ".join(part.split()) for part in self.text.split("\n\n") if part.strip()]

    def after(self, words: str) -> str:
        """What was read after these words."""
        assert words in self.joined, f"{words!r} is not in {self.joined}"
        return self.joined.partition(words)[2]


def test_it_begins_with_the_title_and_the_content_note() -> None:
    """Then how to ask for help, the chapter, the place and the date, and the scene."""
    assert Played(None).paragraphs[:8] == [
        "The Form three rooms",
        "An ‘accusation’ is written.",
        "Nobody is hurt on the page.",
        "Type help for the commands, or skip to have the scenes that begin with Take care in short.",
        "Chapter: One, The Desk",
        "Oblplan, your office. 24 November 1936, evening.",
        "The form lies where Voskoboinikov left it. The hook is empty.",
        (
            "1. Ask Voskoboinikov for the log. 2. Telephone the trust. – Not open: Shout. Needs Nerve plenty. "
            "– Not open: Plead. Nobody would believe you yet. 3. Get up."
        ),
    ]


def test_each_choice_has_a_line_of_its_own() -> None:
    """Open ones are numbered, locked ones say in words what they need."""
    assert "\n2. Telephone the trust.\n– Not open: Shout. Needs Nerve plenty.\n" in Played(None).text


@pytest.mark.parametrize("line", ["1", "1.", "01", " 1 ", "ask", "desk.ask", "ASK"])
def test_a_choice_is_taken_by_number_or_by_name(line: str) -> None:
    """The number, the id alone, or the id with its node."""
    assert Played(None, line).after("You chose: Ask Voskoboinikov for the log.").startswith(" The form lies where")


@pytest.mark.parametrize("line", ["0", "9", "99999999999999999999", "risen", "²", "-1", "desk.shout!", "\x1b[2J"])
def test_an_answer_that_is_none_says_what_would_be(line: str) -> None:
    """The sentence names the numbers that are open, and the way to the commands."""
    assert "is not among the answers. Type 1 to 3, or help for the commands." in Played(None, line).joined


def test_a_misspelt_answer_is_told_the_nearest() -> None:
    """Of the names of the open choices and the commands."""
    assert "Did you mean rise?" in Played(None, "ries").joined
    assert "Did you mean status?" in Played(None, "statsu").joined


def test_a_locked_choice_says_why_when_it_is_named() -> None:
    """It is not taken."""
    assert Played(None, "shout").after("3. Get up.").strip().startswith("Not open: Shout. Needs Nerve plenty.")


def test_an_empty_line_reads_the_choices_again() -> None:
    """Nothing is chosen."""
    assert Played(None, "").text.count("1. Ask Voskoboinikov for the log.") == 2


def test_a_paper_is_announced_and_closed() -> None:
    """Its kind and heading, its lines two spaces in, and a line that says it is over."""
    assert (
        "\nProtocol No. 4\n  HEARD: the case of Voskoboinikov, G. A.\n\n  RESOLVED:\nEnd of the protocol.\n"
    ) in Played(None, "rise").text


def test_emphasis_and_links_are_only_words() -> None:
    """Neither asterisks nor brackets are read out."""
    read = Played(None, "rise").text
    assert "The exchange of cards is called." in read
    assert "1. Underline ‘wrecking’." in read


def test_a_reply_comes_before_what_follows() -> None:
    """What was chosen, what came of it, and the next scene."""
    after = Played(None, "telephone", "hang_up").after("You chose: Put the receiver back.")
    assert after.startswith(" It is cold to the touch. The form lies where")


def test_an_ending_is_told_with_its_fates_and_then_offers_a_new_game() -> None:
    """The first answer leaves, so that always answering with the first comes to an end."""
    played = Played(None, "rise", "accuse", "duty")
    assert (
        "The end. The chair is empty. Gleb Arsenyevich Voskoboinikov: His daughter kept the slide rule."
        in played.joined
    )
    assert played.after("Type who or log to look back.").startswith(" 1. Leave. 2. Begin a new game.")


def test_the_first_answer_always_leads_to_the_end(tmp_path: Path) -> None:
    """With nothing but `1` typed, it plays to an ending and leaves with 0; and again with saved games there."""
    for _ in range(3):
        played = Played(tmp_path, *["1"] * 50, opening=Opening())
        assert played.code == 0
        assert "This game is over." in played.joined
        assert played.text.rstrip().endswith("The game is kept.")


def test_after_an_ending_a_new_game_can_begin() -> None:
    """The second answer begins it."""
    assert Played(None, "rise", "accuse", "duty", "2").text.count("Chapter: One, The Desk") == 2


def test_the_end_of_the_input_leaves_with_the_game_kept(tmp_path: Path) -> None:
    """It says so, and the exit code is 0."""
    played = Played(tmp_path, "ask")
    assert (played.code, played.text.rstrip().splitlines()[-1]) == (0, "The game is kept. --continue goes on with it.")
    assert open_shelf(tmp_path).games("rich")[0].choices == 1


def test_leaving_without_a_choice_says_that_nothing_is_kept(tmp_path: Path) -> None:
    """There is nothing to keep yet."""
    assert Played(tmp_path, "quit").text.rstrip().endswith("Nothing has been chosen, so nothing is kept.")
    assert open_shelf(tmp_path).games("rich") == ()


def test_leaving_a_shelf_that_does_not_last_says_that_the_game_is_not_kept() -> None:
    """No promise is made that is not kept."""
    assert Played(None, "ask", "quit").text.rstrip().endswith("This game is not kept.")


def test_an_interrupt_leaves_with_the_game_kept(tmp_path: Path) -> None:
    """The exit code is 130, as for any program interrupted."""

    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(-1 if size is None else size)
            if not line:
                raise KeyboardInterrupt
            return line

    out = io.StringIO()
    assert run(RICH, open_shelf(tmp_path), NEW, source=Interrupted("ask\n"), out=out) == 130
    assert out.getvalue().rstrip().endswith("The game is kept. --continue goes on with it.")


def test_a_saved_game_is_offered_first(tmp_path: Path) -> None:
    """The first answer goes on with the latest, telling what came of the last choice; another begins anew."""
    Played(tmp_path, "rise")
    played = Played(tmp_path, "1", opening=Opening())
    assert "1. Continue: The hall, 25 November 1936, 1 choice. Last played on" in played.joined
    assert "2. Begin a new game." in played.joined
    assert played.after("2. Begin a new game.").startswith(
        " When you left: One, The Desk 24 November 1936: Get up. You chose: Get up."
    )


def test_the_archive_is_offered_after_a_new_game(tmp_path: Path) -> None:
    """A finished game does not stand in the way."""
    Played(tmp_path, "rise", "accuse", "duty")
    played = Played(tmp_path, opening=Opening())
    assert "1. Begin a new game. 2. Open the archive." in played.joined


def test_more_saved_games_than_one_wants_to_hear_are_read_on_request(tmp_path: Path) -> None:
    """Five of them are read out at first."""
    for _ in range(7):
        Played(tmp_path, "rise")
    played = Played(tmp_path, "7", opening=Opening())
    assert "6. Begin a new game. 7. Hear of all 7 saved games." in played.joined
    assert "7. Continue:" in played.after("7. Hear of all 7 saved games.")


def test_undo_says_what_is_taken_back_and_where_that_leads() -> None:
    """The place and the choices, since the scene has been heard; where there is nothing to take back, it says so."""
    played = Played(None, "undo", "ask", "undo")
    assert "There is no choice to take back." in played.joined
    taken = "Taken back: Ask Voskoboinikov for the log. Oblplan, your office. 24 November 1936, evening. 1. Ask"
    assert taken in played.joined


def test_log_tells_everything_again() -> None:
    """From the first line, what was chosen included, and then the choices."""
    played = Played(None, "rise", "log")
    assert played.text.count("The form lies where Voskoboinikov left it.") == 2
    assert played.text.count("You chose: Get up.") == 2
    assert played.text.count("1. Underline ‘wrecking’.") == 2


def test_who_names_everybody_told_of_so_far() -> None:
    """With the post, the reminder, what is known, and whether they are here."""
    assert (
        "Gleb Arsenyevich Voskoboinikov, engineer: signs only what he has looked at. Named in this scene."
        in Played(None, "who").joined
    )


def test_who_tells_of_one_by_name() -> None:
    """By any part of it; and says so where nobody is called that."""
    assert "Gleb Arsenyevich Voskoboinikov, engineer" in Played(None, "who voskob").joined
    assert "Nobody called Petrov has been named yet." in Played(None, "who Petrov").joined


def test_status_says_where_you_are_and_where_you_stand() -> None:
    """In words; of what the last choice changed, what it was before; and what is hidden is not said."""
    played = Played(None, "ask", "status").after("3. Get up.")
    assert (
        "Chapter: One, The Desk Oblplan, your office. 24 November 1936, evening. Nerve: enough. Before your last choice: some."
        in played
    )
    assert "folder" not in played


def test_status_names_papers_once_they_exist() -> None:
    """A paper that has left its first state is there to be seen."""
    assert "Form No. 7" not in Played(None, "status").joined
    assert "Form No. 7: filed." in Played(None, "rise", "accuse", "status").joined


def test_file_reads_your_acts_with_their_dates() -> None:
    """And what each accused; before the first there is nothing in it."""
    assert "There is nothing in your file yet." in Played(None, "file").joined
    read = Played(None, "rise", "accuse", "file").joined
    assert (
        "25 November 1936: Underline ‘wrecking’. It accused Voskoboinikov, G. A., in a finding, November 1936." in read
    )


def test_after_an_ending_the_file_holds_the_ledger() -> None:
    """Who accused whom, in what form, what pressed, and the reason written."""
    read = Played(None, "rise", "accuse", "duty", "file ledger").joined
    line = "November 1936: Rudakov, V. I. accused Voskoboinikov, G. A., in a finding."
    assert f"{line} What pressed: fear and conformity. The reason written: It was my duty." in read


def test_codex_says_which_entries_the_text_has_led_to() -> None:
    """None at first; then by the word that led there."""
    assert "The text has led to no entry of the codex yet." in Played(None, "codex").joined
    assert "\nThe exchange of cards\n" in Played(None, "rise", "codex").text


@pytest.mark.parametrize("word", ["exchange", "Exchange", "the exchange of cards", "exchange of cards"])
def test_codex_reads_an_entry(word: str) -> None:
    """By its id, its title, or the word in the text; with its standing and its sources."""
    assert (
        "The exchange of cards. Attested. Every card was called in and looked at ‘again’. "
        "Source: Atlas of the region, 1935."
    ) in Played(None, "rise", f"codex {word}").joined


def test_codex_says_where_there_is_no_entry() -> None:
    """With the nearest there is."""
    assert "The codex has nothing under exchnge. There is exchange of cards." in Played(None, "codex exchnge").joined


def test_skip_tells_the_scene_of_care_in_short() -> None:
    """The warning is read, then the summary, then the choices; skip again tells it whole."""
    after = Played(None, "skip", "rise").after("You chose: Get up.")
    assert "Take care: A man is named. A vote is called. 1. Underline ‘wrecking’." in after
    assert "RESOLVED" not in after
    assert "RESOLVED" in Played(None, "skip", "rise", "skip").after("every scene is told whole.")


def test_skip_in_the_middle_of_such_a_scene_tells_it_in_short_at_once() -> None:
    """Whoever has heard the warning can still turn away."""
    assert "A vote is called." in Played(None, "rise", "skip").after("are told in short.")


def test_skip_where_nothing_is_marked_tells_nothing_again() -> None:
    """It only says what holds from now on."""
    assert Played(None, "skip").text.count("The form lies where") == 1


def test_save_says_where_the_game_is_kept(tmp_path: Path) -> None:
    """The file on the shelf, by its full path."""
    assert f"This game is kept in {tmp_path}/games.sqlite" in Played(tmp_path, "ask", "save").joined


def test_save_with_a_name_writes_a_playthrough_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be played from there, and the saved game has that name too."""
    monkeypatch.chdir(tmp_path)
    assert "Written to" in Played(tmp_path, "ask", "save my game").joined
    playfile = read_playfile(tmp_path / "my game.play.yaml")
    assert (playfile.title, playfile.log.entries) == ("my game", (Chosen("desk.ask"),))
    assert "1. Continue: my game, Oblplan, your office" in Played(tmp_path, opening=Opening()).joined
    again = Played(None, opening=Opening(log=playfile.log))
    assert "You chose: Ask Voskoboinikov for the log." in again.joined


def test_save_never_writes_over_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and the file stays as it was."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.play.yaml").write_text("mine")
    assert "it has been left alone" in Played(tmp_path, "ask", "save mine").joined
    assert (tmp_path / "mine.play.yaml").read_text() == "mine"


def test_save_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    """The game goes on."""
    played = Played(tmp_path, "ask", f"save {tmp_path}/no/such/folder/a", "rise")
    assert "cannot be written: No such file or directory." in played.joined
    assert "You chose: Get up." in played.joined


def test_new_begins_another_game_and_keeps_this_one(tmp_path: Path) -> None:
    """It says so."""
    played = Played(tmp_path, "ask", "new", "rise")
    assert "The game is kept. A new one begins. Chapter: One" in played.joined
    assert [game.choices for game in open_shelf(tmp_path).games("rich")] == [1, 1]


def test_continue_offers_the_saved_games(tmp_path: Path) -> None:
    """In the middle of another as well; without any, it says so."""
    assert "There are no saved games yet." in Played(tmp_path, "continue").joined
    Played(tmp_path, "rise")
    assert Played(tmp_path, "continue", "1").after("1. Continue:").count("You chose: Get up.") == 1


def test_chapters_go_back_to_the_beginning_of_one() -> None:
    """The last answer stays here."""
    played = Played(None, "ask", "rise", "chapters", "1")
    assert "1. Go back to One, The Desk. 2. Go back to Two, The Hall. 3. Stay here." in played.joined
    assert "The hook is empty." in played.after("3. Stay here.")
    assert "1. Underline ‘wrecking’." in Played(None, "rise", "chapters", "3").after("3. Stay here.")


def test_help_names_every_command() -> None:
    """Each on a line of its own."""
    lines = Played(None, "?").text.splitlines()
    assert all(any(re.match(rf"{re.escape(name)}( [A-Z ]+)?: ", line) for line in lines) for name in COMMANDS)


def test_a_command_comes_before_a_choice_of_its_name() -> None:
    """So that a story cannot keep its player in; the choice is taken by its number or with its node."""
    assert "You chose" not in Played(None, "quit", machine=tiny(CORRIDOR)).text
    assert "You chose: Quit the post." in Played(None, "first.quit", machine=tiny(CORRIDOR)).text


def test_an_old_game_that_cannot_go_on_says_why_and_offers_the_chapters(tmp_path: Path) -> None:
    """The choice in the way, how far it goes, and where to continue from; the first answer leads on."""
    Played(tmp_path, "rise", "accuse", "duty")
    edit = rich_machine(edited("2.yaml", ("  - id: accuse\n", "  - id: charge\n")))
    played = Played(tmp_path, "1", opening=Opening(wish="continue"), machine=edit)
    assert "There is now no choice accuse in the scene hall. It goes as far as 1 of its 3 choices." in played.joined
    answers = "1. Go on from the last point it reaches. 2. Go back to One, The Desk. 3. Go back to Two, The Hall. 4. Begin a new game."
    assert "You chose: Get up." in played.after(answers)


def test_a_notice_of_the_shelf_is_read_before_anything_is_asked(tmp_path: Path) -> None:
    """A damaged file of saves is spoken of once, before the first scene."""
    (tmp_path / "games.sqlite").write_bytes(b"rubbish" * 99)
    played = Played(tmp_path)
    assert played.joined.index("is damaged") < played.joined.index("Chapter: One")
    assert played.joined.count("is damaged") == 1


def test_a_game_on_the_shelf_that_cannot_be_read_gets_a_sentence(tmp_path: Path) -> None:
    """The question stands, and another answer can be given."""
    shelf = open_shelf(tmp_path)
    shelf.put(Log("rich", "", 0, (Chosen("desk.ask"),)))
    shelf._connection.execute("UPDATE entry SET kind = 'sung'")
    played = Played(tmp_path, "1", "2", opening=Opening())
    assert "This saved game is damaged and cannot be read." in played.joined
    assert "Chapter: One" in played.joined


def test_no_line_is_wider_than_76(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor than the terminal, where that is narrower."""
    everything = ("who", "status", "rise", "accuse", "file", "?", "log", "codex exchange")
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(len, Played(None, *everything).text.splitlines())) <= 76
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, Played(None, *everything).text.splitlines())) <= 40


@given(st.text(), st.integers(20, 76))
def test_nothing_a_terminal_would_obey_is_printed(text: str, width: int) -> None:
    """Whatever stands in a story or a line typed, no control character but the line's end goes out."""
    out = io.StringIO()
    printer = Printer(out)
    printer.line(text)
    printer.passage([text, f"  {text}"])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", out.getvalue())
    assert "\n\n\n" not in out.getvalue()


def test_an_escape_written_by_an_author_is_not_obeyed() -> None:
    """A story from a stranger can hold escapes in quotes; they do not reach the terminal."""
    story = CORRIDOR.replace("at: A corridor", r'at: "\ec\u009b31mRed"').replace(
        "Quit the post.", r'"\e\\]0;owned\a Go."'
    )
    read = Played(None, "1", machine=tiny(story)).text
    assert "\x1b" not in read
    assert "\x9b" not in read


LINES = st.lists(
    st.sampled_from([*COMMANDS, "1", "2", "3", "", "codex a", "nonsense"]) | st.text(max_size=5), max_size=15
)


@given(machines(), LINES)
def test_no_line_typed_can_bring_it_down(machine: Machine, lines: list[str]) -> None:
    """Any story, any input: it ends with 0 and says whether the game is kept."""
    with TemporaryDirectory() as folder, chdir(folder):  # for what it writes out
        played = Played(None, *lines, opening=Opening(seed=3), machine=machine)
    assert played.code == 0
    assert played.text.rstrip().endswith("kept.")


def test_a_terminal_is_prompted_and_a_pipe_is_not() -> None:
    """The prompt is for somebody who sits there."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = io.StringIO()
    run(RICH, Shelf(Path(), connect(":memory:", 0), lasting=False), NEW, source=Terminal("ask\n"), out=out)
    assert out.getvalue().count("\n> ") == 2
    assert "\n> " not in Played(None, "ask").text


def test_endless_ones_end(tmp_path: Path) -> None:
    """It stops reading by itself: an endless input is not read to its end."""

    class Endless(io.StringIO):
        def __init__(self, lines: Iterator[str]) -> None:
            super().__init__()
            self.lines = lines

        def readline(self, size: int | None = -1, /) -> str:
            return next(self.lines)

    out = io.StringIO()
    assert run(RICH, open_shelf(tmp_path), Opening(), source=Endless(itertools.repeat("1\n")), out=out) == 0
