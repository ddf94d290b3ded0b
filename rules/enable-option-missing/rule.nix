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
      "${folder.name} declares options, but none to switch it on"
    else
      "${folder.enable.path} is not made with mkEnableOption";

  explanation = ''
    ## What it does

    Reports a container module that declares options but no `enable`, or whose `enable` is not made with
    `lib.mkEnableOption`.

    ## Why it matters

    Modules are imported by profiles and switched on by hosts. Without `enable`, importing is switching on. `mkEnableOption`
    gives the type, the default `false` and the description that everybody expects; hand-made ones tend to default to `true`.

    ## What to do

    Declare `enable = lib.mkEnableOption "<name> container";` and guard the configuration with it.

    ## When to suppress

    When importing the module is the switch.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations-util-mkEnableOption" ];
}
