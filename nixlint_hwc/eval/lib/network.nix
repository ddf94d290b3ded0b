# lib.network: IPv6 addresses.
lib:
let
  pieces =
    address:
    let
      all = lib.splitString ":" address;
      filled = lib.remove "" all;
      gaps = builtins.length all - builtins.length filled;
      zeros = lib.replicate (8 - builtins.length filled) "0";
      starts = lib.hasPrefix "::" address;
      ends = lib.hasSuffix "::" address;
      compressed = lib.hasInfix "::" address;
      expected = if starts || ends then 2 else if compressed then 1 else 0;
      fits = if compressed then builtins.length filled < 8 else builtins.length filled == 8;
    in
    if builtins.match "[0-9A-Fa-f:]+" address == null then
      throw "${address} contains malformed characters for IPv6 address"
    else if address == "::" then
      zeros
    else if gaps != expected || !fits then
      throw "${address} is not a valid IPv6 address"
    else if starts then
      zeros ++ filled
    else if ends then
      filled ++ zeros
    else
      builtins.concatMap (piece: if piece == "" then zeros else [ piece ]) all;
  group =
    text:
    let
      number = lib.fromHexString text;
    in
    if number <= 65535 then lib.toLower (lib.toHexString number) else throw "0x${text} is not a valid u16 integer";
  prefix =
    address: text:
    let
      number = lib.toInt text;
    in
    if number >= 1 && number <= 128 then
      number
    else
      throw "${address} IPv6 subnet should be in range [1;128], got ${toString number}";
  octet = "([0-9A-Fa-f]{2})";
in
{
  ipv6 = {
    fromString =
      text:
      let
        parts = lib.splitString "/" text;
      in
      if builtins.length parts > 2 then
        throw "${text} is not a valid IPv6 address in CIDR notation"
      else
        {
          address = lib.concatMapStringsSep ":" group (pieces (builtins.head parts));
          prefixLength = if builtins.length parts == 2 then prefix text (lib.last parts) else 128;
        };
    mkEUI64Suffix =
      mac:
      let
        octets = builtins.match (lib.concatStringsSep "[-:.]?" (lib.replicate 6 octet)) mac;
        at = builtins.elemAt octets;
        # The seventh bit tells that an address is locally administered; the suffix has it inverted.
        first = lib.toHexString (builtins.bitXor 512 (lib.fromHexString (at 0 + at 1)));
      in
      if octets == null then
        throw "\"${mac}\" is not a valid MAC address (expected 6 octets of hex digits)"
      else
        lib.toLower (lib.concatStringsSep ":" [ first "${at 2}ff" "fe${at 3}" (at 4 + at 5) ]);
  };
}
