"""What of the machine's hardware a container is given.

In: a container. Out: `Hardware`, one for all devices, mounts below `/dev` and `privileged` together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.podman.device import device_kind, is_harmless_node
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nixlint_hwc.facts.model import Container

#: Device nodes that stand for a function of the kernel, its memory or its log, not for a device that others talk to.
VIRTUAL: Final = frozenset({"tun", "fuse", "kvm", "memory"})
_DRIVES: Final = frozenset({"disk", "scsi"})
#: Kinds of hardware that do their work inside the machine: nothing outside it is spoken to through them.
INSIDE: Final = frozenset({"gpu", "coral", "optical"}) | _DRIVES


@dataclass(frozen=True, slots=True, eq=False)
class HardwareAccess:
    """One way to hardware.

    `kind` is that of a device (see `Device`), or `privileged`. `text` is what the project says, `fact` what grants it.
    """

    kind: str
    text: Str
    fact: object
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class Hardware:
    """All the hardware that a container is given.

    `first` is what a finding is about, one that works inside the machine only if there is nothing else. `accesses` are
    all.
    """

    first: HardwareAccess
    accesses: tuple[HardwareAccess, ...]
    origin: Span

    @property
    def is_inside_only(self) -> bool:
        """Whether all of it works inside the machine: graphics processors, accelerators, drives."""
        return all(access.kind in INSIDE for access in self.accesses)


def hardware(container: Container) -> Hardware | None:
    """The hardware of a container; None where none is known to be given."""
    found = tuple(_accesses(container))
    if not found:
        return None
    first = next((access for access in found if access.kind not in INSIDE), found[0])
    return Hardware(first, found, first.origin)


def _accesses(container: Container) -> Iterator[HardwareAccess]:
    for device in container.entitled.devices:
        harmless = isinstance(device.host_path, Str) and is_harmless_node(device.host_path.text)
        if isinstance(device.kind, str) and device.kind not in VIRTUAL and not harmless:
            yield HardwareAccess(device.kind, device.text, device, device.origin)
    for mount in container.connected.mounts:
        kind = device_kind(mount.source) if mount.kind == "bind" and mount.source is not None else "other"
        # A mount of another node below /dev may be a socket or a log; drives cannot be opened through a mount.
        if not isinstance(kind, Unknown) and kind not in VIRTUAL | _DRIVES and kind != "other":
            yield HardwareAccess(kind, mount.text, mount, mount.origin)
    # Devices that are named say what the privileges are for.
    named = [device.kind for device in container.entitled.devices]
    if named and all(kind in VIRTUAL for kind in named):
        return
    for setting in container.entitled.run_settings:
        if setting.name == "privileged" and setting.is_on is True:
            yield HardwareAccess("privileged", setting.text, setting, setting.origin)
