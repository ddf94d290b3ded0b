{ lib, ... }:
let
  dangerous = [
    "ALL" "SYS_ADMIN" "SYS_MODULE" "SYS_PTRACE" "SYS_RAWIO" "SYS_BOOT" "DAC_READ_SEARCH" "BPF" "MAC_ADMIN" "MAC_OVERRIDE"
  ];
  gives = {
    ALL = "do everything that root can";
    SYS_ADMIN = "mount file systems and change most of the kernel's settings";
    SYS_MODULE = "load code into the kernel";
    SYS_PTRACE = "read and change the memory of other processes";
    SYS_RAWIO = "write to the machine's memory and I/O ports";
    SYS_BOOT = "restart the machine or boot another kernel";
    DAC_READ_SEARCH = "read every file of the host";
    BPF = "run programs inside the kernel";
    MAC_ADMIN = "change the rules that confine it";
    MAC_OVERRIDE = "ignore the rules that confine it";
    NET_ADMIN = "change the addresses, routes and firewall of its network";
  };
  # Whether a name has the words of another one after each other: `wireguard-ui` those of `wireguard`. `*` is any text.
  hasWords = name: words: builtins.match "(.*[-_.])?${lib.replaceStrings [ "." "*" ] [ "[.]" ".*" ] words}([-_.].*)?" name != null;
  isOne =
    names: container:
    container.imageName != null
    && lib.any (
      name: if lib.hasInfix "/" name then container.imagePath == name else hasWords container.imageName name
    ) names;
  # What the image's manual asks for.
  isNeeded =
    capability: container: settings:
    capability.name == "SYS_MODULE" && isOne settings.gateways container
    || capability.name == "SYS_ADMIN" && isOne settings.meshes container
    || capability.name == "DAC_READ_SEARCH" && isOne settings.backups container
    || capability.name == "SYS_ADMIN" && lib.any (device: device.kind == "fuse") container.devices;
  # What a monitor needs for its task.
  isTask =
    capability: container: settings:
    builtins.elem capability.name [ "SYS_PTRACE" "SYS_ADMIN" "SYS_RAWIO" ] && isOne settings.monitors container;
in
{
  id = "HWC505";
  summary = "Dangerous capability";
  severity =
    { capability, container, settings, ... }:
    if isTask capability container settings then
      "note"
    else if capability.name == "NET_ADMIN" || container.mapsRoot || isNeeded capability container settings then
      "warning"
    else
      "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "privileges";
  securitySeverity = 7.8;
  subject = "capability";
  settings = {
    # Words of image names, or publisher and name: these set up tunnels, routes or the firewall, answer DHCP, or look for
    # Bluetooth devices.
    gateways = [
      "*gluetun*" "*wireguard*" "wg-easy" "wg-portal" "amneziawg*" "warp" "*tailscale*" "*headscale*" "netbird" "*zerotier*"
      "nebula" "*vpn*" "*pihole*" "pi-hole" "*adguardhome*" "*dnsmasq*" "*dhcp*" "keepalived" "fail2ban" "*crowdsec*"
      "*mailserver*" "swag" "home-assistant" "homeassistant" "suricata"
      "firewall-bouncer" "netalertx" "pialert" "wireshark" "tcpdump" "frr" "otbr" "openthread*" "openconnect" "strongswan"
      "*windscribe*" "*mullvad*" "firezone*" "pritunl" "netclient" "sing-box" "tun2socks" "mihomo" "v2ray*" "xray-core"
      "teddysun/xray" "nordlynx" "*shadowsocks*" "ntopng" "technitium/dns-server" "dockurr/windows" "dockurr/macos" "qemux/qemu"
    ];
    # These make tunnels that need more than that.
    meshes = [ "netbird" "zerotier" ];
    # And these read the state of the machine: its processes, and the health of its disks.
    monitors = [ "netdata" "scrutiny" "smartctl" ];
    # These read the files of all users, to keep copies of them.
    backups = [ "restic" "kopia" "borg*" "backrest" "duplicati" "duplicacy" "urbackup*" ];
  };

  check =
    { capability, container, settings, ... }:
    capability.added
    && (
      lib.elem capability.name dangerous
      || capability.name == "NET_ADMIN" && !container.mapsRoot && !(isOne settings.gateways container)
    );
  message =
    { capability, container, ... }:
    if container.mapsRoot then
      "${container.name} gets the capability ${capability.name} in a user namespace, where it opens more of the kernel to it than other containers reach"
    else
      "${container.name} gets the capability ${capability.name}, which lets it ${gives.${capability.name}}";

  explanation = ''
    ## What it does

    Reports capabilities that undo the container's confinement, added through `capabilities` or `--cap-add`, in any
    spelling: `ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_PTRACE`, `SYS_RAWIO`, `SYS_BOOT`, `DAC_READ_SEARCH`, `BPF`,
    `MAC_ADMIN`, `MAC_OVERRIDE`.

    `NET_ADMIN` is a warning, except for images whose name has the words of an entry in the setting `gateways` (gluetun,
    wireguard, tailscale, pihole, ...; `*` is any text, `teddysun/xray` one publisher's image), which need it. `SYS_MODULE` is a warning for those images and an error for
    others; `SYS_ADMIN` is a warning together with `/dev/fuse`, `DAC_READ_SEARCH` for programs that make `backups`. `SYS_PTRACE`, `SYS_ADMIN` and `SYS_RAWIO` are notes for
    the images in `monitors` (netdata, scrutiny, ...), which need them to read processes and disks.

    In a container whose root is a different user on the host (rootless Podman, `--userns=auto`, `--uidmap`), a
    capability only applies to its own namespaces: there `NET_ADMIN` is not reported, and the others are warnings.

    ## Why it matters

    Each of these is enough, or nearly enough, to escape the container. `SYS_ADMIN` mounts the host's disks,
    `SYS_MODULE` loads a module, `DAC_READ_SEARCH` opens any file of the host by its handle.

    ## What to do

    Remove it and see whether the program still works; images often ask for more than they use. Let the host load kernel
    modules:

        boot.kernelModules = [ "wireguard" ];

    For performance counters, `PERFMON` now suffices instead of `SYS_ADMIN`; for hardware, pass a device rather than
    `SYS_RAWIO`.

    ## When to suppress

    When the program needs the capability for its task, such as debugging or mounting a remote file system, and the
    container is trusted like the host.
  '';
  references = [
    "https://man7.org/linux/man-pages/man7/capabilities.7.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#cap-add-capability"
  ];
}
