"""A definition's formula as a formula of Excel over cells; and the changes between two cells."""

import ast
from collections.abc import Mapping

from models.expression import names_in, tree_of


def excel_formula(expression: str, cells: Mapping[str, str]) -> str:
    """ "den + di" over the cells of its parts: =IF(COUNT(E8,E9)=2,E8 + E9,""). Nothing while a part is missing, as the program reckons.

    `cells` are the addresses of the figures that the expression names. Raises BadExpression, KeyError where a name has no cell.
    """
    names = names_in(expression)
    body = ast.unparse(_InCells(cells).visit(tree_of(expression)))
    known = ",".join(cells[name] for name in names)
    guarded = f'IF(COUNT({known})={len(names)},{body},"")' if names else body
    return f'=IFERROR({guarded},"")' if "/" in body else f"={guarded}"


def difference(now: str, before: str) -> str:
    """How much a cell is more than an earlier one; nothing where either holds no number."""
    return f'=IF(COUNT({now},{before})=2,{now}-{before},"")'


def difference_in_percent(now: str, before: str) -> str:
    """The same in per cent of the earlier one to one decimal; nothing where that is 0."""
    return f'=IF(COUNT({now},{before})=2,IF({before}=0,"",ROUND(({now}-{before})*100/ABS({before}),1)),"")'


class _InCells(ast.NodeTransformer):
    """Names become addresses, functions Excel's own: abs, min and max are called alike."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells

    def visit_Call(self, node: ast.Call) -> ast.Call:
        name = node.func.id.upper() if isinstance(node.func, ast.Name) else ""
        return ast.Call(ast.Name(name), [self.visit(argument) for argument in node.args], [])

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self._cells[node.id])
