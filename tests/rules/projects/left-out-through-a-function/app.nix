# What the module defines is in another file; this one has no word of it.
{ config, lib, ... }:
import ./oci.nix (lib.optional (lib.elem "db" config.my.roles) "db") # expect: HWC101
