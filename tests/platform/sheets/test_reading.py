import datetime as dt
import io

import pytest

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.sheets import RowFault, read_sheet, reading, write_sheet

HEAD = ["小区*", "Kind", "Households", "金额（元）", "Day", "Time"]


def test_book_with_title_blank_rows_and_merged_cells_is_read(columns, book):
    rows = [
        ["2025年小区登记表"],
        HEAD,
        ["清溪苑", "commodity", 12, "3万", dt.date(2025, 3, 1)],
        [None, "commodity", 5],
        [],
        ["和顺里", "商品住宅小区"],
    ]

    read = read_sheet(book(rows, merged=["A3:A4"]), columns)

    assert not read.faults
    assert [(row.number, row["name"], row["households"]) for row in read.rows] == [
        (3, "清溪苑", 12), (4, "清溪苑", 5), (6, "和顺里", None),
    ]  # fmt: skip
    assert (read.rows[0]["amount"], read.rows[0]["on"]) == (3_000_000, dt.date(2025, 3, 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_any_encoding(columns, encoding, delimiter):
    written = "\r\n".join(
        delimiter.join(row) for row in (["小区", "Kind"], ["清溪苑", "commodity"], ["", ""])
    )

    assert [dict(row)["name"] for row in read_sheet(io.BytesIO(written.encode(encoding)), columns).rows] == [
        "清溪苑"
    ]


def test_faulty_row_is_told_cell_by_cell_and_set_aside(columns):
    read = read_sheet(
        "小区,Kind,Households\n清溪苑,villa,some\n,commodity,3\n和顺里,commodity,4\n".encode(), columns
    )

    assert [row["name"] for row in read.rows] == ["和顺里"]
    assert [(fault.row, fault.column) for fault in read.faults] == [
        (2, "kind"),
        (2, "households"),
        (3, "name"),
    ]
    assert [row.cells["name"] for row in read.faulty] == ["清溪苑", ""]


def test_further_faults_set_their_rows_aside(columns):
    read = read_sheet("小区,Kind\na,commodity\nb,commodity\nc,x\n".encode(), columns)

    read = read.set_aside([RowFault(2, "name", say("twice"))])

    assert [row["name"] for row in read.rows] == ["b"]
    assert [row.number for row in read.faulty] == [2, 4]
    assert [fault.row for fault in read.faults] == [2, 4]


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"a,b\n1,2\n", "lacks these columns: Estate, Kind"),
        ("小区,Kind\n".encode(), "no rows"),
        (b"PK\x03\x04 broken", "not a sheet"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel"),
        (b"\xff\xfe\x00\x00", "not a sheet"),
        (b"", "not a sheet"),
    ],
)
def test_file_that_is_no_such_sheet_is_refused(columns, content, because):
    with pytest.raises(Refusal, match=because) as refused:
        read_sheet(content, columns)

    assert refused.value.field == "file"


def test_sheet_with_too_many_rows_is_refused(columns, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)

    with pytest.raises(Refusal, match="2 rows"):
        read_sheet(("小区,Kind\n" + "a,commodity\n" * 3).encode(), columns)


def test_file_that_is_too_large_is_refused(columns, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)

    with pytest.raises(Refusal, match="larger than"):
        read_sheet(io.BytesIO(b"x" * 11), columns)


def test_book_that_unpacks_to_too_much_is_refused(columns, book, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_UNPACKED", 10)

    with pytest.raises(Refusal, match="unpacks"):
        read_sheet(book([HEAD, ["a", "commodity"]]), columns)


def test_what_was_written_reads_back(columns, tmp_path):
    rows = [
        {
            "name": "=1+1",
            "kind": "commodity",
            "households": 3,
            "amount": 12345,
            "on": dt.date(2025, 3, 1),
            "at": None,
        }
    ]
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(write_sheet("x", columns, rows))

    assert [dict(row) for row in read_sheet(file, columns).rows] == rows
