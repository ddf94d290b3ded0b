# Files of the project.
{
  imported = import ./files/value.nix;
  folder = import ./files;
  text = builtins.readFile ./files/text.txt;
  entries = builtins.readDir ./files;
  exists = map builtins.pathExists [ ./files ./files/value.nix ./files/none.nix ];
  throughStore = builtins.readFile "${./files}/text.txt";
  importThroughStore = import "${./.}/files/value.nix";
  byString = import (toString ./files + "/value.nix");
  scoped = builtins.scopedImport { x = 5; } ./files/scoped.nix;
  hash = builtins.hashFile "sha256" ./files/text.txt;
  kind = builtins.readFileType ./files;
  base = baseNameOf ./files/text.txt;
  written = builtins.readFile (builtins.toFile "x" "content");
  json = builtins.fromJSON (builtins.readFile ./files/data.json);
  copied = builtins.path { path = ./files; name = "copy"; };
  copiedText = builtins.readFile (builtins.path { path = ./files/text.txt; });
  interpolated = "${./files/text.txt}";
}
