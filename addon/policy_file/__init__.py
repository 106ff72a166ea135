"""Policy files: YAML becomes a Policy, or one sentence with file, line, key and reason."""

from __future__ import annotations

from addon.errors import reason_of
from addon.policy_file.nodes import Entry, PolicyError, UnansweredPolicyError, compose
from addon.policy_file.practice import read_practice
from addon.policy_file.targets import Targets, read_targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.policy import Policy

__all__ = [
    "MAX_BYTES",
    "PolicyError",
    "Targets",
    "UnansweredPolicyError",
    "decoded",
    "load",
    "load_whole",
    "parse",
    "parse_whole",
    "text_of",
]

MAX_BYTES = 1_000_000


def load(path: str) -> Policy:
    """Read the practice of a policy file; raises what ``load_whole`` does."""
    return load_whole(path)[0]


def load_whole(path: str) -> tuple[Policy, Targets]:
    """Read the practice and the targets of a policy file; what it leaves out keeps its default.

    Raises:
        PolicyError: ``text_of`` or ``parse_whole`` refuses it.

    """
    return parse_whole(text_of(path), path)


def text_of(path: str) -> str:
    """Read what stands in a policy file.

    Raises:
        PolicyError: the file cannot be opened, is too large, or is no text.

    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as typed, needed for this alone
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise PolicyError(f"{path}: {reason_of(problem)}") from problem
    return decoded(data, path)


def decoded(data: bytes, name: str) -> str:
    """The text of a policy; ``name`` is what its errors call it.

    Raises:
        PolicyError: it is too large, or no text.

    """
    if len(data) > MAX_BYTES:
        raise PolicyError(f"{name}: more than {MAX_BYTES // 1_000_000} MB are no policy")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise PolicyError(f"{name}: it is no UTF-8 text; save it as UTF-8") from problem


def parse(text: str, name: str) -> Policy:
    """Read the practice in the text of a policy file; raises what ``parse_whole`` does."""
    return parse_whole(text, name)[0]


def parse_whole(text: str, name: str) -> tuple[Policy, Targets]:
    """Read the text of a policy file; ``name`` is what its errors call it.

    Raises:
        PolicyError: it is no YAML mapping, has an unknown or repeated key or a wrong value; its
            ``problems`` name every one of them.

    """
    root = Entry(compose(text, name), name)
    top = root.mapping({"practice", "targets"})
    targets = read_targets(top.get("targets"))
    policy = read_practice(top.get("practice"))
    if root.faults:
        raise PolicyError(*root.faults)
    return policy, targets
