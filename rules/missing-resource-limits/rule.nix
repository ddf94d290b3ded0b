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
    "${container.name} may take all memory of the machine, since it has no --memory limit";

  explanation = ''
    ## What it does

    Reports containers without `--memory` (`-m`). Those in a pod or below a `--cgroup-parent`, which may carry the limit, are
    not reported. The rule is pedantic: it is off until asked for.

    ## Why it matters

    A program that leaks memory, or an upload that is larger than expected, takes it from everything else. The kernel then
    kills what is biggest, which may be the database beside it.

    ## What to do

    Look at `podman stats` for what it needs, and allow twice that:

        extraOptions = [ "--memory=512m" ];

    `MemoryMax` in the unit's `serviceConfig` does not help: Podman puts the container into a control group of its own.

    ## When to suppress

    For the one service that the machine is there for, which may have all of it.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#memory-m-number-unit" ];
}
