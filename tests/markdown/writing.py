"""Markdown made up by Hypothesis, block by block."""

from __future__ import annotations

from hypothesis import strategies as st

Lines = list[str]

WORDS = st.sampled_from(
    ["we", "saw", "errors", "*at*", "**14:02**", "`kubectl`", "snake_case", "[log](x.md)", "R&D"]
)
LINE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3)
HEADING = st.builds(lambda level, text: ["#" * level + " " + text], st.integers(1, 6), LINE)
UNDERLINED = st.builds(
    lambda lines, line: [*lines, line], PARAGRAPH, st.sampled_from(["===", "---"])
)
RULE = st.sampled_from([["---"], ["***"], ["_ _ _"]])
CODE_LINE = st.sampled_from(["ls", "  -l", "", "# a", "- b", "***", "<p>"])
FENCE = st.builds(
    lambda fence, lines: [f"{fence}sh", *lines, fence],
    st.sampled_from(["```", "~~~~"]),
    st.lists(CODE_LINE, max_size=4),
)
INDENTED = st.lists(LINE.map("    {}".format), min_size=1, max_size=3)
CELLS = st.lists(st.sampled_from(["a", "14:02", "", "`x`", "a \\| b"]), min_size=1, max_size=4)
ROW = CELLS.map(lambda cells: f"| {' | '.join(cells)} |")
TABLE = st.builds(
    lambda header, rows: [
        f"| {' | '.join(header)} |",
        f"|{'---|' * len(header)}",
        *rows,
    ],
    CELLS,
    st.lists(ROW, max_size=3),
)
LEAF = st.one_of(PARAGRAPH, HEADING, UNDERLINED, RULE, FENCE, INDENTED, TABLE)
MARKER = st.sampled_from(["- ", "* ", "+ ", "1. ", "2) ", "-   "])


def _stacked(blocks: list[Lines], gaps: list[int]) -> Lines:
    """Blocks below each other, with as many blank lines after each as ``gaps`` says."""
    lines: Lines = []
    for block, gap in zip(blocks, gaps, strict=True):
        lines += [*block, *[""] * gap]
    return lines


def _stack(blocks: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    return st.lists(
        st.tuples(blocks, st.sampled_from([0, 1, 1, 1, 2])), min_size=1, max_size=4
    ).map(lambda pairs: _stacked([block for block, _ in pairs], [gap for _, gap in pairs]))


def _item(marker: str, lines: Lines) -> Lines:
    indent = " " * len(marker)
    return [marker + lines[0], *(indent + line if line else "" for line in lines[1:])]


def _containers(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    item = st.builds(_item, MARKER, _stack(inner))
    quote = _stack(inner).map(lambda lines: [f"> {line}" for line in lines])
    return st.one_of(_stack(item), quote)


BLOCK = st.recursive(LEAF, _containers, max_leaves=8)
MARKDOWN = _stack(BLOCK).map("\n".join)
