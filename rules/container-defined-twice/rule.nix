{
  id = "HWC712";
  summary = "Container option with conflicting definitions";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "option";

  check = { option, ... }: option.kind == "conflict";
  message =
    { option, container, ... }:
    let
      own = "${option.option} of ${container.name}";
      what = if option.read == null then "${own} is" else "the option ${option.read}, which ${own} reads, is";
    in
    "${what} defined more than once with different values, so ${if container.enabled then "the configuration" else "a host that enables it"} does not evaluate";

  explanation = ''
    ## What it does

    Reports a container option that two modules of one configuration set to different values with the same priority.
    Options that merge (`ports`, `volumes`, `environment` with different names) may be defined in several places, and so
    may values under `mkDefault` or `mkForce`.

    ## Why it matters

    NixOS cannot choose between the values: the rebuild stops with "conflicting definition values".

    ## What to do

    Define the container in one module. Where a host must deviate, use `lib.mkForce` there, or `lib.mkDefault` in the
    module that sets the usual value.

    ## When to suppress

    When the two modules are never part of one system.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-definitions-setting-priorities" ];
}
