"""An action item's own words, and the fields written around them."""

from __future__ import annotations

import re

from linter.anatomy.brackets import closing, is_balanced, opening
from linter.anatomy.item_fields import Fields
from linter.anatomy.item_literals import Field
from linter.anatomy.item_names import is_owner
from linter.anatomy.item_values import DAY, is_name
from linter.language.doers import doer
from linter.language.patterns import regex
from linter.language.people import SOFTWARE, is_given_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from linter.document import Block

# Stands for code, in which nothing is a field.
_CODE = "\ue000"
_BLANKS = " \t\n\u000b\u00a0\u202f"
_SEPARATORS = _BLANKS + ",;:|·—–-→←⇒"
_BOX = regex(r"[\s☐☑☒✅✔✓✗•·*]*(?:\[[ xX✓]?\]\s*)?(?:\d{1,2}[.)]\s+)?")
_BREAK = regex(
    r"[,;|·]\s|\s(?:[—–→←⇒|·]|/{1,2}|-{1,2}>?|=>)\s|(?<!\b[A-Z])\.\s|(?<![,;|·.\s])\s?[\n\u000b]"
)
# Behind these a plain name may belong to the words.
_WEAK = frozenset((",", "", "."))
_LEAD = regex(r":\s|,\s(?=(?:please|pls|can|could) )|\s(?:[—–|→⇒-]|-{1,2}>|=>)\s")
_ASSIGNED = regex(
    r"(?:(?:re)?assign(?:ed)?(?: this)? to|(?:AI|action(?: item)?) (?:on|for)"
    r"|(?:to be )?(?:done|owned|led|driven|handled) by)\s+"
    r"(?:(?:the|our)\s+)?",
    re.IGNORECASE,
)
# "AI(kamal): …", "AP3: …", "Action (Ana): …": what the item is called by.
_CALLED = regex(
    r"(?:AIs?|AP|TODO|(?:ACTION|Action)(?: (?:ITEM|item))?|FU)(?:\s?#?\d{1,3})?"
    r"(?:\s?(?=\()|[:.]\s+|\s[–—-]\s+|\s+(?=[\w.]+(?:\s[–—-]|:)\s))"
)
_WITH = regex(r"(?<!\s)\s+with\s+(?:(?:the\s+)?(?:support|help)\s+(?:from|by|of)\s+)?(?:the\s+)?")
# "… Kamal is on it.", "…; kamal to do": who takes the item, told behind it.
_TAKES = regex(
    r"(?<=[.;,(–—-])\s*(?P<who>[\w.@’'-]{2,30}?(?:\s[A-Z][\w.’'-]{0,30})?)"
    r"(?:['’]s on|\s+"
    r"(?:to (?:do|own|drive|handle|take|lead|follow up)|owns?|is on|is (?:doing|taking|handling"
    r"|driving|working on)|has|will (?:do|own|take|drive|handle)|takes|took))"
    r"(?:\s(?:this|it|that)(?: one)?)?[.!)]?$"
)
# "… on all brokers ^mh"
_INITIALS = regex(r"\s\^(?P<who>[a-z]{2,4})$")
# "Prototype of the cluster: Marisol"
_NAMED_LAST = regex(r"(?<=\w):\s(?P<who>[A-Z][\w’-]{1,30}(?:\s[A-Z][\w.’-]{0,30})?)$")
_LONGEST_LEAD = 80
_DUE_AT_END = regex(rf"\s(?:by|due|before|until)\s+(?P<day>{DAY})$", re.IGNORECASE)
_DUE_IN_FRONT = regex(rf"(?:by|due|before)\s+(?P<day>{DAY})\s*(?=[:–—,)\]-])", re.IGNORECASE)
_DUE_INSIDE = regex(rf"(?<!\w)(?:by|due|before|until)\s+(?P<day>{DAY})\b", re.IGNORECASE)
_LEANING = regex(
    r"\b(?:on|in|of|for|to|with|by|from|as|via|see|per|at|the|a|an|and|or|than|like|ask|cc|issue|ticket"
    r"|bug|pr|is|are|be)\s*$",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "„": "“", "«": "»"}
_SETS_APART = regex(r"\W")
_LONGEST_TAIL = 400
_LOOK_BACK = 60
_FEWEST_WORDS = 2


class Parsed:
    """Own words at ``start`` to ``end`` (offsets, code points), and the fields around them.

    ``mentions`` are fields among the words: they count where no field says otherwise.
    ``has_words`` is false where all is fields; the words are the whole text then.
    """

    __slots__ = ("end", "fields", "has_words", "mentions", "start")

    def __init__(
        self,
        start: int,
        end: int,
        fields: Sequence[Field],
        mentions: Sequence[Field],
        *,
        has_words: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.fields = fields
        self.mentions = mentions
        self.has_words = has_words


def parse(
    block: Block,
    *,
    besides: Collection[str] = (),
    people: Collection[str] = (),
    is_owned: bool = False,
) -> Parsed:
    """Tell an item's own words from its fields.

    Fields are taken off both ends as long as something there is one and nothing else; what is
    left are the item's words, and tickets, people and priorities in them are fields too.
    ``besides`` names fields that stand elsewhere (in a column): names in brackets are words then.
    ``people`` are lower-case words of names that the document shows to be people's. Where the item
    ``is_owned`` by somebody named elsewhere, its words are not searched for who does it.
    """
    return _Peeling(block, besides, people, is_owned=is_owned).parsed()


class _Peeling:
    def __init__(
        self, block: Block, besides: Collection[str], people: Collection[str], *, is_owned: bool
    ) -> None:
        code = [mark for mark in block.marks if mark.kind == "code"]
        self.text = block.blanked(code, filler=_CODE)
        self.besides = besides
        self.people = people
        self.is_owned = is_owned
        self.known = Fields(block, self.text)
        self.found: list[Field] = []
        self.start = 0
        self.end = len(self.text)
        self.labelled_ends = {one.end: one for one in self.known.labelled.values()}
        self.literal_ends = {field.end: field for field in self.known.literals}
        self.literal_starts = {field.start: field for field in self.known.literals}

    def parsed(self) -> Parsed:
        box = _BOX.match(self.text)
        self.start = box.end() if box is not None else 0
        called = _CALLED.match(self.text, self.start)
        self.start = called.end() if called is not None else self.start
        if self._trim() and self._is_all_fields():
            self.start = self.end
        while self._trim() and self._off_front():
            pass
        while self._trim() and self._off_end():
            pass
        self._trim()
        has_words = any(c.isalnum() or c == _CODE for c in self.text[self.start : self.end])
        if not has_words:
            self.start, self.end = 0, len(self.text)
            self._trim()
        self._unquote()
        mentions = [*self._mentioned()] if has_words else []
        return Parsed(self.start, self.end, self.found, mentions, has_words=has_words)

    def _trim(self) -> bool:
        """Leave separators at both ends out; tell whether anything is left."""
        while self.start < self.end and (
            self.text[self.start] in _SEPARATORS or self.text.startswith(". ", self.start)
        ):
            self.start += 1
        while self.end > self.start and self.text[self.end - 1] in _SEPARATORS:
            self.end -= 1
        return self.start < self.end

    def _is_all_fields(self) -> bool:
        """Whether the text is a list of fields, as a bullet under an item may be."""
        fields = self._group(self.start, self.end)
        if not fields or self._are_names(fields) or any(f.name == "action" for f in fields):
            return False
        return self._take(fields)

    def _are_names(self, fields: Sequence[Field]) -> bool:
        """Whether fields are nothing but plain names."""
        return all(f.name == "owner" and f.end not in self.literal_ends for f in fields)

    def _are_doubtful(self, fields: Sequence[Field]) -> bool:
        """Whether they are plain names of which one may be a thing."""
        if not self._are_names(fields):
            return False
        words = [field.value.lower() for field in fields]
        if any(is_given_name(word) for word in words) and SOFTWARE.isdisjoint(words):
            return any(" " in word for word in words)
        owners = [is_owner(field.value, self.people) for field in fields]
        is_listed = any(owners) and all(" " in word for word in words)
        return not (all(owners) or is_listed)

    def _take(self, fields: Sequence[Field]) -> bool:
        self.found.extend(fields)
        return True

    def _off_front(self) -> bool:
        text, start = self.text, self.start
        if text[start] in "([{":
            close = closing(text, start, self.end)
            fields = self._group(start + 1, close) if close > start else None
            if fields is not None and close + 1 < self.end:
                self.start = close + 1
                return self._take(fields)
            return False
        labelled = self.known.labelled.get(start)
        if labelled is not None and labelled.name != "other":
            self.start = labelled.fields[0].said_at if labelled.name == "action" else labelled.end
            return self._take(labelled.fields)
        return self._literal_off_front() or self._due_off_front() or self._segment_off_front()

    def _literal_off_front(self) -> bool:
        field = self.literal_starts.get(self.start)
        if field is None or field.name == "link" or field.end >= self.end:
            return False
        rest = self.text[field.end : field.end + 20]
        if field.name == "priority" and not _SETS_APART.match(rest):
            return False
        self.start = field.end
        return self._take([field])

    def _due_off_front(self) -> bool:
        match = _DUE_IN_FRONT.match(self.text, self.start, self.end)
        if match is None:
            return False
        self.start = match.end()
        return self._take([_due(match)])

    def _segment_off_front(self) -> bool:
        """A name with an initial before a colon or dash, or fields in a first column."""
        match = _LEAD.search(self.text, self.start, self.start + _LONGEST_LEAD)
        if match is None or match.end() >= self.end:
            return False
        low, high = self.start, match.start()
        assigned = _ASSIGNED.match(self.text, low, high)
        low = assigned.end() if assigned is not None else low
        said = self.text[low:high]
        if (both := self._two_of(low, high)) is not None:
            self.start = match.end()
            return self._take(both)
        due = _DUE_AT_END.search(self.text, low, high)
        if due is not None and is_owner(self.text[low : due.start()], self.people):
            self.start = match.end()
            who = self.text[low : due.start()].strip(" *_")
            return self._take([Field("owner", who, low, due.start()), _due(due)])
        if is_owner(said, self.people) or (assigned is not None and is_name(said, trusted=True)):
            self.start = match.end()
            return self._take([Field("owner", said.strip(" *_"), low, high)])
        fields = self.known.group(low, high)
        if fields is None or (fields and not assigned and self._are_doubtful(fields)):
            return False
        self.start = match.end()
        return self._take(fields)

    def _two_of(self, low: int, high: int) -> list[Field] | None:
        """One with another: "Jorge with the data team"."""
        match = _WITH.search(self.text, low, high)
        if match is None:
            return None
        stretches = ((low, match.start()), (match.end(), high))
        found = [Field("owner", self.text[at:stop], at, stop) for at, stop in stretches]
        one, other = (field.value for field in found)
        is_other = is_owner(other, self.people) or is_name(other, trusted=True)
        return found if is_other and is_owner(one, self.people) else None

    def _off_end(self) -> bool:
        text = self.text
        end = self.end - (text[self.end - 1] in ".!")
        labelled = self.labelled_ends.get(end) or self.labelled_ends.get(self.end)
        if labelled is not None and labelled.start > self.start:
            self.end = labelled.start
            return self._take(labelled.fields)
        if text[end - 1] in ")]}":
            return self._bracket_off_end(end) or self._taker_off_end()
        return (
            self._taker_off_end()
            or self._segment_off_end(end)
            or self._literal_off_end(end)
            or self._due_off_end(end)
        )

    def _bracket_off_end(self, end: int) -> bool:
        start = opening(self.text, self.start, end - 1)
        fields = self._group(start + 1, end - 1, enclosed=True) if start > self.start else None
        if fields is None or self._abbreviates(start, self.text[start + 1 : end - 1]):
            return False
        self.end = start
        return self._take(fields)

    def _abbreviates(self, start: int, short: str) -> bool:
        """Whether a bracket abbreviates words in front of it: "site reliability guide (SRE)"."""
        if not (short.isupper() and short.isalpha()):
            return False
        before = self.text[max(self.start, start - _LOOK_BACK) : start].split()
        return short[:2] in "".join(word[0].upper() for word in before)

    def _taker_off_end(self) -> bool:
        """Who takes it on, in a clause of their own behind the words."""
        low = max(self.start + 1, self.end - _LOOK_BACK)
        signed = _INITIALS.search(self.text, low, self.end)
        match = signed or _TAKES.search(self.text, low, self.end)
        match = match or _NAMED_LAST.search(self.text, low, self.end)
        if match is None or not (signed or is_owner(match["who"], self.people)):
            return False
        self.end = match.start() - (self.text[match.start() - 1] == "(")
        return self._take([Field("owner", match["who"], *match.span("who"))])

    def _segment_off_end(self, end: int) -> bool:
        """What stands behind a separator, the first of them behind which all is fields."""
        low = max(self.start, end - _LONGEST_TAIL)
        for match in _BREAK.finditer(self.text, low, end):
            mark = match.group().strip()[:1]
            if not is_balanced(self.text[match.end() : end]):
                continue
            fields = self._group(match.end(), end, listed=mark == "|")
            if fields is not None and (mark not in _WEAK or self._is_sure(fields, match)):
                self.end = match.start() + (mark == ".")
                return self._take(fields)
        return False

    def _is_sure(self, fields: Sequence[Field], after: re.Match[str]) -> bool:
        """Whether fields behind a mere comma are ones: a plain name may end an enumeration."""
        if len(fields) == 1 and self._is_signed(fields[0].value, after):
            return True
        plain = [f for f in fields if f.name == "owner" and f.said_at == f.start]
        plain = [field for field in plain if field.end not in self.literal_ends]
        is_beside = bool(self.found) or len(plain) < len(fields)
        return all(
            is_beside and (" " in f.value or "." in f.value or is_given_name(f.value.lower()))
            for f in plain
        )

    def _is_signed(self, name: str, after: re.Match[str]) -> bool:
        """Whether a name ends the text as a signature does: "… at 80 %. Jonas"."""
        last = self.text[max(0, after.start() - _LOOK_BACK) : after.start()].split()[-2:]
        ends_words = " " in name and not any(is_given_name(word.lower()) for word in last)
        is_behind = after.group().startswith(".") or ends_words
        return is_behind and is_given_name(name.partition(" ")[0].lower())

    def _literal_off_end(self, end: int) -> bool:
        field = self.literal_ends.get(end)
        if field is None or field.name == "link" or field.start <= self.start:
            return False
        before = self.text[max(self.start, field.start - _LOOK_BACK) : field.start]
        if len(before.split()) < _FEWEST_WORDS or _LEANING.search(before):
            return False
        self.end = field.start
        return self._take([field])

    def _due_off_end(self, end: int) -> bool:
        low = max(self.start, end - 60)
        match = _DUE_AT_END.search(self.text, low, end)
        if match is None or match.start() <= self.start:
            return False
        self.end = match.start()
        return self._take([_due(match)])

    def _group(
        self, start: int, end: int, *, listed: bool = False, enclosed: bool = False
    ) -> list[Field] | None:
        fields = self.known.group(start, end, listed=listed, enclosed=enclosed)
        if fields is None or "owner" not in self.besides:
            return fields
        return None if fields and self._are_names(fields) else fields

    def _unquote(self) -> None:
        """Leave out the quotation marks of words that stand between one pair of them."""
        text, start, end = self.text, self.start, self.end
        mark = _QUOTES.get(text[start : start + 1])
        if mark and end - start > 2 and text[end - 1] == mark:
            inside = text[start + 1 : end - 1]
            if text[start] not in inside and mark not in inside:
                self.start, self.end = start + 1, end - 1

    def _mentioned(self) -> Iterator[Field]:
        """Fields among the item's own words, or in brackets between them."""
        for labelled in self.known.labelled.values():
            if self.start <= labelled.start and labelled.end <= self.end:
                yield from labelled.fields
        for field in self.known.literals_in(self.start, self.end):
            name = "ticket" if field.name == "link" else field.name
            yield Field(name, field.value, field.start, field.end)
        for match in _DUE_INSIDE.finditer(self.text, self.start, self.end):
            yield _due(match)
        subject = doer(self.text, self.start, self.people) if not self.is_owned else None
        if subject is not None:
            who = self.text[subject.start : subject.end]
            yield Field("owner", who, subject.start, subject.end, kind=subject.kind)


def _due(match: re.Match[str]) -> Field:
    return Field("due", match["day"], match.start(), match.end(), match.start("day"))
