{ config, lib, pkgs, ... }: {
  networking.hostName = "z";
  virtualisation.podman.enable = true;
  virtualisation.oci-containers.containers = {
    synapse = {
      image = "docker.io/matrixdotorg/synapse:v1.116.0";
      ports = [ "127.0.0.1:8008:8008" "127.0.0.1:8448:8448" ];
      dependsOn = [ "synapse-db" ];
      networks = [ "matrix" ];
    };
    synapse-db = {
      image = "docker.io/postgres:15-alpine";
      networks = [ "matrix" ];
      environment = {
        POSTGRES_INITDB_ARGS = "--encoding=UTF-8 --lc-collate=C --lc-ctype=C";
      };
      volumes = [ "/var/lib/matrix/db:/var/lib/postgresql/data" ];
    };
    element = {
      image = "docker.io/vectorim/element-web:v1.11.78";
      ports = [ "127.0.0.1:8009:80" ];
      networks = [ "matrix" ];
    };
    coturn = {
      image = "docker.io/coturn/coturn:4.6.2";
      extraOptions = [ "--network=host" ];
    };
    mautrix-signal = {
      image = "dock.mau.dev/mautrix/signal:v0.7.1";
      networks = [ "matrix" ]; # expect: HWC207
      podman.user = "matrix";
    };
    app = {
      image = "localhost/app:latest";
      imageFile = pkgs.dockerTools.buildImage {
        name = "localhost/app";
        tag = "latest";
      };
      ports = [ "127.0.0.1:9000:9000" ];
    };
    built = {
      image = "my-built:latest";
      ports = [ "127.0.0.1:9001:9000" ];
    };
    mongo = {
      image = "docker.io/library/mongo:7";
      extraOptions = [ "--net" "host" ];
      cmd = [ "--bind_ip" "127.0.0.1" ];
    };
    redis = {
      image = "docker.io/library/redis:7";
      extraOptions = [ "--network=host" ];
      cmd = [ "redis-server" "--bind" "127.0.0.1" "--port" "6380" ];
    };
    meili = {
      image = "docker.io/getmeili/meilisearch:v1.10";
      ports = [ "7700:7700" ]; # expect: HWC201
    };
    ch = {
      image = "docker.io/clickhouse/clickhouse-server:24.8";
      ports = [ "127.0.0.1:8123:8123" ];
      extraOptions = [ "--ulimit=nofile=262144:262144" "--cap-add=SYS_NICE" "--cap-add=IPC_LOCK" ];
    };
    ceph-demo = {
      image = "quay.io/ceph/demo:latest-quincy"; # expect: HWC102
      extraOptions = [ "--network=host" ];
    };
  };
  systemd.services.build-my-built = {
    path = [ pkgs.podman ];
    script = "podman build -t my-built:latest ${./.}";
    before = [ "podman-built.service" ];
    wantedBy = [ "multi-user.target" ];
  };
  systemd.services.podman-matrix-network = {
    serviceConfig.Type = "oneshot";
    serviceConfig.ExecStart = "${pkgs.podman}/bin/podman network create --ignore matrix";
    wantedBy = [ "multi-user.target" ];
  };
  systemd.targets.matrix = {
    after = [ "podman-matrix-network.service" ];
    requires = [ "podman-matrix-network.service" ];
    wantedBy = [ "multi-user.target" ];
  };
  systemd.services.podman-synapse-db = {
    after = [ "matrix.target" ];
    partOf = [ "matrix.target" ];
  };
  systemd.services.podman-element = {
    after = [ "podman-synapse.service" ];
  };
}
