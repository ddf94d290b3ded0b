{
  isLarge = app: app.size > 4;
  named = apps: builtins.listToAttrs (map (app: { inherit (app) name; value = { inherit (app) image; }; }) apps);
}
