{
  id = "HWC704";
  summary = "Container module without an enable option";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "folder";

  # A module that declares nothing at all is HWC702's.
  check =
    { folder, ... }:
    folder.options != [ ] && (folder.enable == null || !folder.enable.isEnable);
  at =
    { folder, ... }: if folder.enable == null then builtins.head folder.options else folder.enable;
  message =
    { folder, ... }:
    if folder.enable == null then
      "${folder.name} declares options, but no enable option"
    else
      "${folder.enable.path} is not declared with mkEnableOption";

  explanation = ''
    ## What it does

    Reports a container module that declares options but no `enable`, or whose `enable` is not declared with
    `lib.mkEnableOption`.

    ## Why it matters

    Profiles import modules, and hosts enable them. Without `enable`, importing a module enables it. `mkEnableOption`
    gives the type, the default `false` and the description that everybody expects; hand-written ones tend to default to
    `true`.

    ## What to do

    Declare `enable = lib.mkEnableOption "<name> container";` and guard the configuration with it.

    ## When to suppress

    When importing the module is the switch.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations-util-mkEnableOption" ];
}
