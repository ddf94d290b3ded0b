{ config, lib, inputs, ... }: {
  virtualisation.oci-containers.containers.db = inputs.foo.lib.base // { image = "docker.io/library/postgres:16.1"; };
  virtualisation.oci-containers.containers.db2 = { image = "docker.io/library/postgres:16.1"; } // inputs.foo.lib.base;
  virtualisation.oci-containers.containers.db3 = lib.mkMerge [ { image = "docker.io/library/postgres:16.1"; } inputs.foo.lib.base ];
  virtualisation.oci-containers.containers.db4 = inputs.foo.lib.base;
}
