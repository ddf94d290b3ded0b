# The types of `pkgs.formats.<name> { ... }` (nixpkgs' pkgs-lib/formats.nix), by format: what it makes of its settings
# but for `generate`.
lib:
let
  inherit (lib) singleton types;
  inherit (types) attrsOf bool coercedTo either float int listOf nonEmptyListOf nullOr oneOf path str;

  described = description: type: type // { inherit description; };
  value = typeName: { type = types.serializableValueWith { inherit typeName; }; };
  valueOrNone = name: _: value name;

  # One value of a file of keys and values, and what stands for several of them.
  single = name: described "${name} (null, bool, int, float or string)" (nullOr (oneOf [ bool int float str ]));
  several = one: listsAsDuplicateKeys: listToValue: orList:
    if listsAsDuplicateKeys then
      described "${one.description} or a list of them for duplicate keys" (orList (listOf one))
    else if listToValue != null then
      described "${one.description} or a non-empty list of them" (orList (nonEmptyListOf one))
    else
      one;

  iniAtom = { listsAsDuplicateKeys ? false, listToValue ? null, atomsCoercedToLists ? null, ... }:
    assert listsAsDuplicateKeys -> listToValue == null;
    assert atomsCoercedToLists != null -> listsAsDuplicateKeys || listToValue != null;
    let
      one = single "INI atom";
      orList = if atomsCoercedToLists == true then coercedTo one singleton else either one;
    in
    several one listsAsDuplicateKeys listToValue orList;
  iniSection = atom: described "section of an INI file (attrs of ${atom.description})" (attrsOf atom);

in
rec {
  json = valueOrNone "JSON";
  yaml = yaml_1_1;
  yaml_1_1 = valueOrNone "YAML 1.1";
  yaml_1_2 = valueOrNone "YAML 1.2";
  cdn = valueOrNone "CDN";
  hocon = valueOrNone "HOCON";
  toml = _: { type = types.serializableValueWith { typeName = "TOML"; nullable = false; }; };
  xml = { format ? "badgerfish", ... }:
    if format == "badgerfish" then value "XML" else throw "pkgs.formats.xml: Unknown format: ${format}";

  ini = settings:
    let
      atom = iniAtom settings;
    in
    { type = attrsOf (iniSection atom); lib.types.atom = atom; };
  # nixpkgs' own is the format, not a function; older releases have none.
  systemd = ini { listsAsDuplicateKeys = true; };
  iniWithGlobalSection = settings:
    let
      atom = iniAtom settings;
      option = type: lib.mkOption { inherit type; default = { }; };
    in
    {
      type = types.submodule {
        options.sections = option (attrsOf (iniSection atom));
        options.globalSection = option (iniSection atom);
      };
      lib.types.atom = atom;
    };
  gitIni = { listsAsDuplicateKeys ? false, ... }:
    let
      atom = iniAtom { inherit listsAsDuplicateKeys; };
    in
    { type = attrsOf (attrsOf (either atom (attrsOf atom))); lib.types.atom = atom; };
  keyValue = { listsAsDuplicateKeys ? false, listToValue ? null, ... }:
    assert listsAsDuplicateKeys -> listToValue == null;
    let
      one = single "atom";
    in
    { type = attrsOf (several one listsAsDuplicateKeys listToValue (coercedTo one singleton)); };

  nixConf = _: { type = attrsOf (nullOr (oneOf [ bool int float str path types.package ])); };
  pythonVars = _: {
    type = attrsOf (value "Python").type;
    lib.mkRaw = value: { inherit value; _type = "raw"; };
  };
  elixirConf = _: { type = attrsOf (attrsOf (value "Elixir").type); };
  lua = { asBindings ? false, ... }:
    let
      luaValue = described "lua value" (
        nullOr (oneOf [ bool float int path str types.luaInline (attrsOf luaValue) (listOf luaValue) ])
      );
    in
    {
      type = if asBindings then attrsOf luaValue else luaValue;
      lib.mkRaw = lib.generators.mkLuaInline;
    };
}
