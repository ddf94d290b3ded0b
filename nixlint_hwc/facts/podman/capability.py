"""Linux capabilities as `--cap-add` and `--cap-drop` name them; see capabilities(7).

In: a name in any spelling (`sys_nice`, `CAP_PERFMON`). Out: `Capability` with the name that rules compare with.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.partial import Known, plain

#: The capabilities of capabilities(7), without their prefix.
CAPABILITIES = frozenset(
    {
        "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
        "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
        "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
        "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT",
        "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "WAKE_ALARM",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Capability:
    """One capability; `name` is upper-case and without `CAP_`, `ALL` for all of them."""

    text: Str
    name: str | Unknown

    @property
    def is_all(self) -> Known:
        """Whether every capability is meant."""
        return self.name if isinstance(self.name, Unknown) else self.name == "ALL"

    @property
    def is_valid(self) -> Known:
        """Whether Linux has this capability."""
        return self.name if isinstance(self.name, Unknown) else self.name == "ALL" or self.name in CAPABILITIES


def normalise_capability(name: str) -> str:
    """The name in upper case, without white space around it and without `CAP_`."""
    return name.strip().upper().removeprefix("CAP_")


def parse_capability(text: Str) -> Capability:
    """One capability's name."""
    known = plain(text)
    return Capability(text, known if isinstance(known, Unknown) else normalise_capability(known))
