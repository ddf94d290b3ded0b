{ lab.roles = [ "certificates" ]; }
