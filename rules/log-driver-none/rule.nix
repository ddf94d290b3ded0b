{
  id = "HWC719";
  summary = "Container without logs";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "container";

  check = { container, ... }: container.logDriver == "none";
  at = { container, ... }: if container.logSetting == null then container else container.logSetting;
  message =
    { container, ... }:
    "${container.name} uses the log driver none, so its output is discarded and a failure leaves no trace";

  fix =
    { container, edit, ... }:
    if container.logSetting == null then
      null
    else
      {
        title = "Log to the journal";
        safe = true;
        edits = [ (edit.replace container.logSetting "journald") ];
      };

  explanation = ''
    ## What it does

    Reports containers whose log driver is `none`, set through `log-driver` or `--log-driver`.

    ## Why it matters

    What the container prints is lost. `podman logs` and `journalctl -u podman-<name>` stay empty, so a failing
    container cannot be diagnosed, and tools that watch logs see nothing.

    ## What to do

    Remove the option: NixOS logs to the journal. If a container prints too much, lower its log level, or limit the
    journal with `LogRateLimitBurst` in the unit.

    ## When to suppress

    When the program writes its own logs, which are kept and rotated.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#log-driver-driver" ];
}
