# lib.licenses: how licenses combine, and the licenses that modules name most; others are not known.
lib:
let
  simple =
    id: name: attributes:
    {
      licenseType = "simple";
      shortName = id;
      free = true;
      deprecated = false;
      redistributable = true;
    }
    // (if name == null then { } else { spdxId = name; url = "https://spdx.org/licenses/${name}.html"; })
    // attributes;
  closed = { free = false; redistributable = false; };

  # The value of a license's parts under `of`, joined as the license joins them.
  combined =
    permissive: of: license:
    let
      inner = combined permissive of;
      either = if permissive then builtins.any else builtins.all;
      both = if permissive then builtins.all else builtins.any;
      ways = {
        simple = of license;
        compound = (if license.operator == "OR" then either else both) inner license.licenses;
        exception = inner license.license && inner license.exception;
        plus = inner license.license;
      };
    in
    ways.${license.licenseType} or (throw "Unknown license type or legacy license");
  bracketed =
    license:
    let
      text = lib.licenses.toSPDX license;
    in
    if license.licenseType == "compound" || license.licenseType == "exception" then "(${text})" else text;

  named = builtins.mapAttrs (id: names: simple id (builtins.head names) { fullName = lib.last names; }) {
    agpl3Only = [ "AGPL-3.0-only" "GNU Affero General Public License v3.0 only" ];
    agpl3Plus = [ "AGPL-3.0-or-later" "GNU Affero General Public License v3.0 or later" ];
    asl20 = [ "Apache-2.0" "Apache License 2.0" ];
    bsd2 = [ "BSD-2-Clause" "BSD 2-clause \"Simplified\" License" ];
    bsd3 = [ "BSD-3-Clause" "BSD 3-clause \"New\" or \"Revised\" License" ];
    cc0 = [ "CC0-1.0" "Creative Commons Zero v1.0 Universal" ];
    eupl11 = [ "EUPL-1.1" "European Union Public License 1.1" ];
    eupl12 = [ "EUPL-1.2" "European Union Public License 1.2" ];
    gpl2Only = [ "GPL-2.0-only" "GNU General Public License v2.0 only" ];
    gpl2Plus = [ "GPL-2.0-or-later" "GNU General Public License v2.0 or later" ];
    gpl3Only = [ "GPL-3.0-only" "GNU General Public License v3.0 only" ];
    gpl3Plus = [ "GPL-3.0-or-later" "GNU General Public License v3.0 or later" ];
    isc = [ "ISC" "ISC License" ];
    lgpl21Plus = [ "LGPL-2.1-or-later" "GNU Lesser General Public License v2.1 or later" ];
    lgpl3Plus = [ "LGPL-3.0-or-later" "GNU Lesser General Public License v3.0 or later" ];
    llvm-exception = [ "LLVM-exception" "LLVM Exception" ];
    mit = [ "MIT" "MIT License" ];
    mpl20 = [ "MPL-2.0" "Mozilla Public License 2.0" ];
    unlicense = [ "Unlicense" "The Unlicense" ];
    zlib = [ "Zlib" "zlib License" ];
  };
in
named
// {
  free = simple "free" null { fullName = "Unspecified free software license"; };
  unfree = simple "unfree" null (closed // { fullName = "Unfree"; });
  unfreeRedistributable = simple "unfreeRedistributable" null { free = false; fullName = "Unfree redistributable"; };

  OR = licenses: { licenseType = "compound"; operator = "OR"; inherit licenses; };
  AND = licenses: { licenseType = "compound"; operator = "AND"; inherit licenses; };
  WITH = license: exception: { licenseType = "exception"; operator = "WITH"; inherit license exception; };
  PLUS = license: { licenseType = "plus"; operator = "+"; inherit license; };

  evaluateProperty = predicate: permissive: combined permissive predicate;
  evaluateNamedProperty = name: permissive: combined permissive (license: license.${name});
  isFree = combined true (license: license.free);
  isRedistributable = combined true (license: license.redistributable);
  containsLicenses = licenses: combined false (license: builtins.elem license licenses);
  toSPDX =
    license:
    {
      simple = license.spdxId or "LicenseRef-nixos-${license.shortName}";
      compound = lib.concatMapStringsSep " ${license.operator} " bracketed license.licenses;
      exception = "${bracketed license.license} ${license.operator} ${bracketed license.exception}";
      plus = "${bracketed license.license}${license.operator}";
    }
    .${license.licenseType} or (throw "Unknown license type");
}
