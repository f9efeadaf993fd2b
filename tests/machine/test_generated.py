"""The generated machine: what it writes, and what it can be asked to swallow."""

from game.machine.generated import GeneratedMachine
from game.machine.machine import Machine
from game.machine.source import Source
from tests.stories import machine

END = "\n---\nnode: last\nkind: ending\ntext: |\n  The end.\n"


def agreed(tiny: Machine) -> bool:
    """Whether always taking the first leads the generated machine to where the interpreter comes."""
    state, _ = tiny.start()
    last, _ = GeneratedMachine(tiny).play(state, lambda _: 0)
    while moves := tiny.open_moves(state):
        state, _ = tiny.step(state, moves[0])
    return last == state


def test_a_site_reads_as_a_function():
    """One function: pick among what is open, note it, do what the move does, return the next site."""
    nodes = """
    node: first
    text: |
      A room.
    choices:
      - {id: on, text: On., do: nerve += 1, to: last}
      - {id: up, needs: nerve >= 2, text: Up., do: lamp = yes, to: last}
    ---
    node: last
    kind: ending
    text: |
      The end.
    """
    world = "meters: {nerve: {range: 0..2, start: 0, bands: [a, b, c]}}\nflags: {lamp: {yes: lit, no: dark}}\n"
    name, source = Source(machine(nodes, world).program).site(0)
    assert name == "site_0"
    assert source == (
        "def site_0(v, pick, note):\n"
        "    move = (pick(2) if (v[0] == 2) else pick(1))\n"
        "    note(move)\n"
        "    if move == 0:\n"
        "        v[0] = (1, 2, 2)[v[0]]\n"
        "        return -2\n"
        "    if move == 1:\n"
        "        v[1] = 1\n"
        "        return -2\n"
        "    return -1"
    )


def test_ids_that_would_run_together_stay_apart():
    """`a.b_c` is not `a_b.c`: functions are named by numbers."""
    world = """
    matters:
      a_b: {title: A, machine: long}
      a: {title: B, machine: short}
    machines:
      long: {initial: x, states: {x: x, y: y}, transitions: [{x -> y: c, when: a is z}]}
      short: {initial: x, states: {x: x, z: z}, transitions: [{x -> z: b_c, fire: a_b.c}]}
    """
    nodes = "node: first\ntext: |\n  A.\nchoices:\n  - {id: on, text: On., fire: [a.b_c, a_b.c], to: last}\n" + END
    assert agreed(machine(nodes, world))


def test_a_long_way_without_a_choice_is_walked():
    """Two thousand nodes that lead on by themselves are no two thousand calls within each other."""
    chain = "---\n".join(f"node: n{i}\nnext: n{i + 1}\n" for i in range(2_000))
    nodes = "node: first\ntext: |\n  A.\nchoices:\n  - {id: on, text: On., to: n0}\n---\n"
    assert agreed(machine(f"{nodes}{chain}---\nnode: n2000\nnext: last\n{END}"))


def test_many_options_and_many_guards_are_no_harm():
    """A thousand options, all locked but the last, are no thousand branches and no 2^1000 cases."""
    options = "".join(f"  - {{id: c{i}, needs: nerve == 2, text: C., to: last}}\n" for i in range(1_000))
    nodes = f"node: first\ntext: |\n  A.\nchoices:\n{options}  - {{id: on, text: On., to: last}}\n{END}"
    assert agreed(machine(nodes, "meters: {nerve: {range: 0..2, start: 0, bands: [a, b, c]}}\n"))


def test_nothing_open_is_the_end():
    """A node whose only option is locked for good is where both stop."""
    nodes = f"node: first\ntext: |\n  A.\nchoices:\n  - {{id: on, needs: lamp, text: On., to: last}}\n{END}"
    assert agreed(machine(nodes, "flags: {lamp: {yes: lit, no: dark}}\n"))


def test_a_deep_condition_is_generated():
    """As many brackets and denials as the language allows."""
    condition = "not (lamp or " * 55 + "lamp" + ")" * 55
    nodes = (
        f"node: first\ntext: |\n  A.\nchoices:\n  - id: on\n    needs: {condition}\n    text: On.\n    to: last\n{END}"
    )
    assert agreed(machine(nodes, "flags: {lamp: {yes: lit, no: dark}}\n"))
