{ lib }: lib.makeExtensible (self: { tag = "5.0"; })
