"""Time zones as people write them, and how far each is from Greenwich."""

from __future__ import annotations

import re

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Minutes east of Greenwich; None where the letters mean different zones to different people.
ZONES: dict[str, int | None] = {
    "utc": 0, "gmt": 0, "z": 0, "zulu": 0,
    "pst": -480, "pdt": -420, "mst": -420, "mdt": -360, "cst": None, "cdt": -300, "est": -300,
    "edt": -240, "cet": 60, "cest": 120, "bst": None, "eet": 120, "eest": 180, "msk": 180,
    "jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660, "acst": 570,
    "awst": 480, "nzst": 720, "nzdt": 780, "hst": -600, "akst": -540, "akdt": -480, "sast": 120,
    "brt": -180, "pkt": 300, "mez": 60, "mesz": 120, "wib": 420, "myt": 480, "pht": 480, "npt": 345,
    "clt": -240, "clst": -180, "trt": 180, "adt": -180, "nst": -210, "ndt": -150, "uyt": -180,
}  # fmt: skip
# Words of other languages and of English too: zones in capitals alone.
CAPITAL_ZONES: dict[str, int | None] = {
    "pt": None, "mt": None, "ct": None, "et": None, "ist": None, "ast": None, "art": -180,
    "wet": None, "west": 60, "eat": 180, "wat": 60, "cat": 120, "gst": None, "cot": -300,
    "pet": -300, "ict": 420,
}  # fmt: skip
LONG_ZONES: dict[str, int | None] = {
    "coordinated universal time": 0, "universal time": 0, "greenwich mean time": 0,
    "central european time": 60, "central european summer time": 120, "etc/utc": 0,
}  # fmt: skip
_OFFSETS = {**ZONES, **CAPITAL_ZONES, **LONG_ZONES}
# What those letters may stand for.
MEANINGS: dict[str, str] = {
    "ast": "Atlantic (UTC-4) or Arabian (UTC+3) time",
    "bst": "British summer (UTC+1) or Bangladesh (UTC+6) time",
    "cst": "US Central (UTC-6), China (UTC+8) or Cuba (UTC-5) time",
    "ct": "standard (UTC-6) or daylight (UTC-5) time",
    "et": "standard (UTC-5) or daylight (UTC-4) time",
    "gst": "Gulf (UTC+4) or South Georgia (UTC-2) time",
    "ist": "Indian (UTC+5:30), Irish (UTC+1) or Israeli (UTC+2) time",
    "mt": "standard (UTC-7) or daylight (UTC-6) time",
    "pt": "standard (UTC-8) or daylight (UTC-7) time",
}

# A bare "-13:10" ends a range far more often than it is an offset: it must be written "-0500".
_OFFSET = (
    r"(?:(?:utc|gmt)\s?[+−-](?:0\d|1[0-4]|\d)(?::?[0-5]\d)?"
    r"|\+(?:0\d|1[0-4])(?::?[0-5]\d)?|[−-](?:0\d|1[0-2])[0-5]\d"
    r"|(?<=\dt\d\d:\d\d:\d\d)-\d\d:\d\d|(?<=\dt\d\d:\d\d)-\d\d:\d\d)(?![\d.]|\s?%)"
)
_SHORT = "|".join(sorted((zone for zone in ZONES if zone != "z"), key=len)[::-1])
_CAPITAL = "|".join(sorted(CAPITAL_ZONES, key=len)[::-1]).upper()
_LONG = "|".join(LONG_ZONES)
_REGION = r"(?:pacific|mountain|central|eastern)\s(?:standard\s|daylight\s)?time"
_PLACE = (
    r"(?:africa|america|antarctica|asia|atlantic|australia|europe|indian|us)/[a-z]+(?:_[a-z]+){0,3}"
)
# Cities and countries whose time people name; "Response time" shows that any word would not do.
_CITY = (
    r"(?:amsterdam|athens|auckland|austin|bangalore|bangkok|bengaluru|berlin|boston|brisbane"
    r"|brussels|bucharest|budapest|cairo|california|chicago|copenhagen|dallas|delhi|denver|dubai"
    r"|dublin|frankfurt|hamburg|helsinki|hong\skong|hyderabad|indian?|israeli?|istanbul|jakarta"
    r"|japan|johannesburg|kyiv|kyoto|lisbon|london|los\sangeles|madrid|manila|melbourne"
    r"|mexico\scity|miami|montr[eé]al|moscow|mumbai|munich|nairobi|new\syork|oslo|paris|perth"
    r"|prague|pune|rome|san\sfrancisco|s[aã]o\spaulo|seattle|seoul|shanghai|singapore|sofia"
    r"|stockholm|sydney|taipei|tallinn|tel\saviv|tokyo|toronto|uk|us|utah|vancouver|vienna|warsaw"
    r"|zurich|zürich)"
)
_NAMED = rf"(?:{_LONG}|(?-i:{_CAPITAL})|{_REGION}|{_PLACE}|{_CITY}\stime|local\stime|utc|gmt)(?!\w)"
# What a name is explained by: "IST (UTC+5:30)", "local (CEST)", "CET/UTC+1".
_EXPLAINED = rf"(?:\s?[(\[]{_OFFSET}[)\]]|[/,]\s?{_OFFSET})?"
_INNER = rf"(?:{_OFFSET}|(?:{_SHORT}|utc|gmt)(?!\w))"
_LOCAL = (
    rf"(?:local(?:\stime)?|{_CITY}\stime|{_PLACE}|{_REGION})"
    rf"(?:\s?[(\[]{_INNER}[)\]]|,\s?{_INNER})"
)

# The zone of a clock time, right behind it: "14:03 Central" too, not "14:03 Central database".
BEHIND_CLOCK = (
    rf"(?P<zone>{_OFFSET}|{_LOCAL}|(?:{_NAMED}|(?:{_SHORT}|z)(?!\w|-[a-z])){_EXPLAINED}"
    rf"|local(?=\s?[:)\]|–—])|in\s{_CITY}(?!\w)"
    r"|(?-i:(?:Pacific|Mountain|Central|Eastern)(?!\w|\s[a-z])))"
)
_ALONE = regex(
    rf"(?<!\w)(?P<zone>{_OFFSET}|{_LOCAL}|(?:{_NAMED}|(?-i:{_SHORT.upper()})(?!\w)){_EXPLAINED})",
    re.IGNORECASE,
)
_CAPITALS = regex(r"[A-Z][A-Z]")
_SIGNED = regex(r"[+−-]\d")
_STARTS = regex(r"[A-Za-z+−-](?<!\w.)", re.DOTALL)
_OF_TIMES = regex(
    r"\btime(?:(?:s|stamps?|\szones?)(?:\s(?:are|is|all|in|given|shown|listed|use|using))*[\s:=(\[]"
    rf"|\s?[:=(\[])[\s(\[]{{0,2}}(?P<zone>(?:local|zulu|z|pacific|mountain|central|eastern|{_CITY}|german|french"
    r"|british|polish|dutch|italian|spanish|swedish|swiss|australian|brazilian)(?:\stime)?)"
    r"(?=\s*(?:[)(\],;:.]|$|unless|throughout))",
    re.IGNORECASE | re.MULTILINE,
)
_WRITTEN_OFFSET = regex(r"([+−-])(\d{1,2})(?::?(\d{2}))?$")
_EXPLANATION = regex(r".{1,80}?[(\[/,] ?([^()\[\]]{1,80})[)\]]?$")
_CLOCK_BEFORE = regex(r"\d[:.h]\d\d(?::\d\d)?\s?$")


class Zone:
    """A time zone named in a text, at ``start`` to ``end`` (offsets, code points).

    ``offset`` is minutes east of Greenwich, ``None`` where the name is ambiguous.
    """

    __slots__ = ("end", "name", "offset", "start")

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.offset = zone_offset(name)

    def __repr__(self) -> str:
        return f"Zone({self.name!r}, {self.offset})"

    @property
    def is_utc(self) -> bool:
        """Whether this is the zone of Greenwich."""
        return self.offset == 0


def zones(text: str) -> Iterator[Zone]:
    """Every zone named in a text on its own or with a time; a lone "Z" is none.

    Abbreviations other than UTC and GMT count in capitals only, regions ("Eastern") with "time".
    """
    if not _may_name_one(text):
        return
    for match in _ALONE.finditer(text):
        name = match["zone"]
        if name[0] not in "+-−" or _follows_clock(text, match.start()):
            yield Zone(name, match.start("zone"), match.end("zone"))


def zones_of_times(text: str) -> Iterator[Zone]:
    """Zones that are one only because the text speaks of times: "Times are local", "Time (Z)"."""
    if "ime" in text or "IME" in text:
        for match in _OF_TIMES.finditer(text):
            yield Zone(match["zone"], *match.span("zone"))


def _may_name_one(text: str) -> bool:
    """Whether a text has anything that a zone has: far cheaper to tell than to look for one."""
    low = text.lower()
    if "time" in low or "utc" in low or "gmt" in low or "local" in low or "/" in text:
        return True
    return _CAPITALS.search(text) is not None or _SIGNED.search(text) is not None


def zone_offset(name: str) -> int | None:
    """Minutes east of Greenwich of a zone as written; ``None`` where that is ambiguous."""
    low = " ".join(name.lower().split())
    if low in _OFFSETS:
        return _OFFSETS[low]
    explained = _EXPLANATION.match(low)
    if explained is not None:
        return zone_offset(explained[1])
    match = _WRITTEN_OFFSET.search(low)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return minutes if match[1] == "+" else -minutes


def meanings(name: str) -> str | None:
    """What an ambiguous abbreviation may stand for; ``None`` for every other zone."""
    return MEANINGS.get(name.lower())


def _follows_clock(text: str, offset: int) -> bool:
    return _CLOCK_BEFORE.search(text[max(0, offset - 10) : offset]) is not None
