"""The Google APIs as the backend builds them: all that whole discovery documents would send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httplib2
import pytest
from googleapiclient.discovery import build, build_from_document

from addon.integrations.google.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

APIS = [("docs", "v1"), ("drive", "v3"), ("cloudtasks", "v2")]
_each_api = pytest.mark.parametrize(("api", "version"), APIS, ids=[name for name, _ in APIS])


def outlined(api: str, version: str) -> Any:
    return build_from_document(outline(api, version), http=httplib2.Http())


def whole(api: str, version: str) -> Any:
    return build(api, version, http=httplib2.Http(), static_discovery=True)


def methods(resource: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every method of a resource and of those in it, by its path."""
    for name, given in vars(resource).items():
        if getattr(given, "__is_resource__", False):
            yield from methods(given(), f"{path}{name}.")
        elif callable(given) and not name.startswith("_"):
            yield f"{path}{name}", given


@_each_api
def test_it_has_every_method_also_those_that_turn_the_page(api: str, version: str) -> None:
    names = {name for name, _ in methods(outlined(api, version))}

    assert names == {name for name, _ in methods(whole(api, version))}
    assert any(name.endswith("_next") for name in names) == (api != "docs")


@_each_api
def test_no_method_carries_a_description_of_messages(api: str, version: str) -> None:
    longest = max(len(method.__doc__ or "") for _, method in methods(outlined(api, version)))

    assert longest < 10_000 < max(len(m.__doc__ or "") for _, m in methods(whole(api, version)))


def test_requests_are_the_same() -> None:
    def sent(make: Any) -> list[tuple[Any, ...]]:
        documents, drive = make("docs", "v1").documents(), make("drive", "v3")
        queue = "projects/p/locations/l/queues/q"
        tasks = make("cloudtasks", "v2").projects().locations().queues().tasks()
        requests = [
            documents.get(documentId="1AbC", includeTabsContent=True, fields="title"),
            documents.batchUpdate(documentId="1AbC", body={"requests": [{}]}),
            drive.files().list(q="trashed = false", pageSize=10, supportsAllDrives=True),
            drive.files().update(fileId="1AbC", body={"name": "Ärger"}, addParents="f"),
            drive.files().delete(fileId="1AbC"),
            drive.permissions().create(fileId="1AbC", body={"role": "reader", "type": "domain"}),
            tasks.create(parent=queue, body={"task": {"name": f"{queue}/tasks/t"}}),
        ]
        listed = drive.files().list(pageSize=1)
        requests.append(drive.files().list_next(listed, {"nextPageToken": "two"}))
        return [(r.methodId, r.method, r.uri, r.body, r.headers) for r in requests]

    assert sent(outlined) == sent(whole)


def test_a_mistaken_argument_is_refused_alike() -> None:
    for make in (outlined, whole):
        with pytest.raises(TypeError, match="unexpected keyword argument docId"):
            make("docs", "v1").documents().get(docId="1AbC")
