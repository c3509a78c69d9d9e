"""The doctor: what is well, what is broken, and the command that mends it."""

import sqlite3

from bot import doctor
from bot.doctor import Finding, examine
from bot.settings import Settings, WebSettings
from storage.store import DATABASE_NAME, Store
from tests.bot.parts import publish, running, runs, small_settings


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(settings)}


def broken(settings: Settings) -> set[str]:
    return {name for name, finding in findings(settings).items() if finding.state == "broken"}


def test_a_fresh_directory_is_well_and_is_not_made_by_looking(tmp_path):
    settings = small_settings(tmp_path / "not" / "yet")
    found = findings(settings)
    assert not broken(settings)
    assert found["database"].state == "note"
    assert "made at the first start" in found["data directory"].detail
    assert "0.03 M parameters" in found["model"].detail
    assert "1 thread," in found["torch"].detail
    assert sqlite3.sqlite_version in found["sqlite"].detail
    assert found["discord"].state == "note"
    assert found["bot"].mend == "thumbwise"
    assert not settings.data_dir.exists()


def test_schedules_and_ratings_are_counted(tmp_path):
    store = Store.open(tmp_path)
    store.add_schedule(
        cron="0 3 * * 0", time_zone="Europe/Berlin", every_ratings=50, created_by="test"
    )
    store.close()
    found = findings(small_settings(tmp_path))
    assert found["schedule"].detail.count("T03:00:00") == 3
    assert "every 50 new ratings" in found["schedule"].detail
    assert found["database"].detail == "0 replies, 0 ratings; 0 new of the 4 that a round wants"


@runs
async def test_a_flipped_byte_in_the_serving_version_is_broken(tmp_path):
    async with running(tmp_path) as app:
        version = await publish(app)
    settings = small_settings(tmp_path)
    assert findings(settings)["serving"].detail == f"{version}, whose files match their manifest"
    weights = tmp_path / "adapters" / version / "adapter_model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    found = findings(settings)["serving"]
    assert (found.state, found.mend) == ("broken", "thumbwise rollback")


def test_a_damaged_database_is_broken(tmp_path):
    (tmp_path / DATABASE_NAME).write_bytes(b"no database at all" * 100)
    found = findings(small_settings(tmp_path))["database"]
    assert found.state == "broken"
    assert "thumbwise restore" in found.detail


def test_a_missing_model_template_or_gpu_is_broken(tmp_path):
    assert broken(small_settings(tmp_path, model="/no/such/folder")) == {"model"}
    assert broken(small_settings(tmp_path, template="/no/such/file")) == {"template"}
    on_gpu = Settings(**{**dict(small_settings(tmp_path)), "device": "cuda:7"})
    assert broken(on_gpu) == {"torch"}


def test_too_little_disk_is_broken(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "DISK_NEEDED_BYTES", 1 << 62)
    assert broken(small_settings(tmp_path)) == {"disk"}
    monkeypatch.setattr(doctor, "DISK_NEEDED_BYTES", 0)
    monkeypatch.setattr(doctor, "DISK_WANTED_BYTES", 1 << 62)
    assert findings(small_settings(tmp_path))["disk"].state == "note"


def test_a_directory_that_cannot_be_written_is_broken(tmp_path):
    (tmp_path / "file").touch()
    assert "data directory" in broken(small_settings(tmp_path / "file" / "data"))


def test_a_missing_package_is_broken_with_the_command_that_installs_it(tmp_path, monkeypatch):
    wanted = ["no-such-package>=3", "rich<1 ; extra == 'test'", "rich>=13"]
    monkeypatch.setattr("importlib.metadata.requires", lambda name: wanted)
    found = findings(small_settings(tmp_path))
    assert (found["package"].state, found["package"].mend) == (
        "broken",
        "pip install 'no-such-package>=3'",
    )
    assert found["extra `test`"].mend == "pip install -e '.[test]'"
    assert found["extra `test`"].detail == "not installed; only tests need it"


def test_the_missing_part_of_an_extra_is_named(tmp_path, monkeypatch):
    wanted = ["pytest ; extra == 'test'", "no-such-one ; extra == 'test'", "rich>=13"]
    monkeypatch.setattr("importlib.metadata.requires", lambda name: wanted)
    found = findings(small_settings(tmp_path))
    assert found["extra `test`"].detail == "without no-such-one; only tests need it"


def page_findings(tmp_path, **web):
    settings = small_settings(tmp_path).model_copy(update={"web": WebSettings(**web)})
    found = findings(settings)
    return {name: found[name] for name in ("page", "API key", "proxy") if name in found}


def test_who_may_open_the_page_is_said(tmp_path):
    (page,) = page_findings(tmp_path).values()
    assert page.state == "ok"
    assert "this machine only, and no login to chat" in page.detail

    (page,) = page_findings(tmp_path, host_names=("chat.example",)).values()
    assert page.state == "note"
    assert "chat.example" in page.detail
    assert "web.login = true" in page.mend

    beyond = {"host": "0.0.0.0", "host_names": ("chat.example",)}
    found = page_findings(tmp_path, api_key="short", **beyond)
    assert found["page"].state == "ok"
    assert "want the API key or the admin token" in found["page"].detail
    assert (found["API key"].state, found["proxy"].state) == ("note", "note")
    assert "5 characters" in found["API key"].detail
    assert "short" not in found["API key"].detail
    assert "web.trusted_proxies" in found["proxy"].mend

    well = page_findings(tmp_path, api_key="k" * 48, trusted_proxies=("10.0.0.1",), **beyond)
    assert list(well) == ["page"]
