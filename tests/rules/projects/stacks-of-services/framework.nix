{ config, lib, ... }:
let
  parts = lib.concatMap (stack: lib.attrValues stack.parts) (lib.attrValues config.rack.stacks);
  container = part: {
    inherit (part) image environment ports dependsOn;
    volumes = lib.mapAttrsToList (source: target: "${source}:${target}") part.folders;
    extraOptions = part.flags;
  };
in
{
  virtualisation.oci-containers.containers = lib.mkMerge [
    (lib.listToAttrs (map (part: lib.nameValuePair part.fullName (container part)) parts))
    (lib.mkMerge (lib.mapAttrsToList (_: part: { ${part.fullName} = container part; }) config.rack.single))
  ];
}
