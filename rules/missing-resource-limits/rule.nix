{
  id = "HWC508";
  summary = "Container without memory limit";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "container";

  check = { container, ... }: !container.confinement.limitsMemory;
  message =
    { container, ... }:
    "${container.name} may use all of the machine's memory, since it has no --memory limit";

  explanation = ''
    ## What it does

    Reports containers without `--memory` (`-m`). Those in a pod or below a `--cgroup-parent`, which may set the limit,
    are not reported. The rule is pedantic, so it is off by default.

    ## Why it matters

    A program that leaks memory, or receives a larger upload than expected, takes it from everything else. The kernel
    then kills the biggest process, which may be the database next to it.

    ## What to do

    Check `podman stats` to see what it needs, and allow twice that:

        extraOptions = [ "--memory=512m" ];

    `MemoryMax` in the unit's `serviceConfig` does not help: Podman puts the container into a control group of its own.

    ## When to suppress

    For the one service that the machine exists for, which may use all of it.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#memory-m-number-unit" ];
}
