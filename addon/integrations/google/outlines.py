"""What Google's client library is told of an API: all that it sends by, nothing to explain it."""

from __future__ import annotations

import json
from functools import cache

from googleapiclient.discovery_cache import get_static_doc

_PAGING = ("pageToken", "nextPageToken")


@cache
def outline(api: str, version: str) -> str:
    """The discovery document that the library brings for an API, as JSON, its messages emptied.

    Of messages the library reads only whether they are paged. What else they hold it writes out in
    full behind every method, anew for each object that it makes: for the Docs API 50 MiB of
    docstrings, which take longer to write than the API takes to be built.
    """
    document = json.loads(get_static_doc(api, version))
    document["schemas"] = {
        name: {
            "type": "object",
            "properties": {
                field: {"type": "string"}
                for field in _PAGING
                if field in message.get("properties", {})
            },
        }
        for name, message in document["schemas"].items()
    }
    return json.dumps(document)
