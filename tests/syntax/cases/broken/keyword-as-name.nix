{ if = 1; a = [ then ]; b = 2; }
