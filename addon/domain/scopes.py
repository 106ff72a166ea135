"""The OAuth scopes that the add-on uses, and why."""

from __future__ import annotations

_PREFIX = "https://www.googleapis.com/auth/"

# Google sends the user token, by which a person is known, for this one alone.
EMAIL = f"{_PREFIX}userinfo.email"
# Documents that the user has opened to the add-on one by one, and no others.
FILE = f"{_PREFIX}drive.file"

# What the manifest asks for.
USED = (EMAIL, FILE)

# Any of these is enough to read a document (Docs API discovery, documents.get).
READING = frozenset(
    (
        FILE,
        f"{_PREFIX}documents",
        f"{_PREFIX}documents.readonly",
        f"{_PREFIX}drive",
        f"{_PREFIX}drive.readonly",
    )
)
