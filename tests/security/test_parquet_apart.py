"""Parquet files that end the process which opens them cost a row and not the run."""

import base64
import gzip
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

CRASHING = (
    "ABzY8000000t4+<&yU+g7#(|4ZxlszTh*2=rRWn%O%G}6q}^&;1*!Hf*#KVHL@c}QiK#uxx;S>~A4!Wi>>t31BPYbE5f{{J5vn#4"
    "f(zozfpd>Nap+;i%y^S#*{nbU2_fxhGVy%#=Dqo5#!ucfJ2g2cm*va0EXn9RLg&{+giv7cw#M7KjN}WlTA_#~`jbjG&}A{Gt72fB"
    "J4XS9GJ{EixKKuvtR*)lWaUbpj#$z7@qmDFv1rt0`txY>lQDJjG*<%TvMq~TVyRK2BkvL%1Ozt1i1?KDb@`1Ww8hzR^+=D?pIzbf"
    "h_?%Z#5DHK%D<eMB=T(W#a2T=$R^MaqXb+6bbX_N7l0e4_k02|1_$@C<0a!!p|D9~-gpFb;2QLB6hqypUxPl5U{<_Pu$yi4F$OQd"
    "X*Z>eaG#{E2WbEgQtSzX7eCeNU>FAU_McS2CNU%t9^mvLgh2vMIDSg?;5zg?-}k~G2KP;pMqylmnD}7;KBn?s<dG`ue*^D_X$&|?"
    "NZ>N8Lny~RoDjxGQ|kM4*xAJoQUc=<Bi?^n0SxYV<oKAaZg%k%aJ`5)N#r>M+>~!jwNPl^f^8gwmw@r79Xq%!OzZczg<P$1uqRII"
    "?|UMecO||P|NTurPI%%GFwp<^2<qzT_WhF^JjZ;r&z6xY#m+A2VL6ZF;w4cPJ@*o_OBBVsXA&>*$zf#KQWtTW?1oWHElaW+ES6Jq"
    "z85F5m`zwDKIzd^W=V1hc{m9ul2+1e9hKywwv41DjVa2aA}L=8%9ny}>-nRmtW~IkAx4krn<S!!Qq&|(rxu6MEKRmj&h)dO{2=Hr"
    "1^sK`WG6n(Ys}+anPkkfoMgvko(am2g8q0xe=h#DGar|0X}W~8CU@(jsqp>c62EE6lO_GDg8psp)Id%R<i9qM<CpmPYtxrTIk>1u"
    "dS3bU0@6xq(d=|S*uIsSi~9M(RaPFEmT8)8Gb`_z=FqgdX45pg=4zM6EDG3Q538p64iCKgKb*SuHhc0|v&MtGzq3jChYYgC`PZlT"
    "tnm4*j!#-yY>VNqe@L4ZMzPW4py8B{PqjF<#hN=i9~pT4<|Ailt*}($zoWPA8+W%2-tRN~&HEF*CKs`~uk^B2v7mu>I`Lgbwecy#"
    "x7j*YxrCFYY|TtMLEr3h{ZBIf_Tm2V@)lCrO{VuEx#INuS8x=CLl}@KrgskNH>yUprZKagR#c$}yh%T>{{RdA{c>ds000"
)
"""A file of our own with one damaged byte in its footer: Arrow ends the process over a histogram of another size."""


def _crashing() -> bytes:
    return gzip.decompress(base64.b85decode(CRASHING))


def _good() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": ["Le pont de Brévin rouvre lundi matin, selon la mairie."]}), sink)
    return sink.getvalue()


def test_the_run_goes_on(folder, harvest):
    (folder / "bad.parquet").write_bytes(_crashing())
    (folder / "good.parquet").write_bytes(_good())
    (folder / "noise.parquet").write_bytes(b"PAR1" + bytes(range(256)) * 9 + b"PAR1")
    harvest.ingest(folder)
    rows = harvest.rows("SELECT split_part(source_id, '#', 1), status, reason FROM sources ORDER BY 1")
    assert rows == [
        ("bad.parquet", "failed", "worker_crashed"),
        ("good.parquet", "loaded", None),
        ("noise.parquet", "failed", "corrupt_parquet"),
    ]
    assert not harvest.ingest(folder).changed


def test_what_came_before_the_crash_stays(folder, harvest):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("1.txt", "Le pont de Brévin a rouvert lundi, selon la mairie.")
        archive.writestr("2.parquet", _crashing())
        archive.writestr("3.txt", "Le musée de Brévin a rouvert mardi, selon la mairie.")
    (folder / "b.zip").write_bytes((folder / "a.zip").read_bytes()[:100])
    harvest.ingest(folder)
    rows = harvest.rows("SELECT source_id, status, reason FROM sources ORDER BY 1")
    assert rows == [
        ("a.zip", "failed", "worker_crashed"),
        ("a.zip!/1.txt", "loaded", None),
        ("b.zip", "failed", "truncated_archive"),
        ("b.zip!/1.txt", "duplicate", None),
    ]
