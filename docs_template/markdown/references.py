"""Link reference definitions: ``[label]: address "title"``."""

from __future__ import annotations

import re

from docs_template.markdown.leaf import Flow
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.markdown.leaf import Leaf

_DEFINITION = regex(
    r"\[((?:[^\[\]\\]|\\.){1,999}+)\]:\s*+(?:<([^<>\n]*+)>|([^\s<]\S*+))"
    r"""(?:(?:[ \t]++|[ \t]*+\n)(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?[ \t]*+(?:\n|\Z)""",
    re.DOTALL,
)


def normal(label: str) -> str:
    """The form of a label by which definitions are found."""
    return " ".join(label.split()).casefold()


def take_definitions(source: str, leaf: Leaf, definitions: dict[str, str]) -> None:
    """Move the definitions that open a paragraph from it into ``definitions``; the first wins."""
    flow = Flow(source, leaf.runs)
    text = flow.text
    offset = 0
    while found := _DEFINITION.match(text, offset):
        label = normal(found[1])
        if not label:
            break
        definitions.setdefault(label, found[2] or found[3] or "")
        offset = found.end()
    if offset:
        leaf.runs = flow.cut(offset, len(text)) if offset < len(text) else []
