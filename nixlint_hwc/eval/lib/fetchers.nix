# lib.fetchers: arguments of fetchers.
lib:
let
  fake = { hash = lib.fakeHash; sha256 = lib.fakeSha256; sha512 = lib.fakeSha512; };
in
{
  proxyImpureEnvVars =
    let
      variables = [ "http_proxy" "https_proxy" "ftp_proxy" "all_proxy" "no_proxy" ];
    in
    variables ++ map lib.toUpper variables ++ [ "NIX_SSL_CERT_FILE" ];
  normalizeHash =
    { hashTypes ? [ "sha256" ], required ? true }:
    given:
    let
      names = [ "hash" ] ++ hashTypes;
      present = builtins.filter (name: given ? ${name}) (lib.naturalSort names);
      kind = builtins.head present;
      value = given.${kind};
      hash = {
        outputHashAlgo = if kind == "hash" then null else kind;
        outputHash = if value == "" then fake.${kind} or (throw "no “fake hash” defined for ${kind}") else value;
      };
    in
    if given ? outputHash then
      given
    else if present == [ ] then
      lib.throwIf required "fetcher called without `hash`" (removeAttrs given names)
    else if builtins.length present > 1 then
      throw "fetcher called with mutually-incompatible arguments: ${lib.concatStringsSep ", " present}"
    else
      removeAttrs given names // hash;
  withNormalizedHash =
    { hashTypes ? [ "sha256" ] }:
    fetcher:
    let
      formals = lib.functionArgs fetcher;
      normalized = lib.fetchers.normalizeHash { inherit hashTypes; required = !formals.outputHash; };
    in
    assert formals ? outputHash && formals ? outputHashAlgo;
    lib.setFunctionArgs (given: fetcher (normalized given)) (
      removeAttrs formals [ "outputHash" "outputHashAlgo" ] // { hash = formals.outputHash; }
    );
}
