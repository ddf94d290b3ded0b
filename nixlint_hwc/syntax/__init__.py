"""Source bytes to an immutable AST.

In: a `SourceFile`. Out: a `SyntaxTree`, which is desugared as Nix's own parser does it, and diagnostics for whatever
`nix-instantiate --parse` would reject. Always holds: `parse` never fails, byte offsets are those of the file on disk,
and an error spoils no more than the smallest binding around it. This package alone imports `tree_sitter`.
"""

from nixlint_hwc.syntax.diagnostic import Diagnostic
from nixlint_hwc.syntax.grammar import Patience
from nixlint_hwc.syntax.parser import SyntaxTree, parse, tree_of
from nixlint_hwc.syntax.trees import Trees

__all__ = ["Diagnostic", "Patience", "SyntaxTree", "Trees", "parse", "tree_of"]
