# Telefon chodce. Krátce, vykání, pro lidi, kteří čtou v cizím jazyce.

## Všude

app-name = Krok
back = Zpět
next = Dál
done = Hotovo
close = Zavřít
yes = Ano
no = Ne
saved = Uloženo
language = Jazyk
broken-title = Krok se zastavil
broken = Je to naše chyba, ne vaše. Co jste vyplnili, je v telefonu uložené. Otevřete Krok znovu a pokračujte.
reload = Otevřít znovu
demo = Ukázka: tato procházka je vymyšlená, na vyzkoušení.
just-now = právě teď
minutes-ago = { $n ->
    [one] před minutou
   *[other] před { $n } minutami
}
hours-ago = { $n ->
    [one] před hodinou
   *[other] před { $n } hodinami
}
days-ago = { $n ->
    [one] včera
   *[other] před { $n } dny
}

## První stránka

start-title = Přidejte se k procházce
start-hint = Nepotřebujete účet ani aplikaci z obchodu. Kód je na plakátu nebo ho má člověk, který procházku vede. Můžete také namířit fotoaparát telefonu na čtvercový kód.
start-joined = Vaše procházky
code-label = Kód procházky
code-go = Pokračovat
code-not-a-code = Kód má šest písmen a číslic, třeba KRK 7BT. Zkontrolujte ho, prosím.
scan = Naskenovat kód
scan-stop = Přestat skenovat
scan-refused = Fotoaparát tu nejde použít. Kód napište, nebo ho otevřete fotoaparátem telefonu.

## Přihlášení k procházce

join-fetching = Načítá se procházka …
join-offline-title = Nejste připojeni
join-offline = Procházka se musí jednou načíst z internetu. Potom už připojení nepotřebujete. Najděte signál nebo Wi-Fi a zkuste to znovu.
join-unreadable-title = Něco je mezi námi
join-unreadable = Místo Kroku odpovědělo něco jiného, asi přihlašovací stránka Wi-Fi. Přihlaste se k Wi-Fi, nebo ji vypněte, a zkuste to znovu.
join-wrong-code-title = Takový kód žádná procházka nemá
join-wrong-code = Zkontrolujte kód na plakátu, nebo se zeptejte člověka, který procházku vede.
join-not-open-title = Procházka ještě není otevřená
join-not-open = Jste tu brzy. Otevře ji člověk, který procházku vede; potom to zkuste znovu.
join-closed-title = Procházka skončila
join-closed = Nikdo nový se k ní už nepřidá. Pokud jste se přidali dřív, vaše odpovědi jsou v bezpečí. O nový kód požádejte člověka, který procházky vede.
join-too-many-title = Příliš mnoho pokusů
join-too-many = Počkejte minutu a zkuste to znovu.
join-failed-title = Server má potíže
join-failed = Vaším telefonem to není. Zkuste to za chvíli znovu a řekněte to člověku, který procházku vede.
try-again = Zkusit znovu
later-not-here = Tato část Kroku ještě není ve vašem telefonu. Co jste odpověděli, je v bezpečí. Najděte signál nebo Wi-Fi a zkuste to znovu.
other-code = Zadat jiný kód
language-title = Vyberte si jazyk

## O co jde a souhlas

about-title = O co jde
about-link = O procházce
about-walk = Projdete s malou skupinou místem { $place }. Cestou { $n ->
    [one] je 1 zastávka
    [few] jsou { $n } zastávky
   *[other] je { $n } zastávek
}.
about-what = Na každé zastávce odpovíte na krátké otázky: co tam vidíte a jak se tam cítíte. Zabere to asi dvě minuty. Špatné odpovědi neexistují.
about-who = Odpovědi jsou pro audit „{ $name }“. Jeho výzkumníci je čtou a píšou doporučení pro město.
about-anonymous = Na jméno se neptáme. Všechno se nejdřív uloží ve vašem telefonu a odešle se, až bude připojení.
consent-title = S čím souhlasíte
consent-needed = Bez toho se přidat nemůžete, protože odpovědi jsou celá procházka. Nic o vás jsme neuložili.
consent-change = Změnit to můžete kdykoli. Platí to pro všechno, co uděláte potom. Co jste dali předtím, můžete vzít zpět na stránce „Co jste dali“.
consent-answers = Moje odpovědi můžete použít
consent-answers-what = Výzkumníci si vaše odpovědi nechají a použijí je v auditu.
consent-answers-without = Vypnuto: k procházce se nepřidáte.
consent-place = Ke každé odpovědi můžete uložit, kde jsem
consent-place-what = Telefon řekne, kde stojíte, když odpovídáte, a jen tehdy.
consent-place-without = Vypnuto: uloží se jen zastávka. Telefonu se na místo nezeptáme.
consent-photos = Moje fotky si můžete nechat
consent-photos-what = Fotky uvidí výzkumníci. Skryté údaje, třeba místo, z nich odstraní už váš telefon.
consent-photos-without = Vypnuto: odpovídáte bez fotek.
consent-quotes = Moje slova a fotky můžete ukázat ve zprávě
consent-quotes-what = Bez vašeho jména.
consent-quotes-without = Vypnuto: jen se čtou a počítají, nikde se neukážou.

## O vás

background-title = Něco o vás, jestli chcete
background-hint = Pomůže nám to poznat, jestli lidé vnímají místo různě. Odpovídat nemusíte na nic.
rather-not-say = Nechci říkat
nickname = Jak vám máme říkat?
nickname-hint = Jakkoli. Ten, kdo procházku vede, tak uvidí, kdo se přidal. Můžete to nechat prázdné.
role = Jsem tu jako
role-newcomer = člověk, který je v zemi nový
role-resident = člověk, který tu bydlí
role-ngo = člověk z neziskové organizace
role-city = člověk z města nebo úřadu
gender = Jsem
gender-woman = žena
gender-man = muž
gender-other = ani jedno z toho
age = Můj věk
age-under-25 = méně než 25
age-25-44 = 25 až 44
age-45-64 = 45 až 64
age-65-plus = 65 a více
years = V této zemi žiju
years-under-1 = méně než rok
years-1-4 = 1 až 4 roky
years-5-9 = 5 až 9 let
years-10-plus = 10 let a déle
years-always = celý život
knows-area = Znáte to tu dobře?
mobility = Vadí vám při chůzi schody nebo obrubníky?
join = Přidat se k procházce

## Zastávky

stops-title = Zastávky
stop-number = Zastávka { $n }
once-title = Jednou za celou procházku
progress-open = { $n ->
    [one] 1 otázka
    [few] { $n } otázky
   *[other] { $n } otázek
}
progress-begun = zodpovězeno { $answered } z { $asked }
progress-done = hotovo
progress-done-partly = hotovo, zodpovězeno { $answered } z { $asked }
do-not-linger = Dlouho se tu nezdržujte. Odpovězte za chůze, nebo o kousek dál.
map = Mapa
map-label = Mapa procházky: čtvrť a zastávky
spot = Postřeh
spots-noted = { $n ->
    [one] Máte 1 postřeh.
    [few] Máte { $n } postřehy.
   *[other] Máte { $n } postřehů.
}

## Vyplňování

question-of = { $n } z { $of }
segment-answered = Otázka { $n }: zodpovězená
segment-skipped = Otázka { $n }: přeskočená
segment-open = Otázka { $n }: otevřená
cannot-judge = Nedokážu posoudit
answer-odd = Tahle odpověď je neobvyklá. Uložili jsme ji; zkontrolujte ji, prosím.
kind-unknown = Na tuhle otázku v telefonu odpovědět nejde. Pokračujte další.
understood = Rozumím
note = Poznámka
note-title = Vaše poznámka
note-hint = Slovo nebo věta k této otázce. Ukládá se, jak píšete.
another = { $what }: zatím { $n }. Je tu další?
another-yes = Ano, přidat
another-no = Ne, dál
photo = Fotka
photo-take = Vyfotit
photo-busy = Fotka se ukládá …
photo-open = Otevřít fotku
photo-title = Vaše fotka
photo-caption = Co na ní je?
photo-remove = Odebrat fotku
photo-not-agreed = Fotky jste se rozhodli nesdílet. Změnit to můžete v části „O procházce“.
photo-not-a-picture = Tento soubor není obrázek, který telefon umí přečíst. Vaše odpovědi jsou v bezpečí. Vyberte jiný.
photo-too-large = Na tento obrázek má telefon málo paměti. Vaše odpovědi jsou v bezpečí. Vyfoťte ho znovu menší, nebo pokračujte bez něj.
side-bright = Světlá stránka
side-dark = Stinná stránka

## Konec dotazníku

review = Přehled
review-all = Všechno je zodpovězené
review-missing = { $n ->
    [one] 1 otázka je otevřená
    [few] { $n } otázky jsou otevřené
   *[other] { $n } otázek je otevřených
}
review-hint = Můžete odpovědět teď, nebo je nechat být.
place = Místo
place-gps = Podle telefonu, s přesností na { $n } m
place-pin = Podle vás na mapě
place-stop = Zastávka na mapě; telefon neřekl, kde jste
place-searching = Hledá se, kde jste …
place-none = Neznáme ho. Můžete ho určit na mapě.
place-denied = Telefon nám neříká, kde jste, takže platí místo zastávky. Určit ho můžete na mapě.
pin-move = Opravit na mapě
pin-title = Kde jste byli?
pin-hint = Klepněte tam, kde jste stáli, nebo posuňte špendlík. Na klávesnici použijte šipky.
pin-label = Mapa se špendlíkem, který můžete posunout
daylight = Světlo
daylight-day = Den
daylight-dusk = Šero
daylight-night = Noc
gone-title = Tohle v telefonu není
gone = Stránka patří k odpovědím, které v tomto telefonu nejsou. Všechno, co jste tu vyplnili, tu pořád je.
to-stops = Na zastávky

## Doručení

status-on-phone = V telefonu
status-waiting = { $n ->
    [few] { $n } čekají
   *[other] { $n } čeká
}
status-delivered = Doručeno
status-problems = { $n ->
    [one] 1 potíž
    [few] { $n } potíže
   *[other] { $n } potíží
}
delivery-title = Kde co je
delivery-all = Všechno, co jste dokončili, došlo. Stránku můžete zavřít.
delivery-waiting = { $n ->
    [one] 1 věc je v bezpečí v telefonu a čeká na připojení.
    [few] { $n } věci jsou v bezpečí v telefonu a čekají na připojení.
   *[other] { $n } věcí je v bezpečí v telefonu a čeká na připojení.
}
delivery-problems = { $n ->
    [one] 1 věc se nepodařilo doručit. Pořád je v telefonu.
    [few] { $n } věci se nepodařilo doručit. Pořád jsou v telefonu.
   *[other] { $n } věcí se nepodařilo doručit. Pořád jsou v telefonu.
}
delivery-join = Že jste se přidali a s čím souhlasíte
delivery-hint = Krok odesílá sám, jakmile je připojení. Nemažte data prohlížeče, dokud všechno nedojde.
send-now = Odeslat teď
rescue-title = Uložit, co je v tomto telefonu
rescue-hint = Když odeslání nejde: jeden soubor se všemi odpověďmi a fotkami z tohoto telefonu. Není k tomu třeba připojení a nic se nesmaže.
rescue-save = Uložit vše do souboru
rescue-busy = Vytvářím soubor …
rescue-failed = Soubor se nepodařilo vytvořit ({ $detail }). Všechno je dál v tomto telefonu.
rescue-kept = Soubor se neuložil. Všechno je dál v tomto telefonu.
rescue-shared = Soubor je předán. Dejte ho tomu, kdo procházku vede.
rescue-downloaded = Soubor { $name } je ve stažených souborech. Dejte ho tomu, kdo procházku vede.
rescue-lacking = { $n ->
    [one] 1 fotku se nepodařilo přečíst a v souboru není.
    [few] { $n } fotky se nepodařilo přečíst a v souboru nejsou.
   *[other] { $n } fotek se nepodařilo přečíst a v souboru nejsou.
}
rescue-answers = Moje odpovědi
rescue-readme-what = V tomto souboru je to, co si Krok uložil v jednom telefonu: odpovědi, fotky a co o sobě chodec řekl. Dejte ho jen tomu, kdo procházku vede.
rescue-readme-open = Chcete-li ho číst, rozbalte ho a otevřete answers.html. Obrázky jsou ve složce „photos“.
rescue-readme-import = Pro toho, kdo procházku vede: otevřete procházku v kanceláři a zvolte „Načíst záchranný soubor“. Dvojí načtení neuškodí.
state-begun = v telefonu, nedokončeno
state-on-phone = v telefonu
state-received = přijato, fotky jsou na cestě
state-verified = došlo a je ověřené
state-problem = nedoručeno
reason-malformed = Server to nedokázal přečíst ({ $detail }). Zůstává to v telefonu. Ukažte to člověku, který procházku vede.
reason-too-large = Pro server je to moc velké. Zůstává to v telefonu. Ukažte to člověku, který procházku vede.
reason-differs = Server má pod stejným číslem něco jiného. Zůstává to v telefonu. Ukažte to člověku, který procházku vede.
reason-refused = Server to nevzal (odpověď { $status }). Zůstává to v telefonu. Zkuste to znovu tlačítkem „Odeslat teď“.
reason-damaged = Fotka došla dvakrát poškozená. Zůstává v telefonu. Zkuste to znovu tlačítkem „Odeslat teď“.
reason-missing = Fotka už v telefonu není. Vaše odpovědi jsou v bezpečí.
trouble-network = Teď není připojení. Odešle se to, jakmile bude.
trouble-unreadable = Místo Kroku odpovídá něco jiného, asi přihlašovací stránka Wi-Fi. Přihlaste se k Wi-Fi, nebo ji vypněte.
trouble-busy = Server má moc práce. Za chvíli se to zkusí znovu.
trouble-shut = Server tento telefon nepouští dál. Všechno tu zůstává v bezpečí. Ukažte to člověku, který procházku vede.
trouble-server = Server má potíže. Za chvíli se to zkusí znovu; všechno tu zůstává v bezpečí.

## Vzetí zpět a potvrzení

gave-title = Co jste dali
gave-link = Co jste dali
gave-all-done = Všechny zastávky jsou hotové. Děkujeme!
gave-nothing = Zatím jste nic nedali.
gave-thanks = Děkujeme. Dali jste nám { $answers } a { $photos }.
gave-answers = { $n ->
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}
gave-photos = { $n ->
    [one] 1 fotku
    [few] { $n } fotky
   *[other] { $n } fotek
}
gave-place = Je u toho uložené vaše místo.
withdraw = Vzít zpět
withdraw-keep = Nechat
withdraw-photo = Vzít zpět tuto fotku
withdraw-photo-what = Fotku z auditu smažeme. Už ji nikdo neuvidí v žádném seznamu, mapě ani zprávě.
withdraw-answer = Vzít zpět tuto odpověď
withdraw-answer-what = Odpověď, její poznámku i fotky z auditu smažeme. Zůstanou smazané, i když tady na tuto otázku odpovíte znovu.
withdraw-response = Vzít zpět všechny odpovědi odsud
withdraw-response-what = Tyto odpovědi, jejich fotky a místo z auditu smažeme. Už je nikdo neuvidí v žádném seznamu, mapě ani zprávě.
withdraw-everything = Vzít zpět všechno
withdraw-everything-what = Z auditu smažeme všechny vaše odpovědi a fotky i to, co jste o sobě řekli. Neuložíme ani to, co z této procházky ještě máte v telefonu.
withdraw-for-good = Nejde to vrátit. Co už bylo vytištěno nebo rozdáno, zůstane.
withdrawn = Vzato zpět. Nic z toho nezůstalo.
withdrawn-everything = Vzali jste zpět všechno. V auditu není uloženo nic z toho, co jste dali.
join-again = Přidat se k procházce znovu
consent-from-now = Změna platí pro všechno, co přijde potom. Co jste dali předtím, zůstane, dokud to nevezmete zpět.
receipt-title = Vaše potvrzení
receipt-qr = Vaše potvrzení jako čtvercový kód
receipt-what = S tímto kódem uvidíte, co jste dali, změníte, s čím souhlasíte, a můžete to vzít zpět, i později, na jakémkoli zařízení a bez účtu. Nechte si ho pro sebe: kdo ho má, může totéž.
receipt-where = Otevřete { $place } a opište kód, nebo namiřte fotoaparát na čtverec.
receipt-save = Vytisknout nebo uložit
receipt-have = Mám potvrzení
receipt-ask = Otevřít potvrzení
receipt-ask-what = Kód je na potvrzení, které jste na procházce dostali do telefonu.
receipt-code-label = Kód potvrzení
receipt-not-a-code = Kód potvrzení má 24 písmen a číslic. Zkontrolujte ho, prosím.
receipt-unknown = Potvrzení s tímto kódem nemáme. Zkontrolujte ho, prosím. Pokud byl váš telefon dosud bez připojení, musí nejdřív odeslat, co v něm je.
receipt-offline = Není připojení. Nic se nezměnilo. Najděte signál nebo Wi-Fi a zkuste to znovu.
receipt-fetching = Načítáme, co jste dali …

## Ukládání

blocked-title = Tento prohlížeč nic neukládá
blocked = V tomto okně Krok nemůže nic uložit, a vaše odpovědi by nebyly v bezpečí. Asi je to anonymní okno, nebo je pro tuto stránku ukládání vypnuté.
blocked-do = Otevřete stejný odkaz v obyčejném okně prohlížeče.
storage-full = Telefon je plný: poslední změna není uložená. Co bylo uložené předtím, je v bezpečí. Smažte něco jiného, třeba videa, a odpovězte znovu.
storage-blocked = Prohlížeč už Kroku nedovolí ukládat: poslední změna není uložená. Stránku zavřete a znovu otevřete.
storage-broken = Poslední změna není uložená ({ $detail }). Co bylo uložené předtím, je v bezpečí. Stránku zavřete a znovu otevřete.
keep-title = Mějte Krok po ruce
keep-why = Z plochy se Krok otevře i bez sítě a telefon vaše odpovědi nesmaže, když mu dochází místo.
keep-install = Přidat na plochu
keep-by-hand = V nabídce sdílení svého prohlížeče zvolte „Přidat na plochu“.
storage-low = V telefonu zbývá místo jen na { $n } MB. Odpovědi se vejdou, fotky možná ne. Jestli můžete, něco uvolněte.
