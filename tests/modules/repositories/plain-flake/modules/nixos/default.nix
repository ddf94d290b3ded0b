{
  stacks = import ./stacks.nix;
  backup = import ./backup.nix;
}
