{
  id = "HWC502";
  summary = "Container explicitly run as root";
  severity = "warning";
  confidence = "high";
  category = "privileges";
  securitySeverity = 5.5;
  subject = "runSetting";

  # With a user set, images do not switch to PUID.
  check =
    { runSetting, container, ... }:
    runSetting.isRoot
    && !container.confinement.mapsUsers
    && !container.isRootless
    && (runSetting.name == "user" || container.user == null && !container.ignoresPuid);
  message =
    { runSetting, container, ... }:
    if runSetting.name == "user" then
      "${container.name} runs as the user ${runSetting.value}, so a process that escapes the container is root on the host"
    else
      "${container.name} sets PUID ${runSetting.value}, so its program runs as root and its files belong to root";

  explanation = ''
    ## What it does

    Reports containers whose `user` (or `--user`) is `root` or `0`, and those whose variable `PUID` is `0`, unless
    the image is not known, or known not to read it. Where neither is set, the image decides, which is not reported. Nor
    are rootless containers and those with a user namespace (`--userns=auto`, `--uidmap`), whose root is a different user
    on the host.

    ## Why it matters

    Root in a container of the system's Podman is root on the host, restrained only by the container's confinement. A
    mistake in the kernel, in Podman or in a mount turns into full control, and every file that the container writes to
    a mounted folder belongs to root.

    ## What to do

    Run it as the user that owns its state:

        user = "1000:1000";

    Images that switch users themselves take `PUID` and `PGID` instead, and must not have `user` set at the same time.

    ## When to suppress

    When the program needs root inside, for instance to bind devices, and then drops its privileges itself.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#user-u-user-group"
    "https://docs.linuxserver.io/general/understanding-puid-and-pgid/"
  ];
}
