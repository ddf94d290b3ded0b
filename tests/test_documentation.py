"""The documentation against the code: generated parts are fresh, the README's rule works, its settings parse."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

from nixlint_hwc.cli import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULE = """{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16.4";
    privileged = true;
  };
}
"""


def test_generated_documents_are_fresh():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_rule_in_the_readme_works(tmp_path):
    path, rule = re.search(r"`(policies/[a-z/-]+\.nix)`:\n\n```nix\n(.*?)```", README, re.DOTALL).groups()
    settings = re.search(r"`(rules = \[.*?)`", README)[1]
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(rule)
    (tmp_path / "hwc-lint.toml").write_text(settings)
    (tmp_path / "db.nix").write_text(MODULE)
    with redirect_stdout(io.StringIO()) as out:
        code = run(["check", "--project", str(tmp_path), "--select", "ACME001", "--format", "concise"])
    assert code == 1
    assert "db is a database and runs privileged" in out.getvalue()


def test_links_in_documents_lead_somewhere():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"]
    for document in documents:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
