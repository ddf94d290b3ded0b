with lib;
let
  maybe = { image = "a"; ports = [ 1 ]; } // optionalAttrs unknown { ports = [ 2 ]; extra = true; };
  computed = optionalAttrs unknown (id { a = 1; });
in
{
  image = maybe.image;
  ports = maybe.ports;
  twice = maybe // optionalAttrs unknown { more = 1; };
  over = maybe // { ports = [ 3 ]; };
  hidden = { a = 1; b = 2; } // computed;
  merged = recursiveUpdate { x.image = "a"; y = 1; } (optionalAttrs unknown { y = 2; });
  filtered = { a = 1; b = 2; } // filterAttrs (n: v: v == 3) { b = unknown; };
  failing = { a = 1; } // optionalAttrs unknown { ${throw "x"} = 1; };
}
