let
  isVariable = text: text.name != "";
  runsExpanded = container: settings: container.entrypoint == null && builtins.elem container.imageName settings.expanding;
in
{
  id = "HWC721";
  summary = "Shell variable that nothing expands";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "text";

  # Images whose entrypoints expand the command passed to them.
  settings.expanding = [ "coturn" ];

  check =
    { text, container, settings, ... }:
    text.isForShell && !(text.source == "cmd" && (container.runsShell || runsExpanded container settings));
  message =
    { text, container, ... }:
    "${container.name} gets ${text.text} literally in ${if isVariable text then text.name else text.source}, because NixOS quotes it and no shell expands it";

  explanation = ''
    ## What it does

    Reports `$NAME`, `''${NAME}` and `$(command)` in `cmd`, `ports` and `volumes`. Commands that run a shell, as the
    entrypoint or in `cmd`, expand them and are not reported, nor are those of images whose entrypoint does so, such as
    coturn's for `--external-ip=$(detect-external-ip)`. Environment variables are only reported if their whole value is
    a command, or the variable itself.

    ## Why it matters

    NixOS quotes each of these strings for the shell that starts the container, so the dollar sign arrives literally:
    Podman looks for a directory named `$HOME`, and the program takes `$PASSWORD` for the password.

    ## What to do

    Write the value, or take it from an option: `"''${config.users.users.me.home}/data:/data"`. Secrets belong in
    `environmentFiles`; where a program only takes them as an argument, run it through a shell inside the container:
    `cmd = [ "sh" "-c" "exec server --password \"$PASSWORD\"" ]`.

    ## When to suppress

    When the program itself expands such text, as Traefik does with templates.
  '';
  references = [ "https://search.nixos.org/options?query=virtualisation.oci-containers.containers.%3Cname%3E.cmd" ];
}
