{ lib, ... }@arguments:
{
  options = arguments.settings; # expect: HWC005 (note)
}
