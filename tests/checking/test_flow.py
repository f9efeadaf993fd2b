"""The value sets: they hold every state that can be, so what they exclude never is."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from game.checking.asking import questions
from game.checking.flow import Flow, shifted
from game.checking.sets import NONE, Sets
from game.language.tree import All, Counted, In, Not, Some, Tree, bits
from game.language.variables import Variable
from game.machine.machine import Entered, Machine, State
from tests.generated_stories import generated_machine

MOST_STATES = 400
THREE = [Variable(name, "meter", ("0", "1", "2"), 0, name, ("a", "b", "c")) for name in "xyz"]
STORIES = st.integers(0, 150)


@cache
def explored(machine: Machine) -> tuple[tuple[int, State], ...]:
    """The sites entered and the states they are told from, as far as a few hundred states go."""
    state, happenings = machine.start()
    seen, waiting = {state}, [state]
    entered = [(found.site.index, found.state) for found in happenings if isinstance(found, Entered)]
    while waiting and len(seen) < MOST_STATES:
        state = waiting.pop(0)
        for move in machine.open_moves(state):
            after, happenings = machine.step(state, move)
            entered += [(found.site.index, found.state) for found in happenings if isinstance(found, Entered)]
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return tuple(dict.fromkeys(entered))


@cache
def flow_of(number: int) -> Flow:
    return Flow(generated_machine(number).program)


@given(STORIES)
def test_every_state_that_can_be_is_in_the_set_of_its_site(number: int):
    """Whatever is chosen, each variable has a value that the flow allows at that site."""
    machine, flow = generated_machine(number), flow_of(number)
    for index, state in explored(machine):
        resting = flow.resting(machine.program.sites[index])
        for variable in machine.program.variables:
            assert flow.sets.values(resting, variable) >> machine.value(state, variable) & 1


@given(STORIES)
def test_a_condition_said_to_be_decided_is_so_in_every_state(number: int):
    """What never holds at a site, or always does, comes out so in each state the site is told from."""
    machine, flow = generated_machine(number), flow_of(number)
    for index, state in explored(machine):
        site = machine.program.sites[index]
        resting = flow.resting(site)
        for move in site.moves:
            if not flow.sets.can_hold(resting, move.guard):
                assert not machine.holds(state, move.guard)
            if not flow.sets.can_hold(resting, Not(move.guard)):
                assert machine.holds(state, move.guard)


@given(STORIES)
def test_every_condition_that_is_asked_is_asked_in_some_state(number: int):
    """No question is listed without states: of what is never asked, nothing can be said."""
    assert all(question.states and all(question.states) for question in questions(flow_of(number)))


def trees() -> st.SearchStrategy[Tree]:
    """Conditions over three variables of three values."""
    atoms = st.builds(In, st.sampled_from(THREE), st.integers(0, 7))
    counts = st.builds(
        lambda found, counts: Counted(tuple(found), counts, "some"), st.lists(atoms, max_size=3), st.integers(0, 15)
    )
    return st.recursive(
        atoms | counts,
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, max_size=3).map(lambda parts: Some(tuple(parts)))
            | inner.map(Not)
        ),
        max_leaves=6,
    )


def holds(tree: Tree, values: dict[str, int]) -> bool:
    """Whether a condition holds, by its definition."""
    match tree:
        case In(variable, found):
            return bool(found >> values[variable.name] & 1)
        case All(parts):
            return all(holds(part, values) for part in parts)
        case Some(parts):
            return any(holds(part, values) for part in parts)
        case Not(part):
            return not holds(part, values)
        case Counted(members, counts):
            return bool(counts >> sum(holds(member, values) for member in members) & 1)


def single_states(sets: Sets, states: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Each state of a set by itself, with its values."""
    for values in product(range(3), repeat=3):
        single = 1
        for variable, value in zip(THREE, values, strict=True):
            single = sets.with_values(single, variable.name, 1 << value)
        if single & states == single:
            yield single, dict(zip("xyz", values, strict=True))


SETS = Sets(THREE)
STATES = st.tuples(*[st.integers(1, 7)] * 3).map(lambda found: 1 | found[0] << 1 | found[1] << 4 | found[2] << 7)


@given(STATES, trees())
def test_the_states_where_a_condition_holds_are_kept(states: int, tree: Tree):
    """Narrowing a set to a condition loses none of the states in which it holds."""
    kept = SETS.where(states, tree)
    assert kept & ~states == 0
    assert all(single & kept == single for single, values in single_states(SETS, states) if holds(tree, values))


@given(STATES, trees())
def test_whether_a_condition_can_hold_is_answered_exactly(states: int, tree: Tree):
    """Over independent values, yes means that some state fulfils it, and no that none does."""
    assert SETS.can_hold(states, tree) == any(holds(tree, values) for _, values in single_states(SETS, states))


def test_nothing_can_hold_nowhere():
    """In an empty set of states no condition holds, not even the one that always does."""
    assert not SETS.can_hold(NONE, All(()))


@given(st.integers(2, 6), st.data())
def test_moving_a_set_moves_each_of_its_values(size: int, data: st.DataObject):
    """A meter's values go up or down together, each held at the ends as one value is."""
    values = data.draw(st.integers(1, (1 << size) - 1))
    amount = data.draw(st.integers(1 - size, size - 1).filter(bool))
    moved = {min(max(value + amount, 0), size - 1) for value in bits(values)}
    assert set(bits(shifted(values, amount, size))) == moved
