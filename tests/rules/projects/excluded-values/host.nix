{
  my = {
    image = "";
    other = "none";
    listen = "0.0.0.0";
    port = 0;
    tag = null;
    tags = [ ];
    instances.j.tag = "";
  };
  system.stateVersion = "24.11";
}
