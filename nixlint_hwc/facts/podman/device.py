"""Devices handed to a container: `--device`, the option `devices`, CDI names and `--gpus`.

In: `host[:container][:permissions]` or `vendor/class=name`, per `--device` in podman-run(1) and the Container Device
Interface specification. Out: `Device`, with the kind of hardware that the rules ask for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, accepted, cut, first_hole, piece

_CDI = re.compile(
    r"[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?/[A-Za-z]([A-Za-z0-9_-]*[A-Za-z0-9])?"
    r"=[A-Za-z0-9]([A-Za-z0-9_.:-]*[A-Za-z0-9])?",
    re.ASCII,
)
_PERMISSIONS = re.compile(r"(?!.*(.).*\1)[rwm]{1,3}")

#: Kinds of device by path below /dev, first match wins. A trailing slash means everything below that folder.
_KINDS = (
    ("gpu", re.compile(r"dri(/.*)?|kfd|nvidia.*|dxg|mali.*|nvhost.*|nvmap")),
    ("tun", re.compile(r"net/tun|tap\d*")),
    ("fuse", re.compile(r"fuse")),
    ("kvm", re.compile(r"kvm|vhost-(net|vsock)")),
    ("optical", re.compile(r"sr\d+|cdrom|dvd")),
    ("memory", re.compile(r"mem|kmem|kmsg|port")),
    (
        "disk",
        re.compile(
            r"(sd|hd|vd|xvd)[a-z]+\d*|nvme\d+(n\d+(p\d+)?)?|mmcblk\d+(p\d+|boot\d+|rpmb)?|(md|dm-|loop|zd|nbd|bcache)\d.*"
            r"|md/.*|(mapper|disk)(/.*)?|zvol/.*|zfs|btrfs-control"
        ),
    ),
    ("scsi", re.compile(r"sg\d+")),
    ("serial", re.compile(r"tty(USB|ACM|AMA|S)\d+|serial/.*|tty\d*|zigbee|zwave")),
    ("video", re.compile(r"video\d*|media\d+|vchiq|vcsm.*|v4l/.*|dvb(/.*)?|cec\d+")),
    ("sound", re.compile(r"snd(/.*)?")),
    ("usb", re.compile(r"bus/usb(/.*)?|usb/.*|hidraw\d+|usbmon\d+")),
    ("coral", re.compile(r"apex_\d+")),
    ("input", re.compile(r"input(/.*)?|uinput")),
)
_HARMLESS = frozenset({"null", "zero", "full", "random", "urandom", "shm", "ptmx"})
_GPU_VENDORS = ("nvidia.com/", "amd.com/", "intel.com/")


@dataclass(frozen=True, slots=True)
class Device:
    """One device or group of devices.

    `host_path` and `container_path` are None for a CDI name and for `--gpus`; `name` is the CDI name or the value of
    `--gpus`, else None. `permissions` is a part of `rwm`, None where not written (all three). `kind` is one of `gpu`,
    `tun`, `fuse`, `kvm`, `disk`, `scsi` (any drive, optical ones too), `optical`, `memory`, `serial`, `video`, `sound`,
    `usb`,
    `coral`, `input`, `all` (the whole of /dev) and `other`. `problem` says why Podman refuses the text.
    """

    text: Str
    host_path: Piece | None
    container_path: Piece | None
    permissions: Piece | None
    name: Piece | None
    kind: str | Unknown
    problem: str | None

    @property
    def is_valid(self) -> Known:
        """Whether Podman accepts the text."""
        return accepted(self.text, self.problem)

    @property
    def is_cdi(self) -> Known:
        """Whether the device is named by the Container Device Interface or by `--gpus`."""
        return self.name if isinstance(self.name, Unknown) else self.name is not None

    @property
    def is_gpu(self) -> Known:
        """Whether it is a graphics processor."""
        return self._is("gpu")

    @property
    def is_disk(self) -> Known:
        """Whether it is a disk, a partition or a disk's control device."""
        return self._is("disk")

    @property
    def is_memory(self) -> Known:
        """Whether it is the machine's memory, ports or kernel log."""
        return self._is("memory")

    @property
    def is_all(self) -> Known:
        """Whether it is the whole of /dev."""
        return self._is("all")

    def _is(self, kind: str) -> Known:
        return self.kind if isinstance(self.kind, Unknown) else self.kind == kind


def device_kind(path: Str | Unknown) -> str | Unknown:
    """The kind of a device by its path on the host; `other` for a path that is no device."""
    if isinstance(path, Unknown):
        return path
    if path.holes:
        head = path.text.split(HOLE)[0]
        return _kind_below(head.rstrip("/"), first_hole(path)) if head.endswith("/") else first_hole(path)
    text = re.sub("/+", "/", path.text).rstrip("/") or "/"
    if text == "/dev":
        return "all"
    return _kind(text.removeprefix("/dev/")) if text.startswith("/dev/") else "other"


def _kind(name: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(name)), "other")


def _kind_below(folder: str, hole: Unknown) -> str | Unknown:
    """The kind that everything below a folder of /dev has; the hole where they differ."""
    if folder != "/dev" and not folder.startswith("/dev/"):
        return "other" if folder else hole
    kind = _kind(folder.removeprefix("/dev/") + "/x")
    return hole if kind == "other" or folder == "/dev" else kind


def is_harmless_node(path: str) -> bool:
    """Whether a path is a device node that every container has anyway (/dev/null, /dev/shm, ...)."""
    return path.startswith("/dev/") and path.removeprefix("/dev/").rstrip("/") in _HARMLESS


def is_cdi_name(text: str) -> bool:
    """Whether a device is named as the Container Device Interface does: `vendor/class=name`."""
    return _CDI.fullmatch(text) is not None


def parse_device(text: Str) -> Device:
    """One `--device` value. Never raises; what Podman would refuse has a `problem`."""
    if "=" in text.text and not text.text.startswith("/"):
        return _cdi(text)
    if text.text.startswith(HOLE) and not text.holes[0].built and "/" not in text.text.split(":")[0]:
        hole = first_hole(text)
        return Device(text, hole, hole, hole, hole, hole, None)
    parts = text.split(":")
    host = piece(parts[0])
    container, permissions = _rest(parts[1:], host)
    if len(parts) == 1 and text.text.endswith(HOLE):
        container = permissions = first_hole(text)
    problem = None if text.holes else _problem(parts)
    return Device(text, host, container, permissions, None, device_kind(host), problem)


def _rest(parts: list[Str], host: Piece) -> tuple[Piece, Piece | None]:
    """The path in the container and the permissions; `host:perm` has no path of its own."""
    if not parts:
        return host, None
    if len(parts) == 1:
        first = parts[0]
        if first.holes and not first.text.startswith("/"):
            return first_hole(first), first_hole(first)
        return (host, first) if _PERMISSIONS.fullmatch(first.text) else (first, None)
    return piece(parts[0]), piece(parts[1])


def _cdi(text: Str) -> Device:
    vendor = cut(text, "=")[0].text
    kind: str | Unknown = "other"
    if vendor.startswith(_GPU_VENDORS):
        kind = "gpu" if vendor.split("/")[1] in ("gpu", "mig") else "other"
    elif text.holes:
        kind = first_hole(text)
    valid = text.holes or is_cdi_name(text.text)
    return Device(text, None, None, None, text, kind, None if valid else f"{text.text!r} is not a CDI device name")


def parse_gpus(text: Str) -> Device:
    """The value of `--gpus`: `all` or a vendor's identifier."""
    return Device(text, None, None, None, piece(text), "gpu", None)


def _problem(parts: list[Str]) -> str | None:
    host, *rest = (part.text for part in parts)
    if not host:
        return "the host device is missing"
    if len(rest) > 2:
        return "too many colons"
    if not host.startswith("/"):
        return f"{host!r} is not an absolute path"
    if rest and not rest[0].startswith("/") and not (len(rest) == 1 and _PERMISSIONS.fullmatch(rest[0])):
        return f"{rest[0]!r} is neither a path nor permissions (r, w, m)"
    if len(rest) == 2 and not _PERMISSIONS.fullmatch(rest[1]):
        return f"{rest[1]!r} are not permissions (r, w, m)"
    return None
