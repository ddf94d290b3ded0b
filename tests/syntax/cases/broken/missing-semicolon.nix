{
  a = f x
  b.c = 2;
  d = { e = 3 };
  inherit (x) y z
  g = 4;
}
