# hardware.*, after the NixOS manual (options of these names): what decides whether containers can use a GPU.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  no = mkOption { type = types.bool; default = false; };
  packages = mkOption { type = types.listOf types.package; default = [ ]; };
in
{
  options.hardware = {
    graphics = {
      enable = no;
      enable32Bit = no;
      extraPackages = packages;
      extraPackages32 = packages;
    };
    nvidia-container-toolkit.enable = no;
    bluetooth.enable = no;
    cpu.amd.updateMicrocode = no;
    cpu.intel.updateMicrocode = no;
    enableAllFirmware = no;
    enableRedistributableFirmware = mkOption { type = types.bool; default = config.hardware.enableAllFirmware; };
    i2c.enable = no;
    rtl-sdr.enable = no;
  };
}
