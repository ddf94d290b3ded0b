{ name, image }: { ${name} = { inherit image; }; }
