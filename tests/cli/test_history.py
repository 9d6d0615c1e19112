def test_a_detail_stands_beside_its_outcome(staffed):
    rows = (
        "phone,at,outcome,detail\n"
        "3125550101,2026-03-02T10:30:00-06:00,no message,busy\n"
        "3125550101,2026-03-02T11:30:00-06:00,no message,\n"
    )
    staffed.done("import", "--calls", staffed.file("calls.csv", rows))
    assert "no message: busy" in staffed("history", "1").out
    assert [call.get("detail") for call in staffed.done("history", "1")["calls"]] == ["busy", None]
