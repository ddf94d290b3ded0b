{ config, inputs, ... }: {
  nixpkgs.hostPlatform = "x86_64-linux"; networking.hostName = "pico";
  home-manager.users.me = import ../home.nix;
  virtualisation.quadlet = let inherit (config.virtualisation.quadlet) networks pods; in {
    networks.front = { };
    pods.blog.podConfig = { publishPorts = [ "8081:80" ]; networks = [ networks.front.ref ]; };
    containers = {
      ghost = { autoStart = true; serviceConfig.Restart = "always"; containerConfig = { image = "docker.io/library/ghost:5.101"; pod = pods.blog.ref; environments.url = "https://blog.example.org"; }; };
      mysql = { containerConfig = { image = "docker.io/library/mysql:8.4"; pod = pods.blog.ref; environments.MYSQL_ROOT_PASSWORD = "hunter2hunter2"; volumes = [ "/srv/mysql:/var/lib/mysql" ]; }; };
    };
  };
  users.users.me = { isNormalUser = true; linger = true; };
}
