{ lib, ... }:
{
  id = "HWC501";
  summary = "Privileged container";
  severity =
    { container, settings, ... }:
    if container.mapsRoot || builtins.elem container.imageName settings.needing then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "privileges";
  securitySeverity = 8.8;
  subject = "runSetting";
  # Images that need it: container runtimes and desktops inside containers, and tools that measure all containers.
  settings.needing = [
    "buildkit" "cadvisor" "dind" "docker" "k0s" "k3s" "kasm"
  ];

  check = { runSetting, ... }: runSetting.name == "privileged" && runSetting.isOn;
  message =
    { container, ... }:
    if container.mapsRoot then
      "${container.name} is privileged, so nothing but the rights of its user on the host confines it"
    else
      "${container.name} is privileged: it has every capability and device, so root in it is root on the host";

  # Without the flag an option beneath it would count again, and so would options that it makes redundant.
  fix =
    { runSetting, container, edit, settings, ... }:
    let
      unconfining = builtins.filter (
        option:
        option.isSeccompUnconfined || option.unmasksAll || option.isApparmorUnconfined || option.isLabelDisabled
      ) container.securityOptions;
      all = [ runSetting ] ++ builtins.filter (setting: setting.isOn) runSetting.overridden;
      flags = builtins.filter (setting: setting.isFlag) all;
      options = builtins.filter (setting: !setting.isFlag) all;
    in
    {
      title = if unconfining == [ ] then "Run it unprivileged" else "Run it unprivileged and confined";
      safe = false;
      withheld =
        if builtins.elem container.imageName settings.needing then
          "${container.imageName} is known to need it; try by hand whether it does without"
        else
          null;
      edits =
        lib.optional (flags ++ unconfining != [ ]) (edit.removeElements (flags ++ unconfining))
        ++ map edit.removeBinding options;
    };

  explanation = ''
    ## What it does

    Reports containers with `privileged = true` or the flag `--privileged`. It is a warning for images that need it,
    such as Docker in a container (the setting `needing`), and where root in the container is a different user on the
    host: under rootless Podman, and with a user namespace (`--userns=auto`, `--uidmap`).

    ## Why it matters

    A privileged container has all capabilities, all devices of the host, and neither seccomp nor the masks that hide
    the kernel's control files. Whoever takes over the program in it can mount the host's disks and load kernel modules.
    It is little more than a host process with a different root folder.

    ## What to do

    Remove the setting and grant what the program really needs:

        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
        capabilities.NET_ADMIN = true;

    Graphics cards, serial adapters and tunnels need a device, not privileges. If nothing works without them, use a
    native NixOS service, which systemd can confine.

    ## When to suppress

    When the program's purpose is to control the host, such as an agent that manages its disks, and that is understood.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#privileged"
    "https://man7.org/linux/man-pages/man7/capabilities.7.html"
  ];
}
