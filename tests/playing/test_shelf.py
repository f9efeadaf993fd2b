"""The shelf: saved games in one file, which nothing that happens to it may lose."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game.playing.log import Chosen, Dealt, Log, LogEntry, Noted, Started
from game.playing.shelf import FILE, ContinuedElsewhere, Shelf, ShelfError, data_folder, open_shelf
from game.playing.shelf_file import APPLICATION, VERSION, connect

ENTRIES: tuple[LogEntry, ...] = (
    Started("desk", (("nerve", "2"), ("kept_log", "yes"))),
    Chosen("desk.rise"),
    Dealt("weather", "snow"),
    Noted("the lamp is out already"),
    Chosen("hall.accuse"),
)
LOG = Log("rich", "abc", 7, ENTRIES)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An open shelf in an empty folder."""
    return open_shelf(tmp_path)


def files(folder: Path) -> list[str]:
    """The names in a folder, without what SQLite keeps beside its file."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))


def sql(folder: Path, *statements: str) -> None:
    """Does something to the file behind the shelf's back."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_log_is_read_back_as_it_was_put(shelf: Shelf) -> None:
    """Every kind of entry comes back, in order, with story, hash and seed."""
    assert shelf.log(shelf.put(LOG)) == LOG


def test_a_game_knows_what_the_menu_shows(shelf: Shelf) -> None:
    """Its title, how many choices it has, where it ended, and when it was begun and saved, in UTC."""
    game = shelf.put(LOG, "taken", title="the first attempt")
    assert (game.title, game.choices, game.ending, game.seed) == ("the first attempt", 2, "taken", 7)
    assert game.begun == game.saved
    assert game.saved.utcoffset() is not None


def test_games_come_the_latest_first(shelf: Shelf) -> None:
    """A game that is written again moves to the top."""
    first, second = shelf.put(LOG), shelf.put(LOG)
    assert [game.id for game in shelf.games("rich")] == [second.id, first.id]
    shelf.write(first, LOG)
    assert [game.id for game in shelf.games("rich")] == [first.id, second.id]


def test_each_story_has_its_own_games(shelf: Shelf) -> None:
    """A game of one story is not offered by another."""
    shelf.put(LOG)
    assert shelf.games("poor") == ()


def test_writing_a_longer_log_adds_to_it(shelf: Shelf, tmp_path: Path) -> None:
    """The rows that stand already are left as they are."""
    game = shelf.put(Log("rich", "abc", 7, ENTRIES[:2]))
    game = shelf.write(game, LOG)
    assert shelf.log(game) == LOG
    assert game.choices == 2


def test_writing_a_shorter_log_takes_back_its_end(shelf: Shelf) -> None:
    """An undone choice is gone from the file as soon as the call returns."""
    game = shelf.write(shelf.put(LOG, "taken"), Log("rich", "abc", 7, ENTRIES[:2]))
    assert open_shelf(shelf.folder).log(game).entries == ENTRIES[:2]
    assert game.ending == ""


def test_writing_another_choice_replaces_the_last(shelf: Shelf) -> None:
    """What is common is kept, and the rest is as the new log has it."""
    other = (*ENTRIES[:3], Chosen("hall.abstain"))
    game = shelf.write(shelf.put(LOG), Log("rich", "abc", 7, other))
    assert shelf.log(game).entries == other


def test_a_game_continued_elsewhere_is_not_overwritten(tmp_path: Path) -> None:
    """Of two who opened the same game, the second to write is refused, and the first one's log stands."""
    one, two = open_shelf(tmp_path), open_shelf(tmp_path)
    game = one.put(Log("rich", "abc", 7, ENTRIES[:2]))
    one.write(game, LOG)
    with pytest.raises(ContinuedElsewhere):
        two.write(game, Log("rich", "abc", 7, (*ENTRIES[:2], Chosen("hall.abstain"))))
    assert two.log(game) == LOG


def test_a_game_can_be_named(shelf: Shelf) -> None:
    """The name is kept, and writing on does not lose it."""
    game = shelf.rename(shelf.put(LOG), "the second attempt")
    shelf.write(game, LOG)
    assert shelf.games("rich")[0].title == "the second attempt"


def test_what_is_written_is_there_for_the_next_process(shelf: Shelf) -> None:
    """Without being closed, another connection reads it: it is in the file and not in this process."""
    game = shelf.put(LOG)
    assert open_shelf(shelf.folder).log(game) == LOG


def test_every_commit_reaches_the_disk(shelf: Shelf) -> None:
    """The write-ahead log is on, and each commit waits for the disk."""
    assert shelf._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert shelf._connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\0" + bytes(50), bytes(4096), b"nothing of ours" * 400])
def test_a_file_that_is_no_shelf_is_put_aside(tmp_path: Path, content: bytes) -> None:
    """It is kept under another name as it was, a new shelf begins, and a sentence says so."""
    (tmp_path / FILE).write_bytes(content)
    shelf = open_shelf(tmp_path)
    shelf.put(LOG)
    assert "is damaged" in shelf.notice
    aside = next(path for path in tmp_path.iterdir() if ".damaged-" in path.name)
    assert aside.name in shelf.notice
    assert aside.read_bytes() == content
    assert shelf.lasting


def test_a_shelf_torn_in_the_middle_is_put_aside(tmp_path: Path) -> None:
    """A page overwritten in the middle of the file is found at once, and nothing of the file is lost."""
    shelf = open_shelf(tmp_path)
    for _ in range(50):
        shelf.put(LOG)
    shelf.close()
    path = tmp_path / FILE
    torn = path.read_bytes()[:8192] + b"\xff" * 4096 + path.read_bytes()[12288:]
    path.write_bytes(torn)
    assert "is damaged" in open_shelf(tmp_path).notice
    assert torn in [aside.read_bytes() for aside in tmp_path.iterdir()]


def test_two_damaged_files_are_both_kept(tmp_path: Path) -> None:
    """The second does not take the place of the first, though they are put aside in the same second."""
    for content in (b"one" * 200, b"two" * 200):
        (tmp_path / FILE).write_bytes(content)
        open_shelf(tmp_path).close()
    assert len(files(tmp_path)) == 3


def test_what_belongs_to_a_damaged_file_is_put_aside_with_it(tmp_path: Path) -> None:
    """Choices that were committed and not yet written into the file proper are kept beside it, for whoever mends it."""
    open_shelf(tmp_path).put(LOG)
    log = (tmp_path / f"{FILE}-wal").read_bytes()
    (tmp_path / FILE).write_bytes(b"rubbish" * 99)
    open_shelf(tmp_path)
    assert log in [path.read_bytes() for path in tmp_path.iterdir() if path.name.endswith("Z-wal")]


def test_somebody_elses_database_is_put_aside(tmp_path: Path) -> None:
    """A sound database that is no shelf is not written to."""
    sql(tmp_path, "CREATE TABLE recipe (soup TEXT)")
    before = (tmp_path / FILE).read_bytes()
    assert "is damaged" in open_shelf(tmp_path).notice
    assert before in [path.read_bytes() for path in tmp_path.iterdir()]


def test_a_shelf_without_its_tables_is_put_aside(tmp_path: Path) -> None:
    """A file that says it is ours and is not whole is kept too."""
    open_shelf(tmp_path).close()
    sql(tmp_path, "DROP TABLE entry")
    assert "is damaged" in open_shelf(tmp_path).notice


def test_a_newer_shelf_is_left_as_it_is(tmp_path: Path) -> None:
    """It is not renamed or written; the game is played without being kept, and a sentence says so."""
    shelf = open_shelf(tmp_path)
    shelf.put(LOG)
    shelf.close()
    sql(tmp_path, f"PRAGMA user_version = {VERSION + 1}", "CREATE TABLE ledger (line TEXT)")
    before = (tmp_path / FILE).read_bytes()
    shelf = open_shelf(tmp_path)
    shelf.put(LOG)
    assert "from a newer version" in shelf.notice
    assert not shelf.lasting
    assert (files(tmp_path), (tmp_path / FILE).read_bytes()) == ([FILE], before)


def test_a_shelf_of_the_version_before_is_taken_on(tmp_path: Path) -> None:
    """Its games stay, and a program that knows only that version leaves it alone from then on."""
    open_shelf(tmp_path).put(LOG)
    sql(tmp_path, "PRAGMA user_version = 1")
    assert open_shelf(tmp_path).games("rich")
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_version_too_old_to_read_is_put_aside(tmp_path: Path) -> None:
    """What no version of this program can read any more is kept, and not overwritten."""
    sql(tmp_path, "CREATE TABLE game (id)", f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 0")
    assert "is damaged" in open_shelf(tmp_path).notice


def test_a_shelf_half_made_is_finished(tmp_path: Path) -> None:
    """A process that was killed before its first commit leaves an empty file, which is a shelf with nothing on it."""
    connection = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    shelf = open_shelf(tmp_path)
    assert (shelf.notice, shelf.games("rich")) == ("", ())


def test_where_no_folder_can_be_the_game_is_played_without_keeping_it(tmp_path: Path) -> None:
    """A path through a file is no folder: a sentence says why, and the shelf lasts as long as the process."""
    (tmp_path / "file").write_text("")
    shelf = open_shelf(tmp_path / "file" / "games")
    assert shelf.notice.startswith(f"Games cannot be kept in {tmp_path / 'file' / 'games'}: ")
    assert not shelf.lasting
    assert shelf.log(shelf.put(LOG)) == LOG


def test_a_folder_in_place_of_the_file_gets_a_sentence(tmp_path: Path) -> None:
    """It is not removed."""
    (tmp_path / FILE).mkdir()
    shelf = open_shelf(tmp_path)
    assert "the file cannot be opened" in shelf.notice
    assert (tmp_path / FILE).is_dir()


def test_a_shelf_that_another_process_holds_gets_a_sentence(tmp_path: Path) -> None:
    """After waiting a bounded time, writing gives up, and the game on the shelf stands as it was."""
    shelf = Shelf(tmp_path, connect(tmp_path / FILE, patience=0))
    game = shelf.put(LOG)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ShelfError, match="another process is holding the file"):
        shelf.write(game, Log("rich", "abc", 7))
    other.execute("ROLLBACK")
    assert shelf.log(shelf.write(game, LOG)) == LOG


def test_a_shelf_held_at_the_start_is_not_taken_for_damaged(tmp_path: Path) -> None:
    """The file is left where it is, and a sentence says that another process holds it."""
    open_shelf(tmp_path).close()
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    shelf = open_shelf(tmp_path, patience=0)
    assert "another process is holding the file" in shelf.notice
    assert files(tmp_path) == [FILE]


def test_a_full_disk_gets_a_sentence_and_loses_nothing(shelf: Shelf) -> None:
    """What was kept before stands, and once there is room the whole log is written."""
    game = shelf.put(LOG)
    long = Log("rich", "abc", 7, (*ENTRIES, *(Chosen(f"hall.{'x' * 200}{n}") for n in range(200))))
    pages = shelf._connection.execute("PRAGMA page_count").fetchone()[0]
    shelf._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ShelfError, match="the disk is full"):
        shelf.write(game, long)
    assert shelf.log(game) == LOG
    shelf._connection.execute("PRAGMA max_page_count = 100000")
    assert shelf.log(shelf.write(game, long)) == long


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET kind = 'sung' WHERE number = 1",
        "UPDATE entry SET detail = '{' WHERE number = 0",
        "UPDATE entry SET detail = '[[1, 2, 3]]' WHERE number = 0",
        "UPDATE entry SET detail = '7' WHERE number = 0",
    ],
)
def test_a_game_whose_rows_make_no_sense_gets_a_sentence(shelf: Shelf, damage: str) -> None:
    """Only that game is refused; the others open."""
    other, game = shelf.put(Log("rich", "abc", 7)), shelf.put(LOG)
    shelf._connection.execute(f"{damage} AND game = {game.id}")
    with pytest.raises(ShelfError, match="damaged"):
        shelf.log(game)
    assert shelf.log(other).entries == ()


def test_the_folder_given_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`--data` before `VIGILANCE_DATA`, and that before the platform's own place."""
    monkeypatch.setenv("VIGILANCE_DATA", str(tmp_path / "env"))
    assert data_folder(str(tmp_path / "given")) == tmp_path / "given"
    assert data_folder(None) == tmp_path / "env"
    monkeypatch.delenv("VIGILANCE_DATA")
    assert data_folder(None).name == "vigilance"


_PUTS = """
import sys
from pathlib import Path
from game.playing.log import Chosen, Log
from game.playing.shelf import open_shelf
shelf = open_shelf(Path(sys.argv[1]), patience=30)
assert shelf.lasting, shelf.notice
game = shelf.put(Log("rich", "", 7))
for number in range(1, 21):
    game = shelf.write(game, Log("rich", "", 7, tuple(Chosen(f"{sys.argv[2]}.{n}") for n in range(number))))
"""


def test_processes_that_begin_at_once_share_a_new_shelf(tmp_path: Path) -> None:
    """Four processes make the file, play a game each, and all four games are whole."""
    players = [subprocess.Popen([sys.executable, "-c", _PUTS, str(tmp_path), name]) for name in "abcd"]
    assert [player.wait() for player in players] == [0, 0, 0, 0]
    shelf = open_shelf(tmp_path)
    logs = [shelf.log(game) for game in shelf.games("rich")]
    whole = {tuple(Chosen(f"{name}.{n}") for n in range(20)) for name in "abcd"}
    assert {log.entries for log in logs} == whole
    assert files(tmp_path) == [FILE]
