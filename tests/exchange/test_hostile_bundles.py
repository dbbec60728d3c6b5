"""Bundles made to hurt: each is refused with its code, and nothing is left or written anywhere.

Whoever knows a court's recipient can encrypt anything to it, so everything inside may be hostile, too.
"""

from __future__ import annotations

import io
import os
import random
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_app.exchange.contract import bag, unpacking
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.signed import Use, sign
from tests.cases import uid
from tests.exchange.bundles import Member, Sides, contents, members, named, rebagged, tar_of
from tests.exchange.keys import issued

SIDES = Sides.make()
ONE, TWO = b"one" * 300, b"two" * 500
FILED = [SIDES.filed(1, [ONE, TWO]), SIDES.filed(2, [TWO])]
BUNDLE = SIDES.bundle(FILED, contents(ONE, TWO))
TAR = SIDES.clear(BUNDLE)
PARTS = members(TAR)
DOCUMENT = bag.document_path(sha256_of(ONE))
FILING = bag.filing_path(uid(0xF001))
LIMITS = bag.Limits(
    bundle=1 << 20, filings=3, documents=8, tag=20_000, filing=20_000, filings_together=30_000
)


@pytest.fixture
def within(tmp_path: Path) -> Iterator[Path]:
    """The folder in which documents may wait, in one in which any trace outside of it would be seen."""
    folder = tmp_path / "inner" / "within"
    folder.mkdir(parents=True)
    (tmp_path / "inner" / "canary").write_text("untouched")
    yield folder
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "inner",
        "inner/canary",
        "inner/within",
    ]
    assert (tmp_path / "inner" / "canary").read_text() == "untouched"


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[None]:
    with pytest.raises(Fault) as caught:
        yield
    assert caught.value.code == code, caught.value
    if field is not None:
        assert caught.value.field == field


def tried(tar: bytes, within: Path) -> None:
    SIDES.open(SIDES.seal(tar), within, LIMITS)


def index(path: str) -> int:
    return next(at for at, (info, _) in enumerate(PARTS) if info.name == bag.BASE + path)


def before(path: str) -> bytes:
    """The tar up to the head of a member."""
    tar = tar_of(PARTS)
    return tar[: tar.index((bag.BASE + path).encode().ljust(100, b"\0"))]


def put(at: int, *parts: Member) -> list[Member]:
    return [*PARTS[:at], *parts, *PARTS[at:]]


def instead(path: str, *parts: Member) -> list[Member]:
    at = index(path)
    return [*PARTS[:at], *parts, *PARTS[at + 1 :]]


def test_the_honest_one_is_taken(within: Path) -> None:
    assert SIDES.open(BUNDLE, within, LIMITS) == contents(ONE, TWO)
    tried(tar_of(PARTS), within)


# --- names and kinds -------------------------------------------------------------------------------

HASH = sha256_of(ONE)
NAMES = [
    "/etc/cron.d/evil",
    "../evil",
    "bag/../../evil",
    "bag/data/documents/../../../evil",
    "bag//data/documents/" + HASH,
    "./" + bag.BASE + DOCUMENT,
    bag.BASE + DOCUMENT.upper(),
    bag.BASE + DOCUMENT + ".exe",
    bag.BASE + DOCUMENT + " ",
    bag.BASE + DOCUMENT + "/",
    bag.BASE + "data\\documents\\" + HASH,
    "C:\\bag\\data\\documents\\" + HASH,
    bag.BASE + "data/documents/CON",
    bag.BASE + "data/documents/" + HASH[:-1] + "\u0430",
    bag.BASE + "data/documents/" + HASH[:-1] + "\uff41",
    bag.BASE + "data/documents/\u202e" + HASH[1:],
    bag.BASE + "data/filings/" + uid(1).upper().replace("1", "A") + ".jws",
    bag.BASE + "data/filings/" + "\u0661" * 36 + ".jws",
    bag.BASE + "fetch.txt",
    bag.BASE + "manifest-md5.txt",
    "other/" + DOCUMENT,
    "",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["first", "instead", "last"])
def test_names_that_no_bundle_has(name: str, place: str, within: Path) -> None:
    evil = named(name, ONE)
    parts = {"first": put(0, evil), "instead": instead(DOCUMENT, evil), "last": [*PARTS, evil]}[place]
    with refused("bundle_name", ""):
        tried(tar_of(parts), within)


def test_a_name_that_goes_on_behind_its_end(within: Path) -> None:
    """A NUL ends a name for one reader and not for another."""
    head = bytearray(tar_of([named(bag.BASE + DOCUMENT, ONE)])[:512])
    head[90:100] = b"/../../evl"
    tar = tar_of(PARTS)
    at = len(before(DOCUMENT))
    with refused("bundle_name"):
        tried(tar[:at] + summed(head) + tar[at + 512 :], within)


def test_a_name_put_together_from_two_fields(within: Path) -> None:
    head = bytearray(tar_of([named(bag.BASE + DOCUMENT, ONE)])[:512])
    head[345:351] = b"../../"
    tar = tar_of(PARTS)
    at = len(before(DOCUMENT))
    with refused("bundle_name"):
        tried(tar[:at] + summed(head) + tar[at + 512 :], within)


def summed(head: bytearray) -> bytes:
    """The head with its right checksum."""
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.LNKTYPE,
        tarfile.SYMTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.DIRTYPE,
        tarfile.FIFOTYPE,
        tarfile.CONTTYPE,
        tarfile.GNUTYPE_SPARSE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.AREGTYPE,
        b"V",
        b"\xff",
    ],
)
@pytest.mark.parametrize("linkname", ["", "/etc/passwd", "../../canary"])
def test_members_that_are_no_files(kind: bytes, linkname: str, within: Path) -> None:
    evil = named(bag.BASE + DOCUMENT, ONE, type=kind, linkname=linkname)
    for parts in (put(0, evil), instead(DOCUMENT, evil), [*PARTS, evil]):
        with refused("bundle_member_kind"):
            tried(tar_of(parts), within)


def test_a_file_that_also_names_a_link(within: Path) -> None:
    with refused("bundle_member_kind"):
        tried(tar_of(instead(DOCUMENT, named(bag.BASE + DOCUMENT, ONE, linkname="/etc/passwd"))), within)


def test_extended_heads_of_other_forms(within: Path) -> None:
    """A second name for a member, in the ways in which tar has learned to say it."""
    long = named(bag.BASE + "data/documents/" + "a" * 200, ONE)
    with refused("bundle_member_kind"):
        tried(before(DOCUMENT) + tar_of([long], tarfile.PAX_FORMAT), within)
    with refused("bundle_header"):
        tried(before(DOCUMENT) + tar_of([long], tarfile.GNU_FORMAT), within)


# --- sizes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "code"),
    [
        (b"77777777777\0", "bundle_member_too_large"),
        (b"\x80" + (1 << 60).to_bytes(11, "big"), "bundle_member_too_large"),
        (b"\xff" * 11 + b"\xfb", "bundle_header"),
        (b"-0000000001\0", "bundle_header"),
        (b"0x000000100\0", "bundle_header"),
        (b"00003410000\0", "bundle_cut_short"),
    ],
)
def test_sizes_that_are_declared_and_not_there(field: bytes, code: str, within: Path) -> None:
    """Also in the two ways of writing a size that came later, one of them for negative ones."""
    tar = tar_of(PARTS)
    at = len(before(DOCUMENT))
    head = bytearray(tar[at : at + 512])
    head[124:136] = field
    with refused(code):
        tried(tar[:at] + summed(head) + tar[at + 512 :], within)


def test_more_than_was_promised_in_all(within: Path) -> None:
    large = bag.Limits(bundle=5_000)
    with refused("file_too_large"):
        SIDES.open(BUNDLE, within, large)
    info = PARTS[index(bag.INFO)][1].replace(b"Payload-Oxum: ", b"Payload-Oxum: 99999")
    with refused("bundle_too_large", bag.INFO):
        tried(retagged(bag.INFO, info), within)


def retagged(path: str, data: bytes) -> bytes:
    """A tag file replaced, and the tag manifest made to agree."""
    parts = [(info, data if info.name == bag.BASE + path else old) for info, old in PARTS]
    lines = "".join(f"{sha256_of(old)}  {info.name[4:]}\n" for info, old in parts[:3]).encode()
    parts[3] = (parts[3][0], lines)
    return tar_of([named(info.name, old) for info, old in parts])


@pytest.mark.parametrize(
    ("path", "size"),
    [(bag.DECLARATION, 20_001), (bag.MANIFEST, 20_001), (bag.COVER, 20_001), (FILING, 20_001)],
)
def test_a_member_larger_than_its_kind(path: str, size: int, within: Path) -> None:
    with refused("bundle_member_too_large", path):
        tried(tar_of(instead(path, named(bag.BASE + path, b"x" * size))), within)


def test_many_filings_that_are_each_small_enough(within: Path) -> None:
    padded = [SIDES.filed(n, [ONE]) for n in (1, 2)]
    odd = [
        replace(one.manifest, author=replace(one.manifest.author, organisation="x" * 3900)) for one in padded
    ]
    signed = [SIDES.sign(manifest) for manifest in odd]
    bundle = SIDES.bundle(signed, contents(ONE))
    narrow = replace(LIMITS, filings_together=10_000)
    with refused("bundle_member_too_large"):
        SIDES.open(bundle, within, narrow)


def test_too_many_members(within: Path) -> None:
    filings = [SIDES.filed(n, []) for n in range(4)]
    with refused("bundle_too_many", bag.MANIFEST):
        SIDES.open(SIDES.bundle(filings, contents()), within, LIMITS)
    many = [b"%d" % n for n in range(9)]
    with refused("bundle_too_many", bag.MANIFEST):
        SIDES.open(SIDES.bundle([SIDES.filed(1, many)], contents(*many)), within, LIMITS)


def test_a_disk_without_room(within: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    with refused("no_room"):
        tried(TAR, within)


# --- what the bag says, and what is there ----------------------------------------------------------


def test_an_altered_document(within: Path) -> None:
    with refused("hash_mismatch", DOCUMENT):
        tried(tar_of(instead(DOCUMENT, named(bag.BASE + DOCUMENT, ONE[:-1] + b"X"))), within)
    with refused("hash_mismatch", DOCUMENT):
        tried(tar_of(instead(DOCUMENT, named(bag.BASE + DOCUMENT, ONE[:-1]))), within)
    # With a manifest that agrees, the name of the document still says what it ought to be.
    with refused("hash_mismatch", bag.MANIFEST):
        tried(tar_of(rebagged(PARTS, {DOCUMENT: b"other"})), within)


def test_a_missing_document(within: Path) -> None:
    with refused("bundle_order"):
        tried(tar_of(instead(DOCUMENT)), within)
    last = PARTS[-1][0].name.removeprefix(bag.BASE)
    with refused("bundle_incomplete", last):
        tried(tar_of(PARTS[:-1]), within)
    # With a manifest that agrees, only the filing that names it is at fault.
    with SIDES.unpacked(SIDES.seal(tar_of(rebagged(PARTS, {DOCUMENT: None}))), within) as found:
        assert [one.fault.code if one.fault else "" for one in found.filings] == ["documents_missing", ""]


def test_an_extra_document(within: Path) -> None:
    extra = bag.document_path(sha256_of(b"extra"))
    with refused("bundle_extra", extra):
        tried(tar_of([*PARTS, named(bag.BASE + extra, b"extra")]), within)
    with refused("bundle_extra", extra):
        tried(tar_of(rebagged(PARTS, {extra: b"extra"})), within)


@pytest.mark.parametrize("path", [bag.DECLARATION, bag.MANIFEST, bag.COVER, FILING, DOCUMENT])
def test_a_member_twice(path: str, within: Path) -> None:
    part = PARTS[index(path)]
    for parts in (put(index(path), part), [*PARTS, part]):
        with refused("bundle_member_twice", path):
            tried(tar_of(parts), within)


def test_a_filing_added_taken_out_or_replaced(within: Path) -> None:
    """The cover is signed by the laptop, so the bag may agree with itself and be refused all the same."""
    other = SIDES.filed(3, [ONE])
    for changed in (
        {bag.filing_path(uid(0xF003)): other.token.encode()},
        {FILING: None},
        {FILING: SIDES.sign(replace(FILED[0].manifest, practice=False)).token.encode()},
        {FILING: PARTS[index(FILING)][1] + b"A"},
    ):
        with refused("cover_differs", bag.COVER):
            tried(tar_of(rebagged(PARTS, changed)), within)


def test_an_order_of_its_own(within: Path) -> None:
    with refused("bundle_order"):
        tried(tar_of([PARTS[1], PARTS[0], *PARTS[2:]]), within)
    with refused("bundle_order"):
        tried(tar_of([*PARTS[:-2], PARTS[-1], PARTS[-2]]), within)
    lines = PARTS[index(bag.MANIFEST)][1].splitlines(keepends=True)
    with refused("bag_manifest", bag.MANIFEST):
        tried(retagged(bag.MANIFEST, b"".join(reversed(lines))), within)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"%s  ../../evil", "bundle_name"),
        (b"%s  /etc/passwd", "bundle_name"),
        (b"%s  data/documents/..", "bundle_name"),
        (b"%s  bagit.txt", "bundle_name"),
        (b"%s  data/\xe4\xb8\xad", "bundle_name"),
        (b"%s  data/documents/a\0b", "bundle_name"),
        (b"%s *data/cover.jws", "bag_manifest"),
        (b"%.63s  data/cover.jws", "bag_manifest"),
        (b"%s  data/cover.jws", "bundle_member_twice"),
        (b"%s  data/filings/zz.jws", "bundle_name"),
        (b"", "bag_manifest"),
    ],
)
def test_lines_that_no_manifest_has(line: bytes, code: str, within: Path) -> None:
    made = line.replace(b"%s", b"f" * 64).replace(b"%.63s", b"f" * 63)
    with refused(code, bag.MANIFEST):
        tried(retagged(bag.MANIFEST, PARTS[index(bag.MANIFEST)][1] + made + b"\n"), within)


def test_tag_files_of_another_kind(within: Path) -> None:
    with refused("bag_unknown", bag.DECLARATION):
        tried(retagged(bag.DECLARATION, bag.DECLARED.replace(b"1.0", b"0.97")), within)
    for info in (
        b"",
        b"Payload-Oxum: 1\n",
        b"Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n",
        b"Payload-Oxum: 9.9\n",
    ):
        with refused("bag_oxum", bag.INFO):
            tried(retagged(bag.INFO, info), within)
    info = PARTS[index(bag.INFO)][1]
    oxum = info.split(b"Oxum: ")[1].split(b".")[0]
    with refused("bag_oxum", bag.INFO):
        tried(retagged(bag.INFO, info.replace(oxum, b"%d" % (int(oxum) - 1))), within)
    for path in bag.TAGS[:3]:
        with refused("bag_tag_altered", bag.TAG_MANIFEST):
            other = PARTS[index(path)][1] + (b"" if path == bag.DECLARATION else b"X: y\n")
            if path != bag.DECLARATION:
                tried(tar_of(instead(path, named(bag.BASE + path, other))), within)
            else:
                tried(
                    tar_of(
                        instead(bag.TAG_MANIFEST, named(bag.BASE + bag.TAG_MANIFEST, b"0" * 64 + b"  x\n"))
                    ),
                    within,
                )


# --- signatures ------------------------------------------------------------------------------------


def test_a_cover_of_another_signer_use_or_version(within: Path) -> None:
    stranger = issued(Sides.make().authority)
    cover = SIDES.cover(FILED)
    laptop = SIDES.laptop
    for token, code in [
        (SIDES.signed(cover, stranger), "certificate_foreign"),
        (sign(cover.to_data(), Use.MANIFEST, laptop.key, laptop.certificate), "signed_for_other_use"),
        (FILED[0].token, "signed_for_other_use"),
        (
            sign(cover.to_data() | {"contract": 9}, Use.COVER, laptop.key, laptop.certificate),
            "contract_too_new",
        ),
        (sign(cover.to_data() | {"more": 1}, Use.COVER, laptop.key, laptop.certificate), "unknown_field"),
        (SIDES.signed(cover)[:-4] + "AAAA", "signature_wrong"),
        ("not signed", "not_signed"),
        ("", "not_signed"),
    ]:
        with refused(code):
            tried(tar_of(rebagged(PARTS, {bag.COVER: token.encode()})), within)
    with refused("not_signed"):
        tried(tar_of(rebagged(PARTS, {bag.COVER: "签".encode()})), within)


def bundled(*tokens: tuple[str, str], documents: Sequence[bytes] = (ONE, TWO)) -> bytes:
    """A bundle whose laptop vouches for filings that are none."""
    cover = replace(
        SIDES.cover([]),
        filings=tuple(
            sorted(
                (type(FILED[0].listed)(i, sha256_of(t.encode())) for i, t in tokens),
                key=lambda x: x.filing_id,
            )
        ),
    )
    texts = {bag.COVER: SIDES.signed(cover).encode()}
    texts |= {bag.filing_path(i): t.encode() for i, t in tokens}
    texts |= {bag.document_path(sha256_of(d)): d for d in (b"{}", *documents)}
    return SIDES.seal(tar_of(rebagged([], dict(texts))))


def test_one_filing_that_cannot_be_read_does_not_stop_the_others(within: Path) -> None:
    good = FILED[0]
    newer = sign(
        good.manifest.to_data() | {"contract": 9}, Use.MANIFEST, SIDES.laptop.key, SIDES.laptop.certificate
    )
    size = SIDES.sign(
        replace(FILED[1].manifest, documents=(replace(FILED[1].manifest.documents[0], size=7),))
    )
    for token, code in [
        (newer, "contract_too_new"),
        (FILED[0].token, "filing_id_differs"),
        ("nothing", "not_signed"),
        (size.token, "size_mismatch"),
    ]:
        bundle = bundled((good.manifest.filing_id, good.token), (uid(0xF002), token))
        with SIDES.unpacked(bundle, within) as found:
            assert [one.fault.code if one.fault else "" for one in found.filings] == ["", code]
            assert found.read(sha256_of(ONE)) == ONE


# --- the file as a whole ---------------------------------------------------------------------------


def test_a_bundle_cut_short_anywhere(within: Path) -> None:
    """Every 512 bytes, and around the places where the encryption has its seams."""
    for length in sorted({*range(0, len(BUNDLE), 512), *range(200), len(BUNDLE) - 1, len(BUNDLE) - 16}):
        with pytest.raises(Fault) as caught:
            SIDES.open(BUNDLE[:length], within, LIMITS)
        assert caught.value.code == ("file_unreadable" if length < 22 else "file_damaged"), length
    with refused("file_damaged"):
        SIDES.open(BUNDLE + b"x", within, LIMITS)


def test_a_tar_cut_short_anywhere(within: Path) -> None:
    """The same inside, by somebody who encrypts what is left."""
    for length in range(0, len(TAR.rstrip(b"\0")), 512):
        with refused("bundle_cut_short"):
            tried(TAR[:length], within)
        # An end put behind what is left: it comes where a member was promised, or within one.
        with pytest.raises(Fault) as caught:
            tried(TAR[:length] + bytes(1024), within)
        assert caught.value.code in {
            "bundle_incomplete",
            "bundle_trailing",
            "bundle_cut_short",
            "bag_unknown",
            "bag_tag_altered",
            "bag_manifest",
            "hash_mismatch",
        }


def test_something_behind_the_end(within: Path) -> None:
    for tail in (b"x" * 512, bytes(512) + b"x", bytes(3), bytes(30 * 512)):
        with refused("bundle_trailing"):
            tried(TAR + tail + (b"" if tail.strip(b"\0") or len(tail) < 512 else bytes(512)), within)
    # Another tar behind the first is not read, and not passed over in silence either.
    with refused("bundle_trailing"):
        tried(TAR + TAR, within)
    with refused("bundle_trailing"):
        padded = bytearray(TAR)
        at = TAR.index(bag.DECLARED) + len(bag.DECLARED)
        padded[at] = 1
        tried(bytes(padded), within)


def test_for_another_court_or_not_encrypted_at_all(within: Path) -> None:
    other = Sides.make()
    with refused("file_other_key"):
        other.open(BUNDLE, within, LIMITS)
    for data in (TAR, b"", os.urandom(5000), b"PK\x03\x04", b"age-encryption.org/v1"):
        with refused("file_unreadable"):
            SIDES.open(data, within, LIMITS)
    with refused("file_unreadable"):
        SIDES.open(pyrage.encrypt(TAR, [SIDES.court.to_public()], armored=True), within, LIMITS)
    with refused("file_other_key"):
        SIDES.open(pyrage.passphrase.encrypt(TAR, "a fictional passphrase"), within, LIMITS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.integers(0, len(BUNDLE) - 1), st.integers(1, 255))
def test_any_changed_byte_of_the_file(within: Path, at: int, by: int) -> None:
    changed = bytearray(BUNDLE)
    changed[at] ^= by
    with pytest.raises(Fault) as caught:
        SIDES.open(bytes(changed), within, LIMITS)
    assert caught.value.code in {"file_unreadable", "file_damaged", "file_other_key"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_any_changed_bytes_inside(within: Path, chance: random.Random, count: int) -> None:
    """Either it is refused with a code, or it says exactly what was said before."""
    changed = bytearray(TAR)
    for _ in range(count):
        changed[chance.randrange(len(changed))] = chance.choice(
            [0, 0x30, 0x31, 0x2F, 0x2E, 0xFF, chance.randrange(256)]
        )
    try:
        assert SIDES.open(SIDES.seal(bytes(changed)), within, LIMITS) == contents(ONE, TWO)
    except Fault as fault:
        assert fault.code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.binary(max_size=3000))
def test_anything_at_all(within: Path, data: bytes) -> None:
    for tried_on in (data, SIDES.seal(data), SIDES.seal(TAR[:512] + data)):
        with pytest.raises(Fault):
            SIDES.open(tried_on, within, LIMITS)


def test_nothing_is_given_before_the_last_byte(within: Path) -> None:
    """A bundle whose last piece is missing never reaches whoever takes filings in."""
    reached = False
    with refused("file_damaged"), SIDES.unpacked(BUNDLE[:-5], within, LIMITS):
        reached = True
    assert not reached


def test_what_admits_is_asked_before_a_document_is_kept(within: Path) -> None:
    written: list[int] = []

    class Counting(io.BytesIO):
        def write(self, data: object) -> int:
            written.append(1)
            return super().write(data)  # type: ignore[arg-type]

    def closed(token: str) -> object:
        assert not written
        raise Fault("laptop_revoked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.TemporaryFile", lambda **_: Counting())
        with (
            refused("laptop_revoked"),
            unpacking.unpacked(
                io.BytesIO(BUNDLE),
                str(SIDES.court),
                within=within,
                admit=closed,  # type: ignore[arg-type]
            ),
        ):
            pass
    assert not written
