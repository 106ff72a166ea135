"""The facilitator's question: from what a person did not look at to what made it hard to."""

from __future__ import annotations

import re

from linter.language.patterns import one_of

_LOOKING = re.compile(
    r"\b"
    + one_of(
        """
        (?:check|look|watch|consult|open|follow)(?:ed)?
        noticed?
        spot(?:ted)?
        see
        seen
        find
        found
        read
        overlooked
        """
    )
    + "$"
)
_BEHIND = one_of(
    """
    (?:in|on|at|of|for|with|from|by|to|before|after|until|while|when|because|as|so|and|or|but)
    (?:first|earlier|sooner|instead|again|then|too)
    """
)
_THING = re.compile(
    r"\s+(?:at\s+|up\s+)?(?P<thing>(?:the|this|our|its|his|her|their)\s+[\w-]+"
    rf"(?:\s+(?!{_BEHIND}\b)[\w-]+){{0,2}})"
)


def reframed(raw: str, words_end: int, words: str) -> str | None:
    """The question about what was not looked at; ``None`` where the words name no such thing.

    ``words`` are those that a rule found, ``words_end`` is where they end in ``raw``.
    """
    match = _THING.match(raw, words_end)
    if match is None or _LOOKING.search(words.lower()) is None:
        return None
    thing = " ".join(match.group("thing").split())
    return f"What made {thing} difficult to find or interpret during the incident?"
