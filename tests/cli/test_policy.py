"""Policy files: what they may say, and how a wrong one is refused."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from addon.policy_file import PolicyError, load, parse, parse_whole
from addon.policy_file.practice import READERS
from addon.policy_file.targets import Robot, Targets
from addon.policy_file.writing import COMMENTS, write
from linter.policy import DEFAULT, DismissalEntry, HeaderSpec, Policy, SectionSpec
from linter.policy.deadlines import (
    BUSINESS_DAYS,
    DAYS,
    HOURS,
    QUARTER,
    SPRINT,
    Period,
    Review,
    SeveritySpec,
    Sprint,
)
from tests.cli import samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.conftest import Command


def policy(text: str) -> Policy:
    return parse(textwrap.dedent(text), "policy.yaml")


def refusal(text: str) -> str:
    """Give why a policy is refused, the file's name left out."""
    with pytest.raises(PolicyError) as refused:
        policy(text)
    message = str(refused.value)
    assert message.startswith("policy.yaml")
    return message.removeprefix("policy.yaml").removeprefix(", ").removeprefix(": ")


OURS = (Policy, SectionSpec, DismissalEntry, HeaderSpec, SeveritySpec, Period, Sprint, Review)


def plain(value: object) -> object:
    """Give objects with slots as mappings, so that they compare by what they hold."""
    if isinstance(value, OURS):
        return {name: plain(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, dict):
        return {name: plain(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(entry) for entry in value)
    return value


class TestAPolicy:
    def test_has_a_default_for_everything(self) -> None:
        assert plain(policy("practice: {}")) == plain(DEFAULT)

    def test_keeps_the_default_of_what_it_leaves_out(self) -> None:
        given_one = policy("practice: {priorities: [high, low]}")

        assert list(given_one.priorities) == ["high", "low"]
        assert given_one.categories == DEFAULT.categories

    def test_states_targets_that_are_not_looked_at_yet(self) -> None:
        assert plain(policy("targets: {chat: {kind: slack}}")) == plain(DEFAULT)

    def test_states_how_action_items_become_tickets(self) -> None:
        _, targets = parse_whole(
            textwrap.dedent(
                """
                targets:
                  tracker:
                    kind: jira
                    project: OPS
                    projects: {Checkout API: PAY, SRE: OPS}
                    issue_type: Task
                    priorities: {P0: Blocker}
                    labels: [postmortem, reliability]
                    security_level: Confidential
                    accounts: {Ana.R@example.com: 5b10a2844c20165700ede21g}
                    fields: {customfield_10010: 42}
                """
            ),
            "policy.yaml",
        )

        tracker = targets.tracker
        assert tracker.project_of(["nothing", " checkout api "]) == "PAY"
        assert tracker.project_of(["nothing"]) == "OPS"
        assert tracker.priorities == {"P0": "Blocker"}
        assert tracker.accounts == {"ana.r@example.com": "5b10a2844c20165700ede21g"}
        assert tracker.fields == {"customfield_10010": "42"}

    def test_states_where_templates_go_and_who_acts_in_the_background(self) -> None:
        _, targets = parse_whole(
            textwrap.dedent(
                """
                targets:
                  folder: 0AFolder_of-SREs
                  robot:
                    email: postmortems@example.com
                    service_account: robot@project.iam.gserviceaccount.com
                """
            ),
            "policy.yaml",
        )

        robot = Robot("postmortems@example.com", "robot@project.iam.gserviceaccount.com")
        assert targets == Targets("0AFolder_of-SREs", robot)
        assert parse_whole("practice: {}", "policy.yaml")[1] == Targets()

    def test_names_rules_by_code_or_name(self) -> None:
        levels = policy(
            """
            practice:
              levels:
                LNG02: error
                missing-section: off
                sum01: Suggestion
            """
        ).levels

        assert levels == {"LNG02": "error", "STR01": "off", "SUM01": "suggestion"}

    def test_gives_rules_their_options(self) -> None:
        given_one = policy("practice: {options: {summary-length: {min: 1, max: 5}}}")

        assert given_one.option("SUM01", "max", 3) == 5

    def test_is_searched_for_in_lower_case(self) -> None:
        given_one = policy(
            "practice: {title_words: [Störungsbericht, RCA], categories: [Technical]}"
        )

        assert given_one.title_words == ("störungsbericht", "rca")
        assert given_one.categories == ("technical",)

    def test_gives_rules_more_words(self) -> None:
        given_one = policy("practice: {words: {systems: [Jenkins], teams: [The Plumbers]}}")

        assert given_one.own_words("teams") == ("the plumbers",)
        assert given_one.own_words("people") == ()

    def test_says_what_a_header_needs(self) -> None:
        header = policy("practice: {header: {required: [severity], expected: [service]}}").header

        assert (header.required, header.expected) == (("severity",), ("service",))

    def test_expects_no_field_that_it_requires(self) -> None:
        header = policy("practice: {header: {required: [severity, status]}}").header

        assert "status" not in header.expected
        assert "detected" in header.expected

    def test_may_dismiss_by_words_or_by_fingerprint(self) -> None:
        dismissals = policy(
            """
            practice:
              dismissals:
                - {code: CTF01, quote: root cause team, reason: The name of a team.}
                - {code: counterfactual, fingerprint: 12345678, reason: A quotation.}
            """
        ).dismissals

        assert plain(dismissals) == plain(
            (
                DismissalEntry("CTF01", "The name of a team.", quote="root cause team"),
                DismissalEntry("LNG02", "A quotation.", fingerprint="12345678"),
            )
        )

    def test_may_forbid_the_dismissal_of_a_rule(self) -> None:
        assert policy("practice: {never_dismiss: [missing-section]}").never_dismiss == ("STR01",)

    def test_folds_the_white_space_of_texts(self) -> None:
        (section,) = policy(
            """
            practice:
              sections:
                - id: summary
                  prompt: |
                    Two or three
                    sentences.
            """
        ).sections

        assert section.prompt == "Two or three sentences."


class TestSections:
    def test_replace_those_of_the_default(self) -> None:
        sections = policy("practice: {sections: [{id: impact}, {id: summary}]}").sections

        assert [section.id for section in sections] == ["impact", "summary"]

    def test_of_the_default_may_leave_out_keys(self) -> None:
        (section,) = policy("practice: {sections: [{id: impact, heading: Auswirkung}]}").sections
        default = next(one for one in DEFAULT.sections if one.id == "impact")

        assert section.heading == "Auswirkung"
        assert (section.aliases, section.prompt) == (default.aliases, default.prompt)

    def test_of_ones_own_need_a_heading_and_nothing_else(self) -> None:
        (section,) = policy("practice: {sections: [{id: cost, heading: Cost}]}").sections

        assert plain(section) == plain(SectionSpec("cost", "Cost"))

    def test_can_be_optional_and_of_a_brief(self) -> None:
        (section,) = policy(
            "practice: {sections: [{id: impact, required: false, kinds: [full, brief]}]}"
        ).sections

        assert (section.required, section.kinds) == (False, ("full", "brief"))


class TestTimes:
    @pytest.mark.parametrize(
        ("written", "count", "unit"),
        [
            ("24 hours", 24, HOURS),
            ("1 hour", 1, HOURS),
            ("a week", 7, DAYS),
            ("2 weeks", 14, DAYS),
            ("5 business days", 5, BUSINESS_DAYS),
            ("One Business Day", 1, BUSINESS_DAYS),
            ("sprint", 1, SPRINT),
            ("quarter", 1, QUARTER),
        ],
    )
    def test_a_window_is_a_period(self, written: str, count: int, unit: str) -> None:
        window = policy(f"practice: {{priorities: {{urgent: {written}}}}}").priorities["urgent"]

        assert plain(window) == plain(Period(count, unit))

    def test_a_priority_may_have_no_window(self) -> None:
        priorities = policy("practice: {priorities: {P0: 3 days, P9: none}}").priorities

        assert (str(priorities["P0"]), priorities["P9"]) == ("3 days", None)

    def test_in_a_list_the_priorities_of_the_default_keep_their_windows(self) -> None:
        priorities = policy("practice: {priorities: [P1, later]}").priorities

        assert (str(priorities["P1"]), priorities["later"]) == ("sprint", None)

    def test_a_severity_has_a_kind_and_maybe_a_deadline(self) -> None:
        severities = policy(
            """
            practice:
              severities:
                SEV1: {kind: full, deadline: 3 business days}
                SEV4: {kind: brief}
            """
        ).severities

        assert plain(severities) == plain(
            {
                "SEV1": SeveritySpec("full", Period(3, BUSINESS_DAYS)),
                "SEV4": SeveritySpec("brief", None),
            }
        )

    def test_sprint_and_review(self) -> None:
        given_one = policy(
            "practice: {sprint: {start: 2026-03-02, days: 7}, review: {minutes: 30}}"
        )

        assert plain(given_one.sprint) == plain(Sprint("2026-03-02", 7))
        assert given_one.review.minutes == 30

    def test_holidays_are_days(self) -> None:
        assert policy("practice: {holidays: [2026-12-24, '2026-12-31']}").holidays == {
            "2026-12-24",
            "2026-12-31",
        }

    def test_holidays_are_those_of_a_country_and_region(self) -> None:
        germany = policy("practice: {holidays: [{country: DE}]}").holidays
        bavaria = policy("practice: {holidays: [{country: DE, region: BY}, 2026-12-24]}").holidays

        assert "2026-10-03" in germany  # German Unity Day
        assert "2026-01-06" not in germany  # Epiphany, a holiday in Bavaria
        assert {"2026-10-03", "2026-01-06", "2026-12-24"} <= set(bavaria)

    def test_norway_is_a_country(self) -> None:
        # YAML 1.1 takes NO for false.
        assert "2026-05-17" in policy("practice: {holidays: [{country: NO}]}").holidays


PAGE = (Path(__file__).parent / "refused_policies.md").read_text(encoding="utf-8")
REFUSED = re.findall(r"^## (.+)\n\n```yaml\n((?:.*\n)*?)```\n\n> (.+)$", PAGE, re.MULTILINE)


def test_no_case_of_the_page_is_overlooked() -> None:
    assert len(REFUSED) == PAGE.count("\n## ")


@pytest.mark.parametrize(
    ("text", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_wrong_policy_is_refused_with_line_key_and_reason(text: str, reason: str) -> None:
    assert refusal(text) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 5000, "the YAML is nested too deeply"),
        ("practice: \x00", "broken YAML, unacceptable character #x0000"),
        ('practice: "\\UFFFFFFFF"', "broken YAML, "),
    ],
    ids=["deep", "NUL", "no character"],
)
def test_what_is_hardly_yaml_is_refused(text: str, reason: str) -> None:
    assert refusal(text).startswith(reason)


def test_every_mistake_is_named() -> None:
    with pytest.raises(PolicyError) as refused:
        policy(
            """
            practice:
              levels:
                LNG02: fatal
                LNG0X: off
                LNG01: error
              priorities: {P0: soon, P1: sprint}
              dismissals:
                - {code: CTF01, quote: x}
                - {code: CTF01, quote: y, reason: It is the name of a team.}
              sections:
                - {id: summary, promt: x}
            targets: []
            more: 1
            """
        )

    keys = [problem.split("key ")[1].split(":")[0] for problem in refused.value.problems]
    assert sorted(keys) == [
        "more",
        "practice.dismissals[0]",
        "practice.levels.LNG02",
        "practice.levels.LNG0X",
        "practice.priorities.P0",
        "practice.sections[0].promt",
        "targets",
    ]
    assert str(refused.value).endswith('(6 more; "postmortem policy check" names them all)')


def test_a_long_value_is_not_repeated_whole() -> None:
    assert len(refusal(f"practice: {{template_version: {'x' * 5000}}}")) < 200


class TestTheDefaultPolicyWrittenOut:
    def test_is_the_default_when_it_is_read(self) -> None:
        assert plain(parse(write(DEFAULT), "policy.yaml")) == plain(DEFAULT)

    def test_states_every_key_with_a_comment(self) -> None:
        practice = yaml.safe_load(write(DEFAULT))["practice"]

        assert list(practice) == list(COMMENTS)
        assert set(COMMENTS) == set(READERS) == set(Policy.__slots__)

    def test_shows_examples_that_are_right(self) -> None:
        for name in ("holidays", "words", "levels", "options", "dismissals"):
            _, _, example = textwrap.dedent(COMMENTS[name]).partition("For example:\n")

            assert getattr(policy(f"practice:\n{textwrap.indent(example, '  ')}"), name)

    def test_keeps_what_is_not_the_default(self) -> None:
        other = Policy(
            sections=[
                SectionSpec(
                    "cost",
                    "Cost: total",
                    ("off", "#1"),
                    prompt="'x'",
                    kinds=["brief"],
                    columns=["no", "2026-01-01"],
                )
            ],
            header=HeaderSpec(["date"], ["status"]),
            severities={"1": SeveritySpec("brief", None)},
            priorities={"1": Period(1, HOURS), "null": None},
            sprint=Sprint("2025-12-29", 21),
            review=Review(30),
            holidays=frozenset(("2026-12-24",)),
            categories=["no"],
            title_words=["ü"],
            levels={"LNG02": "off"},
            words={"teams": ["on", "1"]},
            options={"SUM01": {"min": 4}},
            allowed_phrases=["a: b"],
            never_dismiss=["LNG02"],
            dismissals=[DismissalEntry("LNG02", "why", fingerprint="00000000")],
            template_version=7,
        )

        assert plain(parse(write(other), "policy.yaml")) == plain(other)


_scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates()
)
_names = st.sampled_from(
    ["practice", "targets", *Policy.__slots__, *SectionSpec.__slots__, "LNG02", "counterfactual"]
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=8,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Sequence[tuple[Any, ...]]:
    """Give the way to every value inside a value."""
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    return [path, *(p for key, inner in entries for p in paths(inner, (*path, key)))]


DEFAULT_VALUE = yaml.safe_load(write(DEFAULT))
PATHS = [path for path in paths(DEFAULT_VALUE) if path]


def read_or_refused(text: str) -> None:
    try:
        parse(text, "policy.yaml")
    except PolicyError as problem:
        assert str(problem).startswith("policy.yaml")  # noqa: PT017 - either outcome is right


@given(
    st.text(st.characters(codec="utf-8")) | st.text("[]{}:,-?*&!|>'\"%@` \n\\Uxu0FpractieLNG2#~")
)
def test_no_text_raises_anything_but_a_policy_error(text: str) -> None:
    read_or_refused(text)


@given(_values)
def test_no_value_raises_anything_but_a_policy_error(value: Any) -> None:
    read_or_refused(yaml.safe_dump({"practice": value}))


@given(st.sampled_from(PATHS), _values)
def test_no_change_of_the_default_raises_anything_but_a_policy_error(
    path: tuple[Any, ...], value: Any
) -> None:
    changed = yaml.safe_load(write(DEFAULT))
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    read_or_refused(yaml.safe_dump(changed))


@given(st.data())
def test_no_damage_to_the_default_raises_anything_but_a_policy_error(data: st.DataObject) -> None:
    text = write(DEFAULT)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    inserted = data.draw(st.text("[]{}:,-?*&!|>'\"% \n\t\\x0", max_size=4))

    read_or_refused(text[:start] + inserted + text[end:])


class TestTheCommand:
    def test_says_ok(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "policy.yaml"
        path.write_text("practice: {}")

        assert postmortem("policy", "check", path) == (0, f"{path}: ok\n", "")

    def test_says_what_is_wrong(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "policy.yaml"
        path.write_text("practice:\n  levels: {LNG0X: off}")

        assert postmortem("policy", "check", path) == (
            2,
            "",
            (
                f"postmortem policy: {path}, line 2, key practice.levels.LNG0X: "
                'there is no rule "LNG0X"; "postmortem rules" lists them all.\n'
            ),
        )

    def test_says_all_that_is_wrong(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "policy.yaml"
        path.write_text("practice:\n  levels: {LNG0X: off}\n  review: {minutes: 0}")

        code, _, err = postmortem("policy", "check", path)

        assert (code, err.count("\n"), err.count(f"postmortem policy: {path}, line ")) == (2, 2, 2)

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (None, "no such file or directory"),
            (b"\xff", "it is no UTF-8 text; save it as UTF-8"),
            (b"#" * 1_000_001, "more than 1 MB are no policy"),
        ],
        ids=["gone", "latin-1", "large"],
    )
    def test_says_what_cannot_be_read(
        self, postmortem: Command, tmp_path: Path, data: bytes | None, reason: str
    ) -> None:
        path = tmp_path / "policy.yaml"
        if data is not None:
            path.write_bytes(data)

        assert postmortem("policy", "check", path).err == f"postmortem policy: {path}: {reason}.\n"

    def test_needs_a_file_to_check(self, postmortem: Command) -> None:
        assert postmortem("policy", "check") == (
            2,
            "",
            "postmortem policy: check needs the file to be checked.\n",
        )

    def test_writes_the_default_to_standard_output(self, postmortem: Command) -> None:
        assert postmortem("policy", "init") == (0, write(DEFAULT), "")

    def test_writes_the_default_to_a_new_file(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "policy.yaml"

        assert postmortem("policy", "init", path) == (0, f"{path}: written\n", "")
        assert plain(load(str(path))) == plain(DEFAULT)

    def test_overwrites_nothing(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "policy.yaml"
        path.write_text("mine")

        assert postmortem("policy", "init", path) == (
            2,
            "",
            f"postmortem policy: {path}: it exists already; name a new file.\n",
        )
        assert path.read_text() == "mine"

    def test_says_where_it_cannot_write(self, postmortem: Command, tmp_path: Path) -> None:
        path = tmp_path / "gone" / "policy.yaml"

        assert postmortem("policy", "init", path).err == (
            f"postmortem policy: {path}: no such file or directory.\n"
        )


def test_lint_takes_the_policy(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, x_md=samples.WARNED)
    (tmp_path / "policy.yaml").write_text("practice: {levels: {counterfactual: error}}")
    words = ("lint", tmp_path / "x.md", "--select", "LNG02")

    assert postmortem(*words).code == 0
    assert postmortem(*words, "--policy", tmp_path / "policy.yaml").code == 1


def test_lint_refuses_a_wrong_policy_before_it_reads_anything(
    postmortem: Command, tmp_path: Path
) -> None:
    (tmp_path / "policy.yaml").write_text("practise: {}")

    code, out, err = postmortem("lint", "gone.md", "--policy", tmp_path / "policy.yaml")

    assert (code, out) == (2, "")
    assert err.startswith(f"postmortem lint: {tmp_path}/policy.yaml, line 1, key practise: ")
