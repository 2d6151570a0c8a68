/// `VERIFY.txt`: how a stranger checks an issued folder without Regest.
///
/// The lines that begin with four spaces are commands; a test runs them. The text
/// is the same for every manifest.
enum VerifyText {
  static var bytes: [UInt8] { Array(text.utf8) }

  private static let text = #"""
    How to verify these files without Regest
    ========================================

    You need a shell, GNU coreutils and jq. Each command of the checks 1 to 6 ends by
    printing ok or FAILED.

    This folder holds
      MANIFEST.sha256   the SHA-256 of every source file
      records.jsonl     one citation record a line
      TREE.json         links, empty folders and executable files, as sums cannot say them
      manifest.json     what binds them, the register and the rules
      VERIFY.txt        this page

    Go to the folder that the paths in MANIFEST.sha256 start from, and let D be
    this folder as seen from there.

    1. The sources are the ones that were cited.

        sha256sum --strict --quiet -c "$D/MANIFEST.sha256" && echo ok || echo FAILED

    2. The files belong together: manifest.json names the digests of the four others.

        test "$(jq '.subject | length' "$D/manifest.json")" = 4 && echo ok || echo FAILED
        jq -r '.subject[] | .digest.sha256 + "  " + .name' "$D/manifest.json" | (cd "$D" && sha256sum --strict --quiet -c) && echo ok || echo FAILED

    3. The bytes are canonical (RFC 8785), so an id can only mean one thing.

        jq -cjS . "$D/manifest.json" | cmp - "$D/manifest.json" && echo ok || echo FAILED
        jq -cjS . "$D/TREE.json" | cmp - "$D/TREE.json" && echo ok || echo FAILED
        jq -cS . "$D/records.jsonl" | cmp - "$D/records.jsonl" && echo ok || echo FAILED

    4. The counts are the lines.

        test "$(jq .predicate.sources.count "$D/manifest.json")" = "$(wc -l < "$D/MANIFEST.sha256")" && echo ok || echo FAILED
        test "$(jq .predicate.records.count "$D/manifest.json")" = "$(wc -l < "$D/records.jsonl")" && echo ok || echo FAILED

    5. Every record was made from a listed source, against the register and by the
       rules that manifest.json names.

        jq -r .source.sha256 "$D/records.jsonl" | sort -u | while read -r s; do grep -q "^\\\\\{0,1\}$s  " "$D/MANIFEST.sha256" || exit 1; done && echo ok || echo FAILED
        test -z "$(jq -r .register.sha256 "$D/records.jsonl" | grep -v "$(jq -r .predicate.register.sha256 "$D/manifest.json")")" && echo ok || echo FAILED
        test -z "$(jq -cS .rules "$D/records.jsonl" | grep -vxF "$(jq -cS .predicate.rules "$D/manifest.json")")" && echo ok || echo FAILED

    6. Every record's text stands in its source at the place it names. (Paths with
       a backslash or a line break are escaped in MANIFEST.sha256; look at those by
       hand.)

        jq -r '[.source.sha256, .place.start, .place.end, (.text | @base64)] | @tsv' "$D/records.jsonl" | while read -r s a b t; do f=$(grep -m 1 "^$s  " "$D/MANIFEST.sha256" | cut -c 67-); [ -z "$f" ] || [ "$(tail -c +$((a + 1)) -- "$f" | head -c $((b - a)) | base64 -w 0)" = "$t" ] || exit 1; done && echo ok || echo FAILED

    The id of the manifest is regest:1:man: and the SHA-256 of manifest.json; compare
    it with the id you were given. The id of a record is regest:1:rec: and the SHA-256
    of its line without the line end:

        sha256sum "$D/manifest.json"
        while IFS= read -r line; do printf %s "$line" | sha256sum; done < "$D/records.jsonl"

    What the manifest is about, and what it leaves out, is in .predicate.sources of
    manifest.json. A verdict in a record is the word of one snapshot of one register.
    The snapshot's name is the SHA-256 of its export, one JSON line an entry; each entry
    that a verdict rests on is named by the SHA-256 of its line in that export.

    """#
}
