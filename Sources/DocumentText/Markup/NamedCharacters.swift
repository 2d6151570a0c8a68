/// The characters with names that texts use, out of those of HTML (Living Standard, 13.5).
enum NamedCharacters {
  /// The character of a name.
  ///
  /// - Parameter isEnded: Whether a semicolon ends the name; some may stand without.
  static func scalar(_ name: EntityName, isEnded: Bool) -> Unicode.Scalar? {
    guard let scalar = scalars[name] else { return nil }
    return isEnded || mayBeUnended(scalar) ? scalar : nil
  }

  /// The names that HTML 2 knew: those of Latin-1 and of the signs of mark-up.
  private static func mayBeUnended(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x26, 0x3C, 0x3E, 0xA0...0xFF: true
    default: false
    }
  }

  private static let scalars: [EntityName: Unicode.Scalar] = {
    var scalars: [EntityName: Unicode.Scalar] = [:]
    for (first, names) in rows {
      for (index, name) in names.split(separator: " ").enumerated() where name != "-" {
        scalars[EntityName(name)] = Unicode.Scalar(first + UInt32(index))
      }
    }
    return scalars
  }()

  /// Where a row of names begins in Unicode; `-` is a character without one.
  private static let rows: [(UInt32, String)] = [
    (0x21, "excl quot num dollar percnt amp apos lpar rpar ast plus comma - period sol"),
    (0x26, "AMP"), (0x22, "QUOT"), (0x3C, "LT"), (0x3E, "GT"),
    (0x3A, "colon semi lt equals gt quest commat"),
    (0x5B, "lsqb bsol rsqb Hat lowbar grave"), (0x7B, "lcub verbar rcub"),
    (
      0xA0,
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
      sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
      Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
      ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
      szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
      iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
      uuml yacute thorn yuml
      """
    ),
    (
      0x100,
      """
      Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron \
      Dcaron dcaron Dstrok dstrok Emacr emacr - - Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc \
      Gbreve gbreve Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr - - \
      Iogon iogon Idot imath IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil \
      lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron \
      napos ENG eng Omacr omacr - - Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron \
      rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron \
      Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon \
      Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron
      """
    ),
    (0x192, "fnof"), (0x2C6, "circ caron"), (0x2D8, "breve dot ring ogon tilde dblac"),
    (
      0x391,
      """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - \
      Sigma Tau Upsilon Phi Chi Psi Omega
      """
    ),
    (
      0x3B1,
      """
      alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho \
      sigmaf sigma tau upsilon phi chi psi omega
      """
    ),
    (
      0x401,
      "IOcy DJcy GJcy Jukcy DScy Iukcy YIcy Jsercy LJcy NJcy TSHcy KJcy - Ubrcy DZcy"
    ),
    (
      0x410,
      """
      Acy Bcy Vcy Gcy Dcy IEcy ZHcy Zcy Icy Jcy Kcy Lcy Mcy Ncy Ocy Pcy Rcy Scy Tcy Ucy Fcy KHcy \
      TScy CHcy SHcy SHCHcy HARDcy Ycy SOFTcy Ecy YUcy YAcy acy bcy vcy gcy dcy iecy zhcy zcy icy \
      jcy kcy lcy mcy ncy ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy shchcy hardcy ycy softcy \
      ecy yucy yacy - iocy djcy gjcy jukcy dscy iukcy yicy jsercy ljcy njcy tshcy kjcy - ubrcy dzcy
      """
    ),
    (
      0x2002, "ensp emsp emsp13 emsp14 - numsp puncsp thinsp hairsp ZeroWidthSpace zwnj zwj lrm rlm"
    ),
    (0x2010, "hyphen - - ndash mdash horbar Verbar - lsquo rsquo sbquo - ldquo rdquo bdquo"),
    (0x2010, "dash"), (0x2020, "dagger Dagger bull - - nldr hellip"),
    (0x2030, "permil pertenk prime Prime tprime"), (0x2039, "lsaquo rsaquo"),
    (0x203E, "oline"), (0x2044, "frasl"), (0x2060, "NoBreak"), (0x20AC, "euro"),
    (0x2116, "numero"), (0x2122, "trade"), (0xA0, "NonBreakingSpace"),
    (0x2190, "larr uarr rarr darr harr"), (0x21A9, "larrhk rarrhk"), (0x21B5, "crarr"),
    (0x2212, "minus"), (0x221E, "infin"), (0x2248, "asymp"), (0x2260, "ne"),
    (0x2264, "le ge"), (0x2026, "mldr"), (0x2009, "ThinSpace"),
  ]
}
