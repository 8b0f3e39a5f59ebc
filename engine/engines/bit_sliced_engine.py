"""Bit-sliced evaluation: the results of thousands of people from a few operations on long integers.

A rule fires for a whole group of people at once (see `fired_groups`), and scores are added up in
bit planes (see `bit_sliced_sums`). What each person is told is then looked up by the bits that it
depends on: few texts are told to many people, since reasons hang on the rules that speak for the
path alone, and advice on those that advise.
"""

from collections.abc import Mapping, Sequence

from engine.core.advice_row import BETWEEN, Wording
from engine.core.model import CURRENT_ROLE, KnowledgeBase, Value
from engine.core.semantics import bearing, by_horizon, next_roles
from engine.engines.bit_sliced_sums import BitSlicedSums
from engine.engines.fired_groups import FiredGroups, flags_in_order
from engine.engines.path_scores import PathScores
from engine.engines.population import Answers, Group, Single, union, with_roles
from engine.engines.signatures import FiredIds, Memo, Signature, bits_set, whole
from engine.engines.transposition import slices

NO_PROBLEMS = ""

Profile = Sequence[Value | None]  # a person's facts, in the order of the engine's `known`
Cells = tuple[str, ...]


class BitSlicedEngine:
    """A knowledge base, evaluated for many people at a time.

    `known` are the attribute ids of a profile's values, in the profile's order. Sentences are put
    as the `wording` has them.
    """

    def __init__(
        self, knowledge_base: KnowledgeBase, known: Sequence[str], wording: Wording
    ) -> None:
        self._base, self._known, self._wording = knowledge_base, known, wording
        rules = knowledge_base.rules.values()
        self._flags = flags_in_order(knowledge_base)
        self._bearing = [id for id in bearing(knowledge_base) if id in known]
        self._scores = PathScores(knowledge_base)
        self._speaking = [rule for rule in rules if rule.supports]
        self._advising = [rule for rule in by_horizon(knowledge_base, rules) if rule.advise]
        self._warning = [rule for rule in rules if rule.contradiction or rule.caution]
        self._naming = [rule for rule in rules if rule.next_roles]
        self._verdicts = Memo(self._scores.verdict)
        self._counts = Memo(lambda key: str(whole(key)))
        self._whys = Memo(self._why)
        self._advice = Memo(self._advise)
        self._cautions = Memo(self._warn)
        self._next_roles = Memo(self._lead)
        self._ends = Memo(self._end)
        self._fired = FiredIds([*knowledge_base.rules], BETWEEN)

    def rows(self, people: Sequence[Profile]) -> list[Cells]:
        """The cells of each person's result, in their order, with an empty cell for `problems`.

        The scores and the blank cells of the wording follow.
        """
        size, base = len(people), self._base
        columns = list(zip(*people, strict=True)) if self._known else []
        answers = {id: slices(one) for id, one in zip(self._known, columns, strict=True)}
        firing = FiredGroups(size, with_roles(base, answers), self._flags)
        planes = self._scores.planes(firing)
        verdicts = self._verdicts.of(planes, size)
        paths = slices([cells[0] or None for cells in verdicts])
        firing.recommend(paths)
        fired = {id: firing.of(rule) for id, rule in base.rules.items()}
        return [
            (*standing, known, roles, why, advice, cautions, rules, *after)
            for standing, known, roles, why, advice, cautions, rules, after in zip(
                verdicts,
                self._counts.of(self._known_planes(answers), size),
                self._next_roles.of(self._leading(answers, paths, fired), size),
                self._whys.of(self._reasons(paths, fired, firing.everybody), size),
                self._advice.of([fired[rule.id] for rule in self._advising], size),
                self._cautions.of([fired[rule.id] for rule in self._warning], size),
                self._fired.of([*fired.values()], size),
                self._ends.of(planes if self._wording.scores else [], size),
                strict=True,
            )
        ]

    def _end(self, key: Signature) -> Cells:
        """What follows the ids of the rules that fired."""
        scores = map(str, self._scores.of(key)) if self._wording.scores else ()
        return (NO_PROBLEMS, self._base.version, *scores, *self._wording.blank)

    def _known_planes(self, answers: Answers) -> list[Group]:
        """How many attributes that bear on a path are known, in bit planes."""
        sums = BitSlicedSums()
        for id in self._bearing:
            sums.add(1, union(answers[id].values()))
        return sums.planes

    def _reasons(
        self, paths: Mapping[Single, Group], fired: Mapping[str, Group], everybody: Group
    ) -> list[Group]:
        """Who has no path, and for each rule that speaks for a path, who has that path by it."""
        recommended = {path: paths.get(path, 0) for path in self._base.paths}
        own = (union(recommended[path] for path in rule.supports) for rule in self._speaking)
        speaking = zip(self._speaking, own, strict=True)
        return [
            everybody & ~union(paths.values()),
            *(fired[rule.id] & group for rule, group in speaking),
        ]

    def _why(self, key: Signature) -> str:
        first, *spoken = [*bits_set(key), None]
        if first == 0:
            return BETWEEN.join(self._wording.not_enough)
        rules = (self._speaking[at - 1] for at in (first, *spoken) if at is not None)
        return BETWEEN.join(self._wording.put(rule, rule.because) for rule in rules)

    def _advise(self, key: Signature) -> str:
        rules = (self._advising[at] for at in bits_set(key))
        return BETWEEN.join(self._wording.put(rule, str(rule.advise)) for rule in rules)

    def _warn(self, key: Signature) -> str:
        put, rules = self._wording.put, [self._warning[at] for at in bits_set(key)]
        contradictions = [put(rule, rule.contradiction) for rule in rules if rule.contradiction]
        cautions = [put(rule, rule.caution) for rule in rules if rule.caution]
        return BETWEEN.join((*contradictions, *cautions))

    def _leading(
        self, answers: Answers, paths: Mapping[Single, Group], fired: Mapping[str, Group]
    ) -> list[Group]:
        """What the next roles hang on: the path, the present role, and the rules that name some."""
        present = answers.get(CURRENT_ROLE, {})
        return [
            *(paths.get(path, 0) for path in self._base.paths),
            *(present.get(role, 0) for role in self._base.roles),
            *(fired[rule.id] for rule in self._naming),
        ]

    def _lead(self, key: Signature) -> str:
        known = [*self._base.paths, *self._base.roles]
        at = [*bits_set(key)]
        path = next((known[one] for one in at if one < len(self._base.paths)), None)
        roles = (known[one] for one in at if len(self._base.paths) <= one < len(known))
        facts = dict(zip([CURRENT_ROLE], roles, strict=False))
        rules = [self._naming[one - len(known)] for one in at if one >= len(known)]
        return BETWEEN.join(next_roles(self._base, facts, path, rules))
