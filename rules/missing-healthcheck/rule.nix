{
  id = "HWC511";
  summary = "Container without health check";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "container";

  check = { container, ... }: !container.confinement.checksHealth;
  message =
    { container, ... }:
    "${container.name} defines no health check, so systemd considers it running even when its program no longer responds";

  explanation = ''
    ## What it does

    Reports containers with neither `--health-cmd` nor `podman.sdnotify = "healthy"`. A health check built into the
    image is not visible here; Podman only acts on it with `sdnotify` or `--health-on-failure`. The rule is pedantic, so
    it is off by default.

    ## Why it matters

    A program that hangs is still a process. Without a check nothing restarts it, and containers that depend on it start
    before it is ready.

    ## What to do

        podman.sdnotify = "healthy";
        extraOptions = [
          "--health-cmd=curl -fsS http://localhost:5678/healthz"
          "--health-interval=30s"
          "--health-on-failure=kill"
        ];

    ## When to suppress

    For programs that cannot be probed, such as jobs that run once and exit.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#health-cmd-command-command-arg1"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#sdnotify-container-conmon-healthy-ignore"
  ];
}
