{ images, ... }:
let
  image = name: images.${name};
in
{
  rack.stacks.tracker.parts = {
    app = {
      image = image "tracker"; # expect: HWC105
      ports = [ "127.0.0.1:3456:3456" ];
      environment.VIKUNJA_PORT = 3456;
      dependsOn = [ "database" ]; # expect: HWC713
    };
    db = {
      image = "docker.io/library/postgres:latest"; # expect: HWC101
      environment.POSTGRES_PASSWORD = "correct horse battery"; # expect: HWC401
      ports = [ "5432:5432" ]; # expect: HWC201
      folders."/srv/tracker/pg" = "/var/lib/postgresql/data"; # expect: HWC301
    };
  };
}
