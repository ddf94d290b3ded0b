"""Security options: `--security-opt`, per podman-run(1).

In: `name=value`, `name:value` or a bare name. Out: `SecurityOption`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, both, cut, either, equals, negate, one_of, piece
from nixlint_hwc.facts.podman.flags import FALSE


@dataclass(frozen=True, slots=True)
class SecurityOption:
    """One option: `seccomp`, `apparmor`, `label`, `mask`, `unmask`, `systempaths`, `no-new-privileges`, `proc-opts`.

    `value` is what stands behind the name, null where nothing does.
    """

    text: Str
    name: Piece
    value: Piece | None

    @property
    def prevents_new_privileges(self) -> Known:
        """Whether processes cannot gain privileges; the bare name means yes."""
        denied = both(self._has_value(), one_of(self.value, FALSE))
        return both(equals(self.name, "no-new-privileges"), negate(denied))

    @property
    def allows_new_privileges(self) -> Known:
        """Whether the protection against new privileges is switched off explicitly."""
        return both(equals(self.name, "no-new-privileges"), negate(self.prevents_new_privileges))

    @property
    def is_seccomp_unconfined(self) -> Known:
        """Whether every system call is allowed."""
        return both(equals(self.name, "seccomp"), equals(self.value, "unconfined"))

    @property
    def is_apparmor_unconfined(self) -> Known:
        """Whether AppArmor does not confine the container."""
        return both(equals(self.name, "apparmor"), equals(self.value, "unconfined"))

    @property
    def is_label_disabled(self) -> Known:
        """Whether SELinux does not confine the container."""
        return both(equals(self.name, "label"), equals(self.value, "disable"))

    @property
    def unmasks_all(self) -> Known:
        """Whether the kernel's hidden paths are shown: `unmask=ALL`, `unmask=/proc/*`, Docker's `systempaths`."""
        unmask = both(equals(self.name, "unmask"), self._unmasks_proc())
        return either(unmask, both(equals(self.name, "systempaths"), equals(self.value, "unconfined")))

    def _unmasks_proc(self) -> Known:
        """Whether the value is `ALL` in letters of any case, or lists the pattern for all of /proc."""
        if not isinstance(self.value, Str):
            return self.value if isinstance(self.value, Unknown) else False
        if self.value.text.lower() == "all" or "/proc/*" in self.value.text.split(":"):
            return True
        return self.value.holes[0] if self.value.holes else False

    def _has_value(self) -> Known:
        return self.value if isinstance(self.value, Unknown) else self.value is not None


def parse_security_option(text: Str) -> SecurityOption:
    """One `--security-opt` value; a colon in the place of `=` is an older spelling of the same."""
    name, value = cut(text, "=")
    if value is None:
        name, value = cut(text, ":")
    if value is None and text.text.endswith(HOLE):
        return SecurityOption(text, text.holes[-1], text.holes[-1])
    return SecurityOption(text, piece(name), None if value is None else piece(value))
