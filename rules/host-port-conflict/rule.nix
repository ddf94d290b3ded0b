{
  id = "HWC205";
  summary = "Host port taken twice";
  defaultSeverity = "error";
  severity = { conflict, ... }: if conflict.hangsOnAssumptions then "note" else "error";
  confidence = "high";
  category = "network";
  subject = "conflict";

  check = { ... }: true;

  message =
    { conflict, container, ... }:
    let
      number = toString conflict.number;
    in
    if conflict.kind == "itself" then
      "${container.name} publishes port ${number} of the host twice, so it does not start"
    else if conflict.kind == "container" then
      "${container.name} and ${conflict.container} both publish port ${number} of the host, so the one that starts second fails"
    else if conflict.kind == "pod" then
      "${container.name} and the pod ${conflict.container} both publish port ${number} of the host, so the one that starts second fails"
    else if conflict.kind == "service" then
      "${container.name} publishes port ${number} of the host, on which ${conflict.container} already listens"
    else
      "${container.name} publishes port ${number} of the host, on which ${conflict.container} listens because it has the host's network";

  explanation = ''
    ## What it does

    Reports a host port that two containers of one host publish with the same protocol, that one container publishes
    twice, that a pod of containers publishes too, or on which a NixOS service or a container on the host's network
    already listens. A port published without an address is published on all of them, so it conflicts with every
    address. Ranges count. It is a note where the conflict depends on an option that nobody has set, or on a container
    that is only started by hand (`autoStart = false`).

    ## Why it matters

    Only one process can listen. Whichever starts first gets the port; the other fails, permanently after some restarts.

    ## What to do

    Give one of them another host port: in `"8081:80"`, only the first number has to change. Two services may keep one
    port if they publish it on different addresses.

    ## When to suppress

    When only one of the two is ever started, such as the old and the new version of a service.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#publish-p-ip-hostport-containerport-protocol" ];
}
