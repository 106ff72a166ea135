"""What the tests of the rules read beside the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def article(corpus: Path) -> str:
    """Give the article that the practice comes from; it lies beside the corpus."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((corpus.parent / "seeds").glob("*.txt"))
    )
