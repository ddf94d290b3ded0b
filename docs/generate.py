"""Write the parts of the documentation that derive from the code: `python docs/generate.py [--check]`.

Generated are `docs/rules.md`, `docs/facts.md`, `docs/settings.md`, `docs/settings.schema.json`, the outputs of commands
in pages written by hand, and what stands in `README.md` between `<!-- generated: NAME -->` and `<!-- end -->`. With
`--check` nothing is written; what is stale is named, and the exit code is 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pages.facts import facts_page
from pages.rules import rules_page
from pages.settings import settings_page, settings_schema
from pages.walkthrough import walked

from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
from nixlint_hwc.pipeline import load_rules
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.policy.rules import builtin_folder
from nixlint_hwc.settings import DEFAULT_SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SAMPLE = ROOT / "fixtures" / "nixos-hwc"
#: What the README shows a report of.
EXCERPT = "domains/server/containers/postgres/index.nix"
#: Pages written by hand, in which the outputs of commands are made anew.
WALKTHROUGHS = ("writing-rules.md", "suppressing.md", "fixing.md")
_BLOCK = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def hwc_lint(*arguments: str) -> str:
    """What the command prints, in 92 columns without colours. Raises `SystemExit` if it could not do its work."""
    environment = {**os.environ, "COLUMNS": "92", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "nixlint_hwc.cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=SAMPLE, check=False)
    if done.returncode > 1:
        raise SystemExit(f"docs/generate.py: {' '.join(command)}\n{done.stderr}")
    return done.stdout


def excerpt() -> str:
    """A report on one module of the sample repository, in a fence."""
    shown = hwc_lint("check", "--color", "never", EXCERPT)
    return f"```console\n$ hwc-lint {EXCERPT}\n{shown.rstrip()}\n```\n"


def builtin_rules() -> tuple[Rule, ...]:
    """The rules that come with the linter. Raises `SystemExit` if one does not load."""
    found, _ = load_rules(DEFAULT_SETTINGS, ROOT)
    for problem in found.problems:
        raise SystemExit(f"docs/generate.py: {problem.path}: {problem.message}")
    return found.rules


def readme(text: str) -> str:
    """The README with its generated blocks made anew."""
    blocks = {"excerpt": excerpt}
    return _BLOCK.sub(lambda match: match[1] + blocks[match[2]]() + match[3], text)


def documents() -> dict[Path, str]:
    """Every generated file and its text."""
    rules = builtin_rules()
    return {
        ROOT / "README.md": readme((ROOT / "README.md").read_text(encoding="utf-8")),
        DOCS / "rules.md": rules_page(rules, builtin_folder().path),
        DOCS / "facts.md": facts_page(ARGUMENTS, SUBJECTS),
        DOCS / "settings.md": settings_page(rules),
        DOCS / "settings.schema.json": settings_schema(rules),
        **{DOCS / name: walked((DOCS / name).read_text(encoding="utf-8")) for name in WALKTHROUGHS},
    }


def stale() -> list[Path]:
    """The files whose text is not what it would be now."""
    found = documents().items()
    return [path for path, text in found if not path.exists() or path.read_text(encoding="utf-8") != text]


def main() -> None:
    if "--check" in sys.argv[1:]:
        names = [str(path.relative_to(ROOT)) for path in stale()]
        sys.exit(f"stale, run `make docs`: {', '.join(names)}" if names else 0)
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
