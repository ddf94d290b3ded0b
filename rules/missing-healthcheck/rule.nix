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
    "${container.name} has no health check here, so systemd counts it as running when its program no longer answers";

  explanation = ''
    ## What it does

    Reports containers with neither `--health-cmd` nor `podman.sdnotify = "healthy"`. A check that the image brings along
    cannot be seen from here; it is only acted upon with `sdnotify` or `--health-on-failure`. The rule is pedantic: it is off
    until asked for.

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

    For programs that have nothing to ask, such as jobs that run and end.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#health-cmd-command-command-arg1"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#sdnotify-container-conmon-healthy-ignore"
  ];
}
