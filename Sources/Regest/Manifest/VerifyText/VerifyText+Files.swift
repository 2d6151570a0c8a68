/// The beginning of the page, and the checks of the five files and the sources.
extension VerifyText {
  static let introduction = #"""
    How to verify these files without Regest
    ========================================

    This page was issued together with the files beside it and says what they should be.

      MANIFEST.sha256   the SHA-256 of every source file
      records.jsonl     one citation record a line
      TREE.json         links, empty folders and executable files, as sums cannot say them
      manifest.json     what binds them, the register and the rules
      VERIFY.txt        this page

    You need a POSIX shell, GNU coreutils 8.31 or later and jq 1.6 or later; for signatures
    also ssh-keygen (OpenSSH 8.4 or later) or openssl (3.0 or later). Nothing is fetched.

    One thing this page cannot hold: the id of the manifest, which is regest:1:man: and the
    SHA-256 of manifest.json, because manifest.json in its turn names the SHA-256 of this
    page. Get the id from elsewhere: from the footnote, letter or catalogue that led you
    here, from a signature, from a log of manifests, from the bag's External-Identifier. If
    it is not the one that step 11 prints, these are other files. Without it the checks only
    show that the files fit together; whoever can write to this folder can make such.

    The lines that begin with four spaces are commands. Read them before you run them. Go to
    the folder that the paths in MANIFEST.sha256 start from, let D be this folder as seen
    from there, and type them, or run them all:

      D=path/to/this/folder
      eval "$(while IFS= read -r l; do case $l in "    "*) printf '%s\n' "${l#    }" ;; esac; done < "$D/VERIFY.txt")"

    Each check ends by printing ok or FAILED, and the last line says whether all were ok.

    """#

  static let beginning = #"""
    0. What the checks use: a folder for notes, and what manifest.json should say, but for
       the digest of this page. It is all there is to know of the set in one place: the
       digests of the three other files, how many sources and records, the sources' bytes,
       the Merkle roots, the register with its rows, the rules, what was read (paths) and
       what was left out below (excluded).

        : "${D:?let D be the folder of this page}"
        export LC_ALL=C
        T=$(mktemp -d)
        failures=0
        says() { if test $? = 0; then echo "$1: ok"; else echo "$1: FAILED"; failures=$((failures + 1)); fi; }
        same() { test "$(sha256sum < "$1")" = "$(sha256sum < "$2")"; }
        is() { test "$(sha256sum < "$1")" = "$2  -"; }
        expected() { printf '%s' "$statement" | jq -r "$1"; }

    """#

  static let files = #"""
    1. The files are the ones that were issued, and belong together: manifest.json is, byte
       for byte, the statement above with the digest of this page put in.

        for name in MANIFEST.sha256 records.jsonl TREE.json; do is "$D/$name" "$(expected ".subject[] | select(.name == \"$name\").digest.sha256")"; says "1 $name"; done
        page=$(sha256sum < "$D/VERIFY.txt")
        plain='split("\\\\") | map(split("\\u007f") | join("\u007f")) | join("\\\\")'
        printf '%s' "$statement" | jq -cjS --arg page "${page%% *}" '(.subject[] | select(.name == "VERIFY.txt")).digest = {sha256: $page}' | jq -Rj "$plain" > "$T/manifest.json"
        same "$D/manifest.json" "$T/manifest.json"; says "1 manifest.json"

       The other JSON is canonical too (RFC 8785), so that an id can only mean one thing.
       (The second jq undoes an escape of U+007F that jq writes since 1.7 and RFC 8785 does not.)

        jq -cjSs '.[0]' "$D/TREE.json" | jq -Rj "$plain" > "$T/canonical"
        same "$D/TREE.json" "$T/canonical"; says "1 TREE.json is canonical"
        jq -cS . "$D/records.jsonl" | jq -Rr "$plain" > "$T/canonical"
        same "$D/records.jsonl" "$T/canonical"; says "1 records.jsonl is canonical"

    """#

  static let sources = #"""
    2. The sources are the ones that were cited. (A source that is named - would be taken
       for the standard input, and so it is made that.)

        { test -f "$D/MANIFEST.sha256" && test ! -s "$D/MANIFEST.sha256"; } || (test ! -f ./- || exec < ./-; sha256sum --strict --quiet -c -- "$D/MANIFEST.sha256"); says "2 sources"

       Each is listed once, in the order of bytes, and lies below this folder. A line of
       MANIFEST.sha256 with a backslash, line feed or carriage return in its path begins with
       a backslash, and has \\, \n and \r for these; printf's %b undoes that. In the notes
       paths are escaped a line each, or as they are with NUL behind.

        while IFS= read -r line; do printf '%s\n' "${line#\\}"; done < "$D/MANIFEST.sha256" > "$T/lines"
        cut -d ' ' -f 3- "$T/lines" > "$T/paths"
        whole() { while IFS= read -r path; do case $path in .) printf '.\0' ;; *) printf './%b\0' "$path" ;; esac; done; }
        whole < "$T/paths" > "$T/sources"
        test -f "$D/MANIFEST.sha256" && sort -zcu "$T/sources" && (while IFS= read -r path; do case /$path/ in *//* | */./* | */../*) exit 1 ;; esac; done < "$T/paths"); says "2 paths"

    """#
}
