{ machine, lib, config, pkgs, ... }: {
  networking.hostName = machine.name;
  networking.interfaces.eno1.ipv4.addresses = [ { address = machine.ip; prefixLength = 24; } ];
  time.timeZone = "Europe/Rome";
  virtualisation.oci-containers.backend = "podman";
  systemd.services = lib.mkIf (machine.containers != [ ]) {
    create-podman-networks = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = lib.concatMapStringsSep "\n" (n: "${pkgs.podman}/bin/podman network exists ${n} || ${pkgs.podman}/bin/podman network create ${n}") machine.containers;
    };
  };
  age.secrets = lib.genAttrs (map (c: "${c}-env") machine.containers) (n: { file = ./secrets + "/${n}.age"; });
}
