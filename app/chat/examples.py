"""Questions to begin with; the shipped articles answer each of them."""

EXAMPLES = (
    "How many rare earth deposits does Kazakhstan list?",
    "How many tailings are there at Mailuu-Suu?",
    "Who owns Talco Gold?",
    "How much antimony does Tajikistan produce?",
    "Which metals may China export only under licence?",
)
