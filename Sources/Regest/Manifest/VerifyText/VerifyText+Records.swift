/// The checks of the records and of the Merkle roots.
extension VerifyText {
  static let records = #"""
    5. Every record was made from a listed source, against the register and by the rules
       that manifest.json names, and none is there twice.

        jq -r .source.sha256 "$D/records.jsonl" > "$T/used" && sort -u "$T/used" > "$T/found" && cut -d ' ' -f 1 "$T/lines" | sort -u | comm -23 "$T/found" - > "$T/unlisted" && test ! -s "$T/unlisted"; says "5 listed sources"
        jq -en --slurpfile s "$T/statement" '$s[0].predicate as $p | reduce inputs as $r (true; . and $r.type == "urn:regest:record:1" and $r.register.sha256 == $p.register.sha256 and $r.rules == $p.rules)' "$D/records.jsonl" > "$T/found"; says "5 register and rules"
        sort "$D/records.jsonl" > "$T/found" && test -z "$(uniq -d "$T/found")"; says "5 no record twice"

    """#

  static let texts = #"""
    6. Every record's text stands in its source at the place that the record names. (This
       takes some milliseconds a record.)

        jq -r '"\(.source.sha256) \(.place.start + 1) \(.place.end - .place.start) \(.text | @base64)"' "$D/records.jsonl" | sort > "$T/texts"
        sort -u -k 1,1 "$T/lines" | join -t ' ' "$T/texts" - > "$T/places"
        stands() { at "$5" && test "$(tail -c "+$2" -- "$f" | head -c "$3" | base64 -w 0)" = "$4"; }
        test "$(wc -l < "$T/places")" = "$(wc -l < "$D/records.jsonl")" && (while IFS= read -r line; do IFS=' '; stands ${line%%  *} "${line#*  }" || exit 1; done < "$T/places"); says "6 texts"

    """#

  static let roots = #"""
    7. The Merkle roots (RFC 9162, section 2.1.1) are those of the lines of MANIFEST.sha256,
       and of the ids of the records in hex. Nodes are hashed a thousand at a time in files
       of their own: 0.1 ms a line where TMPDIR lies in memory (TMPDIR=/dev/shm), up to 3 ms
       on a disk. The roots add nothing to step 1; with them one line can be shown to belong
       to the set without the others.

        each() { (cd "$T" && split "$1" "${2}000" -a 7 - b. && for b in b.*; do test -f "$b" || break; split "$1" "$2" -a 3 "$b" p.; test "$1" = -b || truncate -s -1 p.*; sha256sum p.* | cut -c 1-64; rm p.* "$b"; done); }
        leaves() { tr '\n' '\0' | paste -z -d '\n' /dev/null - | tr '\n\0' '\0\n' | each -l 1; }
        nodes() { paste -d '01\0' /dev/null /dev/null - - | tr a-f A-F | basenc -d --base16 | each -b 65; }
        root() {
          leaves > "$T/level"
          n=$(wc -l < "$T/level")
          while test "$n" -gt 1; do
            head -n $((n / 2 * 2)) "$T/level" | nodes > "$T/above"
            tail -n $((n % 2)) "$T/level" >> "$T/above"
            mv "$T/above" "$T/level"
            n=$(wc -l < "$T/level")
          done
          if test "$n" = 0; then sha256sum < /dev/null | cut -c 1-64; else cat "$T/level"; fi
        }
        test "$(root < "$D/MANIFEST.sha256")" = "$(expected .predicate.sources.merkleRoot)"; says "7 root of the sources"
        each -l 1 < "$D/records.jsonl" > "$T/ids"
        test "$(root < "$T/ids")" = "$(expected .predicate.records.merkleRoot)"; says "7 root of the records"

    """#

  static let register = #"""
    8. A verdict is the word of one snapshot of one register. If you have its export (regest
       register export: one JSON line an entry), let R be that file. The snapshot is named by
       the SHA-256 of the export, an entry that a verdict rests on by that of its line.

        if test -f "${R-}"; then
          is "$R" "$(expected .predicate.register.sha256)" && test "$(wc -l < "$R")" = "$(expected .predicate.register.rows)"; says "8 register"
          each -l 1 < "$R" | sort -u > "$T/entries"
          jq -r '.register.entries[].sha256' "$D/records.jsonl" > "$T/used" && sort -u "$T/used" | comm -23 - "$T/entries" > "$T/unlisted" && test ! -s "$T/unlisted"; says "8 entries"
        else echo "8 register: no export was given"; fi

    """#
}
