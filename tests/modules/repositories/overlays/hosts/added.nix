{ pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    web = { image = pkgs.images.web; cmd = [ "${pkgs.hello}/bin/hello" ]; };
    database.image = pkgs.images.database "16.4";
    cache.image = pkgs.cacheImage;
  };
}
