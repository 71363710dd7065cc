"""Makes the archives with a dictionary beside this file.

    pip install zstandard
    python make.py
"""

import struct
from pathlib import Path

import zstandard

folder = Path(__file__).parent


def record(number):
    title = f"الخبر {number}"
    page = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>قال الوزير في مؤتمر صحفي إن الحكومة قررت في جلستها رقم "
        f"{number} تأجيل الانتخابات إلى العام المقبل.</p><p>وأضاف أن القرار نهائي.</p></body></html>"
    ).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%d\r\nWARC-Date: 2018-05-18T10:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (number, len(answer))
    )
    return head.encode() + answer + b"\r\n\r\n"


dictionary = zstandard.train_dictionary(2000, [record(number) for number in range(100, 400)], dict_id=7)


def archive(name, held, numbered=True):
    compressor = zstandard.ZstdCompressor(level=9, dict_data=dictionary, write_checksum=True, write_dict_id=numbered)
    frames = [compressor.compress(record(number)) for number in range(5)]
    (folder / name).write_bytes(struct.pack("<II", 0x184D2A5D, len(held)) + held + b"".join(frames))


plain = dictionary.as_bytes()
packed = zstandard.ZstdCompressor(level=9).compress(plain)
archive("plain.warc.zst", plain)
archive("packed.warc.zst", packed)
archive("unnumbered.warc.zst", packed, numbered=False)
