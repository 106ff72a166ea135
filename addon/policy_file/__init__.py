"""Policy files: YAML becomes a Policy, or one sentence with file, line, key and reason."""

from __future__ import annotations

from addon.errors import reason_of
from addon.policy_file.nodes import Entry, PolicyError, compose
from addon.policy_file.practice import read_practice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.policy import Policy

__all__ = ["PolicyError", "load", "parse"]

MAX_BYTES = 1_000_000


def load(path: str) -> Policy:
    """Read a policy file; what it leaves out keeps its default.

    Raises:
        PolicyError: the file cannot be opened, or ``parse`` refuses it.

    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as typed, needed for this alone
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise PolicyError(f"{path}: {reason_of(problem)}") from problem
    if len(data) > MAX_BYTES:
        raise PolicyError(f"{path}: more than {MAX_BYTES // 1_000_000} MB are no policy")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise PolicyError(f"{path}: it is no UTF-8 text; save it as UTF-8") from problem
    return parse(text, path)


def parse(text: str, name: str) -> Policy:
    """Read the text of a policy file; ``name`` is what its errors call it.

    Raises:
        PolicyError: it is no YAML mapping, has an unknown or repeated key or a wrong value; its
            ``problems`` name every one of them.

    """
    root = Entry(compose(text, name), name)
    top = root.mapping({"practice", "targets"})
    if "targets" in top:
        for _ in top["targets"].tried(Entry.mapping):
            pass
    policy = read_practice(top.get("practice"))
    if root.faults:
        raise PolicyError(*root.faults)
    return policy
