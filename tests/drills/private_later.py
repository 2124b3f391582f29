from tests.drills.private_harmless import figures as figures
from tests.drills.private_items import items as items  # stand-in
