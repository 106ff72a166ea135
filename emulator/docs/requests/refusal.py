"""Why a request of a batch is refused."""

from __future__ import annotations


class RefusalError(Exception):
    """A request cannot be applied; the text is Google's, without the number of the request.

    ``status`` is the HTTP status: 400 for a bad argument, 404 for a thread that is not there.
    """

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status
