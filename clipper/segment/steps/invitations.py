"""Lines in an article that invite the reader to follow the site elsewhere.

"Follow us on Telegram", "Subscribe to our newsletter", "Get the app": sites of every language put
them between the paragraphs, where the labeller, which learned from English pages, takes them for
content. What gives them away is a request together with the name of a channel. Requests stand here
in the forms that speak to the reader; a report about Telegram uses others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page

_LONGEST = 40
"""Tokens of such a line at most."""

_REQUESTS = """
follow us|follow our|join us|join our|subscribe to our|sign up for our|sign up to our|get our
download our|download the|install our
folgen sie|folge uns|folgt uns|abonnieren sie|abonniere|abonniert|laden sie|lade dir
suivez|abonnez-vous|rejoignez|inscrivez-vous|recevez|téléchargez
síguenos|sigue a|sigue el|sigue nuestr|seguinos|sumate|suscríbete|suscribite|suscríbase|únete
unite al|regístrate|descarga|descargá|apúntate
siga o|siga a|siga nosso|para seguir o|inscreva-se|participe do|entre no|receba|baixe|assine
subscreva|acompanhe|seguici|iscriviti|unisciti|ricevi|scarica|abbonati
volg ons|abonneer|schrijf je in|meld je aan|download de|ontvang
följ oss|prenumerera|ladda ner|ladda ned|anmäl dig|følg oss|følg os|last ned|tilmeld dig|meld deg på
seuraa|tilaa|lataa|liity|obserwuj|śledź|dołącz|zapisz się|pobierz|subskrybuj|polub
sledujte|odebírejte|přihlaste se|stáhněte|odoberajte|prihláste sa|stiahnite
kövess|iratkozz|töltsd le|csatlakozz|urmărește|urmăriți|abonează|abonați|descarcă
takip et|abone ol|katıl|indirin|pratite|pretplati|preuzmi|pridruži|следете|абонирайте|последвайте
подписывайтесь|подпишитесь|подпишись|присоединяйтесь|читайте нас|читайте в|следите за|скачайте
підписуйтесь|підписуйтеся|підпишіться|приєднуйтесь|приєднуйтеся|долучайтесь|завантажте
ακολουθήστε|ακολούθησε|εγγραφείτε|κατεβάστε
theo dõi|đăng ký|tham gia|tải ứng dụng|tải app|ikuti|bergabung|gabung|unduh|langgan
ติดตาม|สมัคร|ดาวน์โหลด
تابعوا|تابعونا|تابعنا|اشترك|انضم|حمل تطبيق|حملوا|دنبال کنید|عضو شوید|بپیوندید|نصب کنید
הצטרפו|עקבו|הירשמו|הורידו|फॉलो करें|सब्सक्राइब|जुड़ें|जुड़िए|डाउनलोड कर
ফলো করুন|সাবস্ক্রাইব|যুক্ত হোন|ডাউনলোড করুন
加入|訂閱|订阅|追蹤|关注|關注|下載|下载|フォロー|登録|友だち追加|ダウンロード
구독|팔로우|친구 추가|다운로드
"""
_CHANNELS = """
whatsapp|telegram|телеграм|google news|google новости|google новини|google discover
google notícias|google noticias|google actualités|google haberler|google nieuws|viber|вайбер
facebook|фейсбук|instagram|инстаграм|youtube|ютуб|twitter|tiktok|threads|bluesky|linkedin|messenger
вконтакте|одноклассник|дзен|discord|wechat|微信|微博|kakao|카카오|네이버|유튜브|line好友|line公式|line@
インスタグラム|व्हाट्सएप|टेलीग्राम|হোয়াটসঅ্যাপ|টেলিগ্রাম|تيليجرام|تلغرام|تلگرام|واتساب|טלגרם|וואטסאפ
"""
_LETTERS = """
newsletter|infolettre|rundbrief|nyhetsbrev|nyhedsbrev|nieuwsbrief|uutiskirj|boletín|boletim|рассылк
розсилк|bülten|hírlev|メルマガ|メールマガジン|뉴스레터|電子報|电子报
"""
_PAID = """
subscribe from|subscribe for|subscribe now|subscribe today|abonnieren sie|abonnez-vous|suscríbete
suscríbase|assine|abbonati|abonneer|prenumerera|tilaa|subskrybuj|подпишитесь|підпишіться
訂閱|订阅|구독
"""
_PRICES = """
a week|a month|per month|a year|per year|im monat|pro monat|im jahr|pro jahr|par mois|par an|al mes
al año|por mês|por ano|al mese|all'anno|per maand|per jaar|i månaden|om året|kuukaudessa|miesięcznie
rocznie|в месяц|в год|на місяць|на рік|每月|每年|월
"""
"""Requests to subscribe, and what such a thing costs in some time."""
_APPS = """
app|apps|appen|appa|aplicación|aplicativo|aplikac|aplikasi|applicazione|uygulama|приложени|застосун
εφαρμογή|sovellu|ứng dụng|تطبيق|اپلیکیشن|אפליקציה|ऐप|অ্যাপ|アプリ|客戶端|客户端
"""


def _pattern(phrases: str) -> re.Pattern[str]:
    """Finds any of some phrases; one of a script with spaces begins a word, a short one is one."""
    spaced, others = [], []
    for phrase in re.split(r"[|\n]", phrases.strip()):
        if phrase[0].isalpha() and phrase[0] < "\u0900":
            spaced.append(re.escape(phrase) + (r"(?!\w)" if len(phrase) < 6 else ""))
        else:
            others.append(re.escape(phrase))
    patterns = [rf"(?<!\w){_any_of(spaced)}"] + ([_any_of(others)] if others else [])
    return re.compile("|".join(patterns), re.I)


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern of some phrases, each already one; at most places their first letters are no match,
    and that is seen at once."""
    firsts = "".join(sorted({phrase[0] for phrase in phrases}))
    return f"(?=[{firsts}])(?:{'|'.join(phrases)})"


def _beginnings(*lists: str) -> frozenset[str]:
    """How the first tokens of some phrases begin."""
    phrases = [phrase for words in lists for phrase in re.split(r"[|\n]", words.strip())]
    return frozenset(_beginning(lexicon.tokens(phrase)[0]) for phrase in phrases)


def _beginning(token: str) -> str:
    """So much of a word as tells whether its text is worth a search: one in fifty is."""
    return token[:5] if token.isascii() else token[:3]


_ASKS = _pattern(_REQUESTS)
_PAYS, _COSTS, _DIGIT = _pattern(_PAID), _pattern(_PRICES), re.compile(r"\d")
_ASKED_FOR = _beginnings(_CHANNELS, _LETTERS, _APPS, _PRICES)
_ASKING = _beginnings(_REQUESTS, _PAID)
_FOR = (
    (Role.SHARING, _pattern(_CHANNELS)),
    (Role.PROMOTION, _pattern(_LETTERS)),
    (Role.APP_BANNER, _pattern(_APPS)),
)


def invitations(page: Page) -> None:
    """Requests to follow, subscribe or install, in the midst of an article."""
    if not page.is_article():
        return
    short = page.words() <= _LONGEST
    for at in short.nonzero()[0].tolist():
        if page.roles[at] is not Role.BODY:
            continue
        tokens = page.keys[at].split()
        if len(tokens) > _LONGEST:
            continue
        words = set(map(_beginning, tokens))
        if _ASKED_FOR.isdisjoint(words) or _ASKING.isdisjoint(words):
            continue
        asked = _asked(page.text(at))
        if asked is not None:
            page.set(at, asked, "asks to follow, subscribe or install", 0.7)


def _asked(text: str) -> Role | None:
    if _PAYS.search(text) and _COSTS.search(text) and _DIGIT.search(text):
        return Role.PROMOTION
    if not _ASKS.search(text):
        return None
    return next((role for role, pattern in _FOR if pattern.search(text)), None)
