{ lib, ... }:
let
  # Podman compares the whole text: it refuses on-failure:3 and never, too.
  accepted = container: [ "" "no" ] ++ lib.optional container.isPodman "on-failure";
in
{
  id = "HWC722";
  summary = "Restart policy beside --rm";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "runSetting";

  check =
    { runSetting, container, ... }:
    runSetting.name == "restart" && container.removesItself && !(lib.elem runSetting.value (accepted container));
  message =
    { runSetting, container, lib, ... }:
    let
      isWritten = lib.any (flag: flag.name == "rm") container.flags.flags;
      whose = if isWritten then "its --rm" else "the --rm that NixOS starts it with";
    in
    "${container.name} asks for --restart=${runSetting.value}, which ${if container.isPodman then "Podman" else "Docker"} refuses beside ${whose}, so it does not start";

  # systemd restarts the unit of a container as it is.
  fix =
    { runSetting, edit, ... }:
    {
      title = "Leave restarting to systemd";
      safe = true;
      edits = [ (edit.removeElements ([ runSetting ] ++ runSetting.overridden)) ];
    };

  explanation = ''
    ## What it does

    Reports `--restart` in `extraOptions` with another policy than `no`, or with Podman plain `on-failure`, of containers
    that are removed when they stop, as NixOS has it unless `autoRemoveOnStop` is false.

    ## Why it matters

    The container does not start: "the --rm option conflicts with --restart". The flag is left over from a Compose file.

    ## What to do

    Remove it. The container's systemd unit has `Restart = "always"` already; another policy is set there:

        systemd.services.podman-web.serviceConfig.Restart = lib.mkForce "on-failure";

    ## When to suppress

    Never: the container does not start with both. If it does, please report the case.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#restart-policy"
    "https://search.nixos.org/options?query=virtualisation.oci-containers.containers.%3Cname%3E.autoRemoveOnStop"
  ];
}
