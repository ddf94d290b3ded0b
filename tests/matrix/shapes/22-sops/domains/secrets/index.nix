{
  sops = {
    defaultSopsFile = ./secrets.yaml;
    secrets.db-env = { };
    secrets.db-extra = { };
  };
}
