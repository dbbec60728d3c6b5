"""Signing in: who gets in, for how long, and what a wrong password costs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx2
import pytest

from court import clerks
from court.app import make_app
from court.review import sessions
from court.review.door import MOST_BY_ADDRESS
from court.schema import CLERKS, SESSIONS
from tests.court.review.conftest import World
from tests.court.review.courthouse import PASSWORD
from tests.court.review.visitor import Visitor


def test_a_clerk_signs_in_and_out(visitor: Visitor) -> None:
    arrived = visitor.sign_in("lin")
    assert arrived.url.path == "/review/filings"
    assert "林书记" in visitor.words
    visitor.post("/review/sign-out")
    assert "已退出" in visitor.words
    assert visitor.get("/review/filings").url.path == "/review/sign-in"


def test_one_comes_back_to_the_page_that_one_wanted(visitor: Visitor, world: World) -> None:
    wanted = f"/review/filings/{world.settled}?numbers=shown"
    asked = visitor.get(wanted)
    onward = asked.url.params["next"]
    visitor.post("/review/sign-in", sign_in="lin", password=PASSWORD, next=onward)
    assert str(visitor.last.url).endswith(wanted)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/review/",
        "/review//example.com",
        "/review/\\example.com",
        "/other",
    ],
)
def test_nobody_is_led_elsewhere(visitor: Visitor, elsewhere: str) -> None:
    visitor.client.follow_redirects = False
    answer = visitor.sign_in("lin", onward=elsewhere)
    assert answer.headers["location"] == "/review/filings"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor: Visitor) -> None:
    visitor.client.follow_redirects = False
    answer = visitor.sign_in("lin")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("desk-session="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie  # plain HTTP on loopback; see the next test


def test_under_tls_the_cookie_is_for_tls_only(world: World) -> None:
    """As behind a proxy that ends TLS and says so."""
    transport = httpx2.ASGITransport(app=make_app(world.house.service))

    async def visit() -> tuple[httpx2.Response, httpx2.Response]:
        async with httpx2.AsyncClient(transport=transport, base_url="https://court.example") as client:
            door = await client.get("/review/sign-in")
            token = door.text.split('name="csrf" value="')[1].split('"')[0]
            fields = {"csrf": token, "sign_in": "lin", "password": PASSWORD}
            return door, await client.post("/review/sign-in", data=fields)

    door, answer = asyncio.run(visit())
    cookies = answer.headers.get_list("set-cookie")
    assert any(c.startswith("__Host-desk-session=") and "Secure" in c for c in cookies)
    assert "max-age=" in door.headers["strict-transport-security"]


def test_signing_in_makes_a_new_session_and_ends_the_old(visitor: Visitor, world: World) -> None:
    visitor.sign_in("lin")
    first = visitor.client.cookies["desk-session"]
    visitor.client.post(
        "/review/sign-in", data={"csrf": visitor.token, "sign_in": "he", "password": PASSWORD}
    )
    second = visitor.client.cookies["desk-session"]
    assert second != first
    old = httpx2.get(visitor.client.base_url.join("/review/filings"), cookies={"desk-session": first})
    assert old.status_code == 303
    with world.house.service.database.reading() as connection:
        kept = connection.execute(SESSIONS.select()).all()
    assert len(kept) == 1
    assert second not in kept[0].token, "the database does not hold what the browser holds"


def test_a_session_ends_when_nothing_happens_for_half_an_hour(lin: Visitor, world: World) -> None:
    world.house.clock.pass_by(sessions.IDLE - timedelta(minutes=1))
    assert lin.get("/review/filings").url.path == "/review/filings"
    world.house.clock.pass_by(sessions.IDLE - timedelta(minutes=1))
    assert lin.get("/review/filings").url.path == "/review/filings"
    world.house.clock.pass_by(sessions.IDLE + timedelta(seconds=1))
    assert lin.get("/review/filings").url.path == "/review/sign-in"


def test_a_session_ends_with_the_working_day_however_busy(lin: Visitor, world: World) -> None:
    passed = timedelta()
    while passed < sessions.LONGEST - timedelta(minutes=20):
        world.house.clock.pass_by(timedelta(minutes=20))
        passed += timedelta(minutes=20)
        assert lin.get("/review/filings").url.path == "/review/filings"
    world.house.clock.pass_by(timedelta(minutes=21))
    assert lin.get("/review/filings").url.path == "/review/sign-in"


def test_a_form_of_an_ended_session_says_so_and_does_nothing(lin: Visitor, world: World) -> None:
    world.house.clock.pass_by(timedelta(hours=1))
    answer = lin.post(f"/review/filings/{world.settled}/take", holder="")
    assert answer.status_code == 401
    assert "没有提交" in lin.words


@pytest.mark.parametrize("name", ["lin", "nobody-has-this-name"])
def test_five_wrong_passwords_lock_a_name_for_a_quarter_of_an_hour(
    visitor: Visitor, world: World, name: str
) -> None:
    """Known or not: the answers do not tell which names there are."""
    for _ in range(5):
        assert visitor.sign_in(name, "wrong wrong wrong").status_code == 403
        assert "账号或密码不对" in visitor.words
    locked = visitor.sign_in(name, PASSWORD)
    assert locked.status_code == 429
    assert "锁定到 2026年11月24日 09:15" in visitor.words
    world.house.clock.pass_by(timedelta(minutes=15, seconds=1))
    again = visitor.sign_in(name, PASSWORD)
    assert again.status_code == (200 if name == "lin" else 403)


def test_one_address_cannot_try_name_after_name(visitor: Visitor, world: World) -> None:
    for number in range(MOST_BY_ADDRESS):
        assert visitor.sign_in(f"guess-{number}", "wrong wrong wrong").status_code == 403
    assert visitor.sign_in("lin").status_code == 429
    assert "这个网络地址错误次数太多" in visitor.words
    world.house.clock.pass_by(timedelta(minutes=16))
    assert visitor.sign_in("lin").status_code == 200


def test_a_form_without_the_right_token_is_refused(lin: Visitor, world: World) -> None:
    path = f"/review/filings/{world.settled}/take"
    for fields in ({"holder": ""}, {"csrf": "guess", "holder": ""}, {"csrf": lin.token + "x", "holder": ""}):
        assert lin.client.post(path, data=fields).status_code == 403
    foreign = lin.client.post(
        path, data={"csrf": lin.token, "holder": ""}, headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    lin.get(f"/review/filings/{world.settled}")
    assert "已收件" in lin.words


def test_another_sessions_token_does_not_fit(lin: Visitor, another: Visitor, world: World) -> None:
    another.sign_in("he")
    path = f"/review/filings/{world.settled}/take"
    assert lin.client.post(path, data={"csrf": another.token, "holder": ""}).status_code == 403


def test_a_sign_in_form_from_elsewhere_is_refused(visitor: Visitor, another: Visitor) -> None:
    """Otherwise somebody could sign a clerk in as somebody else without the clerk noticing."""
    fields = {"csrf": another.token, "sign_in": "lin", "password": PASSWORD}
    assert visitor.client.post("/review/sign-in", data=fields).status_code == 403


def test_every_answer_is_guarded(lin: Visitor, world: World) -> None:
    paths = [
        "/review/filings",
        f"/review/filings/{world.settled}",
        "/review/nowhere",
        "/review/static/review.css",
    ]
    for path in paths:
        headers = lin.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
    assert lin.client.get("/review/filings").headers["cache-control"] == "no-store"


def test_pages_hold_nothing_that_the_policy_would_stop(lin: Visitor, world: World) -> None:
    for path in ("/review/filings", f"/review/filings/{world.settled}", "/review/hearings"):
        text = lin.get(path).text
        assert "style=" not in text
        assert " onclick" not in text
        assert "<style" not in text
        assert text.count("<script") == 1


def test_ones_own_password_can_be_changed(lin: Visitor, another: Visitor) -> None:
    another.sign_in("lin")
    lin.get("/review/password")
    new = "另一句 harbour 石桥 41"
    for fields, why in (
        ({"old": "wrong", "new": new, "again": new}, "现在的密码不对"),
        ({"old": PASSWORD, "new": "short", "again": "short"}, "至少 12 个字符"),
        ({"old": PASSWORD, "new": "a" * 20, "again": "a" * 20}, "太容易猜到"),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "和现在的一样"),
        ({"old": PASSWORD, "new": new, "again": new + "x"}, "两次输入的新密码不一样"),
    ):
        assert lin.post("/review/password", **fields).status_code == 422
        assert why in lin.words
    lin.post("/review/password", old=PASSWORD, new=new, again=new)
    assert "密码已更改" in lin.words
    assert another.get("/review/filings").url.path == "/review/sign-in", "every session ended"
    assert lin.sign_in("lin", PASSWORD).status_code == 403
    assert lin.sign_in("lin", new).status_code == 200


def test_a_found_browser_does_not_help_to_guess_the_password(lin: Visitor, world: World) -> None:
    lin.get("/review/password")
    new = "另一句 harbour 石桥 41"
    for _ in range(5):
        assert lin.post("/review/password", old="guess guess guess", new=new, again=new).status_code == 422
        assert "现在的密码不对" in lin.words
    assert lin.post("/review/password", old=PASSWORD, new=new, again=new).status_code == 422
    assert "账号锁定到" in lin.words
    world.house.clock.pass_by(timedelta(minutes=16))
    assert lin.post("/review/password", old=PASSWORD, new=new, again=new).status_code == 200


def test_a_first_password_is_only_good_for_setting_another(visitor: Visitor, another: Visitor) -> None:
    visitor.sign_in("admin")
    visitor.get("/review/clerks")
    made = visitor.post("/review/clerks", sign_in="Wen", name="文书记", role="clerk")
    password = made.text.split('id="password">')[1].split("<")[0]
    assert another.sign_in("wen", password).url.path == "/review/password"
    assert another.get("/review/filings").url.path == "/review/password"
    new = "第三句 meadow 风车 29"
    another.post("/review/password", old=password, new=new, again=new)
    assert another.sign_in("wen", new).url.path == "/review/filings"


def test_passwords_are_kept_as_argon2id(world: World) -> None:
    with world.house.service.database.reading() as connection:
        kept = connection.execute(CLERKS.select()).all()
    assert all(row.password.startswith("$argon2id$v=19$m=65536,t=3") for row in kept)
    assert not any(PASSWORD in row.password for row in kept)


def test_a_disabled_clerk_is_out_at_once(lin: Visitor, another: Visitor, world: World) -> None:
    another.sign_in("admin")
    another.get("/review/clerks")
    id = world.house.people["lin"].id
    another.post(f"/review/clerks/{id}", name="林书记", role="clerk", disabled="1")
    assert lin.get("/review/filings").url.path == "/review/sign-in"
    assert lin.sign_in("lin").status_code == 403
    another.post(f"/review/clerks/{id}", name="林书记", role="clerk")
    assert lin.sign_in("lin").status_code == 200


def test_the_last_administrator_stays(visitor: Visitor, world: World) -> None:
    visitor.sign_in("admin")
    visitor.get("/review/clerks")
    id = world.house.people["admin"].id
    assert visitor.post(f"/review/clerks/{id}", name="安管理", role="clerk").status_code == 409
    assert "至少要有一名可用的管理员" in visitor.words
    assert visitor.post(f"/review/clerks/{id}", name="安管理", role="admin", disabled="1").status_code == 409
    with world.house.service.database.reading() as connection:
        kept = clerks.by_id(connection, id)
    assert kept is not None
    assert not kept.disabled


@pytest.mark.parametrize(
    "path", ["mediators", "packs", "statistics", "statistics/filings.csv", "audit", "clerks"]
)
def test_a_clerk_gets_only_a_clerks_pages(lin: Visitor, path: str) -> None:
    assert lin.get(f"/review/{path}").status_code == 403
    assert "您的角色不能使用这一页" in lin.words


def test_the_head_does_not_keep_accounts(visitor: Visitor) -> None:
    visitor.sign_in("head")
    assert visitor.get("/review/mediators").status_code == 200
    assert visitor.get("/review/clerks").status_code == 403


def test_the_language_is_kept_and_comes_back_with_the_clerk(lin: Visitor, another: Visitor) -> None:
    lin.get("/review/filings?show=all")
    answer = lin.post("/review/language", language="en", onward="/review/filings?show=all")
    assert answer.url.query == b"show=all"
    assert "Received from" in lin.words
    assert '<html lang="en">' in lin.last.text
    another.sign_in("lin")
    assert "Sign out" in another.words


def test_a_form_that_is_too_large_is_not_read(lin: Visitor, world: World) -> None:
    answer = lin.client.post(
        f"/review/filings/{world.settled}/decide", data={"csrf": lin.token, "note": "x" * 300_000}
    )
    assert answer.status_code == 413
