"""The shipped rules have the vocabulary and the statements that are promised."""

from engine.core.model import KnowledgeBase


def test_the_shipped_rules_have_the_vocabulary_that_is_promised(
    knowledge_base: KnowledgeBase,
) -> None:
    """Attributes and values are public: files and programs rely on their names."""
    values = {id: tuple(item.choices) for id, item in knowledge_base.stated.items()}

    assert list(values) == [
        "current_role",
        "years_in_role",
        "employment",
        "organisation_size",
        "career_ladder",
        "manager_can_stretch",
        "ambitions",
        "pnl_appetite",
        "field_preference",
        "work_preference",
        "leads_large_projects",
        "skills",
        "cross_business_exposure",
        "serious_about_leaving",
        "manager_knows",
        "waits_to_be_put_forward",
    ]
    assert values["employment"] == ("permanent", "fixed_term", "freelance", "between_posts")
    assert values["organisation_size"] == ("small", "medium", "large")
    assert values["career_ladder"] == ("clear", "unclear", "none", "dead_mans_shoes")
    assert values["pnl_appetite"] == ("none", "curious", "keen")
    assert values["field_preference"] == ("stay_in_projects", "open", "leave_projects")
    assert values["current_role"][:12] == (
        "junior_project_manager",
        "project_manager",
        "senior_project_manager",
        "programme_manager",
        "portfolio_manager",
        "pmo_coordinator",
        "pmo_analyst",
        "pmo_manager",
        "pmo_director",
        "it_pmo_executive",
        "business_pmo_executive",
        "line_manager",
    )
    extensions = [role.id for role in knowledge_base.roles.values() if role.origin == "extension"]
    assert list(values["current_role"][12:]) == extensions
    assert len(extensions) == 13
    assert len(values["ambitions"]) == len(values["skills"]) == 8
    assert list(knowledge_base.paths) == [
        "move_up",
        "move_out",
        "move_sideways",
        "move_to_line",
        "stay",
    ]


def test_all_the_document_says_is_there(knowledge_base: KnowledgeBase) -> None:
    """The statements are those of the document, section by section."""
    ids = "".join(statement[0] for statement in knowledge_base.statements)

    assert {letter: ids.count(letter) for letter in "GUOSL"} == {
        "G": 7,
        "U": 6,
        "O": 8,
        "S": 8,
        "L": 7,
    }
