{ lib, ... }:
{
  options.lab.library = {
    enable = lib.mkEnableOption "the library";
    tag = lib.mkOption {
      type = lib.types.str;
      default = "2.17.1";
    };
  };
}
