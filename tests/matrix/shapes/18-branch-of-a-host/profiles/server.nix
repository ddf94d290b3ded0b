{
  hwc.server.containers.db = {
    enable = true;
    network.mode = "media";
  };
}
