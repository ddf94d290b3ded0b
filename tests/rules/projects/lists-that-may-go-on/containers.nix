# A list of which only the beginning is known: what is known of it is reported where it stands.
{ more, ... }:
{
  fileSystems."/mnt/nas" = { device = "nas:/export"; fsType = "nfs"; };
  virtualisation.oci-containers.containers = {
    ignored = {
      image = "docker.io/library/nginx:1.27.3";
      networks = [ "host" ];
      ports = [ "80:80" ]; # expect: HWC210
      extraOptions = more.flags;
    };
    combined = {
      image = "docker.io/library/nginx:1.27.3";
      networks = [ "host" ];
      extraOptions = [ "--network=bridge" ] ++ more.flags; # expect: HWC213
    };
    late = {
      image = "docker.io/library/nginx:1.27.3";
      volumes = [ "/mnt/nas/www:/www" ] ++ more.volumes; # expect: HWC314
    };
  };
}
