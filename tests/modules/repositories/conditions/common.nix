{ config, lib, pkgs, inputs, self, ... }:
let
  inherit (lib) mkIf mkMerge mkDefault optional optionalAttrs optionals versionAtLeast;
  isAlpha = config.networking.hostName == "alpha";
  arch = pkgs.stdenv.hostPlatform;
in
{
  imports = [ ./extra/${if builtins.pathExists ./extra/private.nix then "private.nix" else "public.nix"} ]
    ++ optional (inputs ? lanzaboote) inputs.lanzaboote.nixosModules.lanzaboote
    ++ optional (inputs ? private) inputs.private.nixosModules.all;

  config = mkMerge [
    {
      system.stateVersion = mkDefault "24.11";
      virtualisation.oci-containers.containers.probe = {
        image = "docker.io/prom/node-exporter:v1.8.2";
        environment = {
          ARCH = if arch.isx86_64 then "amd64" else if arch.isAarch64 then "arm64" else "other";
          LINUX = lib.boolToString arch.isLinux;
          SYSTEM = pkgs.system;
          HOST = config.networking.hostName;
          NEW_STATE = if versionAtLeast config.system.stateVersion "24.05" then "yes" else "no";
          REVISION = self.rev or self.dirtyRev or "dirty";
          SHORT = builtins.substring 0 8 (self.lastModifiedDate or "19700101");
        } // optionalAttrs isAlpha { ONLY_ALPHA = "1"; };
        extraOptions = optionals (arch.system == "x86_64-linux") [ "--device=/dev/dri" ];
      };
    }
    (mkIf isAlpha {
      virtualisation.oci-containers.containers.alpha-only.image = "docker.io/library/alpine:3.20";
    })
    (mkIf (config.networking.hostName != "alpha" && !config.services.xserver.enable) {
      virtualisation.oci-containers.containers.others.image = "docker.io/library/alpine:3.19";
    })
    (mkIf (lib.elem config.networking.hostName [ "gamma" "delta" ]) {
      virtualisation.oci-containers.containers.nowhere.image = "docker.io/library/alpine:3.18";
    })
    (mkIf (versionAtLeast config.system.nixos.release "24.05") {
      virtualisation.oci-containers.containers.modern.image = "docker.io/library/alpine:3.21";
    })
    (mkIf (config.boot.isContainer || config.hardware.graphics.enable) {
      virtualisation.oci-containers.containers.graphics.image = "docker.io/library/alpine:3.17";
    })
  ];
}
