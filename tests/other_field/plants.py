"""The rule base about houseplants, read once, and two plants to try it on."""

from pathlib import Path

from engine.core.model import Facts
from engine.rulebase.load import load_rules

FOLDER = str(Path(__file__).parent / "rules")
PLANTS = load_rules(FOLDER)
FROZEN: Facts = {"coldest_night": -3, "soil_is_wet": False, "signs": ("drooping",)}
DROWNED: Facts = {"light": "shade", "soil_is_wet": True, "signs": ("yellow_leaves", "soft_stem")}
