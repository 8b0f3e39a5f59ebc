"""The knowledge base exported to CLIPS and run there: a second opinion that shares no code.

Not `clips.py`, which would hide the package of that name. Everything is CLIPS's own: what a test
means, what a role brings, the sum of the evidence, and which path is chosen.
"""

from collections.abc import Iterator

import clips

from engine.core.model import (
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
)

TEMPLATES = (
    "(deftemplate known (slot attribute) (multislot value))",
    "(deftemplate evidence (slot rule) (slot path) (slot weight))",
    "(deftemplate fired (slot rule))",
)
LEARN = """
(deffunction learn (?attribute $?value)
  (assert (known (attribute ?attribute) (value ?value)))
  TRUE)
"""
RESULT = """
(deffunction result ()
  (bind ?path nil)
  (do-for-fact ((?k known)) (eq ?k:attribute path) (bind ?path (nth$ 1 ?k:value)))
  (bind ?fired (create$))
  (do-for-all-facts ((?f fired)) TRUE (bind ?fired (create$ ?fired ?f:rule)))
  (create$ ?path ?fired))
"""
CHOICE = """
(defrule choose-the-path
  (declare (salience -1))
  =>
  (bind ?best (- {enough} 1))
  (bind ?chosen nil)
  (foreach ?path (create$ {paths})
    (bind ?score 0)
    (do-for-all-facts ((?e evidence)) (eq ?e:path ?path) (bind ?score (+ ?score ?e:weight)))
    (if (> ?score ?best) then (bind ?best ?score) (bind ?chosen ?path)))
  (if (neq ?chosen nil) then (assert (known (attribute path) (value ?chosen)))))
"""


def exported(knowledge_base: KnowledgeBase) -> Iterator[str]:
    """The knowledge base as CLIPS constructs."""
    yield from (*TEMPLATES, LEARN, RESULT)
    for role in knowledge_base.roles.values():
        brought = {"track": role.track, "level": role.level, "above": _symbol(bool(role.above))}
        facts = "".join(
            f" (assert (known (attribute role_{name}) (value {value})))"
            for name, value in brought.items()
        )
        yield (
            f"(defrule role-{role.id} (known (attribute current_role) (value {role.id})) =>{facts})"
        )
    for rule in knowledge_base.rules.values():
        yield _rule(knowledge_base, rule)
    yield CHOICE.format(
        paths=" ".join(knowledge_base.paths), enough=knowledge_base.thresholds.enough
    )


def _rule(knowledge_base: KnowledgeBase, rule: Rule) -> str:
    """A production that records that it fired, its flag and its evidence.

    It may fire several times for several values; CLIPS holds equal facts only once. What is
    withheld where something is known waits until all is known.
    """
    asserted = [f"(fired (rule {rule.id}))"]
    if rule.flag:
        asserted.append(f"(known (attribute {rule.flag}) (value TRUE))")
    asserted += [
        f"(evidence (rule {rule.id}) (path {path}) (weight {weight}))"
        for path, weight in knowledge_base.evidence(rule).items()
    ]
    last = any(isinstance(test, Unless) for test in rule.when)
    late = "(declare (salience -2)) " if last else ""
    patterns = " ".join(_pattern(test, f"v{place}") for place, test in enumerate(rule.when))
    return f"(defrule rule-{rule.id} {late}{patterns} => (assert {' '.join(asserted)}))"


def _pattern(test: Test, name: str) -> str:
    """The known fact that passes the test. A value is a list, of one unless there are several.

    `name` is a variable of this pattern alone: in CLIPS one name stands for one value.
    """
    match test:
        case AnyOf(_, values):
            value = f"$? {'|'.join(map(_symbol, values))} $?"
        case AllOf(_, values):
            each = (f"&:(member$ {_symbol(one)} ?{name})" for one in values)
            value = f"$?{name}{''.join(each)}"
        case NoneOf(_, values):
            each = (f"&:(not (member$ {_symbol(one)} ?{name}))" for one in values)
            value = f"$?{name}{''.join(each)}"
        case Only(_, values):
            value = f"$?{name}&:(subsetp ?{name} (create$ {' '.join(map(_symbol, values))}))"
        case Known():
            value = "$?"
        case Unless(attribute, values):
            return f"(not {_pattern(AnyOf(attribute, values), name)})"
        case Between(_, low, high):
            least = "" if low is None else f"&:(>= ?{name} {low})"
            value = f"?{name}{least}" + ("" if high is None else f"&:(< ?{name} {high})")
    return f"(known (attribute {test.attribute}) (value {value}))"


def _symbol(value: object) -> str:
    return {True: "TRUE", False: "FALSE"}[value] if isinstance(value, bool) else str(value)


class ClipsRun:
    """A CLIPS environment over one knowledge base, used for one person after another.

    Facts are told through a function of CLIPS, which gives none of them back: clipspy never lets go
    of a fact that Python has once held.
    """

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._environment = clips.Environment()
        for construct in exported(knowledge_base):
            self._environment.build(construct)
        self._learn = self._environment.find_function("learn")
        self._result = self._environment.find_function("result")
        self._rules = tuple(knowledge_base.rules)

    def consult(self, facts: Facts) -> tuple[str | None, tuple[str, ...]]:
        """The recommended path and the rules that fired, in the knowledge base's order."""
        self._environment.reset()
        for attribute, value in facts.items():
            values = value if isinstance(value, tuple) else (value,)
            self._learn(clips.Symbol(attribute), *map(_told, values))
        self._environment.run()
        path, *fired = map(str, self._result())
        found = frozenset(fired)
        return None if path == "nil" else path, tuple(id for id in self._rules if id in found)


def _told(value: object) -> object:
    return clips.Symbol(value) if isinstance(value, str) else value
