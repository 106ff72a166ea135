"""The parts of a mail, each written twice: as HTML that every mail program shows, and as text."""

from __future__ import annotations

import html
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FONT = "font-family:Arial,Helvetica,sans-serif"
_GREY = "#5f6368"
_LINK = "#0b57d0"


class Part(NamedTuple):
    """A stretch of a mail."""

    html: str
    text: str


class Mail(NamedTuple):
    """A mail but for its receiver."""

    subject: str
    html: str
    text: str


class Line(NamedTuple):
    """An entry of a list: a linked name, its words, a remark in grey, a link to a postmortem."""

    name: str
    url: str
    words: str
    remark: str = ""
    postmortem: str = ""


def heading(words: str) -> Part:
    """A heading."""
    style = f"{_FONT};font-size:17px;margin:28px 0 8px;overflow-wrap:anywhere"
    return Part(f'<h2 style="{style}">{_escaped(words)}</h2>', f"\n{words}\n{'-' * len(words)}\n")


def paragraph(words: str, *, is_quiet: bool = False) -> Part:
    """A paragraph; a quiet one is small and grey."""
    colour = f"color:{_GREY};font-size:13px" if is_quiet else "font-size:15px"
    above = "14px" if is_quiet else "0"
    style = f"{_FONT};{colour};line-height:1.45;margin:{above} 0 10px;overflow-wrap:anywhere"
    return Part(f'<p style="{style}">{_escaped(words)}</p>', f"{words}\n")


def listed(lines: Sequence[Line]) -> Part:
    """A list of entries, one below the other."""
    rows = "".join(_row(line) for line in lines)
    table = (
        '<table role="presentation" cellpadding="0" cellspacing="0" width="100%" '
        f'style="border-collapse:collapse">{rows}</table>'
    )
    return Part(table, "".join(_plain(line) for line in lines))


def mail(subject: str, parts: Sequence[Part]) -> Mail:
    """A whole mail."""
    body = "\n".join(part.html for part in parts)
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{_escaped(subject)}</title></head>"
        f'<body style="margin:0;padding:16px;background:#ffffff;color:#202124;{_FONT}">'
        f'<div style="max-width:640px;margin:0 auto">{body}</div></body></html>\n'
    )
    return Mail(subject, page, "\n".join(part.text for part in parts).strip() + "\n")


def _row(line: Line) -> str:
    small = f"color:{_GREY};font-size:13px"
    remarks = [_escaped(line.remark)] if line.remark else []
    remarks += [_linked("postmortem", line.postmortem)] if line.postmortem else []
    remark = f'<br><span style="{small}">{" · ".join(remarks)}</span>' if remarks else ""
    # One cell: beside a column of names, a long one would leave the words no room on a telephone.
    cell = (
        f"{_FONT};font-size:15px;line-height:1.4;border-top:1px solid #e0e0e0;padding:8px 0;"
        "overflow-wrap:anywhere;word-break:break-word"
    )
    return (
        f'<tr><td style="{cell}"><b>{_linked(line.name, line.url)}</b>&ensp;'
        f"{_escaped(line.words)}{remark}</td></tr>"
    )


def _linked(words: str, url: str) -> str:
    """Words that lead to a page; plain ones where the address is none of a page."""
    if not url.startswith(("https://", "http://")):
        return _escaped(words)
    return f'<a href="{_escaped(url)}" style="color:{_LINK}">{_escaped(words)}</a>'


def _plain(line: Line) -> str:
    remark = f" ({_flat(line.remark)})" if line.remark else ""
    pages = [url for url in (line.url, line.postmortem) if url.startswith(("https://", "http://"))]
    addresses = "".join(f"\n  {_flat(url)}" for url in dict.fromkeys(pages))
    return f"- {_flat(line.name)}: {_flat(line.words)}{remark}{addresses}\n"


def _escaped(words: str) -> str:
    return html.escape(_flat(words))


def _flat(words: str) -> str:
    """Words on one line, with nothing in them that turns or hides what stands beside them."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())
