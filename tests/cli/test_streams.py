"""Standard output and error: readers that go away, full disks, encodings, terminals, bugs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addon.cli import reading
from tests.cli import samples
from tests.cli.conftest import command_line, plain_environment

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Outcome, Process

ESCAPES = "\x1b[2J\x1b]0;title\x07\x9b31m\u202e\u2066"
MANY = "# Postmortem: pool\n\n## Impact\n\n" + f"{samples.WARNED.splitlines()[-1]}\n\n" * 1000


def in_shell(root: Path, script: str, *words: object) -> tuple[int, str, str]:
    """Run ``script`` in a shell, where "$@" is the command line of ``words``."""
    done = subprocess.run(
        ["bash", "-c", script, "bash", *command_line(*words)],
        cwd=root,
        check=False,
        capture_output=True,
        env=plain_environment(),
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_reader_who_goes_away_is_no_error_and_hides_no_exit_code(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.md").write_text(MANY)
    words = ("lint", tmp_path, "--select", "LNG02", "--fail-on", "warning")

    code, out, err = in_shell(root, '"$@" | head -1; exit ${PIPESTATUS[0]}', *words)

    assert (code, err) == (1, "")
    assert out.startswith(f"{tmp_path}/x.md")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_one_sentence(root: Path, tmp_path: Path) -> None:
    samples.write(tmp_path, x_md=samples.CLEAN)

    code, _, err = in_shell(root, '"$@" > /dev/full', "lint", tmp_path)

    assert (code, err) == (
        2,
        "postmortem lint: the output cannot be written: no space left on device.\n",
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("name", "code"), [("x.md", 0), ("-", 2)])
def test_closed_streams_change_no_exit_code(
    root: Path, tmp_path: Path, closed: str, name: str, code: int
) -> None:
    samples.write(tmp_path, x_md=samples.CLEAN)
    path = name if name == "-" else tmp_path / name

    script = f'"$@" < /dev/null {closed}'

    assert in_shell(root, script, "lint", path, "--select", "LNG02")[0] == code


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_every_encoding_will_do(
    process: Process, tmp_path: Path, env: dict[str, str], form: str
) -> None:
    text = samples.WARNED.replace("dashboard", "“dashboard” 数据库 👩\u200d🚒")
    (tmp_path / "é.md").write_text(text, encoding="utf-8")
    words = ("lint", tmp_path, "--select", "LNG02", "--format", form)

    code, out, err = process(*words, env=env)

    assert (code, err) == (0, "")
    assert "should have checked" in out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_is_json_in_every_encoding(process: Process, tmp_path: Path, form: str) -> None:
    (tmp_path / "x.json").write_text(samples.docs_json("We “should have” 😀 \udc80 looked."))
    words = ("lint", tmp_path, "--format", form)

    out = process(*words, env={"PYTHONIOENCODING": "ascii"}).out

    assert out.isascii()
    assert json.loads(out) == json.loads(process(*words).out)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_a_document_cannot_speak_to_the_terminal(
    postmortem: Command, tmp_path: Path, form: str
) -> None:
    text = f"The engineer should have checked {ESCAPES} the dashboard."
    path = tmp_path / "x.json"
    path.write_text(samples.docs_json(text).replace("pool", json.dumps(ESCAPES)[1:-1]))

    out = postmortem("lint", path, "--format", form).out

    assert "should have checked" in out
    assert out.isprintable() or set(filter(lambda char: not char.isprintable(), out)) == {"\n"}


def test_a_file_name_cannot_speak_to_the_terminal(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / f"{ESCAPES}.md").write_text(samples.CLEAN)
    (tmp_path / f"{ESCAPES}\n.json").write_text("{")

    _, out, err = postmortem("lint", tmp_path, "--select", "LNG02")

    assert err.count("\n") == 1
    assert (out + err).replace("\n", "").isprintable()


def test_nor_can_a_word_of_the_command_line(postmortem: Command) -> None:
    assert postmortem(ESCAPES).err.removesuffix("\n").isprintable()


def test_lone_surrogates_are_shown(postmortem: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(samples.docs_json("The engineer should have \ud83d checked it."))

    assert "The engineer should have \ufffd checked it." in postmortem("lint", path).out


class TestABug:
    """An exception that nobody foresaw."""

    @pytest.fixture(autouse=True)
    def _bug(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sound = reading.document_of

        def document_of(path: str) -> object:
            if path.endswith("bug.md"):
                raise ZeroDivisionError("division by zero")
            return sound(path)

        monkeypatch.setattr("addon.cli.lint.document_of", document_of)

    @pytest.fixture
    def outcome(self, postmortem: Command, tmp_path: Path) -> Outcome:
        samples.write(tmp_path, bug_md=samples.CLEAN, x_md=samples.WARNED)
        return postmortem("lint", tmp_path, "--select", "LNG02")

    def test_is_one_sentence(self, outcome: Outcome, tmp_path: Path) -> None:
        assert outcome.err == (
            f"postmortem lint: {tmp_path}/bug.md: the check was stopped by an unexpected "
            "ZeroDivisionError (division by zero); POSTMORTEM_TRACEBACK=1 in the environment "
            "shows where.\n"
        )

    def test_exits_2(self, outcome: Outcome) -> None:
        assert outcome.code == 2

    def test_costs_only_its_own_document(self, outcome: Outcome) -> None:
        assert "LNG02 counterfactual" in outcome.out

    def test_shows_its_traceback_where_that_is_asked_for(
        self, postmortem: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("POSTMORTEM_TRACEBACK", "1")
        samples.write(tmp_path, bug_md=samples.CLEAN)
        code, _, err = postmortem("lint", tmp_path)

        assert code == 2
        assert err.startswith("Traceback (most recent call last):\n")
        assert err.splitlines()[-1].startswith("postmortem lint: ")


def test_a_bug_outside_of_any_document_is_one_sentence(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_rules() -> None:
        raise KeyError("x")

    monkeypatch.setattr("addon.cli.rules.all_rules", all_rules)

    assert postmortem("rules") == (
        2,
        "",
        (
            "postmortem rules: stopped by an unexpected KeyError ('x'); "
            "POSTMORTEM_TRACEBACK=1 in the environment shows where.\n"
        ),
    )


def test_an_interrupted_run_says_nothing(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_rules() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("addon.cli.rules.all_rules", all_rules)

    assert postmortem("rules") == (130, "", "")


class Terminal:
    """Runs a command on a terminal of its own and gives what that terminal is sent."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def shown(self, *words: object, columns: int = 120, env: dict[str, str] | None = None) -> str:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        process = subprocess.Popen(
            command_line(*words),
            cwd=self.root,
            env=plain_environment() | {"TERM": "xterm"} | (env or {}),
            stdin=subprocess.DEVNULL,
            stdout=theirs,
        )
        os.close(theirs)
        sent = _all_of(ours)
        process.wait()
        return sent.decode()


def _all_of(descriptor: int) -> bytes:
    chunks = []
    try:
        while chunk := os.read(descriptor, 65536):
            chunks.append(chunk)
    except OSError:
        pass  # How Linux says that nobody writes to the terminal any more.
    os.close(descriptor)
    return b"".join(chunks)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
class TestATerminal:
    @pytest.fixture
    def terminal(self, root: Path) -> Terminal:
        return Terminal(root)

    @pytest.fixture
    def words(self, tmp_path: Path) -> tuple[object, ...]:
        samples.write(tmp_path, x_md=samples.WARNED)
        return ("lint", tmp_path / "x.md", "--select", "LNG02")

    def test_gets_colour(self, terminal: Terminal, words: tuple[object, ...]) -> None:
        assert "\x1b[33mwarning" in terminal.shown(*words)

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
    def test_gets_none_where_it_wants_none(
        self, terminal: Terminal, words: tuple[object, ...], env: dict[str, str]
    ) -> None:
        shown = terminal.shown(*words, env=env)

        assert "LNG02 counterfactual" in shown
        assert "\x1b" not in shown

    def test_gets_it_where_no_color_is_empty(
        self, terminal: Terminal, words: tuple[object, ...]
    ) -> None:
        assert "\x1b[" in terminal.shown(*words, env={"NO_COLOR": ""})

    @pytest.mark.parametrize("form", ["json", "sarif", "github"])
    def test_gets_none_in_formats_for_machines(
        self, terminal: Terminal, words: tuple[object, ...], form: str
    ) -> None:
        assert "\x1b" not in terminal.shown(*words, "--format", form)

    def test_gets_lines_that_it_can_hold(self, terminal: Terminal, tmp_path: Path) -> None:
        long = samples.WARNED.replace("dashboard", "dashboard " * 30)
        (tmp_path / "y.md").write_text(long)

        shown = terminal.shown("lint", tmp_path / "y.md", columns=60, env={"NO_COLOR": "1"})
        findings = [line for line in shown.splitlines() if line.startswith("      ")]
        assert max(map(len, findings)) < 60

    def test_gets_no_colour_through_a_pipe(
        self, process: Process, words: tuple[object, ...]
    ) -> None:
        assert "\x1b" not in process(*words, env={"TERM": "xterm"}).out
