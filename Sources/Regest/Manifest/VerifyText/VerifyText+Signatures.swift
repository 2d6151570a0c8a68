/// The checks of signatures, and the ids.
extension VerifyText {
  static let signatures = #"""
    9. Signatures of manifest.json, if there are any. Let A be a file with the signers whose
       keys you know from elsewhere, a line each as ssh-keygen wants it: name, space, public
       key. Without A the check shows only that somebody signed, and the key's fingerprint. A
       key that has expired since needs -O verify-time=YYYYMMDD, with a date you can prove.

        signed=
        for s in "$D"/manifest.json*.sig; do
          test -f "$s" || continue
          signed=yes
          if test -f "${A-}"; then
            who=$(ssh-keygen -Y find-principals -f "$A" -s "$s") && who=$(printf '%s\n' "$who" | head -n 1) && ssh-keygen -Y verify -f "$A" -I "$who" -n regest-manifest -s "$s" < "$D/manifest.json"; says "9 ${s##*/}"
          else
            ssh-keygen -Y check-novalidate -n regest-manifest -s "$s" < "$D/manifest.json"; says "9 ${s##*/}, by a key that nobody vouched for"
          fi
        done
        test -n "$signed" || echo "9 signatures: there are none"

    """#

  static let envelope = #"""
    10. A signed envelope (DSSE), if there is one: it holds these very bytes, and one of its
       signatures is by the key in the file K (PEM) that you know from elsewhere.

        if test -f "$D/manifest.dsse.json"; then
          jq -r .payload "$D/manifest.dsse.json" | base64 -d > "$T/payload"
          same "$T/payload" "$D/manifest.json"; says "10 payload"
          type=$(jq -r .payloadType "$D/manifest.dsse.json")
          { printf 'DSSEv1 %d %s %d ' "${#type}" "$type" "$(wc -c < "$T/payload")"; cat "$T/payload"; } > "$T/signed"
          if test -f "${K-}"; then
            jq -r '.signatures[].sig' "$D/manifest.dsse.json" | (while read -r sig; do printf '%s' "$sig" | base64 -d > "$T/sig"; openssl pkeyutl -verify -pubin -inkey "$K" -rawin -in "$T/signed" -sigfile "$T/sig" && exit 0; done; exit 1); says "10 signature"
          else echo "10 signature: no key was given"; fi
        else echo "10 envelope: there is none"; fi

    """#

  static let ids = #"""
    11. The id of the manifest, to be compared with the one that you were given, and the ids
       of the records: regest:1:rec: and the SHA-256 of a line without its end.

        id=$(sha256sum < "$D/manifest.json")
        while IFS= read -r rec; do echo "regest:1:rec:$rec"; done < "$T/ids"
        echo "regest:1:man:${id%% *}"
        rm -r "$T"
        test "$failures" = 0; says "all"

    """#

  static let end = #"""
    What holds now shows that the sources are, byte for byte, those that were read, and that
    the records say of them what the issuer said. It does not show that a cited sheet says
    what the text claims, that the register is right, when this was issued, or that nothing
    was left out before. To see the records follow from the sources, run Regest with the same
    register and rules: regest verify.

    """#
}
