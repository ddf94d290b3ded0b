{
  my.pods = {
    alone = {
      network = null;
      state = null;
    };
    wiki = { };
    feeds.network = "reading";
    books.network = "reading";
  };
  virtualisation.oci-containers.containers = {
    lost = {
      image = "docker.io/library/nginx:1.27.2";
      networks = [ "nowhere" ]; # expect: HWC206
      volumes = [ "/srv/nowhere:/data" ]; # expect: HWC301
    };
  };
}
