# lib.derivations: packages that are looked at as late as possible.
lib:
{
  lazyDerivation =
    {
      derivation,
      meta ? null,
      passthru ? { },
      outputs ? [ "out" ],
    }@given:
    let
      checked =
        if derivation.type or null != "derivation" then
          throw "lazyDerivation: input must be a derivation."
        else if derivation.outputs != outputs then
          throw "lib.lazyDerivation: The derivation ${derivation.name or "<unknown>"} has outputs that don't match the assumed outputs."
        else
          derivation;
    in
    {
      type = "derivation";
      inherit (checked) outPath outputName drvPath name system;
      inherit outputs;
      meta = given.meta or checked.meta;
    }
    // lib.genAttrs outputs (name: checked.${name})
    // passthru;
  optionalDrvAttr = condition: value: if condition then value else null;
  warnOnInstantiate = _: package: package;
}
