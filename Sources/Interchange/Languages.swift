/// The languages that files name, by their codes and by what they are called.
enum Languages {
  /// The code of a language: two letters of ISO 639-1, or three of ISO 639-2 where it has no
  /// two; nil where the text names no language of the table.
  ///
  /// - Parameter text: A code of ISO 639-1 or 639-2 (`ru`, `rus`; `ger` as well as `deu`), a
  ///   tag of BCP 47 (`ru-RU`), or a name in English, in the language itself or as babel has
  ///   it, in any case.
  static func code(of text: String) -> String? {
    let name = plain(text)
    if let code = table[name] { return code }
    let subtags = name.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = subtags.allSatisfy { subtag in
      1...8 ~= subtag.utf8.count
        && subtag.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    guard isTag, let first = subtags.first, 2...3 ~= first.utf8.count else { return nil }
    return table[String(first)]
  }

  /// Babel's name of a language, or its code where there is none.
  static func babelName(of code: String) -> String { babelNames[code] ?? code }

  /// What a free text says of the language of an item: the field, or else what no item holds.
  static func read(
    _ text: String?, into fields: inout [ItemField: String], passedOver: inout [String]
  ) {
    guard let text else { return }
    if let code = code(of: text) {
      fields[.language] = code
    } else {
      passedOver.append("language “\(text)”")
    }
  }

  /// In small letters, without what only says that it is a language, and with `-` for `_`.
  private static func plain(_ text: String) -> String {
    let words = text.lowercased().split { $0 == " " || $0 == "\u{A0}" }
    let isCalled = words.count > 1 && ["язык", "мова", "language"].contains(words[words.count - 1])
    return (isCalled ? words.dropLast() : words[...]).joined(separator: " ")
      .split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
  }

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for line in codes.split(separator: ";") {
      let names = line.split(separator: " ").map(String.init)
      for name in names { table[name] = names[0] }
    }
    for line in names.split(separator: "\n") {
      let (code, names) = split(line)
      for name in names { table[name] = code }
    }
    return table
  }()

  private static let babelNames: [String: String] = {
    let languages = names.split(separator: "\n").map(split)
    return Dictionary(
      languages.map { ($0.code, $0.names[0]) }, uniquingKeysWith: { first, _ in first })
  }()

  private static func split(_ line: Substring) -> (code: String, names: [String]) {
    let halves = line.split(separator: ":")
    let names = (halves.last ?? "").split(separator: ",").map { name in
      String(name.drop { $0 == " " })
    }
    return (String(halves.first ?? ""), names)
  }

  /// Babel's name, which is the English one in small letters, then others: in the language
  /// itself, in Russian and Ukrainian, in German and French where it is often named in these,
  /// and babel's variants.
  private static let names = """
    ru: russian, русский, російська, руская, russisch, russe, rosyjski
    uk: ukrainian, українська, украинский, ukrainisch, ukrainien
    be: belarusian, беларуская, белорусский, білоруська, byelorussian, belorussian
    en: english, английский, англійська, englisch, anglais, british, ukenglish, american, \
    usenglish, canadian, australian, newzealand
    de: german, deutsch, немецкий, німецька, allemand, ngerman, austrian, naustrian, \
    swissgerman, nswissgerman
    fr: french, français, французский, французька, französisch, francais, acadian, canadien
    pl: polish, polski, польский, польська, polnisch, polonais
    lv: latvian, latviešu, латышский, латиська, lettisch
    lt: lithuanian, lietuvių, литовский, литовська, litauisch
    et: estonian, eesti, эстонский, естонська, estnisch
    fi: finnish, suomi, финский, фінська
    sv: swedish, svenska, шведский, шведська
    no: norwegian, norsk, норвежский, норвезька
    da: danish, dansk, датский, данська
    nl: dutch, nederlands, нидерландский, голландский, нідерландська
    it: italian, italiano, итальянский, італійська
    es: spanish, español, испанский, іспанська, castilian
    pt: portuguese, português, португальский, португальська, portuges, brazilian, brazil
    cs: czech, čeština, česky, чешский, чеська
    sk: slovak, slovenčina, словацкий, словацька
    sl: slovene, slovenian, slovenščina, словенский, словенська
    hu: hungarian, magyar, венгерский, угорська
    ro: romanian, română, румынский, румунська, moldavian, молдавский
    bg: bulgarian, български, болгарский, болгарська
    sr: serbian, српски, srpski, сербский, сербська, serbianc
    hr: croatian, hrvatski, хорватский, хорватська
    mk: macedonian, македонски, македонский
    sq: albanian, shqip, албанский
    el: greek, ελληνικά, греческий, грецька
    la: latin, latina, латинский, латинська, латынь
    tr: turkish, türkçe, турецкий, турецька
    he: hebrew, עברית, иврит
    yi: yiddish, ייִדיש, идиш
    ar: arabic, العربية, арабский
    fa: persian, farsi, فارسی, персидский
    ka: georgian, ქართული, грузинский, грузинська
    hy: armenian, հայերեն, армянский, вірменська
    az: azerbaijani, azərbaycan, азербайджанский
    kk: kazakh, қазақ, казахский
    ky: kyrgyz, кыргыз, киргизский, kirghiz
    uz: uzbek, oʻzbek, узбекский
    tg: tajik, тоҷикӣ, таджикский
    tk: turkmen, türkmen, туркменский
    tt: tatar, татар, татарский
    ba: bashkir, башҡорт, башкирский
    mn: mongolian, монгол, монгольский
    zh: chinese, 中文, китайский
    ja: japanese, 日本語, японский
    ko: korean, 한국어, корейский
    cu: churchslavonic, church slavonic, старославянский, церковнославянский
    """

  /// ISO 639-1, then ISO 639-2 for terminology and for bibliography; languages of the former
  /// Union that ISO 639-1 does not have, by three letters alone.
  private static let codes = """
    aa aar; ab abk; ae ave; af afr; ak aka; am amh; an arg; ar ara; as asm; av ava; ay aym; \
    az aze; ba bak; be bel; bg bul; bi bis; bm bam; bn ben; bo bod tib; br bre; bs bos; \
    ca cat; ce che; ch cha; co cos; cr cre; cs ces cze; cu chu; cv chv; cy cym wel; da dan; \
    de deu ger; dv div; dz dzo; ee ewe; el ell gre; en eng; eo epo; es spa; et est; \
    eu eus baq; fa fas per; ff ful; fi fin; fj fij; fo fao; fr fra fre; fy fry; ga gle; \
    gd gla; gl glg; gn grn; gu guj; gv glv; ha hau; he heb; hi hin; ho hmo; hr hrv; ht hat; \
    hu hun; hy hye arm; hz her; ia ina; id ind; ie ile; ig ibo; ii iii; ik ipk; io ido; \
    is isl ice; it ita; iu iku; ja jpn; jv jav; ka kat geo; kg kon; ki kik; kj kua; kk kaz; \
    kl kal; km khm; kn kan; ko kor; kr kau; ks kas; ku kur; kv kom; kw cor; ky kir; la lat; \
    lb ltz; lg lug; li lim; ln lin; lo lao; lt lit; lu lub; lv lav; mg mlg; mh mah; \
    mi mri mao; mk mkd mac; ml mal; mn mon; mr mar; ms msa may; mt mlt; my mya bur; na nau; \
    nb nob; nd nde; ne nep; ng ndo; nl nld dut; nn nno; no nor; nr nbl; nv nav; ny nya; \
    oc oci; oj oji; om orm; or ori; os oss; pa pan; pi pli; pl pol; ps pus; pt por; qu que; \
    rm roh; rn run; ro ron rum; ru rus; rw kin; sa san; sc srd; sd snd; se sme; sg sag; \
    si sin; sk slk slo; sl slv; sm smo; sn sna; so som; sq sqi alb; sr srp; ss ssw; st sot; \
    su sun; sv swe; sw swa; ta tam; te tel; tg tgk; th tha; ti tir; tk tuk; tl tgl; tn tsn; \
    to ton; tr tur; ts tso; tt tat; tw twi; ty tah; ug uig; uk ukr; ur urd; uz uzb; ve ven; \
    vi vie; vo vol; wa wln; wo wol; xh xho; yi yid; yo yor; za zha; zh zho chi; zu zul; ady; \
    alt; chm; crh; inh; kaa; kbd; krc; krl; kum; lez; mdf; myv; nog; orv; rom; sah; tyv; udm; \
    xal
    """
}
