{ lib, ... }:
{
  a = [ (1 |> lib.add 2) 3 ];
  b = lib.add 2 <| 1;
  c = 4;
}
