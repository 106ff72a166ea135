"""Arithmetic in UTF-16 code units, the unit of every index of the Docs API."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def split(text: str) -> list[str]:
    """The UTF-16 code units of a text, each as a character; halves of surrogate pairs apart."""
    if text.isascii():
        return list(text)
    codes = array("H")
    codes.frombytes(text.encode("utf-16-le", "surrogatepass"))
    return [chr(code) for code in codes]


def join(units: Iterable[str]) -> str:
    """The text that code units spell; a half without its other half stays as it is."""
    text = "".join(units)
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def length(text: str) -> int:
    """How many indexes a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_low_surrogate(unit: str) -> bool:
    """Tell whether a code unit is the second half of a pair: no index may point at it."""
    return "\udc00" <= unit <= "\udfff"
