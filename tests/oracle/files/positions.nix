let
  s = {
    a = 1;
      b.c = 2;
    "d" = 3;
  };
  at = n: removeAttrs (builtins.unsafeGetAttrPos n s) [ "file" ];
in
map at [ "a" "b" "d" ]
