{ lib }:
let
  packages = {
    tool = { type = "derivation"; pname = "tool"; };
    sets.inner.other = { type = "derivation"; pname = "other"; };
  };
  declared = lib.mkPackageOption packages "tool" { example = "pkgs.tool.override { }"; extraDescription = "More."; };
  nested = lib.mkPackageOption packages [ "sets" "inner" "other" ] { pkgsText = "mine"; };
in
{
  inherit (declared) description;
  example = declared.example.text;
  default = declared.default.pname;
  text = declared.defaultText.text;
  nestedDescription = nested.description;
  nestedText = nested.defaultText.text;
  nestedDefault = nested.default.pname;
  byString = (lib.mkPackageOption packages "Tool" { default = "tool"; }).default.pname;
  none = (lib.mkPackageOption packages "tool" { default = null; }) ? default;
  nullable = (lib.mkPackageOption packages "tool" { default = null; nullable = true; }).default;
  types = map (option: option.type.description) [ declared (lib.mkPackageOption packages "tool" { nullable = true; }) ];
}
