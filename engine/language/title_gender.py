"""Gender forms of job titles: endings such as "Projektleiter/in", and marks such as "(m/w/d)".

They name whom a post is open to and nothing about the work, so they are taken out before a title
is taken apart. All texts are in lower case, with their accents.
"""

import re

ENDINGS = "in|innen|e|es|fe|ne|rice|trice|ice|euse|a|o|as|os|ora|ra"
JOINED = re.compile(rf"(?<=\w\w\w)(?:[:*_·•∙‧]|/-?)(?:{ENDINGS})(?!\w)")
BRACKETED = re.compile(rf"(?<=\w\w\w) ?\(-?(?:{ENDINGS})\)")
DOTTED = re.compile(r"(?<=\w\w\w)\.(?:e|fe|ne|rice|trice)(?!\w)")
LETTERS = re.compile(r"\(?\b[a-z](?: ?[/|*,:] ?[a-z*]){1,3}(?!\w)\)?")
ALL_GENDERS = re.compile(r"\(?\b(?:all genders|alle geschlechter|tous genres)\b\)?|\(gn\)")
OPEN_TO = frozenset("mwfdhvxig*")
PAIRS = ("mw", "fm", "mv", "fh", "hm")


def without_gender(text: str) -> str:
    """A title in lower case without its gender forms.

    >>> without_gender("projektleiter/in (m/w/d)"), without_gender("chef·fe de projet h/f")
    ('projektleiter', 'chef de projet')
    >>> without_gender("a/b project manager (in training)")
    'a/b project manager (in training)'
    """
    text = LETTERS.sub(lambda found: "" if _is_gender(found[0]) else found[0], text)
    text = ALL_GENDERS.sub("", text)
    for endings in (JOINED, BRACKETED, DOTTED):
        text = endings.sub("", text)
    return text.strip()


def _is_gender(mark: str) -> bool:
    """Whether single letters stand for the genders: m/w/d, H/F, but not R/D."""
    letters = set(re.findall(r"[a-z*]", mark))
    return letters <= OPEN_TO and any(set(pair) <= letters for pair in PAIRS)
