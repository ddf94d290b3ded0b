let
  nas = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA nas";
in
{ "grafana-env.age".publicKeys = [ nas ]; }
