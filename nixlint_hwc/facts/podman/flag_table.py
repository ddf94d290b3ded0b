"""The flags that `podman run` takes, per podman-run(1), podman(1) for the global ones, and docker-run(1).

Flags of Docker alone, and those that newer or older releases of Podman have, are included: what a flag is called and
whether it takes a value must be known to read the flags after it.
"""

from __future__ import annotations

from enum import Enum
from typing import Final


class FlagKind(Enum):
    """What follows a flag."""

    SWITCH = "a boolean, true when it stands alone"
    VALUE = "one value"
    LIST = "comma-separated values, quoted as in CSV"


_SWITCHES: Final = """
    detach disable-content-trust env-host help http-proxy init interactive no-healthcheck no-hostname no-hosts
    oom-kill-disable passwd privileged publish-all quiet read-only read-only-tmpfs replace rm rmi rootfs sig-proxy
    tls-verify tty unsetenv-all debug noout remote syslog trace transient-store use-api-socket
"""

_VALUES: Final = """
    annotation arch authfile blkio-weight blkio-weight-device cert-dir cgroup-parent cgroupns cgroups chrootdirs
    cidfile conmon-pidfile cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpu-shares cpus cpuset-cpus
    cpuset-mems creds decryption-key detach-keys device-read-bps device-read-iops device-write-bps
    device-write-iops entrypoint env env-file env-merge group-entry health-cmd health-interval
    health-log-destination health-max-log-count health-max-log-size health-on-failure health-retries
    health-start-period health-startup-cmd health-startup-interval health-startup-retries health-startup-success
    health-startup-timeout health-timeout hostname hosts-file image-volume init-ctr init-path ip ip6 ipc
    kernel-memory label label-file link-local-ip log-driver log-opt mac-address memory memory-reservation
    memory-swap memory-swappiness mount name network oom-score-adj os passwd-entry personality pid pidfile
    pids-limit platform pod pod-id-file preserve-fds pull rdt-class restart retry retry-delay sdnotify
    seccomp-policy secret security-opt shm-size shm-size-systemd signature-policy stop-signal stop-timeout
    subgidname subuidname systemd timeout tmpfs tz umask unsetenv user userns uts variant volume volumes-from
    workdir cdi-spec-dir cgroup-manager config conmon connection context cpu-profile default-mounts-file
    events-backend hooks-dir host identity imagestore log-level max-workers memory-profile module network-backend
    network-config-dir ns out pull-option registries-conf root runroot runtime runtime-flag ssh storage-driver
    storage-opt tls-ca tls-cert tls-details tls-key tmpdir url volumepath domainname health-start-interval
    isolation link cpu-count cpu-percent io-maxbandwidth io-maxiops volume-driver
"""

_LISTS: Final = """
    add-host attach cap-add cap-drop cgroup-conf device device-cgroup-rule dns dns-option dns-search expose gidmap gpus
    group-add hostuser network-alias preserve-fd publish requires sysctl uidmap ulimit
"""

#: Every flag by its long name.
FLAGS: Final[dict[str, FlagKind]] = {
    name: kind
    for kind, names in ((FlagKind.SWITCH, _SWITCHES), (FlagKind.VALUE, _VALUES), (FlagKind.LIST, _LISTS))
    for name in names.split()
}

#: Other long names of the same flags, which Podman keeps for Docker's sake or its own past.
ALIASES: Final[dict[str, str]] = {
    "dns-opt": "dns-option",
    "healthcheck-command": "health-cmd",
    "healthcheck-interval": "health-interval",
    "healthcheck-retries": "health-retries",
    "healthcheck-start-period": "health-start-period",
    "healthcheck-timeout": "health-timeout",
    "namespace": "ns",
    "net": "network",
    "net-alias": "network-alias",
    "override-arch": "arch",
    "override-os": "os",
    "override-variant": "variant",
}

#: Long names by letter.
SHORT: Final[dict[str, str]] = {
    "P": "publish-all",
    "a": "attach",
    "c": "cpu-shares",
    "d": "detach",
    "e": "env",
    "h": "hostname",
    "i": "interactive",
    "l": "label",
    "m": "memory",
    "p": "publish",
    "q": "quiet",
    "t": "tty",
    "u": "user",
    "v": "volume",
    "w": "workdir",
}
