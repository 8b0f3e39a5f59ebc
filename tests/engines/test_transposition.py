"""From columns of values to groups of people, and back to the bits of each person."""

from hypothesis import given
from hypothesis import strategies as st

from engine.engines.signatures import bits_set
from engine.engines.transposition import signatures, slices

VALUES = st.none() | st.integers(0, 400) | st.lists(st.sampled_from("abcd"), min_size=1).map(tuple)


@given(st.lists(VALUES, min_size=1, max_size=600))
def test_a_group_holds_the_people_with_a_value(column: list[object]) -> None:
    """Of several values, each; nobody who has none. However many different values there are."""
    groups = slices(column)  # type: ignore[arg-type]

    held = {
        single: {
            at
            for at, value in enumerate(column)
            if value == single or (isinstance(value, tuple) and single in value)
        }
        for value in column
        for single in (value if isinstance(value, tuple) else () if value is None else (value,))
    }
    assert {
        one: set(bits_set(tuple(group.to_bytes(80, "little")))) for one, group in groups.items()
    } == held


@given(st.lists(st.sets(st.integers(0, 29)), max_size=20))
def test_a_signature_says_which_groups_somebody_belongs_to(members: list[set[int]]) -> None:
    """Each group is one bit of each person."""
    groups = [sum(1 << person for person in some) for some in members]

    each = list(zip(*signatures(groups, 30), strict=True)) if groups else [()] * 30

    found = [set(bits_set(one)) for one in each]
    assert found == [{at for at, some in enumerate(members) if who in some} for who in range(30)]
