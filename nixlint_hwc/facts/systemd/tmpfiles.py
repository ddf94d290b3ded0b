"""Rules of tmpfiles.d(5): `type path mode user group age argument`.

In: one line, or the text of `systemd.tmpfiles.rules` entries. Out: `TmpfilesRule`. A field that is missing or `-` is
None. A hole is taken to stay within its field; the last field may bring the fields that can follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import HOLE, Str, Unknown, join
from nixlint_hwc.facts.partial import Known, Piece, accepted, drop, first_hole, piece, plain
from nixlint_hwc.facts.systemd.specifier import FOLDERS
from nixlint_hwc.facts.systemd.unit import split_words

_DIRECTORY_TYPES = frozenset("dDvqQ")
#: Types that create what they name, and its missing parents; C copies and L links.
_CREATING_TYPES = _DIRECTORY_TYPES | frozenset("fFpLcbC")
#: Types whose path is a pattern; m is what z was called.
_GLOB_TYPES = frozenset("wexXrRmzZtThHaA")
_TYPES = _CREATING_TYPES | _GLOB_TYPES
_NEED_ARGUMENT = frozenset("wtTaAhHcb")
#: Types that clean by age; x and X, which take one too, keep cleaning off.
_AGE_TYPES = frozenset("dDevqQC")
_NO_BASE64 = frozenset("LCcbtTaAhH")
_MODIFIERS = "!+-=~^$?"
_SPECIFIERS = frozenset("aAbBCghHlLmMoStTuUvVwW%")

_MODE = re.compile(r"[~:]*([0-7]{1,5})")
_AGE_UNIT = (
    r"(?:usec|us|µs|μs|msec|ms|seconds?|sec|s|minutes?|min|months?|M|m|hours?|hr|h|days?|d|weeks?|w|years?|y|nsec|ns)?+"
)
# Possessive, so that no text makes the match try every way to cut its digits.
_AGE = re.compile(rf"~?(?:[abcmABCM]+:)?\s*(?:infinity|(?:\d++(?:\.\d*+)?\s*+{_AGE_UNIT}\s*+)++)")
_DEVICE_NUMBER = re.compile(r"\d+:\d+")


@dataclass(frozen=True, slots=True)
class TmpfilesRule:
    """One line.

    `type` is the letter, `modifiers` what stands behind it. `mode`, `user`, `group` and `age` are as written, prefixes
    included; None where missing or `-`. `problem` says why systemd refuses the line.
    """

    text: Str
    type: str | Unknown
    modifiers: str
    path: Piece
    mode: Piece | None
    user: Piece | None
    group: Piece | None
    age: Piece | None
    argument: Piece | None
    problem: str | None

    @property
    def is_valid(self) -> Known:
        """Whether systemd accepts the line."""
        return accepted(self.text, self.problem)

    @property
    def creates_path(self) -> Known:
        """Whether the path exists after the rule ran (types that only adjust or remove create nothing)."""
        return self._is_one_of(_CREATING_TYPES)

    @property
    def creates_directory(self) -> Known:
        """Whether the path is a directory after the rule ran; a copy or a link may be one."""
        return self._is_one_of(_DIRECTORY_TYPES | {"C", "L"})

    @property
    def removes(self) -> Known:
        """Whether the rule removes the path, or empties it (D)."""
        return self._is_one_of(frozenset("DrR"))

    @property
    def is_glob(self) -> Known:
        """Whether the path is a pattern."""
        return self._is_one_of(_GLOB_TYPES)

    @property
    def has_age(self) -> Known:
        """Whether files that are older than an age are removed from the path."""
        if isinstance(self.age, Unknown) or self.age is None:
            return self.age or False
        return self._is_one_of(_AGE_TYPES)

    @property
    def permissions(self) -> int | Unknown | None:
        """The access mode as a number, without its prefixes; None where none is given."""
        if self.mode is None or isinstance(self.mode, Unknown):
            return self.mode
        if self.mode.holes:
            return first_hole(self.mode)
        match = _MODE.fullmatch(self.mode.text)
        return int(match[1], 8) if match else None

    @property
    def is_world_writable(self) -> Known:
        """Whether others can write, and no sticky bit protects what is there."""
        permissions = self.permissions
        if permissions is None or isinstance(permissions, Unknown):
            return permissions or False
        return bool(permissions & 0o002) and not permissions & 0o1000

    @property
    def is_group_writable(self) -> Known:
        """Whether the group can write."""
        permissions = self.permissions
        if permissions is None or isinstance(permissions, Unknown):
            return permissions or False
        return bool(permissions & 0o020)

    @property
    def mode_only_on_creation(self) -> bool:
        """Whether what exists keeps its mode (`:`)."""
        return isinstance(self.mode, Str) and ":" in self.mode.text

    @property
    def owner_only_on_creation(self) -> bool:
        """Whether what exists keeps its owner (`:` before the user)."""
        return isinstance(self.user, Str) and self.user.text.startswith(":")

    @property
    def user_name(self) -> Piece | None:
        """The owner's name or number; None where the line leaves it to systemd (root)."""
        return _without_colon(self.user)

    @property
    def group_name(self) -> Piece | None:
        """The group's name or number; None where the line leaves it to systemd (root)."""
        return _without_colon(self.group)

    @property
    def owner_id(self) -> int | str | None:
        """The owner as a number where it is one (root is 0), else its name; null where it is not known."""
        return _number(self.user_name)

    @property
    def group_id(self) -> int | str | None:
        """The group as a number where it is one (root is 0), else its name; null where it is not known."""
        return _number(self.group_name)

    def _is_one_of(self, types: frozenset[str]) -> Known:
        return self.type if isinstance(self.type, Unknown) else self.type in types


def owner_number(name: str) -> int | str:
    """The number of an owner that is one; root is 0."""
    if name == "root":
        return 0
    number = whole_number(name)
    return name if number is None else number


def _number(name: Piece | None) -> int | str | None:
    if name is None:
        return 0
    return None if isinstance(name, Unknown) or name.holes else owner_number(name.text)


def _without_colon(name: Piece | None) -> Piece | None:
    return piece(drop(name, 1)) if isinstance(name, Str) and name.text.startswith(":") else name


def parse_tmpfiles_rules(text: Str) -> tuple[TmpfilesRule, ...]:
    """The rules of several lines."""
    rules = (parse_tmpfiles_rule(line) for line in text.split("\n"))
    return tuple(rule for rule in rules if rule is not None)


def parse_tmpfiles_rule(text: Str) -> TmpfilesRule | None:
    """One line; None for an empty line and a comment. Never raises; what systemd refuses has a `problem`."""
    line = text.strip()
    if not line.text or line.text.startswith("#"):
        return None
    found = split_words(line, 6)
    letter, modifiers = _action(found.words[0])
    path = found.words[1] if len(found.words) > 1 else None
    fields = [_field(word) for word in found.words[2:]]
    open_end = line.holes[-1] if line.text.endswith(HOLE) else None
    argument = _field(found.rest.strip()) if found.rest.text else (open_end if len(found.words) == 6 else None)
    fields += [open_end] * (4 - len(fields))
    mode, user, group, age = fields[:4]
    where = piece(path) if path is not None else open_end or Unknown("the line has no path")
    rule = TmpfilesRule(text, letter, modifiers, where, mode, user, group, age, argument, found.problem)
    problem = found.problem or _problem(rule, path is None and open_end is None)
    return TmpfilesRule(text, letter, modifiers, where, mode, user, group, age, argument, problem)


def expanded(path: Piece) -> Piece:
    """A rule's path with the folder that it begins with by a specifier."""
    folder = FOLDERS.get(path.text[:2]) if isinstance(path, Str) else None
    return path if folder is None or isinstance(path, Unknown) else join([Str(folder), drop(path, 2)])


def _action(word: Str) -> tuple[str | Unknown, str]:
    if word.text.startswith(HOLE):
        return first_hole(word), ""
    return word.text[:1], word.text[1:].replace(HOLE, "")


def _field(word: Str) -> Piece | None:
    return None if word.text in ("", "-") else piece(word)


def _problem(rule: TmpfilesRule, no_path: bool) -> str | None:
    """Why systemd refuses a line whose quoting is right; what is not known is not judged."""
    if no_path:
        return "the line has no path"
    return (
        _type_problem(rule)
        or _path_problem(rule.path)
        or _mode_problem(rule)
        or _owner_problem(rule)
        or _argument_problem(rule)
    )


def _type_problem(rule: TmpfilesRule) -> str | None:
    if isinstance(rule.type, Unknown):
        return None
    if rule.type not in _TYPES:
        return f"{rule.type!r} is not a type of line"
    if any(modifier.isalnum() for modifier in rule.modifiers):
        return f"{rule.type + rule.modifiers!r} is not a type of line, which is one letter"
    for index, modifier in enumerate(rule.modifiers):
        if modifier not in _MODIFIERS or modifier in rule.modifiers[:index]:
            return f"{rule.type + rule.modifiers!r} has an unknown or repeated modifier"
    if "~" in rule.modifiers and rule.type in _NO_BASE64:
        return f"a line of type {rule.type} takes no base64 argument"
    return None


def _path_problem(path: Piece) -> str | None:
    if isinstance(path, Unknown) or path.text.startswith(HOLE):
        return None
    if unknown := _unknown_specifier(path.text):
        return f"the path has the unknown specifier {unknown!r}"
    if not path.text.startswith(("/", "%")):
        return f"the path {path.text!r} is not absolute"
    return None


def _unknown_specifier(path: str) -> str | None:
    for match in re.finditer("%(.?)", path):
        if match[1] not in _SPECIFIERS and match[1] != HOLE:
            return match[0]
    return None


def _mode_problem(rule: TmpfilesRule) -> str | None:
    mode, age = rule.mode, rule.age
    if isinstance(mode, Str) and not mode.holes and not _valid_mode(mode.text):
        return f"{mode.text!r} is not a mode"
    if isinstance(age, Str) and not age.holes and not _AGE.fullmatch(age.text):
        return f"{age.text!r} is not an age"
    return None


def _owner_problem(rule: TmpfilesRule) -> str | None:
    """Names of users and groups have no colons (systemd's `valid_user_group_name`)."""
    for name in (rule.user_name, rule.group_name):
        if isinstance(name, Str) and ":" in name.text:
            return f"{name.text!r} is not a name; the user and the group are separate fields"
    return None


def _valid_mode(mode: str) -> bool:
    match = _MODE.fullmatch(mode)
    return match is not None and int(match[1], 8) <= 0o7777


def _argument_problem(rule: TmpfilesRule) -> str | None:
    if isinstance(rule.type, Unknown):
        return None
    if rule.argument is None:
        return f"a line of type {rule.type} needs an argument" if rule.type in _NEED_ARGUMENT else None
    known = rule.argument if isinstance(rule.argument, Unknown) else plain(rule.argument)
    if isinstance(known, Unknown):
        return None
    if rule.type in "cb" and not _DEVICE_NUMBER.fullmatch(known):
        return f"{known!r} is not a device number"
    if rule.type == "C" and not known.startswith(("/", "%")):
        return f"the source {known!r} is not absolute"
    return None
