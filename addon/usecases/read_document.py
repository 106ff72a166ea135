"""One read of a document, as Google answers it and as our reader understands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.errors import UnavailableError
from docs_template.reader import NotADocumentError, read

if TYPE_CHECKING:
    from typing import Any

    from addon.ports import Documents
    from linter.document import Document


def read_document(document_id: str, documents: Documents) -> tuple[dict[str, Any], Document]:
    """The answer of ``documents.get``, and the document in it.

    Raises:
        AddonError: what ``documents`` raises; UnavailableError where the answer is no document.

    """
    answer = documents.read(document_id)
    try:
        return answer, read(answer)
    except NotADocumentError as problem:
        raise UnavailableError("Google's answer is no document; try again later") from problem
