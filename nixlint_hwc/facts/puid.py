"""Images that read the user and group they run as from the variables PUID and PGID, as their manuals say.

In: an image's path. Out: whether its publisher or the image itself is known to do so. In: the containers of a project.
Out: the numbers that it gives them as a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.partial import Known
from nixlint_hwc.settings import Conventions

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container

#: The variables that hold the numbers of the user and the group.
VARIABLES: Final = ("PUID", "PGID")
#: As many containers with the same number make it the usual one.
_USUAL: Final = 3
#: Publishers whose images share a base that does.
_PUBLISHERS: Final = frozenset({"linuxserver", "hotio", "binhex", "imagegenius"})
#: Other images that do, by the last two components of their path.
_IMAGES: Final = frozenset(
    {
        "qmcgaw/gluetun", "mealie-recipes/mealie", "hkotel/mealie", "tautulli/tautulli", "haveagitgat/tdarr",
        "haveagitgat/tdarr_node", "haugene/transmission-openvpn", "cleanuparr/cleanuparr",
        "shaneisrael/fireshare",
    }
)  # fmt: skip
#: Images of linuxserver whose pages in its documentation name no PUID: they run as one user, or as the one who calls.
_EXCEPTIONS: Final = frozenset(
    f"linuxserver/{name}"
    for name in (
        "ci", "ci-debug", "doc-builder", "docker-compose", "ffmpeg", "guacd", "jenkins-builder", "kasm", "modmanager",
        "nano-wallet", "python", "qemu-static", "readme-sync", "socket-proxy", "synclounge", "taisun", "tester",
        "unrar", "xvfb", "yq",
    )
)  # fmt: skip


def ignores_puid(path: str | Unknown | None) -> Known:
    """Whether an image is known not to read PUID and PGID, though others of its publisher do."""
    return path if isinstance(path, Unknown) else path is not None and path.lower() in _EXCEPTIONS


def honours_puid(path: str | Unknown | None) -> Known:
    """Whether an image (`linuxserver/sonarr`) is known to honour PUID and PGID."""
    if path is None or isinstance(path, Unknown):
        return path if isinstance(path, Unknown) else False
    lowered = path.lower()
    if lowered in _EXCEPTIONS:
        return False
    return lowered.split("/", maxsplit=1)[0] in _PUBLISHERS or "/".join(lowered.split("/")[-2:]) in _IMAGES


def settled_numbers(usual: Mapping[str, str], conventions: Conventions) -> dict[str, str]:
    """The number that each variable is to have: what the settings file says, else the usual one, else the default."""
    settings = {"PUID": ("puid", conventions.puid), "PGID": ("pgid", conventions.pgid)}
    return {
        name: str(number) if key in conventions.given else usual.get(name, str(number))
        for name, (key, number) in settings.items()
    }


def usual_numbers(containers: Iterable[Container]) -> dict[str, str]:
    """The number of each variable that at least three containers have, and more than have any other."""
    judged = {(c.name, c.origin): c for c in containers if c.honours_puid is True and c.entitled.user is None}
    found = {}
    for name in VARIABLES:
        values = [container.variables.get(name) for container in judged.values()]
        counted = Counter(value for value in values if isinstance(value, str)).most_common(2)
        if counted and counted[0][1] >= _USUAL and counted[0][1] > sum(count for _, count in counted[1:]):
            found[name] = counted[0][0]
    return found
