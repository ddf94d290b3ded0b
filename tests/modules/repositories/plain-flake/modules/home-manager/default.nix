{
  shell = import ./shell.nix;
}
