{
  flake.modules.nixos = {
    vikunja = { config, lib, ... }: {
      options.vikunja.port = lib.mkOption { type = lib.types.port; default = 3456; };
      config.virtualisation.oci-containers.containers.vikunja = {
        image = "docker.io/vikunja/vikunja:0.24.4";
        user = "${toString config.users.users.sam.uid}:100";
        ports = [ "127.0.0.1:${toString config.vikunja.port}:3456" ];
      };
    };
    base.time.timeZone = "Europe/Rome";
  };
}
