"""Numbers that differ as slips of the hand make them differ: one digit changed, or two beside each other swapped."""


def is_slip(typed: str, right: str) -> bool:
    """Whether one slip makes one number, as it is written, out of another; both have as many digits.

    That a sum is not made by its parts is often no fault, for there may be further ones; that it is missed by one digit hardly ever is.
    """
    one, other = _digits(typed), _digits(right)
    if len(one) != len(other):
        return False
    places = [at for at, (first, second) in enumerate(zip(one, other, strict=True)) if first != second]
    if len(places) == 2 and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return len(places) == 1


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdecimal())
