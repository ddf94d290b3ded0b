{
  id = "HWC703";
  summary = "Container that its enable option does not control";
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
    "${container.name} is defined whatever ${container.folder.enable.path} says, so importing the module starts it";
  related =
    { container, ... }:
    [
      {
        fact = container.folder.enable;
        message = "the option that should decide";
      }
    ];

  explanation = ''
    ## What it does

    Reports a container of a module that has an `enable` option, where neither that option nor any other condition decides
    whether the container is there.

    ## Why it matters

    Every host that imports the module runs the container, and switching it off has no effect.

    ## What to do

    Put the definitions under `config = lib.mkIf cfg.enable { ... };`.

    ## When to suppress

    When every host that imports the module is to run the container, and importing is the switch.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-definitions-delaying-conditionals" ];
}
