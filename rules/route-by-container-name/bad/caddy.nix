{ ... }:
{
  virtualisation.oci-containers.containers.books = {
    image = "docker.io/jvmilazz0/kavita:0.8.4";
    extraOptions = [ "--network=media-network" ];
  };
  services.caddy.virtualHosts."books.local".extraConfig = ''
    reverse_proxy http://books:5000 # expect: HWC604
  '';
}
