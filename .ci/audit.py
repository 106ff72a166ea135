"""Looks what a deployment installs up among known vulnerabilities; `make check` calls it.

Where the advisories cannot be reached nothing is audited, and that is said; it fails a run only
where AUDIT=required is set, so that a machine without network can check the rest.

  AUDIT=required     fail where anything could not be audited
  ADVISORIES=URL     ask this OSV service, such as a mirror, and not the package index
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 120


def command(requirements: str, advisories: str) -> list[str]:
    """How pip-audit is called: nothing is installed, only the pins are read."""
    service = ["-s", "osv", "--osv-url", advisories] if advisories else ["-s", "pypi"]
    words = ["-r", requirements, "--require-hashes", "--disable-pip", "--format", "json"]
    return [sys.executable, "-m", "pip_audit", *service, *words, "--progress-spinner", "off"]


def audited(words: list[str]) -> list[dict[str, Any]] | str:
    """What is known of each dependency, or why nothing is."""
    try:
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, timeout=PATIENCE_S
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {PATIENCE_S} seconds"
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = done.stderr.strip().splitlines()[-1:] or ["pip-audit says nothing"]
        return last[0][:200]
    return found


def verdict(found: list[dict[str, Any]] | str, *, is_required: bool) -> tuple[int, list[str]]:
    """The exit code, and what is said."""
    if isinstance(found, str):
        return int(is_required), [f"NOT AUDITED, the advisories cannot be reached: {found}"]
    vulnerable = [
        f"{one['name']} {one['version']} has {known['id']}, "
        f"mended in {', '.join(known['fix_versions']) or 'no version yet'}"
        for one in found
        for known in one.get("vulns", ())
    ]
    unknown = [one["name"] for one in found if "skip_reason" in one]
    said = vulnerable + (["Renew the pins: make requirements"] if vulnerable else [])
    if unknown:
        number = f"{len(unknown)} of {len(found)} dependencies"
        said.append(
            f"NOT AUDITED: {number}, {unknown[0]} first; the index that was asked has no "
            "advisories of them. Name an OSV service in ADVISORIES"
        )
    if not said:
        said = [f"{len(found)} dependencies audited, none with a known vulnerability"]
    return int(bool(vulnerable) or (is_required and bool(unknown))), said


def main() -> int:
    """0 where nothing known is wrong, 1 for a vulnerability or what AUDIT=required forbids."""
    requirements = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "requirements.txt")
    found = audited(command(requirements, os.environ.get("ADVISORIES", "")))
    code, said = verdict(found, is_required=os.environ.get("AUDIT") == "required")
    for line in said:
        print(f"audit: {line}", file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
