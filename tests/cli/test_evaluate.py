"""``postmortem evaluate``: scores on labelled sentences, and the cases behind them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

BLAME = "The on-call engineer should have checked the dashboard."
BLAMELESS = "The pod failed to start."


def labelled(text: str, **labels: Any) -> dict[str, Any]:
    return {"id": text[:7], "text": text, "kind": "prose", "labels": labels}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    items = [
        labelled(BLAME, counterfactual_person=True, owner=None),
        labelled(BLAMELESS, counterfactual_person=False),
        labelled(BLAMELESS, counterfactual_person=True),
        labelled(BLAME, counterfactual_person=False),
    ]
    return write(tmp_path, *map(json.dumps, items))


def write(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_table_has_a_row_for_each_label(postmortem: Command, gold: Path) -> None:
    code, out, err = postmortem("evaluate", gold)

    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [
        "label",
        "blame_person",
        "counterfactual_person",
        "judgemental",
        "root_cause_phrase",
        "unquantified_impact",
        "vague_action",
        "owner",
        "timestamp",
    ]
    assert "counterfactual_person      4     0.500     0.500     0.500     0.500\n" in out


def test_the_same_as_json(postmortem: Command, gold: Path) -> None:
    value = json.loads(postmortem("evaluate", gold, "--format", "json").out)
    rows = {row["label"]: row for row in value["labels"]}

    assert value["version"] == 1
    assert rows["counterfactual_person"] == {
        "label": "counterfactual_person",
        "n": 4,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "accuracy": 0.5,
    }
    assert rows["owner"] == {"label": "owner", "n": 0, "accuracy": None}


@pytest.mark.parametrize(("which", "text"), [("fp", BLAME), ("fn", BLAMELESS)])
def test_wrong_cases_can_be_listed(postmortem: Command, gold: Path, which: str, text: str) -> None:
    out = postmortem("evaluate", gold, "--show", f"counterfactual_person:{which}").out

    assert out == f"{text[:7]}\t{which == 'fn'} -> {which == 'fp'}\t{text}\n"


def test_several_files_are_one_set(postmortem: Command, gold: Path) -> None:
    assert "counterfactual_person      8     0.500" in postmortem("evaluate", gold, gold).out


def test_a_case_without_an_id_is_listed_by_its_pair(postmortem: Command, tmp_path: Path) -> None:
    pair = {**labelled(BLAME, counterfactual_person=False), "id": None, "pair": "look-or-start"}
    out = postmortem(
        "evaluate", write(tmp_path, json.dumps(pair)), "--show", "counterfactual_person:fp"
    ).out

    assert out == f"look-or-start\tFalse -> True\t{BLAME}\n"


def test_a_document_falls_into_one_fold_as_a_whole(postmortem: Command, tmp_path: Path) -> None:
    items = [
        {**labelled(BLAME, counterfactual_person=True), "doc": f"d{number % 8}"}
        for number in range(40)
    ]
    path = write(tmp_path, *map(json.dumps, items))

    folds = [
        json.loads(postmortem("evaluate", path, "--fold", f"{k}/3", "--format", "json").out)
        for k in (1, 2, 3)
    ]
    sizes = [fold["labels"][1]["n"] for fold in folds]

    assert sum(sizes) == 40
    assert all(size % 5 == 0 for size in sizes)


@pytest.mark.parametrize("fold", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_a_fold_that_is_none_is_refused(postmortem: Command, gold: Path, fold: str) -> None:
    assert postmortem("evaluate", gold, f"--fold={fold}") == (
        2,
        "",
        f'postmortem evaluate: --fold "{fold}" is no K/N such as 1/2 or 3/5.\n',
    )


@pytest.mark.parametrize("show", ["owner", "owner:tp", "nothing:fp", ":fn", ""])
def test_a_label_that_is_none_is_refused(postmortem: Command, gold: Path, show: str) -> None:
    code, out, err = postmortem("evaluate", gold, "--show", show)

    assert (code, out) == (2, "")
    assert err.startswith(
        f'postmortem evaluate: --show "{show}" is no LABEL:fp or LABEL:fn; labels are blame_person,'
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 1: broken JSON"),
        ("[" * 100_000, "line 1: broken JSON"),
        ("[]", 'line 1: no object with a "text"'),
        ('{"text": 1}', 'line 1: no object with a "text"'),
        ('{"text": "x"}', 'line 1: "kind" is none of prose, impact, action, timeline, factor'),
        ('{"text": "x", "kind": ["prose"]}', 'line 1: "kind" is none of'),
        ('{"text": "x", "kind": "prose"}', 'line 1: "labels" is no object'),
        ('{"text": "x", "kind": "prose", "labels": {"owner": []}}', 'line 1: "labels" is no'),
        ('{"text": "x", "kind": "prose", "labels": {}, "note": 1}', 'line 1: "note" is no text'),
        ("", "there is no labelled sentence in it"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(
    postmortem: Command, tmp_path: Path, line: str, reason: str
) -> None:
    path = write(tmp_path, line)
    code, out, err = postmortem("evaluate", path)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"postmortem evaluate: {path}")
    assert reason in err


def test_a_file_that_is_not_there(postmortem: Command, tmp_path: Path) -> None:
    path = tmp_path / "gone.jsonl"

    assert postmortem("evaluate", path) == (
        2,
        "",
        f"postmortem evaluate: {path}: no such file or directory.\n",
    )


def test_a_file_that_is_no_text(postmortem: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\xff\xfe")

    assert postmortem("evaluate", path).err == (
        f"postmortem evaluate: {path}: it is no UTF-8 text; save it as UTF-8.\n"
    )


def test_the_corpus_can_be_evaluated(postmortem: Command, corpus: Path) -> None:
    code, out, _ = postmortem("evaluate", corpus / "gold.dev.jsonl", "--format", "json")

    assert code == 0
    assert all(row["n"] for row in json.loads(out)["labels"])
