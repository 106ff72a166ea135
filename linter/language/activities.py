"""What only people do, so that a passive without an agent means people all the same."""

from __future__ import annotations

AGENTLESS = "agentless"

_HUMAN = frozenset(
    """
    tested reviewed documented communicated announced planned coordinated consulted double-checked
    questioned investigated rehearsed discussed anticipated foreseen considered thought escalated
    avoided prevented prepared practised practiced challenged proofread
    """.split()
)
# Done by people to each other and to their work, by software to its data.
_SHARED = frozenset(
    "checked verified validated noticed caught spotted asked told informed notified scheduled "
    "analyzed analysed".split()
)
_DATA = frozenset(
    """
    request response input output header token message field value event job task pod container
    record row payload packet signature query order checksum client worker node replica key cookie
    session parameter argument url certificate file upload object entry item transaction block
    exception process thread instance consumer subscriber peer
    """.split()
)
# What a person does and, with "not", is held to have done wrong.
_DEEDS = frozenset(
    "approved attempted deployed done merged performed pushed released run rushed shipped".split()
)


def is_human_activity(verb: str, noun: str) -> bool:
    """Tell whether people alone do what a participle says to what a noun names."""
    return verb in _HUMAN or (verb in _SHARED and noun not in _DATA)


def is_deed(verb: str, noun: str) -> bool:
    """Tell whether people do it, and so are meant where it "should not have been" done."""
    return verb in _DEEDS and noun not in _DATA
