"""People made up at random, with blanks: what the laws of this suite are tried on.

Every attribute may be missing, because in real staff files most of them are. A failing example
shrinks towards somebody of whom nothing is known.
"""

from hypothesis import strategies as st

from engine.model import Attribute, KnowledgeBase, Value


def facts(knowledge_base: KnowledgeBase) -> st.SearchStrategy[dict[str, Value]]:
    """Facts as `intake` gives them, of any number of the attributes that a person can state."""
    stated = knowledge_base.stated.values()
    return st.fixed_dictionaries(
        {}, optional={attribute.id: values(attribute) for attribute in stated}
    )


def values(attribute: Attribute) -> st.SearchStrategy[Value]:
    """The values of one attribute: several in the vocabulary's order, numbers whole or halves."""
    match attribute.kind:
        case "yes/no":
            return st.booleans()
        case "number":
            whole = st.integers(attribute.least, attribute.most)
            return whole | st.integers(attribute.least, attribute.most - 1).map(lambda n: n + 0.5)
        case "several":
            return _choices(attribute)
        case "one":
            return st.sampled_from(tuple(attribute.choices))


def _choices(attribute: Attribute) -> st.SearchStrategy[Value]:
    """One or more of the choices."""
    chosen = st.sets(st.sampled_from(tuple(attribute.choices)), min_size=1)
    return chosen.map(lambda some: tuple(id for id in attribute.choices if id in some))
