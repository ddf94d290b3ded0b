{
  a = 1;
  b.c = 1;
  a = 2;
  b.c = 2;
  b = { c = 3; d = 4; };
  inherit ({ }) a;
  f = { x, y, x }@y: 1;
}
