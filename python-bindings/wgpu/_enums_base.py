"""The dict that enum strings are looked up in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class EnumMap(dict[str, int]):
    """Enum string -> C value; a lookup that fails says what would have been right."""

    def __init__(self, name: str, values: dict[str, int]) -> None:
        super().__init__(values)
        self.name = name

    def __missing__(self, key: Any) -> NoReturn:
        from ._errors import UnknownNameError, blaming
        from ._suggest import bad_enum

        error = (UnknownNameError if isinstance(key, str) else TypeError)(bad_enum(self, self.name, key))
        raise blaming(error, f"{self.name}Enum", key)

    def reverse(self) -> dict[int, str]:
        """C value -> enum string."""
        return {value: key for key, value in self.items()}
