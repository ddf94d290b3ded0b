{ config, pkgs, ... }:
let
  home = config.users.users.me.home;
in
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      cmd = [
        "sh"
        "-c"
        "exec redis-server --requirepass $REDIS_PASSWORD"
      ];
      volumes = [ "${home}/example:/data" ];
    };
    example-entry = {
      image = "docker.io/library/redis:7.4.1";
      entrypoint = "/bin/bash";
      cmd = [
        "-c"
        "echo $(hostname)"
      ];
    };
    example-shell = {
      image = "docker.io/library/redis:7.4.1";
      entrypoint = "${pkgs.bash}/bin/bash";
      cmd = [ "echo $HOME" ];
    };
    example-entrypoint = {
      image = "docker.io/coturn/coturn:4.6.3";
      cmd = [
        "-n"
        "--external-ip=$(detect-external-ip)"
      ];
    };
    # programs that expand variables of theirs
    example-templates = {
      image = "docker.io/library/nginx:1.27.5";
      environment = {
        URL = "http://\${HOST}:8080";
        OPTS = "$JAVA_OPTS";
        FILE = "$__file{/run/secrets/x}";
        KUBERNETES = "$(POD_NAME)";
        PRICE = "$";
      };
    };
    example-literal = {
      image = "docker.io/library/redis:7.4.1";
      cmd = [
        "--match=^/data/.*$"
        "--hash=$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT/r7q1BB8I2s0BRqC"
        "--price=5$"
        "--row=$row"
        "--match=^\\$HOME/"
      ];
    };
  };
}
