# Stůl: výzkum, audit, vedení procházek. Stručně, přítomný čas, vykání.

## Counts

walkers = { $n ->
    [one] 1 chodec
    [few] { $n } chodci
   *[other] { $n } chodců
}
answers = { $n ->
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}
stops = { $n ->
    [one] 1 zastávka
    [few] { $n } zastávky
   *[other] { $n } zastávek
}
items = { $n ->
    [one] 1 otázka
    [few] { $n } otázky
   *[other] { $n } otázek
}
photos = { $n ->
    [one] 1 fotka
    [few] { $n } fotky
   *[other] { $n } fotek
}
metres = { $n } m
version-number = verze { $n }

## Times

just-now = právě teď
minutes-ago = { $n ->
    [one] před minutou
   *[other] před { $n } minutami
}
hours-ago = { $n ->
    [one] před hodinou
   *[other] před { $n } hodinami
}

## Everywhere

app-name = Krok
skip-to-content = Přejít k obsahu
save = Uložit
saved = Uloženo.
cancel = Zrušit
close = Zavřít
remove = Odebrat
edit = Upravit
back = Zpět
loading = Načítá se
try-again = Zkusit znovu
no-connection = Server neodpovídá. Nic se nezměnilo; zkuste to znovu, až budete připojeni.
demo-data = Ukázková data: vymyšlená, ne skutečná.
language = Jazyk
title-of-page = { $page } · Krok

## What goes wrong

problem-wrong-code = Tento kód nemá žádná procházka.
problem-walk-not-open = Tato procházka ještě není otevřená.
problem-walk-closed = Tato procházka je uzavřená.
problem-not-found = Toto neexistuje, nebo k tomu váš účet nemá přístup.
problem-sign-in-needed = Vaše přihlášení skončilo. Přihlaste se znovu.
problem-wrong-password = E-mail a heslo k sobě nepatří.
problem-not-allowed = Vaše role v tomto auditu to nedovoluje. Požádejte jeho vlastníka.
problem-bad-request = Server to nemohl přijmout: { $detail }
problem-too-large = Tento soubor je pro server příliš velký.
problem-not-an-image = Toto není obrázek, který Krok umí zobrazit.
problem-not-a-recording = Toto není nahrávka, kterou Krok umí přehrát.
problem-bad-geojson = Tento soubor nelze načíst: { $detail }
problem-bad-workbook = V sešitu jsou chyby. Jsou vypsány níže; opravte je a vyberte soubor znovu.
problem-bad-rescue = Toto není záchranný soubor z telefonu, nebo je poškozený. Vyberte soubor, jehož název začíná „krok“ a končí „.zip“, nebo ho v telefonu uložte znovu.
problem-rescue-elsewhere = Tento záchranný soubor patří k jinému auditu. Otevřete ten audit a načtěte ho tam.
problem-too-many-requests = Příliš mnoho pokusů. Počkejte minutu a zkuste to znovu.
problem-conflict = Teď to není možné: { $detail }
problem-invitation-spent = Tato pozvánka už byla použita nebo vypršela. Požádejte toho, kdo ji poslal, o novou.
problem-link-spent = Tento odkaz byl už použit, nebo vypršel. Požádejte vlastníka auditu o nový.
problem-no-such-evidence = Zjištění cituje odpověď nebo fotku, která tu není nebo ji chodec vzal zpět. Odeberte ji a uložte znovu.
problem-no-such-comparison = Zjištění srovnává otázku nebo čtvrť, kterou tento audit nemá. Odeberte toto srovnání a uložte znovu.
problem-internal = Server selhal; nic se nezměnilo. Zkuste to znovu, a když to potrvá, řekněte to správci serveru.

## Signing in

sign-in = Přihlásit se
sign-out = Odhlásit se
email = E-mail
password = Heslo
password-hint = Alespoň 10 znaků. Několik slov se pamatuje lépe než jedno.
password-short = Heslo potřebuje alespoň 10 znaků.
your-name = Vaše jméno
invitation-title = Vítejte v Kroku
invitation-text = Byli jste pozváni ke stolu. Zvolte si, jak se budete přihlašovat.
invitation-accept = Vytvořit účet
signed-in-as = Přihlášen účet { $name }

## The rail

pages = Stránky
overview = Přehled
walks = Procházky
review = Odpovědi
map = Mapa
compare = Srovnání
districts = Čtvrti
checklists = Dotazníky
audit = Audit
new-audit = Nový audit
menu = Nabídka

## A new audit

audit-name = Název
audit-name-hint = Například: Audit bezpečí 2026
audit-city = Město
audit-zone = Časové pásmo
audit-zone-hint = Jako Europe/Prague: podle něj se ukazují časy procházek.
audit-languages = Jazyky chodců
audit-languages-hint = Značky jazyků, první je náhradní: cs, en, uk, vi
audit-longitude = Zeměpisná délka středu
audit-latitude = Zeměpisná šířka středu
audit-create = Založit audit
audit-first = Zatím žádný audit. Audit je pohled jednoho města na sebe: jeho čtvrti, procházky a to, co na nich lidé zjistili.

## Overview

overview-sentence = { $walkers }, { $answers }, { $walks ->
    [one] 1 procházka
    [few] { $walks } procházky
   *[other] { $walks } procházek
}.
overview-empty = Tři kroky k první procházce: načtěte čtvrti, zveřejněte dotazník, naplánujte procházku.
overview-step-districts = Načíst čtvrti
overview-step-checklists = Zveřejnit dotazník
overview-step-walk = Naplánovat procházku
overview-open-walks = Právě otevřené
overview-no-open-walk = Žádná procházka není otevřená.
overview-step-done = hotovo
overview-attention = Co čeká na vás
overview-quiet = Nic na vás nečeká.
overview-to-review = { $n ->
    [one] 1 nezkontrolovaná odpověď
    [few] { $n } nezkontrolované odpovědi
   *[other] { $n } nezkontrolovaných odpovědí
}
overview-flagged = { $n ->
    [one] 1 označená odpověď
    [few] { $n } označené odpovědi
   *[other] { $n } označených odpovědí
}
overview-problems = { $n ->
    [one] 1 odpověď s problémem
    [few] { $n } odpovědi s problémy
   *[other] { $n } odpovědí s problémy
}
overview-phones-n = { $n ->
    [one] 1 telefon, který neodeslal vše
    [few] { $n } telefony, které neodeslaly vše
   *[other] { $n } telefonů, které neodeslaly vše
}
overview-coverage = Co je vyplněno
overview-coverage-hint = Každý čtvereček je zastávka: kolik z těch, kdo na procházce odpověděli, tam dotazník dokončilo.
overview-answered = { $n ->
    [one] 1 odpověděl
    [few] { $n } odpověděli
   *[other] { $n } odpovědělo
}
overview-begun = { $n ->
    [one] 1 dotazník rozepsaný
    [few] { $n } dotazníky rozepsané
   *[other] { $n } dotazníků rozepsaných
}
overview-missing = { $n ->
    [one] 1 dotazník chybí
    [few] { $n } dotazníky chybí
   *[other] { $n } dotazníků chybí
}
overview-of = { $n } z { $total }
overview-at = { $stop }: { $n } z { $total }
overview-more-walks = Všechny procházky
overview-phones = Telefony, které neodeslaly vše
overview-phone-never = zatím nic neodeslal
overview-translations = Překlady dotazníků
overview-complete = úplný
overview-percent = { $n } %

## Districts

districts-sentence = { $n ->
    [0] Zatím žádná čtvrť
    [one] 1 čtvrť
    [few] { $n } čtvrti
   *[other] { $n } čtvrtí
}
districts-empty = Zatím žádné čtvrti. Čtvrť je území, kterým procházka vede a které se srovnává s jinými. Její obrys načtete jako GeoJSON.
districts-import = Načíst GeoJSON
districts-import-hint = Polygony ve WGS84, každý se svým názvem. Přetáhněte soubor sem, nebo ho vyberte.
districts-added = { $n ->
    [one] Přibyla 1 čtvrť.
    [few] Přibyly { $n } čtvrti.
   *[other] Přibylo { $n } čtvrtí.
}
districts-skipped = Vynecháno, s důvodem:
district = Čtvrť
colour = Barva
source = Zdroj

## Checklists

checklists-empty = Zatím žádné dotazníky. Dotazník jsou otázky, na které chodci odpovídají na každé zastávce. Krok čte sešity XLSForm, stejně jako ODK a KoboToolbox.
checklists-sentence = { $n ->
    [0] Zatím žádný dotazník
    [one] 1 dotazník
    [few] { $n } dotazníky
   *[other] { $n } dotazníků
}
checklist = Dotazník
checklist-upload = Načíst sešit
checklist-upload-hint = Sešit XLSForm (.xlsx). Nejdřív se zkontroluje, zveřejní se, až to potvrdíte.
checklist-version = Verze
checklist-published = Zveřejněno
checklist-languages = Jazyky
checklist-questions = Otázky
checklist-checked = { $title }: { $items }, připraveno ke zveřejnění.
checklist-has-errors = { $n ->
    [one] 1 chyba na známém řádku. Opravte ji v sešitu a vyberte soubor znovu.
    [few] { $n } chyby na známých řádcích. Opravte je v sešitu a vyberte soubor znovu.
   *[other] { $n } chyb na známých řádcích. Opravte je v sešitu a vyberte soubor znovu.
}
checklist-has-warnings = { $n ->
    [one] 1 poznámka
    [few] { $n } poznámky
   *[other] { $n } poznámek
}
checklist-publish = Zveřejnit tuto verzi
checklist-was-published = { $title }: zveřejněna verze { $n }. Procházky se starší verzí si ji ponechají.
checklist-unchanged = Totéž už říká verze { $n }; nová nebyla potřeba.
sheet = List
row = Řádek
column = Sloupec
what-is-wrong = Co je špatně a co s tím
severity-error = Chyba
severity-warning = Poznámka
question = Otázka
kind = Druh
measure = Měření
measure-observation = pozorování
measure-perception = vnímání
theme = Téma
scale = Stupnice od nejhorší
kind-choice = jedna z
kind-several = více z
kind-text = text
kind-number = číslo
kind-photo = fotka
kind-audio = zvuk
kind-note = sdělení
kind-date = datum
kind-place = místo
kind-other = jiné

## Themes

theme-safety = bezpečí
theme-lighting = světlo
theme-signage = orientace
theme-services = služby
theme-mixing = soužití
theme-hate = nenávist
theme-space = prostor
theme-access = přístupnost
theme-feeling = pocit

## Walks

walks-empty = Zatím žádné procházky. Procházka je skupina, trasa zastávek v jedné čtvrti a otázky, které se na nich kladou.
walks-sentence = { $n ->
    [0] Zatím žádná procházka
    [one] 1 procházka
    [few] { $n } procházky
   *[other] { $n } procházek
}
walk = Procházka
walk-new = Naplánovat procházku
walk-edit = Upravit procházku
walk-title = Název
walk-title-hint = Co chodci uvidí po připojení: Praha 7, pondělí večer
walk-date = Datum
walk-no-district = bez čtvrti
walk-walkers = Chodci
walk-answers = Odpovědi
walk-state = Stav
state-draft = návrh
state-open = otevřená
state-closed = uzavřená
walk-open = Otevřít procházku
walk-open-hint = Od té chvíle se lidé mohou připojit kódem.
walk-close = Uzavřít procházku
walk-close-hint = Po uzavření se nikdo další nepřipojí; odpovědi, které jsou ještě v telefonech, přesto dorazí.
walk-reopen = Znovu otevřít
newer-version = Dotazník „{ $title }“ má verzi { $newest }. Tato procházka se ptá verzí { $asked }.
newer-hint = Telefony se to dozvědí, až budou příště online. Rozpracovaný dotazník lze dokončit, nebo přenést; odpovědi zůstávají u verze, ke které patří.
newer-ask = Ptát se odteď verzí { $n }
walk-join = Připojení
walk-join-address = Adresa k připojení
walk-join-code = Kód k připojení
walk-qr = QR kód adresy k připojení
walk-poster = Plakát k tisku
walk-sheets = Dotazníky k tisku
walk-draft-hint = Kód začne platit, až procházku otevřete.
walk-no-stops-yet = Než procházku otevřete, přidejte zastávku a dotazník.
stop = Zastávka
stop-number = Zastávka { $n }
stops-title = Zastávky
stops-empty = Zatím žádné zastávky. Umístěte první kliknutím do mapy, nebo vložte seznam.
stops-on-map = Kliknutím do mapy umístíte zastávku, tažením ji přesunete. Na klávesnici: tabulátorem na zastávku, šipkami ji posunete.
stop-add = Přidat zastávku
stop-add-hint = Doprostřed mapy; pak ji posuňte.
stop-name = Název
stop-new-name = Nová zastávka
stop-latitude = Zeměpisná šířka
stop-longitude = Zeměpisná délka
stop-radius = Poloměr v metrech
stop-note = Poznámka pro vedoucí
stop-linger = Tady se nezdržujte
stop-up = Posunout nahoru: { $name }
stop-down = Posunout dolů: { $name }
stop-remove = Odebrat: { $name }
stop-details = Podrobnosti
stops-paste = Vložit seznam
stops-paste-hint = Jedna zastávka na řádek: název; šířka; délka
stops-paste-add = Přidat tyto zastávky
stops-paste-bad = Řádek { $line } nelze přečíst: { $text }. Pište: název; šířka; délka
stops-reuse = Převzít zastávky jiné procházky
stops-reuse-choose = Vyberte procházku
assign-title = Dotazníky
assign-none-published = Zatím není zveřejněn žádný dotazník.
assign-add = Přidat dotazník
assign-when = Kdy
when-stop = na každé zastávce
when-once = jednou za procházku
when-any = kdykoli
when-never = na této procházce ne
walk-needs-title = Pojmenujte procházku.
walk-needs-district = Vyberte čtvrť, kterou procházka vede.
date-needed = Vyberte den procházky.

## Live roster

roster = Kdo jde
roster-empty = Zatím se nikdo nepřipojil. Ukažte QR kód, nebo kód přečtěte nahlas: { $code }
roster-walker = Chodec
roster-unnamed = beze jména
roster-heard = Naposledy slyšen
roster-elsewhere = Bez zastávky
roster-waiting = Čeká v telefonu
roster-photos = Chybí fotek
roster-total = Odpovězeno
roster-live = Zjištěno { $time }. Zjišťuje se znovu každých pár sekund.
roster-stale = Seznam se nepodařilo znovu načíst; vidíte stav: { $time }.
entry-pair = společný telefon
entry-proxy = zapsal někdo jiný
entry-paper = na papíře

## Záchranné soubory

rescue = Záchranný soubor
rescue-about = Telefon, který nemůže odesílat, umí uložit všechno, co v něm je, do jednoho souboru. Načtěte ho tady; platí, jako by ho poslal telefon, a dvojí načtení nic nezmění.
rescue-import = Načíst záchranný soubor
rescue-import-hint = Přetáhněte soubor sem, nebo ho vyberte.
rescue-busy = Načítám …
rescue-empty = V souboru není co načíst: žádné odpovědi ani fotky.
rescue-answers-taken = { $n ->
    [one] Převzat 1 uložený list odpovědí.
    [few] Převzaty { $n } uložené listy odpovědí.
   *[other] Převzato { $n } uložených listů odpovědí.
}
rescue-answers-already = { $n ->
    [one] 1 list odpovědí tu už byl.
    [few] { $n } listy odpovědí tu už byly.
   *[other] { $n } listů odpovědí tu už bylo.
}
rescue-quarantined = { $n ->
    [one] 1 z nich je označen, aby se na něj podíval výzkumník.
    [few] { $n } z nich jsou označeny, aby se na ně podíval výzkumník.
   *[other] { $n } z nich je označeno, aby se na ně podíval výzkumník.
}
rescue-photos-taken = { $n ->
    [one] Převzata a ověřena 1 fotka.
    [few] Převzaty a ověřeny { $n } fotky.
   *[other] Převzato a ověřeno { $n } fotek.
}
rescue-photos-already = { $n ->
    [one] 1 fotka tu už byla.
    [few] { $n } fotky tu už byly.
   *[other] { $n } fotek tu už bylo.
}
rescue-elsewhere = { $n ->
    [one] 1 procházka v souboru patří k jinému auditu a byla vynechána.
    [few] { $n } procházky v souboru patří k jiným auditům a byly vynechány.
   *[other] { $n } procházek v souboru patří k jiným auditům a bylo vynecháno.
}
rescue-refused = { $n ->
    [one] 1 věc se nepodařilo převzít. Soubor si nechte:
    [few] { $n } věci se nepodařilo převzít. Soubor si nechte:
   *[other] { $n } věcí se nepodařilo převzít. Soubor si nechte:
}
rescue-refused-answer = List odpovědí
rescue-refused-photo = Fotka
rescue-malformed = server to neumí přečíst ({ $detail })
rescue-unknown-walker = v tomto auditu taková procházka není, nebo chodec patří k jinému telefonu
rescue-not-named = žádná odpověď ji neuvádí: byla odebrána, nebo k fotkám nebyl souhlas
rescue-withdrawn = chodec ji vzal zpět
rescue-damaged = je poškozená
rescue-too-large = je příliš velká
rescue-being-sent = telefon ji právě posílá; načtěte soubor znovu později

## Export

export = Export
export-sentence = { $n ->
    [0] Není co exportovat: filtrům nic neodpovídá
    [one] Export 1 odpovědi
   *[other] Export { $n } odpovědí
}
export-about = Exportuje se to, co filtry ukazují. Každý soubor říká, jaké filtry platily, kdy vznikl a které verze dotazníků obsahuje.
export-refused = Odpovědi si z auditu mohou odnést jen vlastníci a výzkumníci, ne čtenáři.
export-rounded = Ve vaší roli soubory obsahují místa zaokrouhlená asi na 100 metrů a žádné odpovědi, poznámky ani fotky.
export-everything = Všechno
export-everything-about = Všechny soubory níže a README v jednom archivu.
export-archive = Archiv (ZIP)
export-tables = Tabulky
export-tables-about = Řádek za každý vyplněný dotazník, nebo za každou jednotlivou odpověď, pro R, Python a statistické programy. Kódová kniha vysvětluje každý sloupec.
export-csv-wide = Dotazníky (CSV)
export-csv-long = Jednotlivé odpovědi (CSV)
export-codebook = Kódová kniha (CSV)
export-workbook = Sešit
export-workbook-about = Pro Excel a LibreOffice; kódová kniha a metody jsou na dalších listech.
export-xlsx-wide = Dotazníky (XLSX)
export-xlsx-long = Jednotlivé odpovědi (XLSX)
export-map = Mapa
export-map-about = Odpovědi, zastávky a čtvrti vykreslené pro QGIS, nebo samotné odpovědi jako GeoJSON.
export-geopackage = QGIS (GeoPackage)
export-geojson = Místa (GeoJSON)
export-photos = Fotky
export-photos-about = Fotky a tabulka, co která ukazuje a kde vznikla.
export-photos-zip = Fotky (ZIP)

## Review

review-sentence = { $n ->
    [0] Nic neodpovídá
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}
review-empty = Zatím žádné odpovědi. Objeví se tu, jakmile je telefony pošlou.
review-no-match = Těmto filtrům nic neodpovídá. Některý odeberte.
filter-add = Filtr
filter-remove = Odebrat filtr { $name }
filters = Filtry
filter-daylight = Světlo
filter-problems = Problémy
filter-photos = Fotky
filter-area-drawn = obkreslené na mapě
filter-hidden = Skryté odpovědi
filter-hidden-with = započítat
filter-hidden-without = vynechat
any = cokoli
daylight-day = den
daylight-dusk = soumrak
daylight-night = noc
with-problems = s problémy
without-problems = bez problémů
with-photos = s fotkami
without-photos = bez fotek
received = Přijato
when-answered = Odpovězeno
status = Stav
status-complete = úplná
status-partial = nedokončená
status-problems = { $n ->
    [one] 1 problém
    [few] { $n } problémy
   *[other] { $n } problémů
}
more = Ukázat další
shown-of = zobrazeno { $shown } z { $total }
answer = Odpověď
answer-of = Odpověď: { $name }
cannot-judge = nelze posoudit
not-answered = bez odpovědi
answer-note = Poznámka
answer-at = Odpovězeno { $time }, přijato { $received }
place = Místo
place-none = Místo nebylo uloženo.
place-gps = GPS, s přesností { $n } m
place-gps-plain = GPS
place-pin = špendlík umístil chodec
place-stop = místo zastávky
place-moved = Špendlík je posunut o { $n } m od GPS; uloženo je obojí.
place-at = { $lat }, { $lon }
history = Historie
history-revision = Revize { $n }
history-current = platná
history-changed = { $n ->
    [0] žádná změna odpovědí
    [one] změněna 1 odpověď
    [few] změněny { $n } odpovědi
   *[other] změněno { $n } odpovědí
}
history-first = poprvé uloženo
history-typed = Z papíru přepsal(a) { $name }.
problems = Problémy
problems-none = Žádný problém.
photo-by = Fotka k otázce { $item }
photo-missing = Fotka byla ohlášena, ale ještě nedorazila.
recording-by = { $item } ({ $time })
recording = nahrávka
photo-or-recording = fotka nebo nahrávka
recording-missing = Nahrávka byla ohlášena, ale ještě nedorazila.
spoken = mluvená odpověď: viz nahrávka
rather-not-say = nic neuvedeno

filter-state = Posouzení
state-received = došlo
state-in-review = posuzuje se
state-accepted = uznáno
state-flagged = označeno
state-hidden = skryto
review-accept = Uznat
review-flag = Označit
review-hide = Skrýt
review-code = Kódovat
review-code-filter = Kód
review-codes = Kódy
review-note = Poznámka
review-undo = Vrátit zpět
review-note-hint = Čtou ji ostatní výzkumníci tohoto auditu, chodci ne.
review-own-code = Vlastní kód
review-corrected = Má znít
review-corrected-hint = Stojí vedle toho, co chodec uvedl, nikdy místo toho.
review-correct-place = Opravit zastávku nebo místo
review-place-mark = Kde vznikla odpověď
review-place-move = Přetáhněte značku na správné místo, nebo tam klepněte.
review-corrected-to = Opraveno na
review-metres = , { $n } m od uvedeného místa
review-longitude = Zeměpisná délka
review-latitude = Zeměpisná šířka
review-stop-is = → { $stop }
review-say = Kódy, poznámka a opravy
review-say-of = Kódy a poznámka: { $name }
review-saved = Uloženo.
review-said = { $n ->
    [one] Nyní: { $state }.
    [few] { $n } odpovědi, nyní: { $state }.
   *[other] { $n } odpovědí, nyní: { $state }.
}
review-undone = Vráceno zpět.
review-nothing-to-undo = Zatím jste tu neudělali nic, co by šlo vrátit.
review-conflict = Někdo mezitím rozhodl jinak, proto se nic nezměnilo. Podívejte se na současný stav a rozhodněte znovu.
review-outdated = Chodec odpověď po tomto posouzení změnil.
review-photo-hidden = Fotka je skrytá.
review-photo-shown = Fotka je vidět.
review-recording-hidden = Nahrávka je skrytá.
review-recording-shown = Nahrávka je vidět.
review-tick = Vybrat { $stop }, { $name }
review-tick-all = Vybrat všechny řádky
review-bulk = S vybranými odpověďmi
review-selected = { $n ->
    [one] vybrána 1 odpověď
    [few] vybrány { $n } odpovědi
   *[other] vybráno { $n } odpovědí
}
review-events = Co uvedli výzkumníci
review-no-events = Zatím nic.
did-state = stav: { $state }
did-code = přidal(a) kód { $code }
did-uncode = odebral(a) kód { $code }
did-note = poznamenal(a)
did-place = opravil(a) místo
did-stop = opravil(a) zastávku
did-text = opravil(a) text
did-undo = vrátil(a) něco zpět
did-erased = uvedl(a) něco, co zmizelo s tím, co vzal chodec zpět
did-take-back = vzal(a) to zpět, protože o to chodec požádal
take-back = Vzít zpět
take-back-of = Vzít zpět: { $name }
take-back-at-request = Na žádost chodce
take-back-hint = Pro chodce, který o to osobně požádá a nemá po ruce potvrzení.
take-back-answers = Vzít tyto odpovědi zpět
take-back-answers-what = Všechny odpovědi odtud se z auditu smažou, i s fotkami, nahrávkami a místem a s tím, co k nim výzkumníci napsali. Nikdo je už neuvidí, v žádném seznamu, mapě, souboru ani zprávě.
take-back-photo = Vzít tuto fotku zpět
take-back-photo-what = Fotka se z auditu smaže a s ní všechny poznámky k této odpovědi, protože ji mohou popisovat. Nikdo ji už neuvidí, v žádném seznamu, mapě, souboru ani zprávě.
take-back-recording = Vzít tuto nahrávku zpět
take-back-recording-what = Nahrávka se z auditu smaže a s ní všechny poznámky k této odpovědi, protože ji mohou citovat. Nikdo si ji už neposlechne.
take-back-for-good = Nejde to vrátit.
take-back-stays = Zůstane známo, kdy to došlo a že a kdy jste to vzali zpět: v historii a v přehledu „Co se dělo“. Potvrzení chodce řekne, že to vzal zpět tým procházky. Co bylo předtím vytištěno nebo předáno, zůstává, jak je.
taken-back = Vzato zpět.
gone-by = { $name } vzal(a) tyto odpovědi zpět, protože o to chodec požádal: { $time }. Došly { $received }; nic víc z nich nezůstalo.
gone-by-walker = Chodec vzal tyto odpovědi zpět: { $time }. Došly { $received }; nic víc z nich nezůstalo.
keys = Klávesy
keys-on = Písmena fungují jako povely (vypněte, pokud diktujete)
key-next = Další odpověď
key-previous = Předchozí odpověď
others = Ostatní na této zastávce
others-none = Nikdo jiný tu neodpověděl.
others-sentence = { $n ->
    [one] 1 další odpověď; tato je orámovaná.
    [few] { $n } další odpovědi; tato je orámovaná.
   *[other] { $n } dalších odpovědí; tato je orámovaná.
}
others-level = { $level }: { $n }
others-and-this = { $level }: { $n } a tato

## Map

map-of = Mapa: { $district }
map-headline = { $question } · { $counted }
all-districts = všechny čtvrti
map-colour-by = Obarvit podle
map-by-theme = Téma postřehů
map-by-side = Světlá, nebo stinná stránka
map-by-item = Otázka
map-people = Chodci, kteří jsou
map-width = Šířka šestiúhelníku
map-metres = { $n } m
map-shows = Co se kreslí
map-stops = Zastávky
map-hexagons = Šestiúhelníky
map-answers = Odpovědi
map-photos = Fotky
map-photo = Fotka bez popisku
map-other-source = jiný zdroj
map-draw = Obkreslit odpovědi
map-area = Jen v obkreslené oblasti
map-area-remove = Znovu ukázat odpovědi všude
map-review = { $n ->
    [one] Posoudit 1 odpověď
    [few] Posoudit všechny { $n } odpovědi
   *[other] Posoudit všech { $n } odpovědí
}
map-export = Exportovat je
map-time = Čas
map-from = Od
map-to = Do
map-legend = Legenda
map-legend-stop = Prstenec: zastávka a počet chodců na ní
map-legend-hexagon = Šestiúhelník: { $n } m nebo více a počet chodců v něm; barva je jejich průměr nebo co řekla většina
map-legend-crowded = Kde je odpovědí příliš na to, aby šly rozlišit, říkají šestiúhelníky, kolik jich je.
map-legend-few = Šedá: méně než { $n } chodců, nebo skryto, aby je nešlo dopočítat
map-stops-list = Zastávky a odpovědi na nich
map-hexagons-list = { $n ->
    [one] 1 šestiúhelník po { $width } m
    [few] { $n } šestiúhelníky po { $width } m
   *[other] { $n } šestiúhelníků po { $width } m
}
map-listed = V tabulce je { $n } s nejvíce chodci; mapa ukazuje všechny.
map-listed-newest = V tabulce je { $n } nejnovějších; obkreslete některé, ať je jich méně.
map-column-walkers = Chodci
map-column-when = Kdy
map-column-said = Odpověď
map-mean = { $level } (průměr { $mean })
map-near = { $n } m od: { $stop }
map-no-place = bez místa
map-no-match = Těmto filtrům neodpovídá žádná odpověď.
map-only-here = Jen odpovědi odtud
map-elsewhere = mimo zastávky
map-basemap-failed = Podkladovou mapu nelze načíst; místo ní je schematický podklad.
map-context-failed = Vrstvu z jiného zdroje nelze načíst, a proto chybí.
map-answer-selected = Vybraná odpověď
map-open-answer = Otevřít odpověď
map-zoom-in = Přiblížit
map-zoom-out = Oddálit
side-bright = světlá stránka
side-dark = stinná stránka
people-role = V jaké roli
role-newcomer = nově příchozí
role-resident = místní obyvatelé
role-ngo = z neziskové organizace
role-city = z města či městské části
people-gender = Pohlaví
gender-woman = ženy
gender-man = muži
gender-other = jiné pohlaví
people-age = Věk
age-under-25 = do 25 let
age-25-44 = 25 až 44 let
age-45-64 = 45 až 64 let
age-65-plus = 65 let a více
people-years = Let v zemi
years-under-1 = méně než 1
years-1-4 = 1 až 4
years-5-9 = 5 až 9
years-10-plus = 10 a více
years-always = odjakživa
people-knows = Znají okolí
people-mobility = Omezená pohyblivost
said-yes = ano
said-no = ne
level = Stupeň
n-shown = n = { $n }
choose-checklist = Dotazník
choose-question = Otázka

## Compare

compare-choose = Vedle sebe
compare-empty = Zatím není co srovnávat. Vyberte strany, na kterých lidé odpovídali.
compare-sentence = { $walkers }, { $districts ->
    [one] 1 čtvrť
    [few] { $districts } čtvrti
   *[other] { $districts } čtvrtí
}
compare-theme-none = Další otázky
compare-too-few = { $n ->
    [one] 1 chodec: příliš málo na závěr
    [few] { $n } chodci: příliš málo na závěr
   *[other] { $n } chodců: příliš málo na závěr
}
compare-lower-same = Hodnoceno { $most ->
    [negligible] nepatrně
    [small] o trochu
    [medium] zřetelně
   *[large] o hodně
} hůře { $lower } než { $higher }.
compare-lower = Hodnoceno hůře { $lower } než { $higher }; rozdíl může být { $least ->
    [negligible] nepatrný
    [small] malý
    [medium] střední
   *[large] velký
} až { $most ->
    [negligible] nepatrný
    [small] malý
    [medium] střední
   *[large] velký
}.
compare-alike = Hodnoceno podobně { $first } a { $second }: rozdíl je nanejvýš malý.
compare-open = Z odpovědí neplyne, zda je to hodnoceno hůře { $first }, nebo { $second }.
compare-difference-few = Na srovnání { $first } a { $second } je chodců příliš málo.
compare-delta = Cliffova delta { $delta } ({ $low } až { $high }), { $n } a { $m } chodců
compare-p = p { $p }, upraveno o vše, co se porovnává (Holm)
compare-p-small = p pod 0,001, upraveno o vše, co se porovnává (Holm)
agreement = Pozorovatelé: na stejném místě se shodne { $percent } %; Krippendorffova alfa { $alpha } ({ $low } až { $high }), chodců { $walkers }, míst { $places }
agreement-few-walkers = Pozorovatelé: na stejném místě jich bylo příliš málo, aby se dala určit shoda
agreement-few-places = Pozorovatelé: na stejném místě se shodne { $percent } %; na víc je míst příliš málo
agreement-no-variation = Pozorovatelé: na stejném místě se shodne { $percent } %, jenže skoro všechny odpovědi jsou stejné: na víc se liší příliš málo
compare-nobody = nikdo neodpověděl
compare-withheld = neukazuje se, aby malá skupina zůstala v soukromí
compare-n = { $walkers }, { $answers }
compare-how = Jak to číst
compare-how-text = Každý pruh je jedna strana: kolik jejích odpovědí leží na kterém stupni, zarovnáno na neutrální střed. Tenká čára je interval průměru přes chodce. Každý chodec se počítá jednou, ať odpověděl na kolika zastávkách chtěl. Rozdíl je Cliffova delta: od −1, když všichni na první straně hodnotí hůře než všichni na druhé, po 1, když naopak; 0 je žádný rozdíl. První a druhá návštěva jsou první dva dny, kdy lidé odpovídali na stejném místě, s přesností na 30 m.
compare-side = { $side ->
    [role-newcomer] nově příchozí
    [role-resident] místní
    [role-ngo] lidé z organizací
    [role-city] lidé z úřadu
    [gender-woman] ženy
    [gender-man] muži
    [gender-other] lidé jiného genderu
    [age-under-25] do 25 let
    [age-25-44] 25 až 44 let
    [age-45-64] 45 až 64 let
    [age-65-plus] 65 let a více
    [years-under-1] tady méně než rok
    [years-1-4] tady 1 až 4 roky
    [years-5-9] tady 5 až 9 let
    [years-10-plus] tady 10 let a déle
    [years-always] tady odjakživa
    [knows-yes] znají to tu
    [knows-no] neznají to tu
    [mobility-yes] s pohybovým omezením
    [mobility-no] bez pohybového omezení
    [light-day] ve dne
    [light-dusk] za soumraku
    [light-night] v noci
    [visit-first] první návštěva
    [visit-second] druhá návštěva
   *[other] { $name }
}
compare-in = { $side ->
    [role-newcomer] u nově příchozích
    [role-resident] u místních
    [role-ngo] u lidí z organizací
    [role-city] u lidí z úřadu
    [gender-woman] u žen
    [gender-man] u mužů
    [gender-other] u lidí jiného genderu
    [age-under-25] u lidí do 25 let
    [age-25-44] u lidí ve věku 25 až 44 let
    [age-45-64] u lidí ve věku 45 až 64 let
    [age-65-plus] u lidí od 65 let
    [years-under-1] u lidí, kteří tu žijí méně než rok
    [years-1-4] u lidí, kteří tu žijí 1 až 4 roky
    [years-5-9] u lidí, kteří tu žijí 5 až 9 let
    [years-10-plus] u lidí, kteří tu žijí 10 let a déle
    [years-always] u lidí, kteří tu žijí odjakživa
    [knows-yes] u lidí, kteří to tu znají
    [knows-no] u lidí, kteří to tu neznají
    [mobility-yes] u lidí s pohybovým omezením
    [mobility-no] u lidí bez pohybového omezení
    [light-day] ve dne
    [light-dusk] za soumraku
    [light-night] v noci
    [visit-first] při první návštěvě
    [visit-second] při druhé návštěvě
   *[other] ve čtvrti { $name }
}
compare-by = Srovnat
compare-by-district = Čtvrti
compare-by-light = Den, soumrak a noc
compare-by-visit = První a druhá návštěva
compare-by-groups = Skupiny chodců
compare-groups-sentence = { $walkers }: { $by }
compare-views = Pohledy na srovnání
compare-questions = Otázky
compare-themes = Témata
compare-stops = Zastávky
compare-viewer = Skupiny chodců, den a noc a návštěvy srovnávají výzkumníci auditu: vedle čísel za čtvrti by prozradily, co řekly malé skupiny.
compare-first = První strana
compare-second = Druhá strana
compare-order = Pořadí
compare-order-size = podle velikosti rozdílu
compare-order-theme = podle témat
compare-largest = Rozdíly: { $first } a { $second }
compare-largest-none = Na těchto dvou stranách je chodců příliš málo.
compare-direction = Bod vlevo od středu: hodnoceno hůře { $first }. Vpravo: hůře { $second }. Čára je interval 95 %; bez pěti chodců na obou stranách není.
compare-question = Otázka
compare-difference = Rozdíl
compare-delta-column = Cliffova delta (95 %)
compare-walkers-column = Chodci
compare-delta-short = { $delta } ({ $low } až { $high })
compare-delta-alone = { $delta }
compare-percent = { $n } %
compare-percent-interval = { $n } % ({ $low } až { $high })
compare-all = Ukázat všech { $n }
compare-fewer = Ukázat méně
compare-pair-n = { $n } a { $m } chodců
compare-end = hůře { $side }
compare-both = { $n ->
    [one] 1 chodec je na obou stranách a váží jednou za obě; p se neuvádí.
    [few] { $n } chodci jsou na obou stranách a váží jednou za obě; p se neuvádí.
   *[other] { $n } chodců je na obou stranách a váží jednou za obě; p se neuvádí.
}
compare-no-visits = Žádné místo zatím lidé nenavštívili ve dvou dnech. Srovnání vznikne druhou procházkou se stejnými zastávkami.
compare-take = Odnést
compare-take-named = Odnést: { $name }
compare-svg = Obrázek (SVG)
compare-png = Obrázek (PNG)
compare-csv = Čísla (CSV)
compare-take-failed = Tento prohlížeč obrázek nevytvořil. SVG i čísla přesto fungují.
compare-table = Jako tabulka
compare-table-named = Jako tabulka: { $name }
compare-side-column = Strana
compare-answers-column = Odpovědi
compare-good = Na dobré straně
compare-about = { $audit }, { $city }. Srovnává se: { $by }; { $sides }.
compare-about-within = { $audit }, { $city }. Srovnává se: { $by }; { $sides }. Čtvrť: { $district }.
compare-made = Vytvořeno { $when } v Kroku { $version }.
compare-demo = Ukázková data: vygenerovaná, ne skutečná.
compare-themes-head = Témata na jeden pohled
compare-themes-about = Jaká část odpovědí na otázky tématu leží na dobré straně stupnice; každý chodec váží stejně, neutrální střed se počítá napůl. Čára je interval 95 % přes chodce. Všechny obrázky mají stejné měřítko.
compare-theme-questions = { $n ->
    [one] 1 otázka
    [few] { $n } otázky
   *[other] { $n } otázek
}
compare-theme-sensitive = citlivé otázky, jen pro výzkumníky
compare-stops-choose = Zastávka je v jedné čtvrti, čtvrti se tu tedy srovnávat nedají. Vyberte nahoře skupiny chodců, den a noc, nebo návštěvy.
compare-stops-sentence = Kde se stejná ulice vidí jinak { $first } a { $second }
compare-stops-about = Vždy jedna otázka na jednom místě, od největšího rozdílu. Mezi mnoha místy se některá liší náhodou: dívejte se sem nejdřív a neberte to jako test. Na obou stranách jsou aspoň { $least } chodci; co říká méně než { $k } z nich, je pro výzkumníky auditu, ne ke zveřejnění.
compare-stops-none = Není místo, kde by na stejnou otázku odpověděli aspoň { $least } chodci z obou stran.
compare-stops-more = Ukazuje se { $n } z { $all }, ty s největším rozdílem.
compare-stop-map = Na mapě
compare-stop-answers = Odpovědi
compare-stop-answers-of = Odpovědi: { $walk }

## Sheets on paper

paper-title = Papírové listy
paper-what = Tady přepíšete, co chodci napsali na vytištěné dotazníky. Zůstane u toho, že to bylo na papíře a kdo to přepsal.
paper-open = Přepsat listy
paper-hint = Číslo políčka ho vybere a jde dál; 0 je „nemohu posoudit“. Písmena najdou odpověď podle slov, Enter jde dál, Backspace odpověď vezme zpět, Ctrl+Enter uloží.
paper-nothing = Tato procházka nemá dotazník, který se vyplňuje na zastávce nebo jednou.
paper-sheet = List
paper-walker = Jméno nebo číslo na listu
paper-new = Nový chodec
paper-known = { $n ->
    [one] Od tohoto chodce už je tu 1 list
    [few] Od tohoto chodce už jsou tu { $n } listy
   *[other] Od tohoto chodce už je tu { $n } listů
}
paper-light = Světlo
paper-agreed = Je zaškrtnuto „odpovědi smějí být použity“
paper-quotes = Je zaškrtnuto „slova smějí být citována“
paper-need-walker = Napište jméno nebo číslo, které je na listu. Pokud tam žádné není, list očíslujte.
paper-need-consent = Bez souhlasu se ničí odpovědi nepřepisují. Zaškrtněte ho, pokud je zaškrtnutý na listu.
paper-note = Poznámka
paper-wrong = Dotazník takovou odpověď nepřipouští. Uloží se a označí.
paper-save = Uložit a další list
paper-saved = Uloženo: { $sheet }, { $walker }, { $n ->
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}.
paper-marks = { $n ->
    [one] 1 pravidlo je porušeno; odpověď je v kontrole označena.
    [few] { $n } pravidla jsou porušena; odpovědi jsou v kontrole označeny.
   *[other] { $n } pravidel je porušeno; odpovědi jsou v kontrole označeny.
}
paper-receipt = Stvrzenka ({ $name }): { $code }. Opište ji pro něj teď; znovu se neukáže.
paper-refused = Server tento list nemohl přijmout: { $detail }. List tu zůstává.
paper-kept = Co píšete, zůstává v tomto prohlížeči, dokud se to neuloží.
paper-not-kept = Tento prohlížeč nic neuchová: když odejdete před uložením, list se ztratí.

## Cesty, které si chodci nechali zaznamenat

tracks = Prošlé cesty
tracks-what = Zaznamenané cesty: { $walkers }, celkem { $km } km. Body jsou asi 25 m od sebe a zaokrouhlené asi na 10 m.
tracks-label = Mapa procházky se zaznamenanými cestami: { $walkers }
tracks-file = Cesty jako GeoJSON
## People

people = Lidé
people-owners = Kdo co smí, je věc vlastníků tohoto auditu.
role-of-member = Role
people-actions = Co udělat
people-you = (vy)
people-role-of = Role: { $name }
people-role-set = Role je změněna.
people-remove = Odebrat
people-remove-named = Odebrat: { $name }
people-remove-sure = Odebrat roli v tomto auditu? { $name } – co tento člověk napsal, zůstane.
people-removed = Odebráno. Co tento člověk napsal, zůstává.
people-reset = Nové heslo
people-reset-link = Předejte tento odkaz přímo tomu člověku. Platí jednou, 2 dny, a umožní nastavit nové heslo.
people-invite = Pozvat někoho
people-invite-hint = Dostanete odkaz pro jednoho člověka. Vytvoří si jím účet, nebo použije ten, který už má.
people-invite-make = Vytvořit odkaz
people-invite-link = Pošlete tento odkaz jednomu člověku. Platí jednou, 7 dní, a znovu se nezobrazí.
people-invited = Zatím nepřijaté
people-uninvite = Zrušit
people-uninvited = Odkaz už neplatí.
people-by = vytvořil účet { $name }
people-until = do { $when }
people-secret-done = Mám ho
people-copy = Kopírovat
people-copied = Zkopírováno
people-tokens = Tokeny pro skripty
people-tokens-hint = S tokenem čte tento audit skript, třeba jeho soubory v R nebo Pythonu. Nic nemění a končí s vaší vlastní rolí.
people-token-name = K čemu je
people-token-reads = Čte jako
people-token-days = Platí
people-token-make = Vytvořit token
people-token-shown = Zkopírujte token teď; znovu se nezobrazí. Skripty ho posílají jako „Authorization: Bearer“ a token.
people-token-used = použitý
people-token-unused = zatím nepoužitý
people-token-revoke = Ukončit
people-token-revoked = Token už neplatí.
people-days = { $n ->
    [one] 1 den
    [few] { $n } dny
   *[other] { $n } dní
}
role-owner = vlastník
role-researcher = výzkumník
role-facilitator = vedoucí procházky
role-viewer = čtenář
log = Co se dělo
log-hint = Kdo četl celé odpovědi, odnesl si soubory, vzal odpovědi zpět za chodce nebo změnil, kdo co smí. Nikdo z chodců tu není jmenován.
log-empty = Zatím nic.
log-when = Kdy
log-who = Kdo
log-what = Co
log-show = Zobrazit
log-token = tokenem „{ $name }“
log-opened = četl odpověď
log-took-back = vzal odpověď zpět, protože o to chodec požádal
log-took-back-part = vzal zpět fotku nebo nahrávku, protože o to chodec požádal
log-exported = stáhl { $file }
log-exported-filter = stáhl { $file } ({ $filter })
log-reported = vytvořil zprávu ({ $language })
log-invited = vytvořil pozvánku: { $role }
log-uninvited = zrušil pozvánku: { $role }
log-joined = přijal pozvánku: { $role }
log-role-set = změnil roli účtu { $email }: { $role }
log-role-removed = odebral roli účtu { $email }
log-password-reset = vytvořil odkaz pro nové heslo účtu { $email }
log-token-made = vytvořil token „{ $name }“: { $role }
log-token-revoked = ukončil token „{ $name }“
account = Váš účet
sessions = Kde jste přihlášeni
session-seen = použito { $when }
session-here = tady
session-end = Odhlásit tam
session-unknown = Prohlížeč, který o sobě nic neříká
password-change = Změnit heslo
password-old = Heslo teď
password-new = Nové heslo
password-set = Nastavit heslo
password-changed = Heslo je změněné. Všude jinde jste odhlášeni.
reset-title = Zvolte si nové heslo
invitation-join = Přijmout s tímto účtem

## Zjištění

findings = Zjištění
findings-sentence = { $n ->
    [0] Zatím žádné zjištění
    [one] 1 zjištění
    [few] { $n } zjištění
   *[other] { $n } zjištění
}
findings-listed = { $n ->
    [0] Ve zprávě není žádné.
    [one] 1 je ve zprávě.
    [few] { $n } jsou ve zprávě.
   *[other] { $n } je ve zprávě.
}
findings-about = Zjištění je věta, za kterou stojíte, s odpověďmi, fotkami, srovnáními a rozhovory, o které se opírá. Zpráva je má v tomto pořadí.
findings-empty = Zatím žádné zjištění. Napište ho tady, nebo citujte odpověď na stránce Odpovědi či otázku na stránce Srovnání.
findings-refused = Zjištění jsou pro výzkumníky tohoto auditu. Co zařadí, je ve zprávě.
finding = Zjištění
finding-new = Napsat zjištění
finding-edit = Upravit zjištění
finding-edit-name = Upravit „{ $name }“
finding-sentence = Věta ({ $language })
finding-needs-sentence = Napište větu aspoň v jednom jazyce.
finding-listed = Ve zprávě
finding-unlisted = Není ve zprávě
finding-listed-hint = Věta je pak stejně veřejná jako zpráva.
finding-no-theme = bez tématu
finding-evidence = Doklady
finding-no-evidence = Zatím není uveden žádný doklad.
finding-evidence-how = Doklady se citují tam, kde je vidíte: otevřete odpověď na stránce Odpovědi nebo otázku na stránce Srovnání a zvolte „Citovat ve zjištění“.
finding-print = Ukázat ve zprávě
finding-printed = ukázáno ve zprávě
finding-sensitive = Citlivá otázka: ukázána jen ve zprávě pro výzkumníky.
finding-drop = Vyřadit z dokladů: { $name }
finding-up = Posunout „{ $name }“ nahoru
finding-down = Posunout „{ $name }“ dolů
finding-remove = Odstranit zjištění
finding-removed = Zjištění je odstraněno.
finding-undo = Vrátit zpět
finding-saved = Uloženo.
finding-conflict = { $name } mezitím toto zjištění přepsal(a): „{ $text }“ Váš text tu zůstal. Když uložíte znovu, nahradí ten jejich.
finding-order-conflict = Zjištění mezitím seřadil někdo jiný. Tohle je pořadí, jak je teď.
finding-by = Verze { $n }, { $name }, { $time }
finding-history = Dřívější verze
finding-note = Přidat zápis z rozhovoru nebo dokumentu
finding-note-text = Co zaznělo
finding-note-from = Odkud
finding-note-from-hint = Skupinový rozhovor s obchodníky, 3. září
finding-note-add = Přidat tento zápis
evidence-response = Dotazník
evidence-answer = Odpověď
evidence-photo = Fotka
evidence-comparison = Srovnání
evidence-note = Zápis
evidence-said = { $question } { $answer }
quoted = „{ $text }“
standing-not-agreed = Autor nesouhlasil s citováním: ve zprávě to není.
standing-not-arrived = Fotka zatím nepřišla.
standing-hidden = Výzkumníci to skryli: ve zprávě to není.
standing-withdrawn = Chodec to vzal zpět nebo od té doby odpověděl jinak. Ověřte, zda věta ještě platí.
cite = Citovat ve zjištění
cite-what = Co
cite-whole = Celý dotazník
cite-new = Nové zjištění
cite-save = Citovat
cite-conflict = Někdo jiný mezitím toto zjištění přepsal. Zvolte „Citovat“ znovu a přidáte svůj doklad k jeho verzi.
cited-in = Zjištění, která se o to opírají
cited-nowhere = Zatím se o to neopírá žádné zjištění.

## Zpráva

report = Zpráva
report-title = Zpráva o auditu města
report-about = Vytvoří se z odpovědí pokaždé, když ji otevřete: procházky, lidé, zjištění, srovnání čtvrtí a jak se měřilo.
report-inside = { $n ->
    [0] Zatím v ní není žádné zjištění.
    [one] Je v ní 1 zjištění a pod ním ukázek: { $m }.
    [few] Jsou v ní { $n } zjištění a pod nimi ukázek: { $m }.
   *[other] Je v ní { $n } zjištění a pod nimi ukázek: { $m }.
}
report-not-printed = { $n ->
    [one] 1 vybraný citát nebo fotka tam není: byly vzaty zpět nebo skryty, nebo autor nesouhlasil.
    [few] { $n } vybrané citáty a fotky tam nejsou: byly vzaty zpět nebo skryty, nebo autoři nesouhlasili.
   *[other] { $n } vybraných citátů a fotek tam není: byly vzaty zpět nebo skryty, nebo autoři nesouhlasili.
}
report-public = Pro všechny
report-public-about = Žádná skupina menší než { $k } chodců a žádné citlivé otázky. Slova a fotky jen tam, kde jste je vybrali a autoři souhlasí.
report-researchers = Pro výzkumníky
report-researchers-about = S malými skupinami a citlivými otázkami. Nepředávat dál.
report-open = Otevřít
report-open-in = Otevřít, jazyk { $language }: { $version }
report-save = Uložit jako soubor
report-save-in = Uložit jako soubor, jazyk { $language }: { $version }
report-how = Je to jeden soubor, ve kterém je všechno i s fotkami, takže ho jde poslat poštou. Tisk nebo PDF: otevřete ji a stiskněte Ctrl+P (⌘P).
