{ a, b ? 1, ... }@args: args2@{
  c, # a comment after a formal
  d ? [ ] # one after a default
  , e,
}: f: { }: f args.a args2
