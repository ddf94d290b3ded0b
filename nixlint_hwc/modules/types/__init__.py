"""Option types: what a value must be, and how several definitions become one value.

In: the definitions of one option. Out: its value, or an `OptionError` that names them. Each type follows nixpkgs'
`lib.types` entry of the same name. A `TypeSpec` is the native side; `OptionType` is the set that Nix code sees, so that
`addCheck`, `mkOptionType` and `types.str // { check = ...; }` work.
"""
