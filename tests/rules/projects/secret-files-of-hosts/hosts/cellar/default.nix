{ lab.roles = [ "chat" ]; }
