"""The shipped rules, read once, and a person to try them on."""

from engine.core.model import Facts
from engine.rulebase.load import load_rules

SHIPPED = load_rules()
COORDINATOR: Facts = {
    "current_role": "pmo_coordinator",
    "organisation_size": "small",
    "career_ladder": "none",
}
