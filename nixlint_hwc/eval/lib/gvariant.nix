# lib.gvariant: values of GNOME's settings.
lib:
let
  letters = {
    string = "s";
    boolean = "b";
    uchar = "y";
    int16 = "n";
    uint16 = "q";
    int32 = "i";
    uint32 = "u";
    int64 = "x";
    uint64 = "t";
    double = "d";
    variant = "v";
  };
  type = letters // {
    arrayOf = element: "a${element}";
    maybeOf = element: "m${element}";
    tupleOf = elements: "(${lib.concatStrings elements})";
    dictionaryEntryOf = name: value: "{${name}${value}}";
  };
  value = type: content: show: {
    _type = "gvariant";
    inherit type;
    value = content;
    __toString = show;
  };
  primitive = kind: content: value kind content (self: "@${self.type} ${toString self.value}");
  listed = lib.concatMapStringsSep "," toString;
  inherit (lib.gvariant) mkValue isGVariant mkMaybe;
  number = name: kind: min: max: { inherit name min max; type = kind; };
in
{
  inherit type;
  isGVariant = candidate: candidate._type or "" == "gvariant";
  intConstructors = [
    (number "mkInt32" letters.int32 (-2147483648) 2147483647)
    (number "mkUint32" letters.uint32 0 4294967295)
    (number "mkInt64" letters.int64 null null)
    (number "mkUint64" letters.uint64 0 null)
    (number "mkInt16" letters.int16 (-32768) 32767)
    (number "mkUint16" letters.uint16 0 65535)
    (number "mkUchar" letters.uchar 0 255)
  ];
  mkValue =
    content:
    let
      makers = {
        bool = lib.gvariant.mkBoolean;
        float = lib.gvariant.mkDouble;
        string = lib.gvariant.mkString;
        list = lib.gvariant.mkArray;
        int = _: throw "The GVariant type for number “${toString content}” is unclear.";
        set = _: throw "Cannot construct GVariant value from an attribute set.";
      };
      kind = builtins.typeOf content;
    in
    if isGVariant content then
      content
    else
      (makers.${kind} or (_: throw "The GVariant type of “${kind}” can't be inferred.")) content;
  mkArray =
    elements:
    let
      values = map mkValue elements;
      first = (builtins.head values).type;
    in
    if elements == [ ] then
      throw "Please create empty array with mkEmptyArray."
    else if !builtins.all (element: element.type == first) values then
      throw "Elements in a list should have same type."
    else
      value (type.arrayOf first) values (self: "@${self.type} [${listed self.value}]");
  mkEmptyArray = element: value (type.arrayOf element) [ ] (self: "@${self.type} []");
  mkVariant = element: value letters.variant (mkValue element) (self: "<${toString self.value}>");
  mkDictionaryEntry =
    name: content:
    let
      key = mkValue name;
      entry = mkValue content;
    in
    value (type.dictionaryEntryOf key.type entry.type) { inherit name; value = content; } (
      self: "@${self.type} {${toString key},${toString entry}}"
    );
  mkMaybe =
    element: content:
    value (type.maybeOf element) content (
      self: if self.value == null then "@${self.type} nothing" else "just ${toString self.value}"
    );
  mkNothing = element: mkMaybe element null;
  mkJust =
    element:
    let
      content = mkValue element;
    in
    mkMaybe content.type content;
  mkTuple =
    elements:
    let
      values = map mkValue elements;
    in
    value (type.tupleOf (map (element: element.type) values)) values (self: "@${self.type} (${listed self.value})");
  mkBoolean = flag: value letters.boolean flag (self: lib.boolToString self.value);
  mkString =
    text:
    value letters.string text (
      self: "'${builtins.replaceStrings [ "\n" ] [ "\\n" ] (lib.escape [ "'" "\\" ] self.value)}'"
    );
  mkObjectpath = text: value letters.string text (self: "objectpath '${lib.escape [ "'" ] self.value}'");
  mkUchar = primitive letters.uchar;
  mkInt16 = primitive letters.int16;
  mkUint16 = primitive letters.uint16;
  mkInt32 = content: value letters.int32 content (self: toString self.value);
  mkUint32 = primitive letters.uint32;
  mkInt64 = primitive letters.int64;
  mkUint64 = primitive letters.uint64;
  mkDouble = content: value letters.double content (self: toString self.value);
}
