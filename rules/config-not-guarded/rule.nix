{
  id = "HWC703";
  summary = "Container not controlled by its enable option";
  severity = "warning";
  confidence = "medium";
  category = "structure";
  subject = "container";

  check =
    { container, ... }:
    container.folder != null
    && container.folder.enable != null
    && !container.isGuarded
    && !builtins.elem "config.${container.folder.enable.path}" container.guards;
  message =
    { container, ... }:
    "${container.name} is defined even when ${container.folder.enable.path} is false, so importing the module starts it";
  related =
    { container, ... }:
    [
      {
        fact = container.folder.enable;
        message = "the option that should control it";
      }
    ];

  explanation = ''
    ## What it does

    Reports a container whose module has an `enable` option, but that is defined regardless of this option or any other
    condition.

    ## Why it matters

    Every host that imports the module runs the container, and disabling it has no effect.

    ## What to do

    Put the definitions under `config = lib.mkIf cfg.enable { ... };`.

    ## When to suppress

    When every host that imports the module should run the container, so that importing is the switch.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-definitions-delaying-conditionals" ];
}
