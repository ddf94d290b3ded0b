{ config, web-app, ... }:
{
  imports = [
    (web-app {
      name = "wiki";
      image = "docker.io/requarks/wiki:2.5.306";
      extra.environmentFiles = [ config.age.secrets.wiki.path ];
    })
  ];
}
