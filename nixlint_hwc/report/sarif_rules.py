"""Rules as SARIF reporting descriptors, with the properties that GitHub's code scanning reads.

In: `RuleInfo`. Out: `sarif_om.ReportingDescriptor`. Every loaded rule is declared, whether it fired or not.
"""

from __future__ import annotations

import re

from sarif_om import MultiformatMessageString, ReportingConfiguration, ReportingDescriptor

from nixlint_hwc.finding import RuleInfo, Severity
from nixlint_hwc.report.escape import shorten
from nixlint_hwc.report.github_limits import NAME_LENGTH, TAGS_SHOWN, TEXT_SHOWN

HOMEPAGE = "https://github.com/OWNER/hwc-lint"

_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_WEB_ADDRESS = re.compile(r"https?://[!-~]+")
_HEADINGS = re.compile(r"^#+ .*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_MARKS = re.compile(r"[`*]|^#+ ", re.MULTILINE)


def descriptor(rule: RuleInfo) -> ReportingDescriptor:
    """The declaration of a rule."""
    return ReportingDescriptor(
        id=rule.id,
        name=shorten(rule.name, NAME_LENGTH),
        short_description=MultiformatMessageString(text=shorten(_sentence(rule.summary), TEXT_SHOWN)),
        full_description=MultiformatMessageString(text=shorten(_full_description(rule), TEXT_SHOWN)),
        help=MultiformatMessageString(text=_help_text(rule), markdown=_help_markdown(rule)),
        help_uri=help_uri(rule),
        default_configuration=ReportingConfiguration(level=rule.severity.value, enabled=not rule.pedantic),
        properties=_properties(rule),
    )


def help_uri(rule: RuleInfo) -> str:
    """Where to read more: the rule's first reference on the web, else the project's page."""
    return next((address for address in rule.references if _WEB_ADDRESS.fullmatch(address)), HOMEPAGE)


def _properties(rule: RuleInfo) -> dict[str, object]:
    properties: dict[str, object] = {
        "tags": _tags(rule),
        "precision": rule.confidence.value,
        "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
    }
    if rule.security_severity is not None:
        properties["security-severity"] = f"{rule.security_severity:.1f}"
    return properties


def _tags(rule: RuleInfo) -> list[str]:
    """At most ten; GitHub rates a rule's security severity only if it bears the tag `security`."""
    tags = ["security"] if rule.security_severity is not None else ["maintainability"]
    tags += ["nixos", "podman", rule.category]
    if rule.pedantic:
        tags.append("pedantic")
    return list(dict.fromkeys(tag for tag in tags if tag))[:TAGS_SHOWN]


def _full_description(rule: RuleInfo) -> str:
    """The explanation's first paragraph below its heading, without marks."""
    first = _BLANK_LINES.split(_HEADINGS.sub("", rule.explanation).strip())[0]
    return _sentence(" ".join(_MARKS.sub("", first).split()) or rule.summary)


def _help_text(rule: RuleInfo) -> str:
    links = "\n".join(_links(rule))
    return f"{_sentence(rule.summary)}\n\n{_MARKS.sub('', rule.explanation.strip())}\n\nMore:\n{links}"


def _help_markdown(rule: RuleInfo) -> str:
    links = "\n".join(f"- <{link}>" for link in _links(rule))
    heading = f"**{rule.id}** `{rule.name}`: {_sentence(rule.summary)}"
    command = f"`hwc-lint explain {rule.id}` shows this page with its examples."
    return f"{heading}\n\n{rule.explanation.strip()}\n\n{command}\n\n{links}"


def _links(rule: RuleInfo) -> list[str]:
    """The rule's references on the web, else the project's page."""
    return [address for address in rule.references if _WEB_ADDRESS.fullmatch(address)] or [HOMEPAGE]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
