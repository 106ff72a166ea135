"""Where the tests of cards find the contract beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CARD_SCHEMA = "google-card-v1.closed.schema.json"


@pytest.fixture(scope="session")
def kept_schema(root: Path) -> Path:
    """Give the closed schema that stands beside the project; where CI is "true" it must."""
    path = root.parent / "shared" / "contracts" / "specs" / CARD_SCHEMA
    if not path.is_file():
        absent = f"no {CARD_SCHEMA} at ../shared/contracts/specs"
        if os.environ.get("CI") == "true":
            pytest.fail(absent)
        pytest.skip(absent)
    return path
