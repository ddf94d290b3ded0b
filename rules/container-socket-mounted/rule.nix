{
  id = "HWC311";
  summary = "Container socket inside a container";
  severity =
    { container, settings, lib, ... }:
    if lib.any (word: lib.hasInfix word container.imagePath) settings.needsSocket then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "storage";
  securitySeverity = 8.8;
  subject = "mount";

  settings = {
    # Parts of the names of images whose purpose is to inspect or manage other containers.
    needsSocket = [
      "traefik" "dozzle" "homepage" "watchtower" "diun" "portainer" "autoheal" "uptime-kuma" "glances" "dockge"
      "cadvisor" "whats-up-docker" "wud" "netdata" "beszel" "homarr" "lazydocker" "podman" "promtail" "alloy"
      "gitlab-runner" "act_runner" "forgejo-runner" "forgejo/runner" "actions-runner"
      "drone" "all-in-one" "woodpecker" "ctop" "docker-gen" "nginx-proxy" "ofelia" "komodo"
      "scrutiny" "yacht" "authentik" "vector" "telegraf" "crowdsec" "glance"
      "acme-companion" "modmanager" "volume-backup" "github-runner" "buildkite" "jenkins" "teamcity" "arcane" "dockpeek" "dockwatch"
      "tugtainer" "sergi0g/cup" "sablier" "tsdproxy" "logspout" "fluent-bit" "filebeat" "datadog" "newrelic" "zabbix-agent"
      "grafana-agent" "opentelemetry-collector" "autocompose" "ouroboros" "cloudflare-companion" "wings" "localstack"
    ];
    # Parts of the names of images that guard the socket.
    proxies = [ "socket-proxy" "socketproxy" "docker-proxy" "podman-proxy" ];
  };

  check =
    {
      mount,
      container,
      settings,
      lib,
      ...
    }:
    mount.isBind
    &&
      builtins.match "(/var)?/run/(user/[0-9]+/)?(podman/podman\\.sock|docker\\.sock|podman|docker)/?" mount.hostPath
      != null
    && !lib.any (word: lib.hasInfix word container.imagePath) settings.proxies;
  message =
    { mount, container, ... }:
    "${container.name} mounts the socket ${mount.hostPath}, through which it can start any container with access to any part of the host";

  explanation = ''
    ## What it does

    Reports the socket of Podman or Docker inside a container. It is a warning for images whose purpose is to inspect or
    manage other containers; proxies that filter the socket are not reported.

    ## Why it matters

    Whoever can write to the socket is root on the host: one request starts a privileged container with `/` mounted.
    Mounting it read-only changes nothing, since sending to a socket does not write to the file.

    ## What to do

    Put a socket proxy in between that passes only the requests needed, or use a tool that reads the journal.

    ## When to suppress

    When the program needs full access to the socket, for example to start other containers, and is trusted like root.
    The setting `needsSocket` lists images known to need it.
  '';
  references = [
    "https://docs.docker.com/engine/security/protect-access/"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
