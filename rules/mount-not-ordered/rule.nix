let
  # The container's mounts that may be late for the same reason.
  together = mount: container: builtins.filter (other: other.lateMountPoint == mount.lateMountPoint) container.knownMounts;
in
{
  id = "HWC314";
  summary = "Container that may start before its mount";
  severity = "warning";
  confidence = "high";
  category = "storage";
  subject = "mount";

  check =
    { mount, container, ... }:
    mount.lateMountPoint != null && mount.text == (builtins.head (together mount container)).text;
  message =
    { mount, container, ... }:
    let
      number = builtins.length (together mount container);
      empty = if number == 1 then "an empty ${mount.hostPath}" else "${toString number} mounts below it empty";
    in
    "${container.name} does not wait for ${mount.lateMountPoint}, so it can start with ${empty}";

  fix =
    { mount, container, edit, ... }:
    {
      title = "Wait for ${mount.lateMountPoint}";
      safe = false;
      edits = [
        (edit.appendToOption container
          [
            "systemd"
            "services"
            container.serviceName
            "unitConfig"
            "RequiresMountsFor"
          ]
          "\"${mount.lateMountPoint}\""
        )
      ];
    };

  explanation = ''
    ## What it does

    Reports a mount below a network file system, or one with `nofail` or `noauto`, when the container's unit has neither
    `RequiresMountsFor` nor both `after` and `requires` for the mount unit (or for `remote-fs.target`, which comes after
    network file systems without `nofail`). Automounts are fine, and so are units with a condition such as
    `ConditionPathIsMountPoint`, and those that ask `mountpoint` or `findmnt` for the mount point before they start.
    Several mounts below one file system are one finding.

    ## Why it matters

    The system starts without waiting for such a file system. The container then sees the empty mount point and writes
    into it, and its files are hidden as soon as the file system is mounted.

    ## What to do

        systemd.services.podman-example.unitConfig.RequiresMountsFor = [ "/mnt/media" ];

    ## When to suppress

    When the program itself waits for its files, or something outside the project orders the two.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#RequiresMountsFor="
  ];
}
