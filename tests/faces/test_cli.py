"""The command line: what it starts, what it refuses, and what it leaves behind in pipes and terminals."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from select import select
from threading import Timer

import pytest

from game.cli import main
from game.playing.shelf import open_shelf
from tests.rich_story import FILES

posix = pytest.mark.skipif(os.name != "posix", reason="terminals of this kind are a thing of Unix")


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The folder of a story, with games kept beside it."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the games of the test are kept, unless it says otherwise."""
    monkeypatch.setenv("VIGILANCE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a command line that is refused, and the sentence."""
    try:
        code = main(arguments)
    except SystemExit as stop:  # argparse leaves by itself
        code = int(stop.code or 0)
    return code, capsys.readouterr().err


def vigilance(*arguments: str, typed: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, on pipes."""
    given = typed.encode() if isinstance(typed, str) else typed
    command = [sys.executable, "-m", "game", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--seed", "luck"], "a seed is a whole number from 0, not `luck`"),
        (["--seed", "-1"], "a seed is a whole number from 0, not `-1`"),
        (["--set", "nerve"], "write NAME=VALUE, for example standing=4, not `nerve`"),
        (["--set", "nerve=9"], "vigilance: `nerve` cannot be `9`."),
        (["--set", "nervs=1"], "vigilance: There is no variable `nervs`. Did you mean `nerve`?"),
        (["--at", "hal"], "vigilance: There is no node `hal`. Did you mean `hall`?"),
        (
            ["--choices", "gone.play.yaml"],
            "vigilance: gone.play.yaml:1:1: It cannot be read: No such file or directory.",
        ),
        (
            ["--choices", "x", "--seed", "1"],
            "--choices goes on with a game that has begun; --seed, --at and --set begin",
        ),
        (["--continue", "--at", "hall"], "--continue goes on with a game that has begun; --seed, --at and --set begin"),
        (["--continue", "--new"], "not allowed with argument"),
        (["--sed", "1"], "unrecognized arguments: --sed"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    story: str, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    """The exit code is 2, and the sentence says what is wrong."""
    code, read = refusal(capsys, story, "--plain", *arguments)
    assert (code, sentence in read) == (2, True), read


def test_a_playthrough_file_that_cannot_be_read_gets_all_its_problems(
    story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with its file, line and column; the exit code is 2."""
    path = tmp_path / "bad.play.yaml"
    path.write_text("playthrough: bad\nstory: rich\nseed: x\nsteps:\n  - choose: rise\n")
    code, read = refusal(capsys, story, "--plain", "--choices", str(path))
    assert code == 2
    assert f"{path}:3:7: " in read
    assert f"{path}:5:13: " in read


def test_a_broken_story_gets_its_first_problem_and_the_way_to_the_others(
    story: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line, column and a hint; the exit code is 1."""
    path = Path(story) / "1.yaml"
    path.write_text(path.read_text().replace("to: street", "to: stret"))
    code, read = refusal(capsys, story, "--plain")
    assert code == 1
    assert "1.yaml:29:9: There is no node `stret`." in read
    assert "Did you mean `street`?" in read
    assert f"`vigilance check {story}` shows every problem of the story." in read


def test_a_folder_without_a_story_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what a story is; the exit code is 1."""
    code, read = refusal(capsys, str(tmp_path), "--plain")
    assert (code, "There is no story in" in read) == (1, True)


def test_no_message_of_a_story_reaches_the_terminal_as_an_order(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An escape in a name that is quoted back is not printed."""
    path = Path(story) / "1.yaml"
    path.write_text(path.read_text().replace("to: street", r'to: "\e[31mstreet"'))
    _, read = refusal(capsys, story, "--plain")
    assert "There is no node" in read
    assert "\x1b" not in read


def test_endless_ones_play_to_an_ending(story: str) -> None:
    """`yes 1 | vigilance --plain` ends by itself with 0, also when there are saved games."""
    for _ in range(2):
        with subprocess.Popen(["yes", "1"], stdout=subprocess.PIPE) as yes:
            played = subprocess.run(
                [sys.executable, "-m", "game", story, "--plain"], stdin=yes.stdout, capture_output=True, check=False
            )
            yes.kill()
        assert (played.returncode, played.stderr) == (0, b"")
        assert b"This game is over." in played.stdout


def test_without_a_terminal_it_plays_in_lines_by_itself(story: str) -> None:
    """No option is needed in a pipe, and nothing but text comes out of it."""
    played = vigilance(story, typed="1\n")
    assert played.returncode == 0
    assert b"You chose: Ask Voskoboinikov for the log." in played.stdout
    assert b"\x1b" not in played.stdout + played.stderr


def test_whoever_stops_reading_is_left_in_peace(story: str) -> None:
    """`| head -3` ends it quietly, and what was chosen is kept."""
    command = [sys.executable, "-m", "game", story, "--plain"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as played:
        assert played.stdin is not None
        assert played.stdout is not None
        played.stdout.readline()
        played.stdout.close()
        played.stdin.write(b"1\n1\n")
        played.stdin.close()
        assert played.wait() == 0
        assert played.stderr is not None
        assert played.stderr.read() == b""


def test_bytes_that_are_no_text_are_no_answer(story: str) -> None:
    """What cannot be read is taken for a question mark, and what cannot be written for one too."""
    played = vigilance(story, "--plain", typed=b"\xff\xfe\n\x00\n", PYTHONIOENCODING="ascii")
    assert (played.returncode, played.stderr) == (0, b"")
    assert b"is not among the answers" in played.stdout


@posix
def test_closed_streams_are_empty_ones(story: str) -> None:
    """Started without a standard input, it leaves at once, in good order."""
    played = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m game "{story}" --plain <&-'], capture_output=True, check=False
    )
    assert (played.returncode, played.stderr) == (0, b"")
    assert b"Nothing has been chosen" in played.stdout


@pytest.mark.parametrize(
    "arguments", [["--plain", "--new"], ["--plain", "--continue"], ["--plain", "--choices", "{}/a.play.yaml"]]
)
def test_lines_need_no_screen(story: str, arguments: list[str]) -> None:
    """In a fresh interpreter, playing in lines imports neither textual nor rich."""
    Path(story, "a.play.yaml").write_text("playthrough: a\nstory: rich\nseed: 1\nsteps: [{choose: desk.rise}]\n")
    script = (
        "import sys; from game.cli import main; main(sys.argv[1:]); "
        "print('screens:', [name for name in ('textual', 'rich') if name in sys.modules])"
    )
    given = [argument.format(story) for argument in arguments]
    played = subprocess.run(
        [sys.executable, "-c", script, story, *given], input=b"1\n", capture_output=True, check=False
    )
    assert played.stdout.endswith(b"screens: []\n"), played.stderr.decode()


def test_a_playthrough_file_is_played_and_gone_on_from(
    story: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it chose is told and kept, and the next line typed is the next choice."""
    Path(story, "a.play.yaml").write_text("playthrough: a\nstory: rich\nseed: 1\nsteps: [{choose: desk.rise}]\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("accuse\n"))
    assert main([story, "--plain", "--choices", f"{story}/a.play.yaml"]) == 0
    read = capsys.readouterr().out
    assert "You chose: Get up." in read
    assert "You chose: Underline ‘wrecking’." in read
    assert [game.choices for game in open_shelf(data).games("rich")] == [2]


def test_a_game_can_begin_anywhere(
    story: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--at` a node with `--set` values, from the first line told."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main([story, "--plain", "--at", "hall", "--set", "kept_log=yes", "--set", "nerve=3"]) == 0
    read = capsys.readouterr().out
    assert "The exchange of cards is called." in read
    assert "2. Lay the log on the table." in read


def test_the_same_seed_deals_the_same(
    story: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two games of one seed are told alike, and among a few seeds chance does fall otherwise."""
    told = []
    for seed in ("0", "0", "1", "2", "3", "4", "5"):
        monkeypatch.setattr(sys, "stdin", io.StringIO("rise\n"))
        main([story, "--plain", "--seed", seed])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert len(set(told)) == 2


def test_a_folder_given_comes_before_the_environment(
    story: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--data` says where games are kept."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    main([story, "--plain", "--data", str(tmp_path / "given")])
    assert len(open_shelf(tmp_path / "given").games("rich")) == 1
    assert not data.exists()


@posix
def test_a_terminal_that_is_dumb_is_played_in_lines(story: str) -> None:
    """With `TERM=dumb` it asks in lines, with a prompt, and not a single escape comes out."""
    read, code = in_terminal([story], "1\nquit\n", TERM="dumb")
    assert code == 0
    assert "\x1b" not in read
    assert "> 1" in read
    assert "You chose: Ask Voskoboinikov for the log." in read


@posix
def test_control_c_leaves_in_good_order(story: str) -> None:
    """The game is kept, a sentence says so, and the exit code is 130."""
    read, code = in_terminal([story, "--plain"], "1\n\x03")
    assert (code, "The game is kept." in read, "Traceback" in read) == (130, True, False)


TOO_LONG = 60
"""Seconds after which a process that does not leave by itself is killed, and its test fails."""
UNHEARD = 3.0
"""Seconds without an answer after which what was typed last is typed again."""


def in_terminal(arguments: list[str], typed: str, **environment: str) -> tuple[str, int]:
    """What is read at a pseudo-terminal while this is typed, a line at each prompt, and the exit code.

    A shell opens the terminal, so that it controls the process and control-C reaches it as from a keyboard.
    """
    outer, inner = os.openpty()
    shell = ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(inner)]
    command = [*shell, sys.executable, "-m", "game", *arguments]
    lines, read = typed.splitlines(keepends=True), b""
    streams = {"stdin": inner, "stdout": inner, "stderr": inner}
    with subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True, **streams) as running:
        os.close(inner)
        stop = Timer(TOO_LONG, running.kill)
        stop.start()
        line = ""
        with suppress(OSError):  # how a terminal says that nobody is there any more
            while True:
                if not select([outer], [], [], UNHEARD)[0]:  # a signal that comes between two steps may go unheard
                    os.write(outer, b"" if lines else line.encode())
                    continue
                if not (chunk := os.read(outer, 4096)):
                    break
                read += chunk
                if read.endswith(b"> ") and lines:
                    line = lines.pop(0)
                    os.write(outer, line.encode())
        os.close(outer)
        stop.cancel()
        return read.decode(), running.wait()


@pytest.mark.parametrize("command", ["prove", "sample", "report"])
def test_what_needs_numpy_says_so_where_there_is_none(story: str, command: str) -> None:
    """With what installs it for the Python that runs; what needs none goes on without."""
    without = "import sys; sys.modules['numpy'] = None; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", without, command, story], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == f"vigilance: this needs numpy; `{sys.executable} -m pip install 'numpy>=2'` installs it.\n"
    check = [sys.executable, "-c", without, "check", story]
    assert subprocess.run(check, capture_output=True, check=False, timeout=60).returncode in (0, 1)
