"""Participles as English forms them."""

from __future__ import annotations

_IRREGULAR = (
    "been|begun|bent|bet|bound|bought|brought|broken|built|caught|chosen|come|cut|dealt|done|drawn"
    "|driven|eaten|fallen|fed|felt|forgotten|fought|found|frozen|given|gone|got|gotten|grown|had"
    "|heard|held|hidden|hit|hung|hurt|kept|known|laid|led|left|let|lit|lost|made|meant|met|outgrown"
    "|overridden|overseen|overwritten|paid|put|quit|read|rebuilt|redone|rerun|reset|rewritten|run"
    "|said|seen|sent|set|shaken|shown|shut|slept|sold|sought|spent|split|spoken|spotted|stolen"
    "|stood|struck|stuck|taken|taught|thought|thrown|told|torn|understood|undone|withdrawn|withheld"
    "|woken|won|worn|written"
)
PARTICIPLE = rf"(?:(?:{_IRREGULAR})|[a-z-]{{2,}}ed)\b"
ADVERBS = (
    r"(?:(?:[a-z]+ly|also|never|at\s+least|already|first|double|then|all|just|even|only|better|not|maybe)"
    r"\s+){0,2}"
)
