"""What may go wrong outside the product, each as one sentence that says what to do.

AddonError
├── CredentialsError      there are none, or they are not accepted
│   └── ScopeError        they do not carry the scope that is needed
├── AccessError           the account may not see what is asked for, or there is no such thing
│   └── ForbiddenError    it may see it, and not do what is asked for
├── RefusedError          the request was refused for a reason of its own
│   ├── LockedError       the document takes no changes
│   ├── SwitchedOffError  the API is off in the project that asks
│   ├── UnsupportedError  the API does not offer it to the project that asks
│   └── OversizedError    the answer is larger than what is read
├── UnavailableError      no answer, or none that can be used
│   ├── UnsentError       the request never left, so it changed nothing
│   ├── QuotaError        too many requests for now
│   ├── SlowError         no answer in time
│   │   └── LateError     what it was asked to write may still be written
│   ├── OverloadError     we ourselves have more in hand than we can do
│   └── CertificatesError nothing to verify tokens with
├── ChangedError          the document has changed since it was read
├── BusyError             somebody else is at the same thing
│   └── PendingError      what was asked for before may still be carried out
├── StoreError            what the service remembers cannot be read or written
└── TokenError            a token does not prove who calls
"""

from __future__ import annotations


def reason_of(problem: OSError) -> str:
    """Why the system refuses a file, in its own words, such as ``permission denied``."""
    return (problem.strerror or str(problem)).lower()


class AddonError(Exception):
    """The root of the tree; its text is one sentence, without what a vendor's SDK would say."""


class CredentialsError(AddonError):
    """There are no credentials, or they are not accepted."""


class ScopeError(CredentialsError):
    """The credentials do not carry the scope that is needed."""


class AccessError(AddonError):
    """The account may not see what is asked for, or there is no such thing."""


class ForbiddenError(AccessError):
    """The account may see what it is about, and not do what is asked for."""


class RefusedError(AddonError):
    """The request was refused for a reason of its own."""


class LockedError(RefusedError):
    """The document takes no changes."""


class SwitchedOffError(RefusedError):
    """The API is off in the project that asks."""


class UnsupportedError(RefusedError):
    """The API does not offer what is asked for to the project that asks."""


class OversizedError(RefusedError):
    """The answer is larger than what is read."""


class UnavailableError(AddonError):
    """There was no answer, or none that can be used."""


class UnsentError(UnavailableError):
    """The request never left, so it changed nothing."""


class QuotaError(UnavailableError):
    """Too many requests for now; the one that was refused changed nothing.

    ``wait_s`` is for how many seconds the other side wants no more, 0 where it does not say.
    """

    def __init__(self, text: str = "", wait_s: float = 60) -> None:
        super().__init__(text)
        self.wait_s = wait_s


class SlowError(UnavailableError):
    """There was no answer in time."""


class LateError(SlowError):
    """There was no answer in time, and what was asked for may still be carried out."""


class OverloadError(UnavailableError):
    """The service itself has more in hand than it can do; nothing was begun."""


class CertificatesError(UnavailableError):
    """The certificates that tokens are verified with cannot be had."""


class ChangedError(AddonError):
    """The document has changed since it was read."""


class BusyError(AddonError):
    """Somebody else is at the same thing."""


class PendingError(BusyError):
    """Google may still carry out what was asked for before, and never answered that."""


class StoreError(AddonError):
    """What the service remembers cannot be read or written."""


class TokenError(AddonError):
    """A token does not prove who calls; the text says why and holds nothing of the token."""
