# lib.types: what the module system does not bring natively.
lib:
{
  optionDescriptionPhrase =
    isPlain: type: if isPlain (type.descriptionClass or null) then type.description else "(${type.description})";
  noCheckForDocsModule = {
    _file = "<built-in module that disables checks for the purpose of documentation generation>";
    config._module.check = lib.mkForce false;
  };
}
