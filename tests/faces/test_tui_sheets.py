"""Where the page turns: what a turn tells, cut into sheets."""

from game.language.prose import Span
from game.playing.telling import Care, Chapter, Document, Paragraph, Told, Where, Yours
from game.tui.sheets import linked, opening, sheets


def words(text: str, entry: str = "") -> tuple[Span, ...]:
    return (Span(text, entry=entry),)


ACT = Yours(words("Go."))
HERE, THERE = Where("here", "1936"), Where("there", "1937")
TEXT, MORE = Paragraph(words("Text.")), Paragraph(words("More."))
TURNED = Paragraph(words("Overleaf."), page=True)
CHAPTER, CARE = Chapter("The Boiler"), Care(words("A letter."))


def test_without_a_page_turn_there_is_one_sheet():
    """Everything a turn tells stands together."""
    assert sheets([ACT, HERE, TEXT, MORE]) == ((ACT, HERE, TEXT, MORE),)


def test_a_turn_that_tells_nothing_is_one_empty_sheet():
    """There is always a sheet, so that there is always something to put options under."""
    assert sheets([]) == ((),)


def test_a_page_turn_begins_a_sheet():
    """Of a paragraph as of a document."""
    paper = Document("memo", (), (), page=True)
    assert sheets([TEXT, TURNED, MORE, paper]) == ((TEXT,), (TURNED, MORE), (paper,))


def test_what_only_leads_up_to_a_page_turn_goes_over_with_it():
    """A place is not left behind at the foot of the page before."""
    assert sheets([TEXT, HERE, TURNED]) == ((TEXT,), (HERE, TURNED))


def test_a_page_turn_at_the_head_of_a_turn_is_none():
    """Nobody is asked to turn a page that has nothing on it but their own act."""
    assert sheets([ACT, HERE, TURNED]) == ((ACT, HERE, TURNED),)


def test_a_chapter_begins_a_sheet_and_leaves_the_act_behind():
    """The act is the last line of the chapter before."""
    assert sheets([ACT, CHAPTER, HERE, TURNED]) == ((ACT,), (CHAPTER, HERE, TURNED))


def test_a_word_of_care_has_a_sheet_to_itself():
    """So that whoever is warned can still choose."""
    assert sheets([TEXT, CARE, MORE]) == ((TEXT,), (CARE,), (MORE,))


def test_no_part_is_lost_or_moved():
    """Laid end to end the sheets are the turn."""
    parts: list[Told] = [ACT, TEXT, CHAPTER, HERE, TURNED, CARE, THERE, TURNED, MORE, CHAPTER, HERE]
    assert [part for sheet in sheets(parts) for part in sheet] == parts


def test_a_sheet_opens_with_its_place_only_if_it_is_its_only_one():
    """A place told before anything else can stand in the head; one that comes later cannot."""
    assert opening([ACT, HERE, TEXT]) == (HERE,)
    assert opening([ACT, TEXT, HERE]) == ()
    assert opening([HERE, TEXT, THERE]) == ()


def test_every_entry_a_page_links_to_is_named_once_in_order():
    """From paragraphs and from documents, heading and all."""
    paper = Document("memo", words("b", "second"), (words("a", "first"), words("c", "third")))
    assert list(linked([Paragraph(words("a", "first")), paper])) == ["first", "second", "third"]
