"""`kb`, the Child Protection Law Atlas: what national law gives a child, each statement with its source.

One idea carries the house: every fact is a *statement*. It says, for one country and one question, what one source
answers, as of which date. Countries, hotlines, organisations, laws and treaties are views of statements.

The rooms, from the roof to the ground (imports go down only; `lint-imports` guards it):

    app.py, scripts/    roof: the ASGI app; what maintainers run
    __main__            `python -m kb`
    cli  pages          faces: terminal and browser; no rule lives here. pages/frame is what all pages share
    export              what is taken away: the columns of comparisons, organisations, findings, the codebook
    parts               elements of HTML that pages and documents share; `answers`: the look of one answer
    wording             the words of cells, dates and flags (`flag`), the same in every face; how answers compare
    topics  release     helplines and their order, treaties, reviews, organisations; the data folder, in and out
    queries  changes    the two doors: reading (`cells`, comparison, history, search), writing (propose, decide, revise)
    intake  store       files to drafts and problems; tables, sessions, migrations, the index of what search can find
    statements          statements, sources, drafts; `best_first`: which answer is shown; the digests of revisions
    codebook            topics and questions, what an answer means for the child; the reader of all YAML files
    values              what an answer may be: `KINDS`, `dates`, opening hours, zones, telephone numbers
    countries  people   names of countries, exact or suggested, and their regions; roles: who may do what
    text settings i18n  comparison keys, slugs and CSV; the environment; the one gettext function
    errors              a tree of errors, each with a sentence that says what to do

Walk one value through it: a cell of a partner's file is a `Row` (intake.read), becomes a `Draft` (intake.parse, with
codebook and values), waits as a proposal (changes.submit), becomes a statement in a numbered revision (changes.accept),
is read as part of a `Cell` (queries.matrix), drawn by a page, and written to the release (release.write).
"""

__version__ = "0.1.0"
