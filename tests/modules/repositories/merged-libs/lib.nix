{ lib, inputs }: { my.f = lib.toUpper; }
