"""Events, forms and deliveries: as they should be, and with something in them that should not."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.material import ANYTHING, TEXTS

Json = dict[str, Any]

# What no form of ours expects: halves of characters, controls, markup, and very much of it.
NASTY = st.sampled_from(
    [
        *["\ud800", "\udfff\ud800", "\x00", "\x1b[2J", "\u202e", "\u2028", "\ufeff", "\ue000"],
        *["</b><script>", "<a href=x>", "&amp;", "%s%n{0}{{7*7}}", "' OR 1=1 --", "../../etc"],
        *["9" * 5_000, "-1", "1e400", "NaN", "null", "a" * 70_000, "🔥" * 20_000, "\n" * 9_000],
        *["e\u0301" * 9_000, "declined: no", "dismiss: no", "https://x.example/" + "y" * 3_000],
    ]
)
WORDS = st.one_of(TEXTS, NASTY, st.text(st.characters(), max_size=30))
ODD = st.one_of(ANYTHING, NASTY, NASTY.map(lambda text: [text]), NASTY.map(lambda t: {t: t}))

NAMES = st.sampled_from(
    [
        *["edition", "finding", "number", "page", "kind", "section", "uid", "decision", "ask"],
        *["intent", "reason", "visibility", "title", "severity", "incident_id", "responders"],
        *["service", "send.x", "summary.x", "key.x", "impact_started", "impact_ended"],
    ]
)
FIELDS = st.dictionaries(NAMES, WORDS, max_size=6)
FORM = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDS,
        "severity": st.sampled_from(["SEV1", "SEV2", "SEV3"]),
        "incident_id": WORDS,
        "responders": WORDS | st.just("ana@example.com, b@example.com"),
        "service": WORDS,
        "visibility": st.sampled_from(["domain", "private"]),
        "reason": WORDS,
    },
)


@st.composite
def damaged(draw: st.DrawFn, event: Json) -> Json:
    """An event in which a few values are something else, are lost, or come in between."""
    whole: Json = json.loads(json.dumps(event))
    for _ in range(draw(st.integers(1, 4))):
        node: Any = whole
        while True:
            keys = sorted(node) if isinstance(node, dict) else range(len(node))
            key = draw(st.sampled_from(keys)) if keys else None
            if (
                key is None
                or not isinstance(node[key], (dict, list))
                or not draw(st.integers(0, 4))
            ):
                break
            node = node[key]
        match draw(st.integers(0, 3)):
            case 0 if key is not None:
                del node[key]
            case 1 if isinstance(node, dict):
                node[draw(WORDS)] = draw(ODD)
            case _ if key is not None:
                node[key] = draw(ODD)
    return whole


@st.composite
def bodies(draw: st.DrawFn, whole: Json) -> bytes:
    """A delivery: what a tracker sends, damaged, nested, cut, or no JSON at all."""
    match draw(st.integers(0, 5)):
        case 0:
            return draw(st.binary(max_size=200))
        case 1:
            depth = draw(st.integers(1, 60_000))
            return draw(st.sampled_from([b"[", b'{"issue":', b'{"data":{"key":'])) * depth
        case 2:
            body = json.dumps(whole).encode()
            return body[: draw(st.integers(0, len(body)))]
        case 3:
            return json.dumps(draw(ANYTHING)).encode()
        case _:
            return json.dumps(draw(damaged(whole))).encode()
