x: let ${x} = 1; a = 2; in { inherit ${x} a "b${x}"; c = a; }
