"""Two paths or two roles by the names that people give them."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MisuseError
from engine.facts.pairs import Pair, read_pair, read_pair_in_words, read_path
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

PATHS = [*permutations(SHIPPED.paths, 2)]
ROLES = [*permutations(SHIPPED.roles, 2)]


@pytest.mark.parametrize("between", [" ", ", ", " and ", " or ", " with ", " vs "])
@given(st.sampled_from(PATHS))
def test_any_two_paths_are_read_from_one_text(between: str, pair: tuple[str, str]) -> None:
    """By their ids and by their titles, whatever stands between them."""
    one, other = pair
    titles = [SHIPPED.paths[id].title for id in pair]

    assert read_pair_in_words(SHIPPED, between.join(pair)) == Pair("path", one, other)
    assert read_pair_in_words(SHIPPED, between.join(titles)) == Pair("path", one, other)


@given(st.sampled_from(ROLES))
def test_any_two_roles_are_read_from_one_text(pair: tuple[str, str]) -> None:
    """An id or a title has no conjunction of its own."""
    one, other = pair
    titles = [SHIPPED.roles[id].title for id in pair]

    assert read_pair(SHIPPED, *titles) == Pair("role", one, other)
    assert read_pair_in_words(SHIPPED, " ".join(pair)) == Pair("role", one, other)
    assert read_pair_in_words(SHIPPED, " and ".join(titles)) == Pair("role", one, other)


@given(st.text(max_size=40))
def test_any_other_text_is_refused_with_a_cure(words: str) -> None:
    """Whatever is typed, nothing else is raised."""
    with pytest.raises(MisuseError) as raised:
        read_pair_in_words(SHIPPED, words)

    assert raised.value.faults[0].cure


@pytest.mark.parametrize("words", ["", "stay", "  ", "and"])
def test_one_name_is_not_enough(words: str) -> None:
    """The cure is an example of these rules."""
    with pytest.raises(MisuseError, match="Write, for example, 'compare water_less water_more'"):
        read_pair_in_words(PLANTS, words)


def test_the_wrong_one_of_two_names_is_named() -> None:
    """Not the half that is right."""
    with pytest.raises(MisuseError, match=r"'mov out' is neither .* Did you mean 'move_out'"):
        read_pair_in_words(SHIPPED, "move up and mov out")


def test_without_a_catalogue_nothing_is_said_of_roles() -> None:
    """A rule base of another field may have none."""
    with pytest.raises(MisuseError) as raised:
        read_pair(PLANTS, "pmo_analyst", "new_pot")

    assert "is no path. The paths are water_less" in str(raised.value)
    assert "role" not in str(raised.value).replace("'pmo_analyst'", "")


def test_a_path_is_read_by_either_name() -> None:
    """The nearest one is named where it is misspelt."""
    assert read_path(SHIPPED, "Move to the line") == read_path(SHIPPED, "move_to_line")
    with pytest.raises(MisuseError, match=r"path: 'move sidways' does not exist\. Did you mean"):
        read_path(SHIPPED, "move sidways")
