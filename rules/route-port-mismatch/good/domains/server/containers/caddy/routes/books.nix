{ config, ... }:
let
  cfg = config.hwc.server.containers.books;
in
{
  "${cfg.domain}".reverse_proxy.to = "http://localhost:${toString cfg.port}";
}
