{ lab, ... }:
{
  lab.git = { nixos = { lib, config, ... }: { virtualisation.oci-containers.containers.forgejo = { image = "codeberg.org/forgejo/forgejo:9.0.2"; ports = [ "127.0.0.1:3000:3000" ]; volumes = [ "forgejo:/data" ]; }; }; includes = [ lab.git._.runner ]; };
  lab.git.provides.runner.nixos.virtualisation.oci-containers.containers.runner = { image = "code.forgejo.org/forgejo/runner:4.0.1"; dependsOn = [ "forgejo" ]; };
  lab.mirror = { host, ... }: { nixos.virtualisation.oci-containers.containers.mirror = { image = "docker.io/library/registry:2.8.3"; environment.HOST = host.ip; ports = [ "5000:5000" ]; }; };
  lab.proxy = { port }: { nixos.virtualisation.oci-containers.containers.proxy = { image = "docker.io/library/caddy:2.8"; ports = [ "${toString port}:443" ]; }; };
}
