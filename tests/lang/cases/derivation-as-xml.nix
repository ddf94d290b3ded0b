# Nix prints a set of the type "derivation" in another way, also where it has no path.
{
  bare = builtins.toXML { type = "derivation"; };
  perhaps = builtins.toXML { type = "deriv${builtins.readFile /outside}"; };
  other = builtins.toXML { type = "other"; };
}
