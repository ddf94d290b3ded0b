"""Writing when something goes wrong: no file is ever half written or lost, and nothing is left lying about."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time

import pytest

from nixlint_hwc.fix.write import WriteError, write_files
from tests.support.privilege import without_privilege

NAMES = [f"{number}.nix" for number in range(20)]
OLD, NEW = b"# old\n" * 2000, b"# new\n" * 2000


@pytest.fixture
def project(tmp_path):
    for name in NAMES:
        (tmp_path / name).write_bytes(OLD)
    return tmp_path


def contents(root):
    return {path.name: path.read_bytes() for path in root.iterdir()}


def write(root):
    write_files(root, dict.fromkeys(NAMES, OLD), dict.fromkeys(NAMES, NEW))


def test_a_file_that_cannot_grow_changes_nothing(project):
    """RLIMIT_FSIZE stands for a full disk: write(2) itself fails, in the middle of a file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, limits[1]))
        with pytest.raises(WriteError, match="file too large"):
            write(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert contents(project) == dict.fromkeys(NAMES, OLD)


def test_a_folder_that_takes_no_files_changes_nothing(project, monkeypatch):
    def refused(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("nixlint_hwc.fix.write.tempfile.mkstemp", refused)
    with pytest.raises(WriteError, match=r"0\.nix: permission denied"):
        write(project)
    assert contents(project) == dict.fromkeys(NAMES, OLD)


@pytest.mark.parametrize(("path", "mode"), [(".", 0o555), ("7.nix", 0o444), ("7.nix", 0)])
def test_what_nobody_may_write_changes_nothing(project, path, mode):
    (project / path).chmod(mode)
    try:
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(project)],
            preexec_fn=without_privilege,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (project / path).chmod(0o755)
    assert child.returncode == 1
    assert "nix: permission denied" in child.stderr or "nix: it cannot be written" in child.stderr
    assert contents(project) == dict.fromkeys(NAMES, OLD)


def test_a_failure_between_files_leaves_whole_ones_and_no_others(project, monkeypatch):
    replace, calls = os.replace, []

    def failing(source, target):
        calls.append(target)
        if len(calls) == 4:
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(WriteError, match=r"3\.nix: input/output error"):
        write(project)
    assert contents(project) == dict.fromkeys(NAMES, OLD) | dict.fromkeys(NAMES[:3], NEW)


def test_a_file_that_changes_while_others_are_written_is_left_alone(project, monkeypatch):
    replace = os.replace

    def meddling(source, target):
        replace(source, target)
        (project / NAMES[2]).write_bytes(b"mine")

    monkeypatch.setattr(os, "replace", meddling)
    with pytest.raises(WriteError, match=r"2\.nix: it was changed"):
        write(project)
    assert contents(project) == dict.fromkeys(NAMES, OLD) | dict.fromkeys(NAMES[:2], NEW) | {NAMES[2]: b"mine"}


#: A process that writes again and again, whatever signals those who started the tests ignore.
CHILD = """
import pathlib, signal, sys
from nixlint_hwc.fix.write import write_files
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
root, old, new = pathlib.Path(sys.argv[1]), b"# old\\n" * 2000, b"# new\\n" * 2000
names = [path.name for path in root.glob("*.nix")]
print("ready", flush=True)
while True:
    write_files(root, dict.fromkeys(names, old), dict.fromkeys(names, new))
    old, new = new, old
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.01, 0.03, 0.1])
def test_killed_at_any_moment_every_file_is_whole(project, delay):
    with subprocess.Popen([sys.executable, "-c", CHILD, str(project)], stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
    assert {path.read_bytes() for path in project.glob("*.nix")} <= {OLD, NEW}
    assert {path.name for path in project.glob("*.nix")} == set(NAMES)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("delay", [0.0, 0.005, 0.02])
def test_a_signal_ends_the_run_and_leaves_nothing_lying_about(project, number, delay):
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(project)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        child.stdout.readline()
        time.sleep(delay)
        child.send_signal(number)
        try:
            code = child.wait(20)
        finally:
            child.kill()
    assert code in (-number, 1)
    found = contents(project)
    assert set(found) == set(NAMES)
    assert set(found.values()) in ({OLD}, {NEW})


def test_what_is_ignored_stays_ignored(project):
    """As SIGHUP is below nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        write(project)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_rest_of_a_killed_run_is_removed_and_nothing_else(project):
    for name in (".hwc-lint-abcd1234", ".hwc-lint-notes", ".hwc-lint-abcd1234.nix"):
        (project / name).write_bytes(OLD)
    write(project)
    kept = {".hwc-lint-notes": OLD, ".hwc-lint-abcd1234.nix": OLD}
    assert contents(project) == dict.fromkeys(NAMES, NEW) | kept


WRITER = """
import pathlib, sys
from nixlint_hwc.fix.write import WriteError, write_files
root, new = pathlib.Path(sys.argv[1]), sys.argv[2].encode() * 4000
names = sorted(path.name for path in root.glob("*.nix"))
for _ in range(15):
    old = {name: (root / name).read_bytes() for name in names}
    try:
        write_files(root, old, dict.fromkeys(names, new))
    except WriteError as error:
        assert "changed while it was linted" in error.reason, error
"""


def test_runs_on_one_project_take_turns(project):
    """What two of them write never mixes, though each reads the files one by one beforehand."""
    command = [sys.executable, "-c", WRITER, str(project)]
    with subprocess.Popen([*command, "a"]) as one, subprocess.Popen([*command, "b"]) as two:
        assert (one.wait(60), two.wait(60)) == (0, 0)
    found = contents(project)
    assert set(found) == set(NAMES)
    assert set(found.values()) in ({b"a" * 4000}, {b"b" * 4000})


def test_an_encrypted_file_is_never_changed(tmp_path):
    from nixlint_hwc.cli import run

    sealed = b"\0GITCRYPT\0virtualisation.oci-containers.containers.x.image = redis;"
    (tmp_path / "sealed.nix").write_bytes(sealed)
    (tmp_path / "m.nix").write_text('{ ... }: {\n  virtualisation.oci-containers.containers.a.image = "x/y:1";\n}\n')
    run(["check", "--project", str(tmp_path), "--fix", "--unsafe-fixes"])
    assert (tmp_path / "sealed.nix").read_bytes() == sealed
    assert '"docker.io/x/y:1"' in (tmp_path / "m.nix").read_text()
