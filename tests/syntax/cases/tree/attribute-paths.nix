{
  a.b = 1;
  a.c.d = 2;
  a.c = { e = 3; };
  set = { x = 1; };
  set.y = 2;
  "quoted name"."x" = 4;
  ${"static"} = 5;
  kept = rec { one = 1; };
  kept.two = 2;
}
