{ lib, ... }@arguments:
{
  config = arguments.defaults // { environment.variables.A = "b"; }; # expect: HWC005 (note)
}
