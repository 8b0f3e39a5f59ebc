"""The shipped words of job titles and the plain titles of the shipped roles, read once."""

import tomllib

from engine.language.title_lexicon import TitleLexicon
from tests.checkout import ROOT

TABLE = tomllib.loads((ROOT / "rules" / "titles.toml").read_text("utf-8"))
ROLES = tomllib.loads((ROOT / "rules" / "roles.toml").read_text("utf-8"))["role"]
TITLES = {role["id"]: tuple(role["titles"]) for role in ROLES}
WORDS = TitleLexicon.from_table(TABLE, TITLES)
