{ hwc.server.containers.db.enable = true; }
