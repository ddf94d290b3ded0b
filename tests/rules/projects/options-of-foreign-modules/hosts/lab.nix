{
  hwc.server.containers.wiki.enable = true;
  hwc.server.containers.forum.port = 3001;
  hwc.server.containers.wiki.prot = 3001; # expect: HWC706
}
