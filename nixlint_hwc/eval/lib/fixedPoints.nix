# lib.fixedPoints: self-reference, overlays and their composition.
lib:
{
  fix' = function: lib.fix (final: function final // { __unfix__ = function; });
  converge =
    step: start:
    let
      next = step start;
    in
    if next == start then start else lib.converge step next;

  composeManyExtensions = overlays: lib.foldr lib.composeExtensions (_: _: { }) overlays;
  makeExtensible = lib.makeExtensibleWithCustomName "extend";
  makeExtensibleWithCustomName =
    extender: function:
    lib.fix' (
      final:
      function final
      // {
        ${extender} = overlay: lib.makeExtensibleWithCustomName extender (lib.extends overlay function);
      }
    );
  toExtension =
    value:
    if !lib.isFunction value then
      _: _: value
    else
      final: previous:
      let
        once = value previous;
      in
      if lib.isFunction once then value final previous else once;
}
