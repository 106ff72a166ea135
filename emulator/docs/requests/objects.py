"""Images and drawings: none can be fetched, those that a document was loaded with can go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.requests import places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json, Tab

_NO_IMAGE = (
    "There was a problem retrieving the image. The provided image should be publicly accessible, "
    "within size limit, and in supported formats."
)


def insert_inline_image(document: Document, request: Json) -> None:
    """``insertInlineImage``: refused, as by Google where a host is out of its reach."""
    place = places.insertion(document, request)
    if place.segment.kind == "footnotes":
        raise RefusalError("Inline images cannot be inserted inside a footnote.")
    raise RefusalError(_NO_IMAGE)


def replace_image(document: Document, request: Json) -> None:
    """``replaceImage``: refused in the same way."""
    tab = places.tab(document, request.get("tabId", ""))
    name = request.get("imageObjectId", "")
    if name not in {**tab.parts.get("inlineObjects", {}), **tab.parts.get("positionedObjects", {})}:
        raise RefusalError(f"Image object with ID {name} was not found.")
    raise RefusalError(_NO_IMAGE)


def delete_positioned_object(document: Document, request: Json) -> None:
    """``deletePositionedObject``."""
    tab = places.tab(document, request.get("tabId", ""))
    name = request.get("objectId", "")
    objects = tab.parts.pop("positionedObjects", {})
    if name not in objects:
        raise RefusalError(f"Positioned object with ID {name} was not found.")
    if len(objects) > 1:
        tab.parts["positionedObjects"] = {key: part for key, part in objects.items() if key != name}
    _untie(tab, name)


def _untie(tab: Tab, name: str) -> None:
    """Take the object from the paragraph that it is anchored to."""
    for segment in tab.segments:
        for at, unit in enumerate(tab.segments[segment].units):
            tied = unit.paragraph.get("positionedObjectIds", ())
            if name in tied:
                left = [each for each in tied if each != name]
                paragraph = {**unit.paragraph, "positionedObjectIds": left}
                if not left:
                    del paragraph["positionedObjectIds"]
                tab.put(segment, at, unit._replace(paragraph=paragraph))
