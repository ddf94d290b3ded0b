{ inputs, den, lib, ... }:
{
  imports = [ inputs.den.flakeModule inputs.den.flakeOutputs.packages (inputs.den.namespace "lab" true) ];
  den.schema.host = { host, lib, ... }: { options.ip = lib.mkOption { type = lib.types.str; default = "127.0.0.1"; }; options.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; }; };
  den.schema.user.classes = lib.mkDefault [ "homeManager" ];
  den.hosts.x86_64-linux = {
    alpha = { ip = "10.1.1.2"; roles = [ "git" ]; users.io = { }; users.jo = { userName = "jojo"; }; };
    beta = { ip = "10.1.1.3"; users.io = { }; intoAttr = [ "nixosConfigurations" "beta-box" ]; };
    gamma.aspect = den.aspects.shared;
  };
  den.default.nixos = { lib, ... }: { system.stateVersion = "25.11"; virtualisation.oci-containers.backend = "podman"; };
  den.default.includes = [
    den.provides.hostname
    ({ host, ... }: { nixos.environment.variables.IP = host.ip; })
    ({ host, user, ... }: { nixos.users.users.${user.userName}.description = "${user.name}@${host.name}"; })
  ];
  den.ctx.host.nixos.virtualisation.oci-containers.containers.node-exporter = { image = "quay.io/prometheus/node-exporter:v1.8.2"; extraOptions = [ "--net=host" ]; };
}
