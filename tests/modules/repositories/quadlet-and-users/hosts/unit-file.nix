{
  environment.etc."containers/systemd/whoami.container".text = ''
    [Container]
    Image=docker.io/traefik/whoami:v1.10
  '';
}
