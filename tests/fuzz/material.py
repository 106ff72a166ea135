"""What is fed in: postmortems, answers and policies, whole, damaged, and nothing of the kind."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from addon.policy_file.writing import write
from linter.policy import DEFAULT

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=25,
)
# What readers and rules look for, so that what is made up comes near it.
BITS = st.sampled_from(
    [
        *[
            "# ",
            "## Timeline\n",
            "## Action items\n",
            "## Impact\n",
            "- [x] ",
            "- [ ] ",
            "| a | b |\n",
        ],
        *[
            "|---|---|\n",
            "> ",
            "```\n",
            "<!-- dismiss: LNG01 said so -->",
            "<p>",
            "</p>",
            "~~",
            "**",
        ],
        *[
            "14:03 UTC ",
            "14:03–14:20 ",
            "2026-03-01T14:03:00Z ",
            "9:05 PM PST ",
            "T+5 min ",
            "1403 ",
        ],
        *[
            "the on-call engineer ",
            "failed to ",
            "we ",
            "should have ",
            "the pod ",
            "who ",
            "and ",
            ", ",
        ],
        *[
            "(Owner: J. Park, P0, OPS-1)",
            "Owner: ",
            "done when ",
            "declined: ",
            "P1 ",
            "@ana ",
            "12 % ",
        ],
        *[
            "AKIAIOSFODNN7EXAMPLE",
            "ana@corp.io",
            "+49 170 1234567",
            "4111 1111 1111 1111",
            "root cause",
        ],
        *[
            "\u0000",
            "\u0130",
            "🔥",
            "e\u0301",
            "\u202e",
            "\ufeff",
            "\x0b",
            "\r",
            "\n",
            "\n\n",
            "\t",
            "    ",
        ],
    ]
)
TEXTS = st.lists(st.one_of(BITS, st.text(max_size=8)), max_size=40).map("".join)


@cache
def markdown_examples() -> list[str]:
    """Our own postmortems as Markdown."""
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.md"))]


@cache
def answers() -> list[str]:
    """Our own postmortems as the Docs API answers them, as JSON."""
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.json"))]


@cache
def policy() -> str:
    """The default policy, written out."""
    return write(DEFAULT)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A text with lines lost, repeated, moved, cut or replaced."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del lines[at : at + draw(st.integers(1, 5))]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at] = lines[at][: draw(st.integers(0, max(0, len(lines[at]))))]
            case 3:
                lines[at] += draw(TEXTS)
            case _:
                lines[at] = draw(st.one_of(TEXTS, SCALARS.map(json.dumps)))
        lines = lines or [""]
    return "\n".join(lines)


@st.composite
def damaged_answer(draw: st.DrawFn) -> Any:
    """An answer of the Docs API in which a few values are something else."""
    answer = json.loads(draw(st.sampled_from(answers())))
    for _ in range(draw(st.integers(1, 4))):
        node, holder = answer, None
        while isinstance(node, (dict, list)) and node and draw(st.integers(0, 12)):
            key = draw(
                st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node)))
            )
            node, holder = node[key], (node, key)
        if holder is not None:
            holder[0][holder[1]] = draw(ANYTHING)
    return answer
