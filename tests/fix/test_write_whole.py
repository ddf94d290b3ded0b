"""Files that commands write, baselines, settings and reports, when something goes wrong: the old bytes or the new."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.fix.write import write_whole

OLD, NEW = b"old\n" * 2000, b"new\n" * 3000
#: The calls that writing takes, in their order.
CALLS = ("open", "fchown", "fchmod", "fsync", "replace")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "file"
    found.write_bytes(OLD)
    return found


def alone(path: Path) -> bool:
    """Whether nothing is left lying about."""
    return [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_file_is_replaced_with_its_mode(path: Path) -> None:
    path.chmod(0o640)
    write_whole(str(path), NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert alone(path)


def test_a_new_file_has_the_mode_of_any(tmp_path: Path) -> None:
    path = tmp_path / "file"
    before = os.umask(0o027)
    try:
        write_whole(str(path), NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_bytes() == NEW


def test_a_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(path)
    write_whole(str(link), NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("name", ["ENOSPC", "EDQUOT", "EIO"])
@pytest.mark.parametrize("call", ["fchmod", "fsync", "replace"])
def test_a_failure_leaves_the_old_bytes(call: str, name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise OSError(getattr(errno, name), name)

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match=name):
        write_whole(str(path), NEW)
    assert path.read_bytes() == OLD
    assert alone(path)


def test_a_file_that_cannot_grow_leaves_the_old_bytes(path: Path) -> None:
    """RLIMIT_FSIZE stands for a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, limits[1]))
        with pytest.raises(OSError, match="File too large"):
            write_whole(str(path), NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == OLD
    assert alone(path)


def test_a_file_that_is_a_mount_point_is_written_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a single file that is handed into a container is."""

    def busy(*arguments: object, **options: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(os, "replace", busy)
    write_whole(str(path), NEW)
    assert path.read_bytes() == NEW
    assert alone(path)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(str(pipe), NEW)
        assert reader.communicate()[0] == NEW
    assert stat.S_ISFIFO(pipe.stat().st_mode)


#: A process that is killed at one of the calls; it prints what it did when none was left.
KILLED = """
import os, signal, sys
from nixlint_hwc.fix.write import write_files, write_whole
left = int(sys.argv[2])
def deadly(original):
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **options)
    return call
for name in ("open", "fchown", "fchmod", "fsync", "replace", "close", "unlink", "scandir"):
    setattr(os, name, deadly(getattr(os, name)))
old, new = b"old\\n" * 2000, b"new\\n" * 3000
if sys.argv[3] == "one":
    write_whole(sys.argv[1] + "/file", new)
else:
    from pathlib import Path
    write_files(Path(sys.argv[1]), {"file": old, "other": old}, {"file": new, "other": new})
print("done")
"""


@pytest.mark.parametrize("what", ["one", "all"])
def test_killed_at_any_call_a_file_is_whole(what: str, tmp_path: Path) -> None:
    names = ["file"] if what == "one" else ["file", "other"]
    for at in range(1, 60):
        for name in names:
            tmp_path.joinpath(name).write_bytes(OLD)
        line = [sys.executable, "-c", KILLED, str(tmp_path), str(at), what]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert {tmp_path.joinpath(name).read_bytes() for name in names} <= {OLD, NEW}
        if done.returncode == 0:
            assert done.stdout == "done\n"
            assert all(tmp_path.joinpath(name).read_bytes() == NEW for name in names)
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        pytest.fail("the run has more calls than were tried")
    assert at > len(CALLS) - 1


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    root.joinpath("m.nix").write_text('{ virtualisation.oci-containers.containers.a.image = "a/b:1"; }\n')
    for name in ("hwc-lint-baseline.json", "report.json"):
        root.joinpath(name).write_text('{"version": 1, "findings": []}')
    root.joinpath("hwc-lint.toml").write_text("# mine\n")
    return root


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("line", "name"),
    [
        (("baseline",), "hwc-lint-baseline.json"),
        (("init", "--force"), "hwc-lint.toml"),
        (("check", "--output", "json=@/report.json"), "report.json"),
        (("map", "-o", "@/report.json"), "report.json"),
        (("check", "--fix"), "m.nix"),
    ],
)
def test_a_full_disk_is_told_and_takes_nothing(
    line: tuple[str, ...],
    name: str,
    call: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = {path.name: path.read_bytes() for path in project.iterdir()}

    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    line = tuple(word.replace("@", str(project)) for word in line)
    assert run([*line, "--project", str(project)]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert "no space left on device" in told
    assert {path.name: path.read_bytes() for path in project.iterdir()} == before


def test_a_full_disk_keeps_nothing_in_the_cache(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    assert run(["check", "--project", str(project), "-v"]) == 0
    assert "no space left on device" in capsys.readouterr().err
    assert not list(project.parent.joinpath("cache", "hwc-lint").iterdir())
