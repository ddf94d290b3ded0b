"""Write the parts of the documentation that derive from the code: `python docs/generate.py [--check]`.

Generated are `docs/rules.md`, `docs/settings.md` and what stands in `README.md` between `<!-- generated: NAME -->` and
`<!-- end -->`. With `--check` nothing is written; what is stale is named, and the exit code is 1.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from nixlint_hwc.config import KeyInfo, keys

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "fixtures" / "nixos-hwc"
#: What the README shows a report of.
EXCERPT = "domains/server/containers/postgres/index.nix"
_BLOCK = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WRITTEN_BY = "<!-- Written by `make docs`; edit the source instead. -->\n"


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


def rule_index() -> str:
    """All rules as a table in Markdown."""
    found = json.loads(hwc_lint("rules", "--format", "json"))["rules"]
    rows = [
        f"| {rule['id']} | `{rule['name']}` | {rule['severity']} | {rule['fix'] or '-'} "
        f"| {'pedantic' if rule['pedantic'] else 'yes'} | {_cell(rule['summary'])} |"
        for rule in found
    ]
    head = ["| id | name | severity | fix | on | what it finds |", "|---|---|---|---|---|---|"]
    return (
        f"# Rules\n\n{_WRITTEN_BY}\n{len(found)} rules. `hwc-lint explain ID` shows a rule's page with its examples;\n"
        "how to write one is told in [rules/README.md](../rules/README.md).\n\n" + "\n".join([*head, *rows]) + "\n"
    )


def settings_reference() -> str:
    """All settings as a table in Markdown."""
    rows = [f"| `{key.name}` | {_default(key)} | {_cell(key.doc)} |" for key in keys()]
    head = ["| key | default | what it is for |", "|---|---|---|"]
    return (
        f"# Settings\n\n{_WRITTEN_BY}\n`hwc-lint.toml` at the project's root, or the table `[tool.hwc-lint]` in"
        " `pyproject.toml`.\n`hwc-lint init` writes a commented file that matches the repository it finds.\n\n"
        + "\n".join([*head, *rows])
        + "\n\nA table `[rules.HWC101]` (an id or a name) turns one rule on or off (`enabled`), sets its `severity`,\n"
        "leaves out files (`exclude`), and holds the rule's own settings.\n"
    )


def _default(key: KeyInfo) -> str:
    value = key.default
    plain = list(value) if isinstance(value, tuple) else value
    return "-" if plain is None or plain == {} else f"`{_cell(json.dumps(plain, default=str))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def readme(text: str) -> str:
    """The README with its generated blocks made anew."""
    blocks = {"excerpt": excerpt}
    return _BLOCK.sub(lambda match: match[1] + blocks[match[2]]() + match[3], text)


def documents() -> dict[Path, str]:
    """Every generated file and its text."""
    return {
        ROOT / "README.md": readme((ROOT / "README.md").read_text(encoding="utf-8")),
        ROOT / "docs" / "rules.md": rule_index(),
        ROOT / "docs" / "settings.md": settings_reference(),
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
