{ roles = [ "monitoring" "base" ]; }
