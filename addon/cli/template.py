"""``postmortem template``: the templates in a shared drive, planned, made and watched."""

from __future__ import annotations

import json
import os

from addon.cards.links import document
from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import USAGE, UsageError
from addon.domain.provisioning import FOLDER_NAME
from addon.errors import AddonError, BusyError, ChangedError, UnavailableError
from addon.policy_file import PolicyError
from addon.settings import SettingsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from addon.policy_file import Targets
    from addon.usecases.provision_templates import Provisioned, Provisioning, State

PLAN, APPLY, STATUS = "plan", "apply", "status"
DIFFERENT = 1
ROBOT, ME = "robot", "me"

# What the same command may bring about when it is given again.
_PASSING = (BusyError, ChangedError, UnavailableError)


def run(argv: list[str]) -> int:
    """Plan, apply or tell; exit code 0, 1 where something differs or failed for now, 2 refused."""
    args = _parser().parse_args(argv)
    # Google's client is slow to import, and --help wants none.
    from addon import terminal

    try:
        practice, targets = terminal.policy(os.environ, args.policy)
        if not targets.folder:
            raise UsageError(
                "the policy names no folder for the templates; write targets.folder into it"
            )
        is_robot = _is_robot(args.identity, targets)
        templates = terminal.provisioning(
            os.environ, practice, targets, args.domain, is_robot=is_robot
        )
        found = _ACTIONS[args.action](templates)
    except (SettingsError, PolicyError) as problem:
        raise UsageError(str(problem)) from problem
    except AddonError as problem:
        if not isinstance(problem, _PASSING):
            raise UsageError(str(problem)) from problem
        again = "Give the same command again, it goes on where this one stopped"
        streams.complain(f"postmortem template: {problem}. {again}")
        return DIFFERENT
    streams.write(_json(args.action, found) if args.format == "json" else _text(args.action, found))
    return 0 if args.action == APPLY or found.is_as_wanted else DIFFERENT


def _is_robot(wanted: str | None, targets: Targets) -> bool:
    if wanted == ROBOT and targets.robot is None:
        raise UsageError("the policy names no robot; write targets.robot into it, or use --as me")
    return targets.robot is not None and wanted != ME


def _apply(templates: Provisioning) -> Provisioned:
    return templates.apply()


def _look(templates: Provisioning) -> Provisioned:
    return templates.look()


_ACTIONS: dict[str, Callable[[Provisioning], Provisioned]] = {
    PLAN: _look,
    APPLY: _apply,
    STATUS: _look,
}


def _text(action: str, found: Provisioned) -> str:
    show = _status if action == STATUS else _changes
    lines = [_head(found), *show(found), *_remarks(found)]
    if action == PLAN and not found.is_as_wanted:
        lines.append('"postmortem template apply" makes these changes.')
    return "".join(f"{line}\n" for line in lines)


def _head(found: Provisioned) -> str:
    return f'In "{found.within.name}", as {found.account}, for everybody of {found.domain}:'


def _changes(found: Provisioned) -> Iterator[str]:
    if found.is_as_wanted:
        yield "  nothing to change"
    if found.folder is None:
        yield f'  folder "{FOLDER_NAME}": create it'
    for state in found.states:
        for drift in state.drifts:
            yield f'  "{state.wanted.name}": {drift.name}; {drift.cure}'


def _status(found: Provisioned) -> Iterator[str]:
    for state in found.states:
        said = ", ".join(drift.name for drift in state.drifts) or "as it should be"
        version = state.file.version if state.file else ""
        shown = f", version {version}" if version else ""
        address = f"  {document(state.file.id)}" if state.file else ""
        yield f'  "{state.wanted.name}"{shown}: {said}{address}'


def _remarks(found: Provisioned) -> Iterator[str]:
    if not found.within.drive_id:
        yield (
            f"The folder lies in no shared drive: the templates belong to {found.account} and go "
            "when that account goes."
        )
    for state in found.states:
        for other in state.others:
            yield (
                f'"{other.name}" says that it is the "{state.wanted.name}" too; if it is a copy, '
                f"move it to another folder: {document(other.id)}"
            )


def _json(action: str, found: Provisioned) -> str:
    values = {
        "version": 1,
        "action": action,
        "account": found.account,
        "domain": found.domain,
        "as_wanted": found.is_as_wanted,
        "folder": {"id": found.folder.id, "name": found.folder.name} if found.folder else None,
        "templates": [_values(state) for state in found.states],
    }
    return json.dumps(values, indent=2) + "\n"


def _values(state: State) -> dict[str, Any]:
    return {
        "kind": state.wanted.kind,
        "name": state.wanted.name,
        "version": state.wanted.version,
        "id": state.file.id if state.file else None,
        "url": document(state.file.id) if state.file else None,
        "drift": [{"name": drift.name, "cure": drift.cure} for drift in state.drifts],
        "others": [other.id for other in state.others],
    }


def _parser() -> Parser:
    parser = Parser(
        "template",
        "Provision the templates: a Google Doc for each kind of postmortem, in the folder that "
        "the policy's targets name, readable by everybody of your domain, and locked. "
        "plan shows what would change, apply changes it, status tells how they stand.",
        f"Exit code 0: as it should be, or applied. {DIFFERENT}: something differs, or Google "
        f"failed for now and the same command goes on. {USAGE}: bad usage, or a refusal. "
        "The credentials need the scope drive, and their account to be a manager of the shared "
        "drive.",
    )
    add = parser.add_argument
    add("action", choices=tuple(_ACTIONS))
    add("--policy", metavar="FILE", help="a policy.yaml; else the one in SECOND_STORY_POLICY")
    add(
        "--as",
        dest="identity",
        choices=(ROBOT, ME),
        help="whose work it is: the policy's robot, where it names one, or your credentials' own",
    )
    add("--domain", default="", help="who reads the templates; the account's own without it")
    add("--format", choices=("text", "json"), default="text", help="text by default")
    return parser
