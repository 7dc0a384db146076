"""Sentences of our own in seven languages and five scripts, for articles that nobody wrote."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Templates with slots, what may fill each slot, and how words and sentences join."""

    name: str
    templates: tuple[str, ...]
    fillers: dict[str, tuple[str, ...]]
    extra: tuple[str, ...]
    """Words that may stand in the place of others: for insertions and paraphrases."""
    stop: str = "."
    gap: str = " "


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: what it was made of, so that a lookalike can be made of the same."""

    tongue: Tongue
    template: str
    filled: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """As it is written."""
        words = iter(self.filled)
        return _SLOT.sub(lambda _slot: next(words)[1], self.template)

    def lookalike(self, dice: random.Random) -> Sentence:
        """The same sentence with another number, name, place or negation."""
        at = dice.randrange(len(self.filled))
        slot, old = self.filled[at]
        new = _filler(self.tongue, slot, dice)
        while new == old:
            new = _filler(self.tongue, slot, dice)
        return replace(self, filled=(*self.filled[:at], (slot, new), *self.filled[at + 1 :]))


def sentence(tongue: Tongue, dice: random.Random) -> Sentence:
    """Any sentence of this language."""
    template = dice.choice(tongue.templates)
    return Sentence(
        tongue, template, tuple((slot, _filler(tongue, slot, dice)) for slot in _SLOT.findall(template))
    )


def _filler(tongue: Tongue, slot: str, dice: random.Random) -> str:
    if slot == "n":
        return str(dice.choice((dice.randint(2, 60), dice.randint(100, 999), dice.randint(1950, 2024))))
    return dice.choice(tongue.fillers[slot])


ENGLISH = Tongue(
    "English",
    (
        "{name} told the council of {place} that {n} families {neg} been moved before the river rose.",
        "On {day} the ferry to {place} {neg} left its berth, although {n} tickets were sold.",
        "“We counted {n} trucks on the road,” said {name}, who {neg} seen the order.",
        "The mill in {place} {neg} burned for {n} hours before anyone rang the bell.",
        "According to {name}, the payment of {n} crowns {neg} reached {place} by {day}.",
        "Two clerks – one of them {name} – {neg} signed the list of {n} names.",
        "By {day}, {place} {neg} lost its last bridge.",
        "It is not known why {name} went to {place}, or whether the {n} letters {neg} arrived 📮.",
        "A spokesman for the harbour put the loss at {n} tonnes; {name} {neg} confirmed it.",
        "The inquiry, which {neg} heard {n} witnesses, meets again in {place} on {day}.",
    ),
    {
        "name": ("Ada Ferris", "Colm Brandt", "Ines Okafor", "Tomas Vell", "Ruth Amari", "Piet Lunde"),
        "place": ("Harrow Quay", "Lowmoor", "Saint Brannoc", "Eastfold", "Karsen", "Dunvale"),
        "day": ("Monday", "4 March", "late June", "12 October", "Friday night", "the second day"),
        "neg": ("had", "had not", "had never"),
    },
    (
        "slowly",
        "reportedly",
        "small",
        "earlier",
        "nearly",
        "second",
        "quietly",
        "official",
        "whole",
        "former",
    ),
)
GERMAN = Tongue(
    "German",
    (
        "{name} erklärte am {day}, in {place} {neg} {n} Häuser geräumt worden.",
        "Die Fähre nach {place} {neg} mit {n} Menschen an Bord abgelegt, sagte {name}.",
        "„Wir sahen {n} Lastwagen“, so {name}; der Befehl aus {place} {neg} vorgelegen.",
        "Das Sägewerk bei {place} {neg} {n} Stunden lang gebrannt.",
        "Bis {day} {neg} die Zahlung über {n} Kronen in {place} eingegangen.",
        "Der Ausschuss {neg} {n} Zeugen gehört, unter ihnen {name}.",
        "Der Hafen beziffert den Verlust auf {n} Tonnen; {name} {neg} das bestätigt.",
        "Bis {day} {neg} {place} seine letzte Brücke verloren.",
        "Zwei Schreiber – einer davon {name} – {neg} die Liste mit {n} Namen unterschrieben.",
        "Weshalb {name} nach {place} fuhr, {neg} bis {day} niemand geklärt.",
    ),
    {
        "name": ("Grete Ahlers", "Jonas Wiek", "Marta Köhn", "Till Overbeck", "Frau Süß"),
        "place": ("Oberstedt", "Königsau", "Mühlgrund", "Altenförde", "Weißbach"),
        "day": ("Montag", "4. März", "Ende Juni", "12. Oktober", "Freitagabend"),
        "neg": ("habe", "habe nicht", "habe nie"),
    },
    ("langsam", "angeblich", "kleine", "früher", "beinahe", "zweite", "amtlich", "ganze", "ehemals"),
)
FRENCH = Tongue(
    "French",
    (
        "{name} affirme que {n} familles {neg} quitté {place} avant le {day}.",
        "Le bac de {place} {neg} levé l’ancre, bien que {n} billets aient été vendus.",
        "« Nous avons compté {n} camions », raconte {name}, qui {neg} lu l’ordre.",
        "La scierie de {place} {neg} brûlé pendant {n} heures.",
        "Selon {name}, les {n} couronnes {neg} atteint {place} le {day}.",
        "La commission {neg} entendu {n} témoins, dont {name}.",
        "On ignore pourquoi {name} s’est rendu à {place} et si les {n} lettres {neg} suivi.",
        "Le port évalue la perte à {n} tonnes ; {name} et les siens {neg} confirmé.",
        "Deux greffiers, dont {name}, {neg} signé la liste de {n} noms.",
        "Le {day}, {place} {neg} perdu son dernier pont.",
    ),
    {
        "name": ("Élise Moreau", "Hervé Dallet", "Noémie Kassab", "Luc Perrin", "Anaïs Vidal"),
        "place": ("Vieux-Port", "Montclair", "Sainte-Brune", "Lorval", "Fontenay"),
        "day": ("lundi", "4 mars", "20 juin", "12 octobre", "vendredi soir"),
        "neg": ("ont bien", "n’ont pas", "n’ont jamais"),
    },
    ("lentement", "petite", "presque", "ancien", "seconde", "discrètement", "toute", "officiel"),
)
RUSSIAN = Tongue(
    "Russian",
    (
        "{name} сообщил, что {n} семей {neg} покинули {place} до {day}.",
        "Паром в {place} {neg} отошёл, хотя продали {n} билетов.",
        "«Мы насчитали {n} грузовиков», — сказала {name}; приказ {neg} видели.",
        "Лесопилка в городе {place} {neg} горела {n} часов.",
        "К {day} перевод на {n} крон {neg} дошёл до города {place}.",
        "Комиссия {neg} выслушала {n} свидетелей, среди них {name}.",
        "Неизвестно, зачем {name} едет в {place} и дошли ли {n} писем; ответ {neg} получен.",
        "Представитель порта оценил потери в {n} тонн; это {neg} подтвердили.",
        "К {day} {place} {neg} потерял последний мост.",
        "Двое писарей, один из них {name}, {neg} подписали список из {n} имён.",
    ),
    {
        "name": ("Ольга Рябова", "Пётр Лунин", "Анна Вельская", "Игорь Ладов", "Вера Шилова", "Лев Громов"),
        "place": ("Заречье", "Нижний Яр", "Каменка", "Белый Мыс", "Старый Брод", "Липки"),
        "day": ("понедельника", "4 марта", "конца июня", "12 октября"),
        "neg": ("уже", "не", "так и не"),
    },
    ("медленно", "якобы", "почти", "малый", "второй", "тихо", "весь", "бывший"),
)
ARABIC = Tongue(
    "Arabic",
    (
        "قال {name} إن {n} عائلة {neg} غادرت {place} قبل {day}.",
        "العبّارة المتجهة إلى {place} {neg} أبحرت رغم بيع {n} تذكرة.",
        "«أحصينا {n} شاحنة» كما روت {name} التي {neg} رأت الأمر.",
        "المنشرة في {place} {neg} احترقت مدة {n} ساعات.",
        "وبحسب {name} فإن مبلغ {n} كرون {neg} وصل إلى {place} في {day}.",
        "اللجنة {neg} استمعت إلى {n} شاهدا منهم {name}.",
        "قدّر الميناء الخسارة بنحو {n} طنا، و{name} {neg} أكد ذلك.",
        "وبحلول {day} {neg} فقدت {place} آخر جسورها.",
        "كاتبان أحدهما {name} {neg} وقّعا قائمة من {n} اسما.",
        "لا يُعرف لماذا سافر {name} إلى {place}، ولا متى {neg} عاد.",
    ),
    {
        "name": ("سلمى الحاج", "نادر قبّاني", "ريم شهاب", "يوسف الدالي", "هدى منصور", "كريم العلي"),
        "place": ("وادي النخيل", "الميناء القديم", "تل الزيتون", "قرية الساحل", "عين الماء", "باب الشرق"),
        "day": ("يوم الاثنين", "٤ آذار", "أواخر حزيران", "١٢ تشرين الأول"),
        "neg": ("قد", "ما كانت قد", "لم تكن قد"),
    },
    ("ببطء", "تقريبا", "صغيرة", "سابقا", "الثانية", "بهدوء", "كلها", "الرسمي"),
)
HINDI = Tongue(
    "Hindi",
    (
        "{name} ने बताया कि {day} से पहले {place} से {n} परिवार {neg} निकले थे।",
        "{place} जाने वाली नाव {neg} चली, जबकि {n} टिकट बिक चुके थे।",
        "“हमने {n} ट्रक गिने”, {name} ने कहा, पर आदेश {neg} मिला था।",
        "{place} की आरा मिल {neg} {n} घंटे तक जलती रही।",
        "आयोग ने {neg} {n} गवाहों को सुना, उनमें {name} भी थे।",
        "यह मालूम नहीं कि {name} {place} क्यों गए, या {n} चिट्ठियाँ {neg} पहुँचीं।",
        "बंदरगाह के प्रवक्ता ने {n} टन का नुकसान बताया; {name} ने {neg} पुष्टि की।",
        "{day} तक {place} का आख़िरी पुल {neg} टूटा था।",
        "दो मुंशियों ने, जिनमें {name} थे, {n} नामों की सूची पर {neg} दस्तख़त किए।",
    ),
    {
        "name": ("मीरा जोशी", "अनिल राव", "सुधा वर्मा", "किशोर सेन", "गीता पंत", "मोहन दास", "रेखा झा"),
        "place": ("नदीपुर", "रामघाट", "पुराना बाज़ार", "ऊँचा टीला", "सोनगढ़", "हरिपुर", "नया नगर"),
        "day": ("सोमवार", "४ मार्च", "जून के अंत", "१२ अक्टूबर"),
        "neg": ("वास्तव में", "नहीं", "कभी नहीं"),
    },
    ("धीरे", "लगभग", "छोटा", "पहले", "दूसरा", "चुपचाप", "पूरा", "पूर्व"),
    stop="।",
)
CHINESE = Tongue(
    "Chinese",
    (
        "{name}表示，{day}以前{place}{neg}有{n}户人家搬走。",
        "开往{place}的渡船{neg}离岸，尽管售出了{n}张船票。",
        "“我们数到{n}辆卡车，”{name}说，{place}的人{neg}见过命令。",
        "{place}的锯木厂{neg}烧了{n}个小时。",
        "据{name}说，{n}克朗的款项到{day}{neg}送达{place}。",
        "委员会{neg}听取了{n}名证人的陈述，其中包括{name}。",
        "目前尚不清楚{name}为何前往{place}，也不知道{n}封信是否{neg}寄到。",
        "港务局发言人称损失为{n}吨，{name}{neg}予以证实。",
        "到{day}为止，{place}{neg}失去了最后一座桥。",
        "两名书记员（其中一人是{name}）{neg}在{n}人的名单上签字。",
    ),
    {
        "name": ("林书文", "赵启明", "方若兰", "何远舟", "孙慕云", "陈大志", "许静", "马国安"),
        "place": ("旧港", "石桥镇", "东湾", "白沙村", "青山口", "柳河", "南门外", "望海台"),
        "day": ("星期一", "三月四日", "六月下旬", "十月十二日", "星期五晚上", "第二天", "年底"),
        "neg": ("已经", "没有", "从未"),
    },
    ("缓慢地", "据称", "几乎", "小型", "第二", "悄悄", "全部", "前任"),
    stop="。",
    gap="",
)
TONGUES = (ENGLISH, ENGLISH, GERMAN, FRENCH, RUSSIAN, ARABIC, HINDI, CHINESE)
"""English twice: it is what most articles are written in."""
