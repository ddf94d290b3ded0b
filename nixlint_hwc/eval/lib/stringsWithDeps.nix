# lib.stringsWithDeps: pieces of scripts in the order of their dependencies.
lib:
let
  # The texts of `wanted` and of what they depend on, each name once; `done` names those that are in already.
  closure =
    known: done: wanted:
    if wanted == [ ] then
      { texts = [ ]; inherit done; }
    else
      let
        entry = builtins.head wanted;
        others = builtins.tail wanted;
        before = closure known done entry.deps;
        after = closure known before.done others;
      in
      if builtins.isAttrs entry then
        { texts = before.texts ++ [ entry.text ] ++ after.texts; inherit (after) done; }
      else if done ? ${entry} then
        closure known done others
      else
        closure known (done // { ${entry} = true; }) ([ known.${entry} ] ++ others);
in
{
  textClosureList = known: wanted: (closure known { } wanted).texts;
  textClosureMap =
    function: known: names:
    lib.concatMapStringsSep "\n" function (lib.textClosureList known names);
  noDepEntry = text: { inherit text; deps = [ ]; };
  fullDepEntry = text: deps: { inherit text deps; };
  packEntry = deps: { inherit deps; text = ""; };
  stringAfter = deps: text: { inherit text deps; };
}
