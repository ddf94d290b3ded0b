{ config, lib, pkgs, ... }:
let
  password = lib.concatStrings [ "hunter" "2" ]; # expect: HWC401
  settings = pkgs.writeText "settings.yml" ''
    listen: 0.0.0.0
    api_key: 5f4dcc3b5aa765d6 # expect: HWC401
  '';
  generated = (pkgs.formats.json { }).generate "settings.json" {
    web.authentication = {
      username = "admin";
      password = "sesame-open"; # expect: HWC401
    };
  };
in
{
  virtualisation.oci-containers.containers = {
    reader = {
      image = "docker.io/freshrss/freshrss:1.26.2";
      environment.FRESHRSS_USER = "--user me --api-password reads-much --language en"; # expect: HWC401
    };
    # a variable that is a file of settings
    git = {
      image = "docker.io/gitlab/gitlab-ce:18.0.1-ce.0";
      environment.GITLAB_OMNIBUS_CONFIG = ''
        external_url 'https://git.example.org'
        gitlab_rails['initial_root_password'] = 'root-of-git' # expect: HWC401
        gitlab_rails['smtp_password'] = File.read('/run/secrets/smtp').strip
      '';
    };
    example = {
      image = "docker.io/library/postgres:16.4";
      environment = {
        PGPASSWORD = password;
      };
      environmentFiles = [
        config.age.secrets."example-env".path
      ];
      cmd = [
        "--requirepass" "open-door" "--admin-token=letmein" # expect: HWC401
        "--header=Authorization: Bearer of-the-header-0f1e2d3c" # expect: HWC401
      ];
      entrypoint = "/bin/serve --password 'open sesame'"; # expect: HWC401
      labels."app.providers" = builtins.toJSON { id = "app"; secret = "in-json"; }; # expect: HWC401
      labels."homepage.widget.key" = "0f1e2d3c"; # expect: HWC401
      extraOptions = [
        "--health-cmd=mysqladmin ping --password=only-for-health" # expect: HWC401
        "--health-cmd=redis-cli -a also-for-health ping" # expect: HWC401
      ];
      volumes = [
        "${settings}:/etc/app/settings.yml:ro"
        "${generated}:/etc/app/settings.json:ro"
      ];
    };
    second = {
      image = "docker.io/library/postgres:16.4";
      environmentFiles = [ config.age.secrets."second-env".path ];
    };
  };

  age.secrets."example-env".file = ./example-env.age;
  age.secrets."second-env".file = ./second-env.age;

  environment.etc."example/app.env".text = ''
    ADMIN_PASSWORD=admin-of-example # expect: HWC401
  '';

  systemd.services.podman-example.preStart = ''
    export RESTIC_PASSWORD="of-the-backup" # expect: HWC401
    cd /srv; export PGPASSWORD=of-the-dump; pg_dump app > app.sql # expect: HWC401
    podman exec db mysqladmin -uroot -pof-the-database ping # expect: HWC401
    psql -c "ALTER USER app WITH PASSWORD 'of-the-app'" # expect: HWC401
    curl -s https://admin:of-the-router@router.example.org/status # expect: HWC401
  '';

  assertions = [
    {
      assertion = config.age.secrets ? "example-env";
      message = "example requires secret 'example-env'";
    }
    {
      assertion = config.age.secrets ? "second-env";
      message = "second requires secret 'second-env'";
    }
  ];
}
