let
  a = 1; # x
  /* y */ b = a;
in
[ a b ]
