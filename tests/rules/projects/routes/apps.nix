# What the proxies lead to, on each machine.
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "docker.io/example/wiki:1.2.0";
      ports = [ "127.0.0.1:3000:80" ];
      networks = [ "apps" ];
    };
    git = {
      image = "docker.io/example/git:1.2.0";
      ports = [ "127.0.0.1:3001:3000" "2222:22" ];
      networks = [ "apps" ];
    };
    chat = {
      image = "docker.io/example/chat:1.2.0";
      ports = [ "8065:8065" ];
    };
    tv = {
      image = "docker.io/jellyfin/jellyfin:10.10.3";
      networks = [ "host" ];
    };
  };
}
