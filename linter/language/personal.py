"""Personal data in a text: e-mail addresses, telephone numbers, numbers of accounts and persons."""

from __future__ import annotations

import re

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.language.whole import Whole

EMAIL, PHONE, CARD, ACCOUNT, PERSON = (
    "an e-mail address",
    "a telephone number",
    "a card number",
    "an account number",
    "a person's number",
)

_EMAIL = regex(
    r"(?<![\w.+/:@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z]{2,24}(?![\w@]|\.\w|:\w)"
)
# RFC 2606 and 6761; and what people write for them.
_NO_DOMAIN = regex(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local|internal|localdomain|arpa)$"
    r"|(?:.*\.)?(?:example|acme|contoso|your-?(?:company|domain|org))\.\w+(?:\.\w+)?$"
    r"|.*\.(?:png|jpe?g|gif|svg|js|css|md|html?|json|ya?ml|txt|go|py|rb|java|conf|service|timer)$"
    r"|.*\.\d+$"
)
# What a role reads, not a person.
_ROLE = frozenset(
    """
    info support help helpdesk contact hello sales security abuse postmaster hostmaster webmaster
    root admin administrator noreply no-reply donotreply do-not-reply billing accounts privacy legal
    press media jobs careers office mail team ops sre devops oncall on-call alerts alert monitoring
    pagerduty incidents incident status service services feedback marketing news newsletter
    notifications notification bot ci git dev engineering developers user username you me name
    someone jdoe foo bar test tests tsc board committee council core maintainers list lists group
    hr finance it community foundation
    """.split()
)
_NOBODY = frozenset(("john.doe", "jane.doe", "max.mustermann", "erika.mustermann"))
_DIGIT = regex(r"[0-9]")
_JOINT = regex(r"[.+_-]")
_PHONE = regex(
    r"(?<![\w+.-])\+[1-9]\d{0,2}[\s./-]?(?:\(0?\d{1,4}\)[\s./-]?)?"
    r"\d{2,5}(?:[\s./-]?\d{2,5}){1,4}(?![\w.-]\w|\w)"
)
_LABELLED_PHONE = regex(
    r"\b(?:phone|tel|telephone|mobile|cell|call(?:ed)?|text(?:ed)?|whatsapp|fax)\b\W{1,4}"
    r"(?:(?:no|number|nr)\W{1,3})?(?:at\s|on\s)?"
    r"(?P<number>\(?0?\d{2,5}\)?[\s./-]\d{3,5}[\s./-]?\d{3,5}(?:[\s./-]\d{2,5})?)(?!\w)",
    re.IGNORECASE,
)
_FICTION = regex(r"555[\s./-]?(?:01\d\d|\d{4})$|^\+?0+$|123.?456|(\d)\1{6,}")
_CARD = regex(r"(?<![\w.-])[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w.-])")
_IBAN = regex(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_SSN = regex(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_ABOUT_PHONES = ("phone", "tel", "mobile", "cell", "call", "text", "whatsapp", "fax")
_ABOUT_CARDS = ("card", "pan", "visa", "mastercard", "amex", "payment")
_ABOUT_PERSONS = ("ssn", "social security", "tax id", "national id")
_ABOUT_ACCOUNTS = ("iban",)
_ABOUT_OTHERS = ("@", "+", *_ABOUT_CARDS, *_ABOUT_PERSONS, *_ABOUT_ACCOUNTS)
_GROUPS = regex(r"\d\)?[\s./-]\d\d\d")


class Personal:
    """A piece of personal data: what it is, and where it stands."""

    __slots__ = ("end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end


def suspects(whole: Whole) -> list[int]:
    """The numbers of the texts that may hold personal data, found without reading the others."""
    phones = whole.with_any(_ABOUT_PHONES)
    grouped = {number for number in phones if _GROUPS.search(whole.texts[number]) is not None}
    return sorted(grouped | whole.with_any(_ABOUT_OTHERS))


def personal_data(text: str) -> Iterator[Personal]:
    """The personal data of a text. Addresses of roles and of documentation are none."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if is_of_person(match.group()):
                yield Personal(EMAIL, *match.span())
    if _DIGIT.search(text) is not None:
        yield from _telephones(text)
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Personal]:
    """Numbers of cards, persons and accounts, where the text speaks of such and they check out."""
    low = text.lower()
    for kind, words, pattern, is_valid in (
        (CARD, _ABOUT_CARDS, _CARD, _passes_luhn),
        (PERSON, _ABOUT_PERSONS, _SSN, bool),
        (ACCOUNT, _ABOUT_ACCOUNTS, _IBAN, _passes_mod_97),
    ):
        if any(word in low for word in words):
            for match in pattern.finditer(text):
                if is_valid(match.group()):
                    yield Personal(kind, *match.span())


def is_of_person(address: str) -> bool:
    """Tell whether an e-mail address can be one person's."""
    name, _, domain = address.lower().partition("@")
    first = _JOINT.split(name, maxsplit=1)[0]
    return (
        _ROLE.isdisjoint((first, name)) and name not in _NOBODY and _NO_DOMAIN.match(domain) is None
    )


def _telephones(text: str) -> Iterator[Personal]:
    if "+" in text:
        for match in _PHONE.finditer(text):
            if _is_number(match.group()):
                yield Personal(PHONE, *match.span())
    for match in _LABELLED_PHONE.finditer(text):
        if _is_number(match["number"]):
            yield Personal(PHONE, *match.span("number"))


def _is_number(number: str) -> bool:
    digits = "".join(c for c in number if c.isdigit())
    return 9 <= len(digits) <= 16 and _FICTION.search(number) is None and "000000" not in digits


def _passes_luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812, and a length that cards have."""
    digits = [int(c) for c in number if c.isdigit()]
    if not 13 <= len(digits) <= 19 or number.replace(" ", "").startswith("4242"):
        return False
    doubled = [d if n % 2 == 0 else d * 2 - 9 * (d > 4) for n, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _passes_mod_97(iban: str) -> bool:
    """The check of ISO 13616: the account in front, letters as numbers, 1 modulo 97."""
    plain = iban.replace(" ", "")
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
