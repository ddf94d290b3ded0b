{ lib, roles, ... }:
{
  imports = lib.optional (lib.elem "db" roles) ./db.nix;
}
