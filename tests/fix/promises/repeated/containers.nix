# What is said more than once: a fix takes all of it out, or what takes its place would be found.
{ config, lib, ... }:
{
  networking.firewall.allowedTCPPorts = [ 5432 80 5432 ];

  virtualisation.oci-containers.containers = {
    database = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1:5432:5432" ];
      volumes = [ "database:/var/lib/postgresql/data" ];
      extraOptions = [ "--security-opt=seccomp=unconfined" "--security-opt=seccomp=unconfined" ];
    };
    option-and-flags = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = true;
      extraOptions = [ "--privileged" "--privileged=true" "--memory=1g" ];
    };
    flag-over-off = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = false;
      extraOptions = [ "--privileged" ];
    };
    two-modules = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = true;
    };
    forced = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = true;
    };
    forced-on = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = false;
    };
    over-default = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = lib.mkDefault false;
    };
    never = {
      image = "docker.io/library/nginx:1.27.2";
      privileged = lib.mkIf false true;
    };
  };
}
