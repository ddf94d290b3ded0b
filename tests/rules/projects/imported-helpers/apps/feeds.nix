{ config, web-app, ... }:
{
  imports = [
    (web-app {
      name = "yarr";
      image = "docker.io/nkanaev/yarr:2.4";
      extra.environmentFiles = [ config.age.secrets.yarr.path ];
    })
  ];
  age.secrets.yarr.file = "/var/lib/secrets/yarr.age";
}
