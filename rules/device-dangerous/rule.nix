{ lib, ... }:
let
  allows = letter: device: device.permissions == null || lib.hasInfix letter device.permissions;
  reads = allows "r";
  writes = allows "w";
  # What it may do with it, in the words for reading and for writing.
  uses =
    device: read: write:
    lib.concatStringsSep " and " (lib.optional (reads device) read ++ lib.optional (writes device) write);
  isOne = names: container: container.imageName != null && lib.any (name: lib.hasInfix name container.imageName) names;
in
{
  id = "HWC512";
  summary = "Device that gives away the host";
  severity = { container, ... }: if container.mapsRoot then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "privileges";
  securitySeverity = 8.2;
  subject = "device";
  # Parts of image names: these read the health of disks.
  settings.diskMonitors = [ "scrutiny" "smartctl" "smartmontools" "smartd" ];
  # And these the kernel's log, to see which containers ran out of memory.
  settings.kernelLogReaders = [ "cadvisor" ];

  check =
    { device, container, settings, ... }:
    (
      device.isAll
      || device.isDisk && !(isOne settings.diskMonitors container)
      || device.isMemory && !(device.hostPath == "/dev/kmsg" && isOne settings.kernelLogReaders container)
    )
    # `m` alone lets it make the device's node, not open it.
    && (reads device || writes device);
  message =
    { device, container, ... }:
    let
      asMapped = lib.optionalString container.mapsRoot " if the user that it is on the host may open the device";
      effect =
        if device.isAll then
          "so it can access every disk and the machine's memory${asMapped}"
        else if device.isDisk then
          "so it can ${uses device "read" "overwrite"} the disk regardless of file permissions${asMapped}"
        else if device.hostPath == "/dev/kmsg" then
          "so it can ${uses device "read" "write to"} the kernel's log${asMapped}"
        else
          "so it can access the machine's memory and I/O ports${asMapped}";
    in
    "${container.name} is given ${device.hostPath}, ${effect}";

  explanation = ''
    ## What it does

    Reports disks and their partitions, `/dev/mem`, `/dev/kmem`, `/dev/port`, `/dev/kmsg` and all of `/dev` in `devices`
    and `--device`. Graphics cards, tunnels, cameras, serial adapters, optical drives and other hardware are not
    reported, nor are disk monitors such as scrutiny (the setting `diskMonitors`). It is a warning where root in the
    container is a different user on the host (rootless Podman, `--userns=auto`, `--uidmap`), whose rights on the device
    decide.

    ## Why it matters

    Whoever can write to a disk can change the system on it: permissions, unlocked encryption and the read-only store
    offer no protection below the file system. The same goes for raw memory.

    ## What to do

    Mount the directory that the container needs instead of its disk. Name individual devices instead of `/dev`:

        devices = [ "/dev/sr0:/dev/sr0" "/dev/dri:/dev/dri" ];

    To monitor disks, `services.smartd` and the smartctl exporter of `services.prometheus.exporters` run natively.

    ## When to suppress

    When the container's purpose is to read that device, such as an imaging tool. Append `:r` to the device to at least
    deny writing.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#device-host-device-container-device-permissions" ];
}
