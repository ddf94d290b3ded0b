{
  networking.hostName = "server";

  hwc.server.containers.db.image = "@image@";
  hwc.server.containers.db.address = "@address@";
  hwc.server.containers.db.state = "@state@";
  hwc.server.containers.db.environment."@variable@" = "@value@";
  hwc.server.containers.db.secret = "@secret@";
  hwc.server.containers.db.network.mode = "@network@";
}
