{ config, ... }: {
  shelf.kavita = {
    image = "docker.io/jvmilazz0/kavita:0.8.3";
    folder = "/opt/media/kavita"; # expect: HWC301
    folders = [ "config" ];
  };
  shelf.calibre-web = { image = "lscr.io/linuxserver/calibre-web:0.6.24"; }; # expect: HWC503
}
