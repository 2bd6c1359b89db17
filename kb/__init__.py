"""`kb`, the Child Protection Law Atlas: what national law gives a child, each statement with its source.

One idea carries the house: every fact is a *statement*. It says, for one country and one question, what one source
answers, as of which date. Countries, hotlines, organisations, laws and treaties are views of statements.

The rooms, from the roof to the ground (imports go down only; `lint-imports` guards it):

    app.py, scripts/     roof: the ASGI app; what maintainers run
    __main__             the command `kb`; answers `--help` without loading the terminal's face
    cli  pages           faces: terminal and browser; no rule lives here
    seed                 fills a base from data/, through intake and the write door; finds damage in data/
    intake  export       ways in and out: files to drafts and problems; the base to the release and to tables
    likeness             how answers compare: the sign of an answer, whether a row is alike
    wording              the words of cells, dates and flags, the same in every face and export
    helplines  directory one card for each helpline, one entry for each organisation, with all their sources
    contacts             which numbers and addresses may be presented as working
    treaties  matching   how a State stands to an instrument on a day; whether two names are one organisation's
    queries  changes     the two doors: reading (cells, comparison, history) and writing (propose, decide, revise)
    indexing             what search can find, kept up to date in the base by those who write
    access  db           who may do what; engine, sessions, schema
    migrations           the numbered steps of the schema, run by db
    models views drafts  tables; what reading gives back; what every way in hands over
    codebook_files       reads data/codebook/*.yml, with every check
    codebook             topics and questions, what they ask and what an answer means for the child
    values               one small class per kind of answer: clean, show
    phones  phonetext    printed telephone numbers; the text around them
    countries            names of countries, exact or suggested
    dates  hours  zones  dates as exact as known; opening hours; what time it is in a country
    sources              what a source is
    text                 comparison keys and slugs
    chain settings i18n  digests of revisions; the environment; the one gettext function
    errors               a tree of errors, each with a sentence that says what to do

Walk one value through it: a cell of a partner's file is a `Row` (intake.read), becomes a `Draft` (intake.parse, with
codebook and values), waits as a proposal (changes.submit), becomes a statement in a numbered revision (changes.accept),
is read as part of a `Cell` (queries.matrix), drawn by a page, and written to the release (export.release).
"""

__version__ = "0.1.0"
