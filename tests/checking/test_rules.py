"""What the checker says, and above all what it does not say: one finding for one mistake, and no false alarm."""

from game.checking.checker import check_sources
from game.model.problems import Problem, Problems
from tests.stories import METADATA, YOU, codes, sources

SIGNED = "flags:\n  signed: {yes: signed, no: not signed}\n"
BOTH = SIGNED + "  sealed: {yes: sealed, no: not sealed}\n"
CHANCE = "chances: {weather: {frost: 1, thaw: 1}}\n"
FRIEND = '  raikhlin: {name: "Raikhlin, Boris", gender: man, role: editor, reminder: reads backwards}\n'


def node(name: str, *choices: str, text: str = "A room.", head: str = "") -> str:
    """A node in a few words: `head` is further fields, each choice `id: fields`, parted by semicolons."""
    lines = [
        f"node: {name}",
        *filter(None, head.split("; ")),
        "text: |",
        f"  {text}",
        *(["choices:"] if choices else []),
    ]
    for choice in choices:
        name, _, fields = choice.partition(": ")
        lines += [f"  - id: {name}", f"    text: {name}", *(f"    {field}" for field in fields.split("; "))]
    return "\n".join(lines) + "\n"


LAST = node("last", head="kind: ending")


def found(*nodes: str, world: str = "", metadata: str = METADATA) -> list[Problem]:
    """The problems of a story, and an ending `last`."""
    text = "---\n".join([*nodes, LAST])
    return list(check_sources(sources(text, world, metadata), Problems()).problems)


def said(*nodes: str, world: str = "", metadata: str = METADATA) -> list[str]:
    """The codes of its problems."""
    return sorted(codes(found(*nodes, world=world, metadata=metadata)))


def test_a_name_whose_declaration_is_broken_is_no_second_problem():
    """A node, a choice, a flag or a machine with a problem of its own is known all the same."""
    world = "flags:\n  signed: {yes: signed}\nmeters:\n  nerve: {range: 0..2, start: 1, bands: [a]}\n"
    first = node(
        "first",
        "a: do: signed = yes; to: second",
        "b: do: nerve += 1; to: last",
        "c: when: chosen(second.on); to: last",
    )
    second = node("second", "on: too: last", text="Here.").replace("text: on", "txt: on")
    assert said(first, second, world=world) == ["V010", "V010", "V011", "V011", "V040"]


def test_what_unreadable_yaml_may_have_declared_is_no_second_problem():
    """Only the document that cannot be read is reported."""
    assert said(node("first", "a: to: second"), node("second", "a: to: last", text="x") + "title: 'x\n") == ["V002"]


def test_problems_of_all_stages_are_told_together():
    """A wrong shape, a wrong name and a wrong type in different nodes hide nothing of each other."""
    one, two, three = (
        node("first", "a: too: x; to: two"),
        node("two", "a: when: sined; to: three"),
        node("three", "a: when: signed is yes; to: last"),
    )
    assert said(one, two, three, world=SIGNED) == ["V010", "V020", "V031"]


def test_paths_are_followed_only_where_there_are_no_errors():
    """Of a broken story too much would seem unreached."""
    assert said(node("first", "a: to: lats"), node("nobody", "a: to: last")) == ["V021"]


def test_one_report_for_a_stretch_that_is_cut_off():
    """The first node is named, and the hint counts those behind it, a circle too."""
    cut = [node("b", "on: to: c"), node("c", "on: to: d", "back: to: b"), node("d", "on: to: last")]
    (problem,) = found(node("first", "on: to: last"), *cut)
    assert (problem.code, problem.message) == ("V050", "Nothing leads to `b`.")
    assert "2 more" in problem.hint


def test_a_condition_is_judged_over_all_callers_of_a_shared_scene():
    """What always holds for one call and not for the other decides something."""
    first = node(
        "first", "sign: do: signed = yes; call: shared; to: last", "wait: call: shared; to: last; expressive: true"
    )
    shared = node("shared", "back: returns: true", text="{if signed: Signed. | Not signed.}", head="kind: shared")
    assert said(first, shared, world=SIGNED) == []


def test_the_other_side_of_a_condition_is_known():
    """A text behind a guard knows what the guard has settled, and which variants came before it."""
    first = node("first", "sign: do: signed = yes; to: second", "wait: to: second; expressive: true")
    second = node("second", "a: when: signed; to: third", "b: when: not signed; to: last")
    (problem,) = found(first, second, node("third", "on: to: last", text="{if signed: a | b}"), world=SIGNED)
    assert (problem.code, problem.hint) == ("V054", "On every path that leads here, `signed` is `yes`.")


def test_choices_that_exclude_each_other_leave_one_open():
    """`signed` and `not signed` cannot both fail; nor can what only looks more complicated."""
    first = node(
        "first",
        "sign: do: signed = yes; to: second",
        "seal: do: sealed = yes; to: second",
        "no: to: second; expressive: true",
    )
    second = node("second", "a: when: signed and sealed; to: last", "b: when: not (signed and sealed); to: other")
    assert said(first, second, node("other", head="kind: ending"), world=BOTH) == []


def test_a_chance_behind_what_can_be_taken_once_is_dealt_once():
    """Coming back to the hub does not open the way to the deal again."""
    first = node("first", "look: once: true; to: window", "go: to: last", head="kind: hub")
    window = node("window", "back: to: first", text="{if weather is frost: Frost. | Thaw.}", head="deal: weather")
    assert said(first, window, world=CHANCE) == []


def test_first_choices_that_use_something_up_come_to_an_end():
    """A meter that goes down is a way out, if nothing raises it again."""
    nerve = "meters:\n  nerve: {range: 0..2, start: 2, bands: [a, b, c]}\n"
    down = node("first", "wait: needs: nerve >= 1; do: nerve -= 1; to: first", "go: to: last", head="kind: hub")
    assert said(down, world=nerve) == []
    up = down.replace("nerve -= 1", "nerve += 1")
    assert said(up, world=nerve) == ["V054", "V064"]


def test_first_choices_may_go_round_through_several_nodes():
    """The circle is found however long it is, and reported once."""
    first, second = node("first", "on: to: second", "end: to: last"), node("second", "back: to: first", "end: to: last")
    assert said(first, second) == ["V064"]


def test_a_standing_still_is_not_also_an_endless_story():
    """Where the reason is a node without a way out, no more is said."""
    first = node("first", "sign: do: signed = yes; to: second", "leave: to: last")
    assert said(first, node("second", "a: when: not signed; to: last"), world=SIGNED) == ["V051", "V053"]


def read_later(does: str, reads: str, world: str = "") -> list[str]:
    """The codes for two choices that lead alike, the first of which does something that the next text may read."""
    first = node("first", f"a: {does}; to: second", "b: to: second; expressive: true")
    return said(first, node("second", "on: to: last", text=reads), world=world)


def test_a_choice_that_changes_what_is_read_is_no_empty_one():
    """It may set a variable, or be asked for by its name."""
    assert read_later("do: signed = yes", "{if signed: a | b}", SIGNED) == []
    assert read_later("stance: conform", "{if chosen(first.a): a | b}") == []
    assert read_later("stance: conform", "A room.") == ["V065"]


def test_that_somebody_was_there_is_no_doing_of_a_choice():
    """Every choice of a node leaves it visited."""
    first = node("first", "a: to: second", "b: to: second; expressive: true")
    assert said(first, node("second", "on: to: last", text="{if visited(first): a | b}")) == ["V054", "V065"]


def test_a_choice_that_leads_where_no_other_leads_is_no_empty_one():
    """Which scene comes next is difference enough."""
    assert said(node("first", "a: to: second", "b: to: last"), node("second", "on: to: last")) == []


LETTER = """\
machines:
  paper:
    initial: a
    states: {a: a, b: b}
    transitions:
      - a -> b: sent
papers: {letter: {title: A letter, machine: paper}}
"""


def test_an_event_that_finds_no_transition_now_and_then_is_nothing():
    """It must only not be so wherever it is fired."""
    first = node("first", "a: fire: letter.sent; to: second", "b: to: last")
    assert said(first, node("second", "again: fire: letter.sent; to: last"), world=LETTER) == []


SURNAMES = YOU + FRIEND


def named(text: str, world: str = SURNAMES) -> list[str]:
    """The codes for a text that names somebody."""
    return said(node("first", "on: to: last", text=text), world=world)


def test_a_surname_in_the_form_of_the_other_sex_is_found():
    """Also with a possessive ending, and in an option."""
    assert named("Raikhlina waits.") == ["V071"]
    assert named("It is Raikhlina's hat.") == ["V071"]
    assert said(node("first", "on: to: last").replace("text: on", "text: Ask Raikhlina."), world=SURNAMES) == ["V071"]


def test_a_surname_somebody_bears_is_right():
    """His own, that of a declared wife, the plural, and the player's in both forms."""
    wife = '  vera: {name: "Raikhlina, Vera", gender: woman, role: his wife, reminder: sells hats}\n'
    assert named("Raikhlin waits, and the Raikhlins wait, and Rudakova and Rudakov.") == []
    assert named("Raikhlina waits.", SURNAMES + wife) == []


MARRIED = """\
  vera:
    name: Belkind, Vera
    gender: woman
    role: clerk
    reminder: keeps the stamp
    forms:
      - {when: signed, name: "Raikhlina, Vera", gender: woman}
"""


def test_a_form_of_a_name_counts_as_borne():
    """Somebody who marries in the course of the story has both."""
    first = node("first", "sign: do: signed = yes; to: last", "no: to: second", text="Raikhlina, says the door.")
    second = node("second", "on: to: last", text="{vera}")
    assert said(first, second, world=SURNAMES + MARRIED + SIGNED) == []


def test_a_former_name_of_a_choice_may_be_that_of_another_node():
    """`was` of a choice is a choice's name, and only a choice can stand in its way."""
    first = node("first", "on: was: last; to: last")
    assert said(first) == []
    assert said(node("first", "on: was: off; to: last", "off: to: second"), node("second", "on: to: last")) == ["V024"]
