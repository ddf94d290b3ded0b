{
  id = "HWC702";
  summary = "Container module without its usual files";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "folder";
  settings.allowInlineOptions = true;

  check =
    { folder, settings, ... }:
    !folder.hasIndex
    || (folder.hasOptionsFile && !folder.importsOptions)
    || !folder.declaresOptions
    || (!settings.allowInlineOptions && !folder.hasOptionsFile);
  message =
    { folder, settings, ... }:
    if !folder.hasIndex then
      "${folder.path} has neither index.nix nor default.nix for other modules to import"
    else if folder.hasOptionsFile && !folder.importsOptions then
      "the index of ${folder.path} does not import ./options.nix, so its options are not declared"
    else if !folder.declaresOptions then
      "${folder.path} declares no options, neither in an options.nix nor in another module, so it cannot be enabled or disabled"
    else
      "${folder.path} declares its options outside an options.nix";

  explanation = ''
    ## What it does

    Reports a folder below a container root without `index.nix` or `default.nix`, one whose `options.nix` the index does
    not import, and one whose modules declare no options at all. Options declared in the index itself are fine, unless
    the setting `allowInlineOptions` says otherwise. Folders whose names begin with an underscore hold helpers and are
    ignored.

    ## Why it matters

    An index that imports all folders by name fails on a folder without `index.nix`. An `options.nix` that nothing
    imports declares nothing: setting one of its options stops the rebuild.

    ## What to do

    Add the file, or add `imports = [ ./options.nix ];` to the index.

    ## When to suppress

    When the folder is not a module; better, give it a name that begins with an underscore.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-writing-modules" ];
}
