{ ... }:
{
  imports = [
    ../domains/server/containers/files.nix
    ../domains/server/containers/media.nix
    ../domains/server/containers/notes.nix
  ];
  services.notes-here.enable = true;
}
