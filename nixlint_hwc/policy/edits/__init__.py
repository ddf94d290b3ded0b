"""The edits that a rule's `fix` can ask for, on the text of the module that contains a fact.

In: syntax trees and facts. Out: replacements of bytes that read as their neighbours do, or a reason why there are none.
"""
