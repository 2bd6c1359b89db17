"""The barest page: one text. `scripts/measures/bare.py` serves it."""

import streamlit as st

st.write("One line of text.")
