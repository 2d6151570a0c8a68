"""Sentences without archives and marks, in five languages, built from parts."""

PARTS = {
    "ru": (
        ["Бюро", "Комиссия", "Секретарь райкома", "Уполномоченный", "Заведующий складом", "Артель",
         "Собрание колхозников", "Редакция", "Новый начальник станции", "Учитель", "Правление",
         "Инспектор", "Съезд", "Старый мельник", "Ревизор из центра", "Группа студентов"],
        ["рассмотрело вопрос о посевной и отложило его", "получила письмо и не ответила",
         "просил прислать муку и керосин", "настаивал на проверке списков", "отказалась подписать акт",
         "выехал в область на три дня", "признало работу слабой", "жаловался на плохие дороги",
         "обещал закончить мост к осени", "требовал вернуть изъятое имущество",
         "заметил, что цифры не сходятся", "передал бумаги в канцелярию", "сообщила о падеже скота",
         "вычеркнул две фамилии и приписал третью"],
        ["", " до самой весны", " несмотря на возражения прокурора", ", и это запомнили надолго",
         " уже после отъезда наркома", " без всякого обсуждения", ", как показал потом свидетель",
         " в присутствии 12 человек", " ещё в 1931 г.", " за день до пленума"],
    ),
    "uk": (
        ["Голова сільради", "Комісія", "Управа", "Учитель", "Збори селян", "Редакція газети", "Агроном",
         "Начальник станції", "Уповноважений", "Старий лірник", "Правління артілі", "Громада"],
        ["просив надіслати зерно на посів", "відклала розгляд скарги", "не дочекався відповіді",
         "склала список тих, хто виїхав", "вимагав повернути млин", "записав думу від сусіда",
         "повідомила про градобій", "поїхав до округу на два дні", "відмовилася підписати акт"],
        ["", " аж до весни", ", хоча всі заперечували", " без жодного обговорення",
         ", як згадували потім", " ще в 1929 р.", " за присутності 15 осіб", " напередодні свята"],
    ),
    "en": (
        ["The bureau", "The commission", "A district secretary", "The plenipotentiary", "The editor",
         "The railway inspector", "One of the delegates", "The miller", "The board", "A schoolteacher"],
        ["put the question off until the harvest", "asked for flour and paraffin",
         "refused to sign the report", "complained about the roads", "left for the region for three days",
         "struck out two names and added a third", "noticed that the figures did not agree",
         "promised to finish the bridge by autumn", "received the letter and did not answer"],
        ["", " in spite of the prosecutor", ", which nobody forgot", " before the plenum opened",
         " in the presence of 12 people", " as early as 1931", " without any discussion",
         ", as a witness said later"],
    ),
    "de": (
        ["Das Büro", "Die Kommission", "Der Sekretär", "Der Bevollmächtigte", "Die Redaktion",
         "Ein Lehrer", "Der Vorstand", "Der Inspektor", "Die Versammlung"],
        ["verschob die Frage bis zur Ernte", "bat um Mehl und Petroleum", "weigerte sich zu unterschreiben",
         "klagte über die schlechten Wege", "reiste für drei Tage ins Gebiet", "strich zwei Namen",
         "bemerkte, dass die Zahlen nicht stimmten", "antwortete auf den Brief nicht"],
        ["", " trotz aller Einwände", ", was niemand vergaß", " noch vor dem Plenum",
         " im Beisein von 12 Personen", " schon 1931", " ohne jede Aussprache"],
    ),
    "fr": (
        ["Le bureau", "La commission", "Le secrétaire", "Le plénipotentiaire", "La rédaction",
         "Un instituteur", "Le conseil", "L’inspecteur", "L’assemblée"],
        ["remit la question après la moisson", "demanda de la farine et du pétrole",
         "refusa de signer le rapport", "se plaignit des routes", "partit trois jours pour la région",
         "raya deux noms", "remarqua que les chiffres ne concordaient pas", "ne répondit pas à la lettre"],
        ["", " malgré le procureur", ", ce que nul n’oublia", " avant le plénum",
         " en présence de 12 personnes", " dès 1931", " sans discussion aucune"],
    ),
}

# What looks like a reference and is none.
LOOKALIKES = {
    "ru": [
        "Контора переехала на ул. {name}, д. {n}, кв. {m}.", "г. Омск, пр. Труда, д. {n}, корп. 3, оф. {m}",
        "Ф. Д. {surname} и Л. О. {surname} приехали вместе.", "Д. П. {surname}, {n} лет, грамотный.",
        "Осуждён по ст. 58, п. {m}, ч. 1 УК РСФСР.", "{surname} Н. Быт и нравы. Л., 19{yy}. {m} с.",
        "{surname} П. Записки. М., 19{yy}. С. {n}, {m}–{k}.", "Скрипичный концерт, оп. {n}, ч. 2.",
        "тел. (495) {k}-11-74, доб. {n}", "Протокол № {n}, п. {m}; протокол № {k}, п. {n}/3.",
        "Правда. 19{yy}. {n} нояб. № {k}. С. 2.", "Фонд помощи выделил {k} тысяч, опись заняла {n} дня.",
        "мотор {k} л. с., бак {n} л., труба д. {m} мм", "В альбоме {k} л., ещё {n} л. вырвано.",
        "Дело № 2-{k}/15, том 1, л. д. {n}–{m}.", "{n}. Лd1 Фd7 15. Фd2 Лfd8", "Там же. С. {n}, {m}.",
        "Там же родился и его брат {surname}.", "Лк. 3:{n}; Деян. 9:4", "Рис. {n}, табл. {m}.",
        "рейс Ф {n}, выход Д 3, ложа Л {m}", "Дело {n} марта слушалось трижды; лист {m} вырван.",
    ],
    "uk": [
        "м. Львів, вул. {name}, буд. {n}, кв. {m}", "за ст. 54, п. {n} КК УСРР", "О. Д. {surname}, {n} років",
        "Фонд підтримки дав {k} грн; справа {n} днів.", "{surname} П. Спогади. К., 19{yy}. С. {n}.",
        "Там само. С. {n}.", "Опис подвір’я зайняв {n} хвилин.",
    ],
    "en": [
        "Flat {n}, {m} F Street, Oldham", "D. L. {surname} and F. O. {surname}, 12 May 19{yy}.",
        "The sonata in D, op. {n}, no. 3, was played twice.", "Schubert, Piano Trio, op. {k}, D. {m}",
        "Smith v. Jones, {k} F. Supp. 904, {n} (D. Mass. 19{yy})", "Ibid., pp. {n}–{m}.",
        "A. {surname}, Winter Roads (London, 19{yy}), pp. {n}–{m}.", "f/2.8, {k} mm; f. 8 at 1/250",
        "TNA, FO 371/{k}53, p. {n}.", "let f = {n}; let d = {m}; l = {k}; op = 3", "fig. {n}, panel D. {m}",
    ],
    "de": [
        "Lindenstr. {n}, Haus D. {m}", "§ {n} Abs. 3 Satz 2 StGB", "Vgl. ebd., S. {n} ff., {m} f., {k}.",
        "Sonate D-Dur, Op. {n}, Nr. 3", "F. D. {surname}, Der Fluss, Bd. 3, S. {n} f.",
        "SAPMO-BArch, RY 5/I 6/3, Bl. {n}.",
    ],
    "fr": [
        "{n} bis, rue F. Faure, bât. D, esc. 2", "art. L. {k}-4 du code de commerce; art. D. {n}",
        "loi n° {k}-11, art. L. {m}, al. 2", "G. {surname}, La Forêt, Lyon, 19{yy}, t. 2, p. {n} sq.",
        "Archives nationales, F/7/{k}06, dossier 3", "Sonate pour piano, op. {n}, n° 2",
    ],
}

NAMES = {
    "ru": (["Садовую", "Речную", "Мира", "Полевую"], ["Рогов", "Ильин", "Сомов", "Котов", "Жаров"]),
    "uk": (["Личаківська", "Садова", "Зелена"], ["Коваль", "Гнатюк", "Бондар", "Лисенко"]),
    "en": (["Mill", "Church"], ["Nolan", "Reed", "Parsons", "Pine"]),
    "de": (["Linden", "Berg"], ["Keller", "Braun", "Vogel"]),
    "fr": (["Faure", "Petit"], ["Martin", "Petit", "Lenoir"]),
}

BOOKS = {
    "ru": ["{surname} Н. А. Дороги уезда. М., 19{yy}. С. {n}–{m}.", "Красный архив. 1932. № {d}. С. {n}.",
           "{surname} Г. Повесть лет. Самара, 19{yy}. С. {n}."],
    "uk": ["{surname} П. Хліб і сіль. К., 19{yy}. С. {n}.", "{surname} О. Наш край. Львів, 19{yy}. С. {n}–{m}."],
    "en": ["A. {surname}, Winter Roads (London, 19{yy}), pp. {n}–{m}.", "{surname}, The Mill (Oxford, 19{yy}), p. {n}."],
    "de": ["H. {surname}, Der Fluss, Berlin 19{yy}, S. {n}.", "K. {surname}, Die Mühle, Leipzig 19{yy}, S. {n}–{m}."],
    "fr": ["G. {surname}, La Forêt, Lyon, 19{yy}, p. {n}.", "P. {surname}, Le Moulin, Paris, 19{yy}, p. {n}-{m}."],
}


def sentence(random, language):
    subjects, verbs, tails = PARTS[language]
    text = random.pick(subjects) + " " + random.pick(verbs) + random.pick(tails)
    return text if text.endswith(".") else text + "."


def sentences(random, language, most):
    return " ".join(sentence(random, language) for _ in range(random.between(1, most)))


def fill(random, language, pattern):
    streets, surnames = NAMES[language]
    low = random.between(2, 200)
    return pattern.format(
        name=random.pick(streets), surname=random.pick(surnames), n=low,
        m=low + random.between(2, 40), k=random.between(101, 900), d=random.between(1, 6),
        yy=random.between(25, 99))


def lookalike(random, language):
    return fill(random, language, random.pick(LOOKALIKES[language]))


def book(random, language):
    return fill(random, language, random.pick(BOOKS[language]))
