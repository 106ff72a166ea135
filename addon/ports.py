"""What the use cases need of the world outside."""

from __future__ import annotations

from typing import Any, Protocol


class Documents(Protocol):
    """Documents as one person sees them."""

    def read(self, document_id: str) -> dict[str, Any]:
        """The answer of ``documents.get`` with comments, in one read.

        Raises:
            AddonError: one of the tree, when there is none.

        """
