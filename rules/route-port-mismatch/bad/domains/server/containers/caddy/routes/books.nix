{ config, ... }:
{
  "${config.hwc.server.containers.books.domain}" = {
    reverse_proxy.to = "http://localhost:5001"; # expect: HWC601
  };
}
