"""Reads every export again with pandas, polars and DuckDB and compares it row by row with the records.

    pip install pandas polars duckdb pyarrow
    python docs/reread/reread.py MARSAD FILE...       e.g. target/release/marsad examples/*.json
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas
import polars

marsad, *inputs = sys.argv[1:]
folder = Path(tempfile.mkdtemp())


def export(layout, name, *options):
    path = folder / name
    subprocess.run([marsad, "code", "--format", layout, "--output", path, *options, *inputs], check=True)
    return path


def names(path):
    """The columns that the data dictionary beside an export tells."""
    return [row["name"] for row in pandas.read_csv(f"{path}.dictionary.csv").to_dict("records")]


def absent(value):
    """What pandas has for nothing as None, arrays as lists."""
    value = value.tolist() if hasattr(value, "tolist") else value
    return None if not isinstance(value, list) and value != value else value


def compare(reader, layout, rows, expected):
    rows = [{key: absent(value) for key, value in row.items()} for row in rows]
    expected = list(expected)
    assert len(rows) == len(expected), (reader, layout, len(rows), len(expected))
    for row, want in zip(rows, expected):
        for key, value in want.items():
            have = row[key]
            assert have == value, (reader, layout, key, have, value)
    print(f"{layout:15} {reader:8} {len(rows):5} rows, {len(rows[0]):2} columns, equal")


records = [json.loads(line) for line in open(export("jsonl", "events.jsonl"), encoding="utf-8")]
told = [record for record in records if record["modality"] != "negated"]


def flat(record):
    """A record as the columns that CSV and Parquet share; lists as lists."""
    place, date = record["place"] or {}, record["date"] or {}
    row = {key: record[key] for key in "id doc published outlet url line action modality event mode cameo quad goldstein rule".split()}
    row |= {"trigger": record["trigger"]["text"], "date": date.get("value"), "place": place.get("text")}
    row |= {"place_country": place.get("country"), "lat": place.get("lat"), "lon": place.get("lon")}
    for role in ("actor", "recipient", "source"):
        for field in ("text", "country", "sector"):
            name = role if field == "text" else f"{role}_{field}"
            row[name] = [entity[field] for entity in record[f"{role}s"]]
    return row


def cells(record):
    """The same as text readers see it: lists joined, what is empty absent."""
    joined = lambda value: "; ".join(part or "" for part in value) if isinstance(value, list) else value
    return {key: joined(value) if joined(value) != "" else None for key, value in flat(record).items()}


# CSV. Codes such as 042 are text: tell the reader so, or it drops their zeros.
csv = export("csv", "events.csv")
text = dict(keep_default_na=False, na_values=[""])
compare("pandas", "csv", pandas.read_csv(csv, dtype={"cameo": str}, **text).astype(object).to_dict("records"), map(cells, records))
compare("polars", "csv", polars.read_csv(csv, schema_overrides={"cameo": polars.String}, infer_schema_length=None).to_dicts(), map(cells, records))
duck = duckdb.sql(f"select * from read_csv('{csv}', all_varchar=true)").df().astype(object).to_dict("records")
compare("duckdb", "csv", duck, [{key: None if value is None else str(value) for key, value in cells(r).items() if not isinstance(value, float)} for r in records])

# JSON Lines.
compare("pandas", "jsonl", pandas.read_json(folder / "events.jsonl", lines=True, dtype=False).to_dict("records"), ({"id": r["id"], "actors": r["actors"], "size": r["size"]} for r in records))
duck = duckdb.sql(f"select id, actors from read_json('{folder}/events.jsonl')").fetchall()
compare("duckdb", "jsonl", [{"id": id, "actors": [actor["text"] for actor in actors]} for id, actors in duck], ({"id": r["id"], "actors": [a["text"] for a in r["actors"]]} for r in records))

# Parquet: the directory is one table; year and month come from the names of directories.
parquet = export("parquet", "events.parquet")
order = sorted(records, key=lambda record: record["id"])
frame = pandas.read_parquet(parquet).sort_values("id").astype(object)
compare("pandas", "parquet", frame.to_dict("records"), map(flat, order))
compare("pandas", "parquet whole", [json.loads(record) for record in frame["record"]], order)
compare("polars", "parquet", polars.read_parquet(parquet / "**/*.parquet", hive_partitioning=True).sort("id").to_dicts(), map(flat, order))
relation = duckdb.sql(f"select * from read_parquet('{parquet}/**/*.parquet', hive_partitioning=true) order by id")
compare("duckdb", "parquet", [dict(zip(relation.columns, row)) for row in relation.fetchall()], map(flat, order))

# GeoJSON.
geo = json.load(open(export("geojson", "events.geojson"), encoding="utf-8"))
point = lambda place: place and place["lat"] is not None and [place["lon"], place["lat"]] or None
compare("json", "geojson", [{"id": f["id"], "at": f["geometry"] and f["geometry"]["coordinates"]} for f in geo["features"]], ({"id": r["id"], "at": point(r["place"])} for r in records))
compare("json", "plover", [json.loads(line) for line in open(export("plover", "plover.jsonl"), encoding="utf-8")], ({"id": r["id"], "event": [r["event"]]} for r in told))


def pairs(record):
    actors, recipients = record["actors"], record["recipients"]
    if recipients:
        return [(a, r) for a in actors or [None] for r in recipients]
    if len(actors) > 1:
        return [(a, b) for i, a in enumerate(actors) for b in actors[i + 1 :]]
    return [(actors[0] if actors else None, None)]


def name(entity):
    return entity and (entity["name_en"] or entity["text"])


def day(record):
    return (record["date"] or {}).get("start") or record["published"][:10]


dyads = [(record, *pair) for record in told for pair in pairs(record)]
gdelt = export("gdelt", "gdelt.tsv")
want = [{"SQLDATE": day(r).replace("-", ""), "Actor1Name": name(a), "Actor2Name": name(b)} | ({"EventCode": r["cameo"]} if r["event"] == r["action"] else {}) for r, a, b in dyads]
tab = dict(sep="\t", header=None, dtype=str, quoting=3, **text)
compare("pandas", "gdelt", pandas.read_csv(gdelt, names=names(gdelt), **tab).astype(object).to_dict("records"), want)
polar = dict(separator="\t", quote_char=None, infer_schema=False)
compare("polars", "gdelt", polars.read_csv(gdelt, has_header=False, new_columns=names(gdelt), **polar).to_dicts(), want)
relation = duckdb.sql(f"select * from read_csv('{gdelt}', delim='\t', header=false, quote='', all_varchar=true, names={names(gdelt)})")
compare("duckdb", "gdelt", [dict(zip(relation.columns, row)) for row in relation.fetchall()], want)
mentions = export("gdelt-mentions", "mentions.tsv")
ids = pandas.read_csv(gdelt, names=names(gdelt), **tab)["GLOBALEVENTID"]
compare("pandas", "gdelt-mentions", pandas.read_csv(mentions, names=names(mentions), **tab).astype(object).to_dict("records"), ({"GLOBALEVENTID": id, "MentionSourceName": r["outlet"]} for id, (r, _, _) in zip(ids, dyads)))

head = tab | {"header": 0}
icews = export("icews", "icews.tsv")
want = [{"Event Date": day(r), "Source Name": name(a), "Target Name": name(b), "Publisher": r["outlet"]} for r, a, b in dyads]
compare("pandas", "icews", pandas.read_csv(icews, **head).astype(object).to_dict("records"), want)
compare("polars", "icews", polars.read_csv(icews, **polar).to_dicts(), want)
polecat = export("polecat", "polecat.tsv")
unknown = lambda values: "; ".join(value or "None" for value in values) or "None"
want = [{"Event ID": r["id"], "Event Type": r["event"], "Actor Country": unknown(a["country"] for a in r["actors"]), "Recipient Name Raw": unknown(a["text"] for a in r["recipients"])} for r in told]
compare("pandas", "polecat", pandas.read_csv(polecat, **head).astype(object).to_dict("records"), want)
compare("polars", "polecat", polars.read_csv(polecat, **polar).to_dicts(), want)
relation = duckdb.sql(f"select * from read_csv('{polecat}', delim='\t', header=true, quote='', all_varchar=true)")
compare("duckdb", "polecat", [dict(zip(relation.columns, row)) for row in relation.fetchall()], want)
print("all equal")
