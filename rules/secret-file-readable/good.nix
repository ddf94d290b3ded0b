{ config, ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.tmpfiles.rules = [ "d /var/lib/closed 0700 root root -" ];
  systemd.services = {
    podman-example.preStart = ''
      umask 077
      cat ${config.age.secrets.example.path} > /var/lib/example/plain
    '';
    masked = {
      serviceConfig.UMask = "0077";
      script = "cat ${config.age.secrets.example.path} > /var/lib/example/masked";
    };
    changed.script = ''
      cat ${config.age.secrets.example.path} > /var/lib/example/changed
      chmod 600 /var/lib/example/changed
    '';
    # A copy has the mode of what it is a copy of.
    copied.script = "cp ${config.age.secrets.example.path} /run/example.env";
    kept = {
      serviceConfig = {
        StateDirectory = "kept";
        StateDirectoryMode = "0700";
      };
      script = "cat ${config.age.secrets.example.path} > /var/lib/kept/example.env";
    };
    installed.script = ''
      install -m 0600 ${config.age.secrets.example.path} /var/lib/example/installed
      mkdir -m 700 /var/lib/example/private
      cp ${config.age.secrets.example.path} /var/lib/example/private/copy
      cp ${config.age.secrets.example.path} /var/lib/closed/copy
      cat ${config.age.secrets.example.path} | podman login --password-stdin example.org > /dev/null
      cat /etc/hostname > /var/lib/example/hostname
    '';
  };
}
