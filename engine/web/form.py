"""The questionnaire in any of its formats; the ending of the file says which."""

from collections.abc import Callable
from functools import partial

from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.sentences import listed
from engine.web.questionnaire import questionnaire_html
from engine.web.services.google_forms import google_script
from engine.web.services.limesurvey import limesurvey_tsv
from engine.web.services.markdown import questionnaire_markdown
from engine.web.services.qualtrics import qualtrics_text

Writer = Callable[[KnowledgeBase], str]

WRITERS: dict[str, Writer] = {
    ".html": questionnaire_html,
    ".gs": google_script,
    ".txt": qualtrics_text,
    ".tsv": limesurvey_tsv,
    ".md": questionnaire_markdown,
}


def form_text(knowledge_base: KnowledgeBase, place: str, *, advises: bool = True) -> str:
    """The questionnaire in the format of the place's ending.

    Unless it `advises`, the page only collects answers; the other formats never do more. Raises
    MisuseError for another ending.
    """
    ending = next((one for one in WRITERS if place.lower().endswith(one)), None)
    if ending is None:
        what = "has no ending of a form that is written"
        raise MisuseError(place, what, f"Name one that ends in {listed(WRITERS, 'or')}.")
    writers = WRITERS | {".html": partial(questionnaire_html, advises=advises)}
    return writers[ending](knowledge_base)
