{ lib }: name: body: { config, ... }: {
  options.services-of-mine.${name}.port = lib.mkOption { type = lib.types.port; default = 5230; };
  config = lib.mkMerge [ (body config.services-of-mine.${name}) ];
}
