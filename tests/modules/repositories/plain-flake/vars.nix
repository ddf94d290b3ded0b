rec {
  domain = "example.org";
  timezone = "Europe/Berlin";
  user = "alice";
  uid = 1000;
  gid = 100;
  paths = rec {
    data = "/srv";
    media = "${data}/media";
  };
  images.gitea = "docker.io/gitea/gitea:1.22.3";
}
