"""Protected attributes: headings that name one, and none in the vocabulary."""

from engine.core.model import KnowledgeBase

PROTECTED = [
    "Age", "Gender", "MaritalStatus", "MarriedID", "GenderID", "DOB", "Sex", "RaceDesc",
    "HispanicLatino", "date_of_birth", "dateofbirth", "AGE_BAND", "Ethnicity", "CitizenDesc",
    "Nationality", "Religion", "Disabled", "SickDays", "Veteran", "Over18", "under 25s",
    "Family status", "Sexual orientation",
]  # fmt: skip
NOT_PROTECTED = [
    "Agency", "Manager", "Average", "Stage", "Racecourse", "Department", "JobFamily", "Position",
    "Percentage", "Sextant", "YearsAtCompany", "Wages", "Language", "Unit", "Message",
    "OverTime", "Days over 30",
]  # fmt: skip


def test_protected_headings_are_known(knowledge_base: KnowledgeBase) -> None:
    """As words of a heading, not as letters in one."""
    names = knowledge_base.protected.names

    assert [heading for heading in PROTECTED if not names(heading)] == []
    assert [heading for heading in NOT_PROTECTED if names(heading)] == []


def test_no_word_of_the_rules_is_protected(knowledge_base: KnowledgeBase) -> None:
    """So that a protected column is read only if somebody maps it."""
    words = [
        word
        for attribute in knowledge_base.stated.values()
        for word in (attribute.id, attribute.title, *attribute.headers)
    ]

    assert list(filter(knowledge_base.protected.names, words)) == []


def test_no_attribute_is_protected(knowledge_base: KnowledgeBase) -> None:
    """Age, sex, ethnicity, health and family have no place in advice on a career."""
    protected = {
        "age", "sex", "gender", "ethnicity", "race", "religion", "health", "disability", "family",
        "marital", "nationality", "pregnancy", "orientation",
    }  # fmt: skip
    assert all(knowledge_base.protected.names(word) for word in protected)
    words = {
        word
        for attribute in knowledge_base.attributes.values()
        for name in (attribute.id, attribute.title, *attribute.headers)
        for word in name.lower().replace("_", " ").split()
    }

    assert not words & protected
