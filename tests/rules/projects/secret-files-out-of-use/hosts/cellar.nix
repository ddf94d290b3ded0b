# No host has it any more.
{
  age.secrets.wine.file = ../secrets/cellar-wine.age; # expect: HWC404 (note)
}
