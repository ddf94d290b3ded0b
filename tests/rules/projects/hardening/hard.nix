{ config, lib, pkgs, ... }:
let
  nginx = "docker.io/library/nginx:1.27.2";
  base = { image = nginx; };
in
{
  virtualisation.oci-containers.containers = {
    priv-option = base // { privileged = true; }; # expect: HWC501
    priv-flag = base // { extraOptions = [ "--privileged" ]; }; # expect: HWC501
    priv-flag-true = base // { extraOptions = [ "--privileged=true" ]; }; # expect: HWC501
    priv-flag-false = base // { extraOptions = [ "--privileged=false" ]; };
    priv-off = base // { privileged = false; };

    cap-option = base // { capabilities.SYS_ADMIN = true; }; # expect: HWC505
    cap-option-off = base // { capabilities.SYS_ADMIN = false; };
    cap-flag = base // { extraOptions = [ "--cap-add=SYS_ADMIN" ]; }; # expect: HWC505
    cap-flag-two = base // { extraOptions = [ "--cap-add" "SYS_ADMIN" ]; }; # expect: HWC505
    cap-flag-lower = base // { extraOptions = [ "--cap-add=cap_sys_admin" ]; }; # expect: HWC505
    cap-flag-list = base // { extraOptions = [ "--cap-add=CHOWN,SYS_PTRACE" ]; }; # expect: HWC505
    cap-flag-all = base // { extraOptions = [ "--cap-add=ALL" ]; }; # expect: HWC505
    cap-flag-all2 = base // { extraOptions = [ "--cap-add=all" "--cap-drop=NET_RAW" ]; }; # expect: HWC505
    cap-harmless = base // { extraOptions = [ "--cap-add=NET_BIND_SERVICE" "--cap-add=CHOWN" "--cap-add=PERFMON" "--cap-add=SYS_NICE" "--cap-add=IPC_LOCK" "--cap-add=NET_RAW" ]; };
    cap-drop = base // { extraOptions = [ "--cap-drop=SYS_ADMIN" "--cap-drop=ALL" ]; };
    cap-net-admin = base // { capabilities.NET_ADMIN = true; }; # expect: HWC505
    cap-rawio = base // { capabilities.CAP_SYS_RAWIO = true; }; # expect: HWC505

    gluetun = { image = "docker.io/qmcgaw/gluetun:v3.40"; capabilities.NET_ADMIN = true; devices = [ "/dev/net/tun:/dev/net/tun" ]; };
    wg-easy = { image = "ghcr.io/wg-easy/wg-easy:14"; capabilities = { NET_ADMIN = true; SYS_MODULE = true; }; extraOptions = [ "--sysctl=net.ipv4.ip_forward=1" ]; }; # expect: HWC505
    tailscale = { image = "docker.io/tailscale/tailscale:v1.78.1"; extraOptions = [ "--cap-add=NET_ADMIN" "--cap-add=NET_RAW" "--device=/dev/net/tun" ]; };
    pihole = { image = "docker.io/pihole/pihole:2024.07.0"; extraOptions = [ "--cap-add=NET_ADMIN" ]; };

    seccomp = base // { extraOptions = [ "--security-opt=seccomp=unconfined" ]; }; # expect: HWC507
    seccomp-colon = base // { extraOptions = [ "--security-opt" "seccomp:unconfined" ]; }; # expect: HWC507
    seccomp-profile = base // { extraOptions = [ "--security-opt=seccomp=/etc/profile.json" ]; };
    apparmor = base // { extraOptions = [ "--security-opt=apparmor=unconfined" ]; }; # expect: HWC507
    apparmor-colon = base // { extraOptions = [ "--security-opt=apparmor:unconfined" ]; }; # expect: HWC507
    label = base // { extraOptions = [ "--security-opt=label=disable" ]; }; # expect: HWC507
    unmask = base // { extraOptions = [ "--security-opt=unmask=ALL" ]; }; # expect: HWC507
    systempaths = base // { extraOptions = [ "--security-opt=systempaths=unconfined" ]; }; # expect: HWC507
    nnp = base // { extraOptions = [ "--security-opt=no-new-privileges" ]; };
    nnp2 = base // { extraOptions = [ "--security-opt=no-new-privileges:true" ]; };
    nnp-off = base // { extraOptions = [ "--security-opt=no-new-privileges=false" ]; }; # expect: HWC507
    priv-and-seccomp = base // { privileged = true; extraOptions = [ "--security-opt=seccomp=unconfined" ]; }; # expect: HWC501

    pid = base // { extraOptions = [ "--pid=host" ]; }; # expect: HWC506
    pid-two = base // { extraOptions = [ "--pid" "host" ]; }; # expect: HWC506
    pid-container = base // { extraOptions = [ "--pid=container:priv-off" ]; };
    ipc = base // { extraOptions = [ "--ipc=host" ]; }; # expect: HWC506
    ipc-share = base // { extraOptions = [ "--ipc=shareable" "--ipc=private" ]; };
    uts = base // { extraOptions = [ "--uts=host" ]; }; # expect: HWC506
    cgroupns = base // { extraOptions = [ "--cgroupns=host" ]; }; # expect: HWC506
    userns = base // { extraOptions = [ "--userns=keep-id" ]; };
    userns-host = base // { extraOptions = [ "--userns=host" ]; };
    node-exporter = { image = "quay.io/prometheus/node-exporter:v1.8.2"; extraOptions = [ "--pid=host" "--net=host" ]; volumes = [ "/:/host:ro,rslave" ]; }; # expect: HWC506

    root = base // { user = "root"; }; # expect: HWC502
    root-zero = base // { user = "0:0"; }; # expect: HWC502
    root-flag = base // { extraOptions = [ "--user=0" ]; }; # expect: HWC502
    root-group = base // { user = "1000:0"; };
    root-puid = { image = "lscr.io/linuxserver/sonarr:4.0.10"; environment = { PUID = "0"; PGID = "0"; TZ = "UTC"; }; }; # expect: HWC502
    root-name = base // { user = "rootless"; };
    root-override = base // { user = "root"; extraOptions = [ "--user=1000" ]; };

    dev-disk = base // { devices = [ "/dev/sda:/dev/sda" ]; }; # expect: HWC512
    dev-nvme = base // { extraOptions = [ "--device=/dev/nvme0n1" ]; }; # expect: HWC512
    dev-by-id = base // { devices = [ "/dev/disk/by-id/ata-x:/dev/sda:r" ]; }; # expect: HWC512
    dev-mem = base // { devices = [ "/dev/mem" ]; }; # expect: HWC512
    dev-all = base // { volumes = [ "/dev:/dev" ]; }; # expect: HWC308
    dev-ok = base // { devices = [ "/dev/dri:/dev/dri" "/dev/net/tun" "/dev/ttyUSB0:/dev/ttyUSB0" "/dev/video0" "/dev/snd" "/dev/kvm" "/dev/fuse" "/dev/bus/usb" "/dev/sr0" "/dev/apex_0" "nvidia.com/gpu=all" "/dev/serial/by-id/usb-x:/dev/ttyACM0" "/dev/hidraw0" "/dev/i2c-1" "/dev/gpiochip0" "/dev/input" "/dev/dvb" "/dev/kfd" "/dev/rtc0" "/dev/vchiq" "/dev/watchdog" ]; };
    scrutiny = { image = "ghcr.io/analogj/scrutiny:v0.8.1-omnibus"; devices = [ "/dev/sda" "/dev/nvme0" ]; };
    dev-loop = base // { devices = [ "/dev/loop0" "/dev/dm-0" "/dev/mapper/vg-lv" "/dev/md0" "/dev/vda1" "/dev/mmcblk0" "/dev/zd0" ]; }; # expect: HWC512, HWC512, HWC512, HWC512, HWC512, HWC512, HWC512
    dev-zram = base // { devices = [ "/dev/zero" "/dev/null" "/dev/random" "/dev/shm" ]; };

    sock = base // { volumes = [ "/var/run/docker.sock:/var/run/docker.sock" ]; }; # expect: HWC311
    sock-ro = base // { volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" ]; }; # expect: HWC311
    sock-flag = base // { extraOptions = [ "--mount=type=bind,src=/run/podman/podman.sock,dst=/s" ]; }; # expect: HWC311
    sock-user = base // { volumes = [ "/run/user/1000/podman/podman.sock:/var/run/docker.sock" ]; }; # expect: HWC311
    sock-dir = base // { volumes = [ "/run/podman:/run/podman" ]; }; # expect: HWC311
    sock-containerd = base // { volumes = [ "/run/containerd/containerd.sock:/c.sock" ]; };
    traefik = { image = "docker.io/library/traefik:v3.2"; volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" ]; }; # expect: HWC311
    socket-proxy = { image = "ghcr.io/tecnativa/docker-socket-proxy:0.3.0"; volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" ]; };
    socket-proxy2 = { image = "lscr.io/linuxserver/socket-proxy:3.0.8"; volumes = [ "/var/run/docker.sock:/var/run/docker.sock:ro" ]; };
    other-socks = base // { volumes = [ "/run/dbus/system_bus_socket:/run/dbus/system_bus_socket" "/run/postgresql:/run/postgresql" "/run/tailscale/tailscaled.sock:/t.sock" ]; };

    limits = base // { extraOptions = [ "--memory=512m" "--cpus=1.5" "--pids-limit=100" "--ulimit=nofile=1024:2048" "--shm-size=1g" "--restart=no" "--init" "--read-only" "--tmpfs=/tmp" "--health-cmd=curl -f http://localhost || exit 1" "--health-interval=30s" "--no-healthcheck" "--oom-score-adj=500" "--sysctl" "net.core.somaxconn=1024" ]; };
  };
}
