"""The words of page furniture in the languages of the region's news, one expression a line.

All are matched without regard to case, after typographic apostrophes have become straight ones.
"""

# A row of buttons holds nothing but these words.
BUTTONS = """
share shares this article story on via in to facebook twitter x whatsapp telegram linkedin vk email
e mail print copy link copied tweet pin it pinterest reddit viber messenger instagram youtube rss
threads tiktok flipboard bluesky google news like save bookmark listen the a home menu search login
log sign register subscribe latest all more back top next previous
поделиться вконтакте одноклассники в на с друзьями фейсбук твиттер печать распечатать скопировать
ссылку ссылка скопирована сохранить нравится главная меню поиск войти вход регистрация подписаться
назад наверх далее ещё
paylaş haberi bu paylaşın yazdır kopyala beğen
ulashing ulashish do'stlaringizga chop etish nusxa olish bosh sahifa qidirish kirish menyu
бөлүшүү бөлісу бөлүш бөлісіңіз башкы бет издөө кирүү мәзір іздеу
ru en kg kz uz tj tm tr o'z ўз қаз кыр рус eng русский english кыргызча қазақша o'zbekcha ўзбекча
"""

# No article has these words, wherever they stand in the paragraph.
NOTICES = r"""
website contains only a portion
stories offered to subscribers
(?:uses?|accept(?:ing)?|our use of) (?:all )?cookies
cookie (?:policy|settings|preferences)
privacy policy
terms (?:of (?:use|service)|and conditions) appl
all rights reserved
(?:subscribe|sign up) (?:to|for) (?:our|the \w+ newsletter|free|daily|weekly)
(?:follow|join|find|like) us (?:on|in|at)\b
(?:our|daily|weekly) newsletter
javascript (?:is disabled|must be)
enable javascript
disable your ad ?blocker
ctrl\s*\+\s*enter
(?:any|full or partial) (?:use|copying|reproduction) of (?:the |site )?materials
(?:полном|частичном|любом) (?:или частичном )?(?:использовании|копировании|цитировании)
использовании материалов
без письменного (?:согласия|разрешения)
активн\w+ (?:гипер)?ссылк\w+
гиперссылк\w+ (?:на|обязательна)
все права защищены
нашли (?:ошибку|опечатку)
файл\w* cookie
куки[- ]файл
файлы куки
подписывайтесь на
подпишитесь на
присоединяйтесь к
читайте нас (?:в|на)
çerez
abone(?:lere)? (?:ol|olun|sunulan|olmak)
abonelik
barcha huquqlar
xatolik topdingiz
obuna bo'l(?:ing|ish)
обуна бўлинг
kanalimizga
каналимизга
каналыбызга
каналымызға
материалдарды пайдаланууда
ката таптыңызбы
жазыл(?:ыңыз|ыныз|ып алыңыз)
"""

# A short line that begins so belongs to the page.
LABELS = r"""
(?:please )?subscribe\b
sign up\b
(?:follow|join)\b.*\b(?:telegram|whatsapp|facebook|twitter|instagram|channel|group|google)
advert(?:isement|ising)?s?\W*$
sponsored(?: content)?\W*$
(?:реклама|reklama|жарнама)\W*$
read (?:also|more|next)\b
also read\b
see also\b
more on\b.*:
related(?: \w+)?\s*:
(?:tags?|tagged|topics?|keywords?|теги|тэги|ключевые слова|teglar|mavzu|etiketler)\s*:
views?\s*:?\s*\d
\d[\d\s,.]* (?:views?|просмотр\w*|shares?|comments?|комментари\w*|min(?:ute)?s? read)\b
(?:просмотр\w*|ko'rishlar|көрүүлөр|комментари\w*|comments?|izohlar)\s*[:(]?\s*\d
(?:file )?(?:photo|image|picture)(?: credit| by)?\s*[:©|/]
(?:фото|фотография|иллюстрация|surat|foto|сүрөт|сурет)\s*[:©|/]
фото (?:из|с|пресс)\b
©
(?:link|ссылка)\s*:\s*http
https?://\S+$
(?:download|install)\b.*\bapp\b
listen to\b
(?:время чтения|reading time)\b
tell us\b
contact us\b
got a (?:tip|story)\b
send us\b
(?:telegram|whatsapp|телеграм)[- ]?(?:канал|channel|kanal)?\W*$
наш\b.*\b(?:канал|telegram|телеграм)
telegram-?kanal
translated (?:by|from)\b.*\bgoogle
(?:читайте|смотрите|см\.) (?:также|ещё|еще)\b
(?:ранее )?по теме\s*:
o'qi(?:ng|b)\b.*:
mavzuga (?:oid|doir)\s*:
(?:дагы )?окуңуз
тағы оқыңыз
ayrıca okuyun
"""

# The titles of other articles follow, until the first paragraph.
LINKS_FOLLOW = r"""
read (?:also|more|next)
also read
see also
related(?: \w+)?
you (?:may|might) also like
(?:читайте|смотрите) (?:также|ещё|еще)
(?:материалы )?по теме
ранее
mavzuga (?:oid|doir)
(?:yana )?o'qing
дагы окуңуз
тағы оқыңыз
ayrıca okuyun
"""

# The article is over, unless whole paragraphs still follow.
PAGE_FOLLOWS = r"""
related (?:topics|news|articles|posts|stories)
most (?:read|popular|viewed)
popular(?: news)?
(?:latest|more|top|other) (?:news|stories|articles|posts)
recommended(?: for you)?
trending(?: now)?
more from .{2,40}
editors?'? picks?
tags
tagged(?: in)?
topics
about the author
похожие (?:новости|материалы|статьи)
популярн(?:ое|ые(?: новости)?)
(?:последние|другие) новости
новости партн[её]ров
самое читаемое
лента новостей
теги
темы
рекомендуем
mavzuga (?:oid|doir) yangiliklar
so'nggi yangiliklar
ko'p o'qilgan(?:lar)?
tavsiya etamiz
(?:окшош|соңку) жаңылыктар
(?:соңғы|ұқсас) жаңалықтар
i̇?lgili (?:konular|haberler)
"""

# What readers wrote follows.
COMMENTS_FOLLOW = r"""
(?:\d+ )?comments?
leave a (?:comment|reply)
комментари[ийя]
оставить комментарий
izohlar
пикирлер
пікірлер
yorumlar
"""
