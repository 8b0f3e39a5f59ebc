"""The whole rule base as one formula: every stratum of `consult`, for a person who may be anybody.

`consult` stays the definition, and the tests hold this to it. Two worlds of one formula are two
people, or one person before and after an answer; what they share has the same literals.
"""

from collections.abc import Iterable, Mapping

from engine.authoring.prove.answers import Answer, Answers, passes
from engine.authoring.prove.formula import FALSE, Formula, Literal
from engine.core.model import CURRENT_ROLE, PATH, AnyOf, KnowledgeBase, Rule, Test, Unless
from engine.core.semantics import accepts, role_facts


class World:
    """One person, and everything that the rules make of what is known of them.

    `free_path` leaves the path to whatever else is required: so promises are read without weights.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        formula: Formula,
        answers: Answers,
        *,
        free_path: bool = False,
    ) -> None:
        self.knowledge_base = knowledge_base
        self.formula = formula
        self.answers = answers
        self.known = {id: formula.any_of(values.values()) for id, values in answers.items()}
        self.values: dict[str, Mapping[Answer, Literal]] = {**answers, **self._role_facts()}
        self.flags: dict[str, Literal] = {}
        self.fired: dict[str, Literal] = {}
        self._fire_in_strata()
        self.path = self._any_path() if free_path else self._highest_score()
        self._fire(rule for rule in knowledge_base.rules.values() if PATH in rule.attributes)

    def _role_facts(self) -> dict[str, dict[Answer, Literal]]:
        """What the role brings: for each value of a role fact, the roles that bring it."""
        bringing: dict[str, dict[Answer, list[Literal]]] = {}
        for role, literal in self.answers.get(CURRENT_ROLE, {}).items():
            for name, value in role_facts(self.knowledge_base, {CURRENT_ROLE: str(role)}).items():
                assert not isinstance(value, tuple)
                bringing.setdefault(name, {}).setdefault(value, []).append(literal)
        return {
            name: {value: self.formula.any_of(roles) for value, roles in values.items()}
            for name, values in bringing.items()
        }

    def _fire_in_strata(self) -> None:
        """Rules fire as soon as every flag that they ask about is settled."""
        rules = [rule for rule in self.knowledge_base.rules.values() if PATH not in rule.attributes]
        unsettled = {rule.flag for rule in rules if rule.flag}
        while rules:
            ready = [rule for rule in rules if unsettled.isdisjoint(rule.attributes)]
            self._fire(ready)
            rules = [rule for rule in rules if rule not in ready]
            for flag in unsettled - {rule.flag for rule in rules if rule.flag}:
                assert flag
                self.flags[flag] = self.formula.any_of(
                    self.fired[rule.id] for rule in concluding(self.knowledge_base, flag)
                )
            unsettled = {rule.flag for rule in rules if rule.flag}

    def _fire(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self.fired[rule.id] = self.all_pass(rule.when)

    def all_pass(self, tests: Iterable[Test]) -> Literal:
        """A literal that is true where every test passes."""
        return self.formula.all_of(map(self.passes, tests))

    def passes(self, test: Test) -> Literal:
        """A literal that is true where the test holds of the fact, the flag or the path."""
        if isinstance(test, Unless):  # it holds of what is not known
            return -self.passes(AnyOf(test.attribute, test.values))
        name = test.attribute
        if name == PATH:
            accepted = (one for path, one in self.path.items() if path and accepts(test, path))
            return self.formula.any_of(accepted)
        if name in self.flags:
            return self.flags[name]
        if name not in self.values:
            return FALSE
        return passes(self.formula, test, self.knowledge_base.attributes[name], self.values[name])

    def score(self, path: str) -> dict[Literal, int]:
        """What each literal adds to the path's score where it is true."""
        return self.lead(path, None)

    def lead(self, path: str, rival: str | None) -> dict[Literal, int]:
        """What each literal adds to the distance between two scores."""
        weights: dict[Literal, int] = {}
        for id, rule in self.knowledge_base.rules.items():
            evidence = self.knowledge_base.evidence(rule)
            weight = evidence.get(path, 0) - (evidence.get(rival, 0) if rival else 0)
            if weight:
                weights[self.fired[id]] = weights.get(self.fired[id], 0) + weight
        return weights

    def _highest_score(self) -> dict[str | None, Literal]:
        """The path with the highest score, if it is enough; the first of equals."""
        paths = list(self.knowledge_base.paths)
        enough = self.knowledge_base.thresholds.enough
        good = {path: self.formula.at_least(self.score(path), enough) for path in paths}
        ahead: dict[tuple[str, str], Literal] = {}
        for place, one in enumerate(paths):
            for other in paths[place + 1 :]:
                ahead[one, other] = self.formula.at_least(self.lead(one, other), 0)
                ahead[other, one] = -ahead[one, other]
        chosen: dict[str | None, Literal] = {}
        for path in paths:
            rivals = (ahead[path, other] for other in paths if other != path)
            chosen[path] = self.formula.all_of((good[path], *rivals))
        chosen[None] = self.formula.all_of(-literal for literal in good.values())
        return chosen

    def _any_path(self) -> dict[str | None, Literal]:
        paths: dict[str | None, Literal] = {
            path: self.formula.literal() for path in (*self.knowledge_base.paths, None)
        }
        self.formula.exactly_one(paths.values())
        return paths


def concluding(knowledge_base: KnowledgeBase, flag: str) -> list[Rule]:
    """The rules that conclude a flag."""
    return [rule for rule in knowledge_base.rules.values() if rule.flag == flag]
