{ config, ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
  systemd.services.podman-example.preStart = ''
    cat ${config.age.secrets.example.path} > /var/lib/example/plain # expect: HWC411
    cp ${config.age.secrets.example.path} /etc/example.env # expect: HWC411
    chmod 644 /etc/example.env
    PASSWORD=$(cat ${config.age.secrets.example.path})
    echo "PASSWORD=$PASSWORD" > /var/lib/example/app.env # expect: HWC411
    printf 'TOKEN=%s\\n' "$(cat /run/secrets/token)" >> /var/lib/example/token.env # expect: HWC411
  '';
}
