"""Images that read the user and group they run as from the variables PUID and PGID, as their manuals say.

In: an image's path. Out: whether its publisher or the image itself is known to do so.
"""

from __future__ import annotations

from typing import Final

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.partial import Known

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
#: Images of these publishers that run as one fixed user.
_EXCEPTIONS: Final = frozenset({"linuxserver/socket-proxy", "linuxserver/ffmpeg", "linuxserver/yq"})


def honours_puid(path: str | Unknown | None) -> Known:
    """Whether an image (`linuxserver/sonarr`) is known to honour PUID and PGID."""
    if path is None or isinstance(path, Unknown):
        return path if isinstance(path, Unknown) else False
    lowered = path.lower()
    if lowered in _EXCEPTIONS:
        return False
    return lowered.split("/", maxsplit=1)[0] in _PUBLISHERS or "/".join(lowered.split("/")[-2:]) in _IMAGES
