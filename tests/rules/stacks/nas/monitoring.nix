{ config, pkgs, ... }: {
  virtualisation.oci-containers.containers = {
    prometheus = {
      image = "docker.io/prom/prometheus:v2.54.1";
      ports = [ "127.0.0.1:9090:9090" ];
      volumes = [ "${./prometheus.yml}:/etc/prometheus/prometheus.yml:ro" "prometheus-data:/prometheus" ];
      cmd = [
        "--config.file=/etc/prometheus/prometheus.yml"
        "--storage.tsdb.retention.time=30d"
        "--web.external-url=https://prometheus.example.org"
      ];
      user = "root"; # expect: HWC502
      extraOptions = [ "--network=monitoring" "--add-host=host.docker.internal:host-gateway" ];
    };
    grafana = {
      image = "docker.io/grafana/grafana:11.2.0";
      ports = [ "127.0.0.1:3000:3000" ];
      environment = {
        GF_SERVER_ROOT_URL = "https://grafana.example.org";
        GF_DATABASE_HOST = "/var/lib/grafana";
      };
      extraOptions = [ "--network=monitoring" ];
      volumes = [ "grafana:/var/lib/grafana" ];
    };
    loki = {
      image = "docker.io/grafana/loki:3.1.1";
      ports = [ "127.0.0.1:3100:3100" ];
      extraOptions = [ "--network=monitoring" ];
    };
    promtail = {
      image = "docker.io/grafana/promtail:3.1.1";
      volumes = [ "/var/log:/var/log:ro" ];
      environment.LOKI_URL = "http://loki:3100/loki/api/v1/push";
      extraOptions = [ "--network=monitoring" ];
    };
    cadvisor = {
      image = "gcr.io/cadvisor/cadvisor:v0.49.1";
      volumes = [
        "/:/rootfs:ro"
        "/var/run:/var/run:ro"
        "/sys:/sys:ro"
        "/var/lib/containers:/var/lib/containers:ro"
        "/dev/disk/:/dev/disk:ro"
      ];
      extraOptions = [ "--network=monitoring" "--device=/dev/kmsg" "--privileged=true" ]; # expect: HWC501
    };
    node-exporter = {
      image = "quay.io/prometheus/node-exporter:v1.8.2";
      cmd = [ "--path.rootfs=/host" ];
      volumes = [ "/:/host:ro,rslave" ];
      extraOptions = [ "--net=host" "--pid=host" ]; # expect: HWC506
    };
    uptime-kuma = {
      image = "docker.io/louislam/uptime-kuma:1";
      ports = [ "3001:3001" ];
      volumes = [ "uptime-kuma:/app/data" ];
      extraOptions = [ "--cap-add=NET_RAW" ];
    };
    postgres-exporter = {
      image = "quay.io/prometheuscommunity/postgres-exporter:v0.15.0";
      ports = [ "127.0.0.1:9187:9187" ];
      environment.DATA_SOURCE_URI = "immich-postgres:5432/postgres?sslmode=disable";
      extraOptions = [ "--network=monitoring" "--network=immich" ]; # expect: HWC207
    };
    netdata = {
      image = "docker.io/netdata/netdata:v1.47";
      extraOptions = [
        "--network=host"
        "--pid=host" # expect: HWC506
        "--cap-add=SYS_PTRACE" # expect: HWC505
        "--cap-add=SYS_ADMIN" # expect: HWC505
        "--security-opt=apparmor=unconfined" # expect: HWC507
      ];
    };
    scrutiny = {
      image = "ghcr.io/analogj/scrutiny:v0.8.1-omnibus";
      ports = [ "8082:8080" "8086:8086" ];
      extraOptions = [ "--cap-add=SYS_RAWIO" "--device=/dev/sda" "--device=/dev/nvme0" ]; # expect: HWC505
      volumes = [ "/run/udev:/run/udev:ro" ];
    };
  };
  systemd.services.podman-network-monitoring = {
    description = "podman network for monitoring";
    wantedBy = [
      "podman-prometheus.service"
      "podman-grafana.service"
      "podman-loki.service"
      "podman-promtail.service"
      "podman-cadvisor.service"
      "podman-postgres-exporter.service"
    ];
    before = config.systemd.services.podman-network-monitoring.wantedBy;
    serviceConfig = {
      Type = "oneshot";
      RemainAfterExit = true;
      ExecStart = pkgs.writeShellScript "create-network" ''
        for net in monitoring proxy; do
          ${pkgs.podman}/bin/podman network inspect $net > /dev/null 2>&1 || ${pkgs.podman}/bin/podman network create $net
        done
      '';
      ExecStop = "${pkgs.podman}/bin/podman network rm -f monitoring";
    };
  };
}
