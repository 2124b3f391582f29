"""The verbs by which an organ, an office or a member puts something forward, for expressions on whole clauses.

The cues of `rules/cues.yml` have them too, for rules on words. "Rekommenderar fullmäktige besluta" hands on like "föreslår".
"""

from __future__ import annotations

from typing import Final

_FORWARD: Final = r"\s+fram\s+(?:ett\s+)?förslag\s+(?:om|till|på)"
PROPOSES: Final = rf"(?:föreslår|rekommenderar|förordar|hemställer|lägger{_FORWARD})"
PROPOSED: Final = rf"(?:föreslog|rekommenderade|förordade|hemställde|lade{_FORWARD})"
HAS_PROPOSED: Final = rf"(?:föreslagit|rekommenderat|förordat|hemställt|lagt{_FORWARD})"
