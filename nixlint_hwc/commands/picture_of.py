"""The picture of a project: facts and findings as what a map and a table show.

In: an `Analysis`, findings and the secrets of the run. Out: a `Picture` of the base worlds, in which no text holds a
secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.parts import ContainerMount, ContainerNetwork, ContainerPort
from nixlint_hwc.finding import without_variants
from nixlint_hwc.policy.redact import MASK
from nixlint_hwc.report.picture import NOT_KNOWN, Address, Picture, Reach, Remark, Storage, Tile

if TYPE_CHECKING:
    from nixlint_hwc.facts.cases import Analysis, Case
    from nixlint_hwc.finding import Finding
    from nixlint_hwc.policy.redact import Redactor

#: Stands for the ports of a container on the host's network, which nobody publishes.
LISTENING = "every port that it listens on"


def picture_of(analysis: Analysis, redactor: Redactor, findings: Iterable[Finding] = ()) -> Picture:
    """The picture; hosts on which a container is the same share one tile."""
    told = tuple(findings)
    tiles: dict[Tile, set[str]] = {}
    for case in base_cases(analysis):
        tiles.setdefault(replace(_tile(case, redactor), hosts=()), set()).update(case.hosts)
    found = [_with_remarks(replace(tile, hosts=without_variants(hosts)), told) for tile, hosts in tiles.items()]
    others = tuple(_remark(finding) for finding in told if finding.container is None)
    return Picture(tuple(sorted(found, key=lambda tile: (tile.name, tile.path, tile.line, tile.hosts))), others)


def base_cases(analysis: Analysis) -> Iterator[Case]:
    """The case of each container's base world, per configuration."""
    seen: set[object] = set()
    for case in analysis.cases:
        # A container's base world comes first.
        base = (case.container, case.owner, case.hosts)
        if case.subject == "container" and base not in seen:
            seen.add(base)
            yield case


def _with_remarks(tile: Tile, findings: tuple[Finding, ...]) -> Tile:
    own = [
        _remark(finding)
        for finding in findings
        if finding.container == tile.name
        and (not finding.hosts or not tile.hosts or not {*tile.hosts}.isdisjoint(finding.hosts))
    ]
    return replace(tile, remarks=tuple(sorted(own, key=lambda remark: (-remark.severity.rank, remark.rule))))


def _remark(finding: Finding) -> Remark:
    file = finding.span.file
    line = file.line_of(finding.span.start)
    return Remark(finding.rule, finding.name, finding.severity, finding.message, file.path, line)


def _tile(case: Case, redactor: Redactor) -> Tile:
    place = case.owner or case.span
    container = case.arguments["container"]
    assert isinstance(container, Container)
    mask = _Mask(case, redactor)
    return Tile(
        name=case.container or NOT_KNOWN,
        image=_image(container, mask),
        hosts=case.hosts,
        path=place.file.path,
        line=place.file.line_of(place.start),
        networks=_networks(container, mask),
        addresses=tuple(_addresses(container, mask)),
        mounts=tuple(_storage(mount, mask) for mount in container.connected.mounts),
        secrets=tuple(dict.fromkeys(mask(secret.name) for secret in container.trusted.secrets)),
    )


class _Mask:
    """Text for people: without the secrets of its case, holes as `<?>`."""

    def __init__(self, case: Case, redactor: Redactor) -> None:
        self._case = case
        self._redactor = redactor

    def __call__(self, value: object) -> str:
        shown = value.shown if isinstance(value, Str) else value
        text = shown if isinstance(shown, str) else NOT_KNOWN
        return MASK if self._redactor.holds_secret(text, self._case) else text


def _image(container: Container, mask: _Mask) -> str:
    image = container.program.image
    if image is None:
        return "from a file" if container.program.has_image_file else NOT_KNOWN
    return NOT_KNOWN if isinstance(image, Unknown) else mask(image.text)


def _networks(container: Container, mask: _Mask) -> tuple[str, ...]:
    names = [_network(network, container, mask) for network in container.connected.networks]
    if not names:
        names = [_default_network(container) if container.started.gap is None else NOT_KNOWN]
    return tuple(dict.fromkeys(names))


def _default_network(container: Container) -> str:
    """The network of a container that asks for none, as its backend calls it."""
    return "podman (default)" if container.is_podman else "bridge (default)"


def _network(network: ContainerNetwork, container: Container, mask: _Mask) -> str:
    if isinstance(network.mode, Unknown):
        return NOT_KNOWN
    if network.is_custom is False and network.mode in ("custom", "bridge", "default", "private"):
        return _default_network(container)
    if network.mode == "custom":
        return mask(network.name)
    return network.mode if network.name is None else f"{network.mode}:{mask(network.name)}"


def _addresses(container: Container, mask: _Mask) -> Iterator[Address]:
    if container.uses_host_network is True:
        yield Address(LISTENING, Reach.EVERYONE)
    for port in container.connected.ports:
        yield Address(mask(port.text), _reach(port))


def _reach(port: ContainerPort) -> Reach:
    if port.is_ignored is True:
        return Reach.NOBODY
    if port.is_loopback is True:
        return Reach.MACHINE
    if port.is_unspecified is True:
        return Reach.EVERYONE
    return Reach.UNKNOWN if isinstance(port.is_loopback, Unknown) else Reach.ADDRESS


def _storage(mount: ContainerMount, mask: _Mask) -> Storage:
    source = "" if mount.source is None else mask(mount.source)
    kind = mount.kind if isinstance(mount.kind, str) else NOT_KNOWN
    return Storage(source, mask(mount.target), "secret" if mount.is_secret else kind, mount.is_read_only is True)
