{ lib }:
{
  mkContainer = { name, image, environmentFiles ? [ ], extraOptions ? [ ] }: {
    virtualisation.oci-containers.containers.${name} = { inherit image environmentFiles extraOptions; };
  };
}
