"""Small mapping files."""

from pathlib import Path

from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.core.model import KnowledgeBase


def mapping_of(knowledge_base: KnowledgeBase, place: Path, content: str) -> Conventions:
    """What a file with this content says."""
    place.write_text(content, encoding="utf-8")
    return read_mapping(str(place), knowledge_base)


WORDS = """
[values.career_ladder]
"none whatsoever" = "none"
"ask jo" = "unknown"
[values.manager_can_stretch]
"1" = "no"
[values.ambitions]
"fame" = "seniority"
[values.years_in_role]
"-5" = 0
"""
