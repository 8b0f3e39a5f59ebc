"""Protected characteristics: which words name something that advice must not rest on."""

import re

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")  # MaritalStatusID is three words


AGE = re.compile(r"(over|under)[\W_]?\d\d(s|years)?", re.IGNORECASE)  # Over18


# the characteristics of the UK's Equality Act 2010, and the special categories of GDPR, article 9
PROTECTED_WORDS = {
    "age", "dob", "sex", "race", "veteran", "veterans", "union", "faith", "belief", "beliefs",
    "health", "medical", "children", "dependants", "dependents", "hispanic", "latino",
}  # fmt: skip


PROTECTED_STEMS = (
    "gender", "ethnic", "racial", "religio", "marital", "marri", "disab", "nationalit", "citizen",
    "birth", "dateofbirth", "pregnan", "matern", "patern", "sexual", "diversity", "immigra", "sick",
)  # fmt: skip


def is_protected(heading: str) -> bool:
    """Whether a heading seems to name something that is protected by law.

    >>> is_protected("MaritalStatusID"), is_protected("Agency"), is_protected("AGE_BAND")
    (True, False, True)
    """
    words = [word.casefold() for word in WORD.findall(heading)]
    if AGE.fullmatch(heading.strip()):
        return True
    return any(word in PROTECTED_WORDS or word.startswith(PROTECTED_STEMS) for word in words)


PROTECTED = frozenset({
    "age", "birth", "sex", "gender", "orientation", "ethnic", "ethnicity", "race", "racial",
    "nationality", "citizenship", "religion", "religious", "health", "disability", "disabled",
    "family", "marital", "married", "children", "pregnancy", "pregnant",
})  # fmt: skip
