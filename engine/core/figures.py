"""The statistics of a rule base: what is counted of many people beyond their recommended paths.

They decide no advice, so they are no part of the version of the rules.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A frequency table: how often an attribute has each of its values, or a flag is concluded.

    `yes` and `otherwise` name the two lines of a flag, or of an answer of yes and any other. A
    figure that is `count_only` gives the number of people for whom it is true, for all together and
    never by group.
    """

    of: str
    title: str
    yes: str = "Yes"
    otherwise: str = "Not so, or not known"
    count_only: bool = False
