{ lib, ... }:
{
  options.my.containers = lib.mkOption {
    type = lib.types.attrs;
    default = { };
    description = "Put into virtualisation.oci-containers.containers.";
    example = lib.literalExpression ''
      { virtualisation.oci-containers.containers.x = { image = "x"; }; }
    '';
  };
  options.my.other = lib.mkOption {
    type = lib.types.attrs; default = { };
    example = { virtualisation.oci-containers.containers.example = { image = "x:1"; }; };
  };
}
