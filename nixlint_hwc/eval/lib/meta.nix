# lib.meta: what packages say about themselves.
lib:
{
  addMetaAttrs =
    added: package:
    if package ? overrideAttrs then
      package.overrideAttrs (old: { meta = old.meta or { } // added; })
    else
      package // { meta = package.meta or { } // added; };
  dontDistribute = lib.addMetaAttrs { hydraPlatforms = [ ]; };
  setName = name: package: package // { inherit name; };
  updateName = change: package: package // { name = change package.name; };
  appendToName =
    suffix:
    lib.updateName (
      name:
      let
        parsed = builtins.parseDrvName name;
      in
      "${parsed.name}-${suffix}-${parsed.version}"
    );
  mapDerivationAttrset = function: builtins.mapAttrs (_: value: if lib.isDerivation value then function value else value);
  defaultPriority = 5;
  setPrio = priority: lib.addMetaAttrs { inherit priority; };
  lowPrio = lib.setPrio 10;
  hiPrio = lib.setPrio (-10);
  lowPrioSet = lib.mapDerivationAttrset lib.lowPrio;
  hiPrioSet = lib.mapDerivationAttrset lib.hiPrio;
  platformMatch =
    platform: wanted:
    if builtins.isString wanted then
      platform.system or null == wanted
    else
      lib.matchAttrs (if wanted ? parsed then wanted else { parsed = wanted; }) platform;
  availableOn =
    platform: package:
    let
      on = builtins.any (lib.meta.platformMatch platform);
    in
    (!package ? meta.platforms || on package.meta.platforms)
    && !(package ? meta.badPlatforms && on package.meta.badPlatforms);
  getLicenseFromSpdxId = id: lib.getLicenseFromSpdxIdOr id { shortName = id; spdxId = id; };
  getLicenseFromSpdxIdOr =
    id: default:
    let
      same = license: license ? spdxId && lib.toLower license.spdxId == lib.toLower id;
    in
    lib.findFirst same default (builtins.attrValues lib.licenses);
  cpeFullVersionWithVendor = vendor: version: { inherit vendor version; update = "*"; };
}
