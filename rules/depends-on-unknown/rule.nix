{
  id = "HWC713";
  summary = "Dependency on a container that cannot be started first";
  severity =
    { dependency, host, ... }:
    if dependency.isSelf then
      "warning"
    else if host.isNeeded || dependency.cycle != [ ] then
      "error"
    else
      "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "structure";
  subject = "dependency";

  check = { dependency, ... }: dependency.isSelf || dependency.cycle != [ ] || !dependency.isDefined;
  message =
    { dependency, container, lib, ... }:
    if dependency.isSelf then
      "${container.name} depends on itself, which systemd leaves out, so it waits for nothing"
    else if dependency.cycle != [ ] then
      "${container.name} depends on ${lib.concatStringsSep ", which depends on " dependency.cycle}, which depends on ${container.name}: systemd breaks the cycle arbitrarily"
    else if dependency.name == "" then
      "${container.name} depends on a container with an empty name, but there is none"
    else
      "${container.name} depends on ${dependency.name}, but there is no container of that name${lib.optionalString (dependency.nearest != null) " (is ${dependency.nearest} meant?)"}";

  explanation = ''
    ## What it does

    Reports a name in `dependsOn` that no module of the project defines as a container, dependency cycles, and, as a
    warning, a container that depends on itself. A missing container is a note where the project has hosts and none of
    them runs the dependent one.

    ## Why it matters

    `dependsOn` becomes `requires` and `after` in the container's systemd unit. A unit that does not exist makes the
    start fail, and newer releases of NixOS refuse to evaluate it. In a cycle, systemd leaves out one of the units. It
    drops a unit's dependency on itself, so the container does not wait for whatever was meant.

    ## What to do

    Correct the name: it is that of the container under `virtualisation.oci-containers.containers`, without `podman-`.
    To wait for a service that is not a container, set `systemd.services."podman-<name>".after` and `requires`.

    ## When to suppress

    When a module that the linter cannot see defines the container.
  '';
  references = [
    "https://search.nixos.org/options?query=virtualisation.oci-containers.containers.%3Cname%3E.dependsOn"
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Requires="
  ];
}
