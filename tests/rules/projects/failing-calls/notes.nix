{ tools, ... }:
{
  imports = [
    (tools.service { # expect: HWC005
      name = "notes";
      image = "docker.io/joplin/server";
    })
  ];
}
