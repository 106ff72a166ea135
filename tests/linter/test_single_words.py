"""A paragraph of one word: nothing stands before it, and every rule has to bear that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_template import markdown
from linter.engine import CRASHED, lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

_WORD = re.compile(r"[a-z][a-z'-]{2,}")


def test_no_word_that_the_rules_know_makes_one_crash_where_it_stands_alone(root: Path) -> None:
    sources = [path.read_text() for path in sorted((root / "linter").rglob("*.py"))]
    words = sorted({word for source in sources for word in _WORD.findall(source)})
    assert len(words) > 5_000
    text = "# Postmortem\n\n## Timeline\n\n" + "\n\n".join(words)

    found = lint(markdown.read(text), DEFAULT).diagnostics
    assert [one.message for one in found if one.code == CRASHED] == []
