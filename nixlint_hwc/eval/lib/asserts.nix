# lib.asserts: assertions with messages.
lib:
let
  shown = lib.generators.toPretty { };
in
{
  assertOneOf =
    name: value: allowed:
    lib.assertMsg (builtins.elem value allowed) "${name} must be one of ${shown allowed}, but is: ${shown value}";
  assertEachOneOf =
    name: values: allowed:
    lib.assertMsg (builtins.all (value: builtins.elem value allowed) values)
      "each element in ${name} must be one of ${shown allowed}, but is: ${shown values}";
  checkAssertWarn =
    assertions: warnings: value:
    let
      failed = map (entry: "- ${entry.message}") (builtins.filter (entry: !entry.assertion) assertions);
    in
    if failed == [ ] then
      lib.showWarnings warnings value
    else
      throw "\nFailed assertions:\n${lib.concatStringsSep "\n" failed}";
}
