"""The numbers of the rules that were listed last, by which 'rule 2' finds one.

Pages for people name no ids. A number counts until the next list.
"""


class RuleList:
    """The ids of the rules of one list, numbered from 1 in their order."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def clear(self) -> None:
        """Begin a new list."""
        self._ids.clear()

    def mark(self, id: str) -> str:
        """The mark before a rule in the list; one that is listed again keeps its number.

        >>> listed = RuleList()
        >>> listed.mark("a"), listed.mark("b"), listed.mark("a")
        (' 1  ', ' 2  ', ' 1  ')
        """
        if id not in self._ids:
            self._ids.append(id)
        return f"{self._ids.index(id) + 1:>2}  "

    def named(self, argument: str) -> str:
        """The id of the rule with this number in the list; any other argument as it is."""
        if argument.isdecimal() and 1 <= int(argument) <= len(self._ids):
            return self._ids[int(argument) - 1]
        return argument
