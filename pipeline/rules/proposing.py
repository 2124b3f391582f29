"""The verbs by which an organ, an office or a member puts something forward, for expressions on whole clauses.

The cues of `rules/cues.yml` have them too, for rules on words. "Rekommenderar fullmäktige besluta" hands on like "föreslår".
"""

from __future__ import annotations

from typing import Final

PROPOSES: Final = r"(?:föreslår|rekommenderar|förordar|hemställer)"
PROPOSED: Final = r"(?:föreslog|rekommenderade|förordade|hemställde)"
HAS_PROPOSED: Final = r"(?:föreslagit|rekommenderat|förordat|hemställt)"
