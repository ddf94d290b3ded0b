{
  alpha = { ip = "192.168.1.10"; containers = [ "nextcloud" "paperless" ]; };
  beta = { ip = "192.168.1.11"; containers = [ "immich" ]; system = "aarch64-linux"; };
  gamma = { ip = "192.168.1.12"; containers = [ ]; };
}
