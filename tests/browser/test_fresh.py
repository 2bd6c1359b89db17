"""What a colleague accepted shows at the reader's next click: nothing that is kept outlives its revision."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kb.statements.drafts import Draft
from tests import filled
from tests.browser.conftest import Reader, served
from tests.conftest import publish

pytestmark = pytest.mark.xdist_group("app")

NOTE = "A sentence that stood in no source before this test."


def test_a_new_revision_shows_at_the_next_click(page: Page, outside: list[str], tmp_path: Path) -> None:
    base = tmp_path / "kb.db"
    shutil.copy(filled.url().removeprefix("sqlite:///"), base)
    with served(f"sqlite:///{base}", tmp_path) as site:
        reader = Reader(page, site)
        reader.open("/compare?c=CHN&c=IND&t=legal_aid")
        expect(page.locator(".mx")).not_to_contain_text(NOTE)

        publish(
            f"sqlite:///{base}",
            Draft("CHN", "legal_aid.accused", value="no", as_of="2026-11-20", source="gazette", note=NOTE),
        )
        page.get_by_text("Only differences").click()

        expect(page.locator(".mx")).to_contain_text(NOTE)
    assert outside == []
