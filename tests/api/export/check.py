# Behind the documentation's own lines: what they read has the types that the codebook promises.
for table, frame in (("responses", responses), ("answers", answers)):
    for _, row in book[book.table == table].iterrows():
        dtype = str(frame[row.column].dtype)
        expected = {
            "integer": "Int64",
            "number": "Float64",
            "boolean": "boolean",
            "datetime": "datetime64[ns, UTC]",
            "code": "category" if row.codes else "string",
        }.get(row.type, "string")
        # Newer versions of pandas keep a coarser unit of time.
        dtype = dtype.replace("[us,", "[ns,").replace("[s,", "[ns,")
        assert dtype.startswith(expected), (table, row.column, dtype, expected)
assert responses.captured_at.notna().all() and responses.longitude.between(14, 15).all()
assert set(answers.response) == set(responses.response)
scored = answers[answers.levels.notna() & ~answers.cannot_judge & (answers.value != "")]
assert (scored.level < scored.levels).all() or scored.level.isna().any()
print(len(responses), "responses read by the codebook")
