{ lib }:
rec {
  reference = { image, version }: "${image}:${version}";
  service = { name, image, version, port ? null }: {
    virtualisation.oci-containers.containers.${name} = {
      image = reference { inherit image version; };
      ports = lib.optional (port != null) "127.0.0.1:${toString port}:80";
    };
  };
}
