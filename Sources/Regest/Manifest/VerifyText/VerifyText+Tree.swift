/// The checks of what lies among the sources beside their bytes, and of the numbers.
extension VerifyText {
  static let tree = #"""
    3. What TREE.json lists is there, and nothing else is. In JSON a path that is not UTF-8
       is {"hex": its bytes}.

        text='def octal: "\\0\(. / 64 | floor)\(. / 8 % 8)\(. % 8)";
          def digit: if . > 96 then . - 87 else . - 48 end;
          def text: if type == "object" then .hex | explode | map(digit)
              | [range(0; length; 2) as $i | .[$i] * 16 + .[$i + 1] | octal] | join("")
            else split("\\") | join("\\\\") | split("\n") | join("\\n") end;'
        listed() { jq -r "$text $1 | text" "$2"; }
        at() { case $1 in *\\*) f=$(printf './%b.' "$1"); f=${f%.} ;; *) f=./$1 ;; esac; }
        printf '%s' "$statement" > "$T/statement"
        listed '.predicate.sources.paths[]' "$T/statement" | whole > "$T/asked"
        listed '.predicate.sources.excluded[]' "$T/statement" | whole > "$T/excluded"

       The links lead where they led. They are not followed.

        listed '.links[].path' "$D/TREE.json" > "$T/links"
        listed '.links[].target' "$D/TREE.json" | while IFS= read -r target; do printf '%b\0' "$target"; done > "$T/targets"
        while IFS= read -r path; do at "$path"; readlink -z -- "$f"; done < "$T/links" > "$T/found"
        test -f "$D/TREE.json" && same "$T/targets" "$T/found"; says "3 links"

       These sources may be executed, and no others. (Ask as the owner of the files.)

        listed '.executables[]' "$D/TREE.json" | whole > "$T/executables"
        while IFS= read -r path; do at "$path"; test ! -x "$f" || printf '%s\0' "$f"; done < "$T/paths" > "$T/found"
        test -f "$D/TREE.json" && same "$T/executables" "$T/found"; says "3 executable files"

       No file or link lies below the paths but those that are listed; what does is printed.
       (Pipes, sockets and devices are never sources, and are printed too.)

        { cat "$T/sources"; whole < "$T/links"; } | sort -z > "$T/known"
        du -al0 --files0-from="$T/asked" | cut -zf 2- | sort -zu > "$T/all"
        du -al0 --files0-from="$T/excluded" 2> "$T/errors" | cut -zf 2- | sort -zu > "$T/left"
        du -l0 --inodes --files0-from="$T/asked" > "$T/folders"
        cut -zf 2- "$T/folders" | sort -zu | comm -z23 "$T/all" - | comm -z23 - "$T/left" | comm -z23 - "$T/known" > "$T/found"
        comm -z13 "$T/all" "$T/known" >> "$T/found"
        tr '\0' '\n' < "$T/found"
        test ! -s "$T/found"; says "3 nothing else"

       The empty folders, which are an inode each, are the ones that were empty.

        listed '.emptyFolders[]' "$D/TREE.json" | whole > "$T/empty"
        printf '1\0' > "$T/one"
        tab=$(printf '\t')
        sort -z -t "$tab" -k 1,1 "$T/folders" | join -z -t "$tab" - "$T/one" | cut -zf 2- | sort -zu | comm -z23 - "$T/known" > "$T/found"
        test -f "$D/TREE.json" && same "$T/empty" "$T/found"; says "3 empty folders"

    """#

  static let counts = #"""
    4. The numbers are those of the files.

        test "$(wc -l < "$D/MANIFEST.sha256")" = "$(expected .predicate.sources.count)"; says "4 number of sources"
        sum=$({ cat "$T/sources"; printf '/dev/null\0'; } | wc -c --files0-from=- | tail -n 1)
        sum=${sum% total}
        test "${sum##* }" = "$(expected .predicate.sources.bytes)"; says "4 bytes of the sources"
        test "$(wc -l < "$D/records.jsonl")" = "$(expected .predicate.records.count)"; says "4 number of records"
        jq -en --slurpfile s "$T/statement" '$s[0].predicate.records.outcomes as $said | reduce (inputs | .verdict.outcome) as $o ($said | map_values(0); .[$o] += 1) | . == $said' "$D/records.jsonl" > "$T/found"; says "4 outcomes"

    """#
}
