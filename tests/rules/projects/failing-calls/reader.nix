{ tools, ... }:
{
  imports = [
    (tools.service {
      name = "reader";
      image = "docker.io/freshrss/freshrss";
      version = "1.25.0";
    })
  ];
}
