"""What is asked: topics, questions, their choices, and what an answer means for the child."""

from kb.codebook.files import load
from kb.codebook.questions import Choice, Codebook, KindName, Polarity, Question, SharedItem, Standard, Topic, texts

__all__ = [
    "Choice",
    "Codebook",
    "KindName",
    "Polarity",
    "Question",
    "SharedItem",
    "Standard",
    "Topic",
    "load",
    "texts",
]
