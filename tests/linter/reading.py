"""What a test of the linter says: Markdown or Docs JSON in, what is understood of it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docs_template import markdown, reader
from linter.policy import DEFAULT
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from linter.anatomy.action_items import ActionItem
    from linter.policy import Policy


def postmortem(text: str, policy: Policy = DEFAULT) -> Postmortem:
    """A Markdown text, understood."""
    return Postmortem(markdown.read(text), policy)


def of_docs(answer: dict[str, Any], policy: Policy = DEFAULT) -> Postmortem:
    """A documents.get answer, understood."""
    return Postmortem(reader.read(answer), policy)


def items(text: str) -> list[ActionItem]:
    """The action items of a Markdown text that stands under "Action items"."""
    return postmortem(f"## Action items\n\n{text}\n").action_items
