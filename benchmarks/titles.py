"""How much of what people really write as a job title is understood: python benchmarks/titles.py

Reads public files of real titles, where they lie in a folder shared/data beside the checkout, and
the hand-read samples of docs/titles.md. Nothing here decides what a title means.
"""

import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.api import load_rules  # noqa: E402 - runs from a checkout
from engine.facts.values import Reading, read_value  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
FILES = {
    "titles.csv": "title",
    "titles_lookalikes.csv": "title",
    "ibm_hr_attrition.csv": "JobRole",
    "hrdataset_v14.csv": "Position",
    "uk_npia_2011-03-31_junior.csv": "Generic Job Title",
    "variants/nyc_jobs_r_headers_cut_titles.csv": "Civil.Service.Title",
}
SAMPLED = ("titles.csv", "titles_lookalikes.csv")

# A title that says no more than what kind of project job it is: rank, subject, job, grade.
# Written without a look at rules/titles.toml; it admits titles that we refuse on purpose.
RANK = r"(senior|snr?\.?|sr\.?|junior|jr\.?|assistant|asst\.?|associate|principal|deputy)"
KIND = r"(it|ict|technical|digital|construction|business)"
SUBJECT = r"(projects?|programmes?|programs?|pmo|(project|programme|portfolio) (support )?office)"
JOB = r"(manager|mgr|co-?\s?ordinator|coord|support( officer)?|officer|admin\w*|assistant|analyst)"
GRADE = r"([-, ]*(sr )?((band|grade|level) \w|[ivx]+|l?\d+))?"
BARE = re.compile(rf"\W*({RANK} )?({KIND} )?{SUBJECT} {JOB}{GRADE}\W*", re.IGNORECASE)


RULES = load_rules(ROOT / "rules")
ROLE = RULES.stated["current_role"]


def read(title: str) -> Reading:
    """What every entrance makes of a title."""
    return read_value(RULES, ROLE, title)


def titles_in(name: str) -> Counter[str]:
    """Every distinct title of a file, and how many posts or people have it."""
    counts: Counter[str] = Counter()
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            counts[row[FILES[name]]] += int(row.get("count") or 1)
    return counts


def sample_of(name: str) -> list[str]:
    """The 100 distinct titles that docs/titles.md reads by hand."""
    random.seed(2026)
    return random.sample(sorted(titles_in(name)), 100)


def hand_readings() -> dict[str, str]:
    """What docs/titles.md says by hand about the sampled titles: a role id, or 'none'."""
    lines = (ROOT / "docs" / "titles.md").read_text("utf-8").splitlines()
    rows = [line.split("|")[1:-1] for line in lines if line.startswith("| ")]
    return {cells[0].strip(): cells[-1].strip() for cells in rows}


def share(kind: str, titles: Iterable[str], counts: Counter[str]) -> str:
    """One line: how many of the titles are understood, distinct and by count."""
    of = list(titles)
    understood = [title for title in of if read(title).value]
    asked = sum(bool(read(title).candidates) for title in of)
    posts, of_posts = (sum(counts[title] for title in some) for some in (understood, of))
    return (
        f"{kind:44} {len(understood):5} of {len(of):5}, {asked:3} asked back,"
        f" {len(of) - len(understood) - asked:5} abstained;"
        f" by count {posts:5} of {of_posts:5} ({posts / max(of_posts, 1):.0%})"
    )


def hand_check(name: str) -> str:
    """One line: the sample against the reading by hand."""
    by_hand = hand_readings()
    verdicts: Counter[str] = Counter()
    for title in sample_of(name):
        role, hand = read(title).value or "none", by_hand[title.strip()]
        verdicts["right" if role == hand else "missed" if role == "none" else "wrong"] += 1
        verdicts["names a role"] += hand != "none"
    return f"{name:44} by hand: {dict(sorted(verdicts.items()))}"


def main() -> None:
    """Print the figures of docs/titles.md."""
    for name in FILES:
        counts = titles_in(name)
        print(share(name, counts, counts))
        if name == "titles.csv":
            bare = [title for title in counts if BARE.fullmatch(title)]
            print(share("  only bare project and PMO titles", bare, counts))
    for name in SAMPLED:
        print(hand_check(name))
    many = (list(titles_in("titles.csv")) * 2)[:2000]
    start = time.perf_counter()
    for title in many:
        read(title)
    print(f"2000 titles in {time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
