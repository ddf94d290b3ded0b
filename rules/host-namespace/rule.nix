{ lib, ... }:
let
  isWatcher =
    container: settings:
    container.imageName != null && lib.any (name: lib.hasInfix name container.imageName) settings.watchers;
  effects = {
    pid = "sees every process of the host, and as root can signal them";
    ipc = "shares the host's memory segments and message queues";
    uts = "has the host's name, and with the capability SYS_ADMIN can change it";
    cgroupns = "sees the control groups of the whole host";
  };
  # What is left of it where root in the container is another user of the host.
  mappedEffects = effects // {
    pid = "sees every process of the host, and can signal those of the user that it is on the host";
    ipc = "shares the host's message queues and memory segments, as far as the user that it is on the host may open them";
    uts = "has the host's name";
  };
in
{
  id = "HWC506";
  summary = "Container in a namespace of the host";
  severity =
    { runSetting, container, settings, ... }:
    if isWatcher container settings || runSetting.name == "uts" then
      "note"
    else if runSetting.name == "pid" && !container.mapsRoot then
      "error"
    else
      "warning";
  defaultSeverity = "error";
  confidence = "high";
  category = "privileges";
  securitySeverity = 6.9;
  subject = "runSetting";
  # Parts of image names: these report on the host's processes.
  settings.watchers = [
    "node-exporter" "node_exporter" "process-exporter" "netdata" "cadvisor" "glances" "beszel-agent" "htop" "btop"
    "zabbix-agent" "datadog" "telegraf" "newrelic" "falco" "tracee" "beyla" "coroot" "parca" "osquery" "checkmk"
  ];

  check = { runSetting, ... }: runSetting.isHostNamespace;
  message =
    { runSetting, container, ... }:
    "${container.name} runs with --${runSetting.name}=host, so it ${(if container.mapsRoot then mappedEffects else effects).${runSetting.name}}";

  explanation = ''
    ## What it does

    Reports `--pid=host`, as warnings `--ipc=host` and `--cgroupns=host`, and as a note `--uts=host`. Each is a note for
    images that monitor the host (the setting `watchers`: node-exporter, netdata, glances, ...), and `--pid=host` is a
    warning where root in the container is a different user on the host, as under rootless Podman. The network namespace
    has its own rule, `host-network`.

    ## Why it matters

    A container that sees the host's processes can read their command lines and, given the rights, their environment and
    open files through `/proc/<pid>/root`. Shared memory lets it read and change what other programs exchange.

    ## What to do

    Remove the flag. To share memory between two containers, let one use the other's: `--ipc=container:app`. For larger
    segments `--shm-size=1g` is enough. Monitor the host's processes with a native service such as
    `services.prometheus.exporters.node`.

    ## When to suppress

    When the program monitors the host and there is no native service for it.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#pid-mode"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#ipc-ipc"
  ];
}
