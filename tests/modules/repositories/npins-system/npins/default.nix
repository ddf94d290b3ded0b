# Reads the pins as npins' own file does.
let
  data = builtins.fromJSON (builtins.readFile ./sources.json);
  override = name: path:
    let set = builtins.getEnv "NPINS_OVERRIDE_${name}"; in if set == "" then path else set;
  source = name: spec: spec // { outPath = override name (builtins.fetchTarball { inherit (spec) url; sha256 = spec.hash; }); };
in
builtins.mapAttrs source data.pins
