with lib; {
  optional-unknown = optional unknown 1;
  optionals-unknown = [ 1 ] ++ optionals unknown [ 2 ];
  optional-named = optional named 1;
  attrs-unknown = { a = 1; } // optionalAttrs unknown { b = 2; };
  attrs-named = optionalAttrs named { b = 2; };
  string-unknown = "a" + optionalString unknown "b" + "c";
  string-named = "a${optionalString (named == "x") "b"}c";
  throw-unknown = throwIf unknown "x" 1;
  warn-unknown = warnIf unknown "x" 1;
}
