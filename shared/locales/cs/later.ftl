# The walker's phone after the first question: fetched along with the code that says it.

## Všude

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

## O co jde a souhlas

consent-change = Změnit to můžete kdykoli. Platí to pro všechno, co uděláte potom. Co jste dali předtím, můžete vzít zpět na stránce „Co jste dali“.

## Zastávky

map-label = Mapa procházky: čtvrť a zastávky
near-stop = Zdá se, že jste u zastávky { $n }: { $name }
near-open = Otevřít zastávku { $n }
near-not = Teď ne
stop-skip = Přeskočit tuto zastávku
stop-skipped = Přeskočeno
stop-later = Vrátit se později
stop-later-said = Ještě se sem vrátíte
stand-begun = Rozpracováno
undo = Vrátit
pace = Jsou to dvě minuty. Co ještě zbývá, může zůstat otevřené.
ending-left = Zastávky, které jste začali a nedokončili
route-done = Hotové zastávky: { $n } z { $of }
route-skipped = přeskočené: { $n }
changed-title = Tento dotazník se změnil
changed-added = { $n ->
    [one] 1 nová otázka
    [few] { $n } nové otázky
   *[other] { $n } nových otázek
}
changed-dropped = { $n ->
    [one] 1 otázka odpadla
    [few] { $n } otázky odpadly
   *[other] { $n } otázek odpadlo
}
changed-reworded = { $n ->
    [one] 1 otázka má jiné znění
    [few] { $n } otázky mají jiné znění
   *[other] { $n } otázek má jiné znění
}
changed-otherwise = { $n ->
    [one] 1 otázka má jiné odpovědi
    [few] { $n } otázky mají jiné odpovědi
   *[other] { $n } otázek má jiné odpovědi
}
changed-all-move = Všechny vaše odpovědi lze přenést do nového.
changed-left = Pro tyto odpovědi v novém není místo. Zůstanou uložené u starého:
changed-move = Přenést mé odpovědi
changed-stay = Dokončit starý

## Cesta

track = Zaznamenávat moji cestu
track-what = Výzkumníci uvidí, kterými ulicemi procházka šla. Vypnuto, dokud to nezapnete.
track-consent = Dokud máte Krok otevřený na displeji, telefon si asi každých 25 metrů poznamená, kde jste, zaokrouhleně asi na 10 metrů. Čáru uvidí jen výzkumníci tohoto auditu. Kdykoli ji můžete pozastavit nebo vypnout a smazat na stránce „Co jste dali“.
track-agree = Souhlasím, zaznamenávat
track-recording = Cesta se zaznamenává
track-paused = Záznam pozastaven
track-go-on = Pokračovat
track-awake = Displej mezitím nezhasne.
track-may-go-dark = Když displej zhasne, záznam se pozastaví.
track-denied = Telefon nám neříká, kde jste, takže se nic nezaznamenává. Povolte této stránce polohu v nastavení prohlížeče a zapněte záznam znovu.
track-impossible = Tento prohlížeč neumí říct, kde jste, takže se nic nezaznamenává.
track-unsaved = Telefon záznam nedokázal uložit, takže skončil. Vaše odpovědi jsou v bezpečí.
track-full = Delší cestu Krok nezaznamenává.
track-taken-back = Svou cestu jste vzali zpět. Na této procházce se už znovu nezaznamená.
track-points = { $n ->
    [one] 1 bod
    [few] { $n } body
   *[other] { $n } bodů
}
gave-track = Vaše cesta: { $points }, { $metres } m.
consent-track = Mou cestu si můžete nechat
consent-track-what = Asi každých 25 metrů, zaokrouhleně asi na 10 metrů, a jen když máte záznam zapnutý. Uvidí ji jen výzkumníci.
consent-track-without = Vypnuto: cesta se nezaznamenává.
withdraw-track = Vzít zpět moji cestu
withdraw-track-what = Vaši cestu z auditu smažeme. Už ji nikdo neuvidí a na této procházce se znovu nezaznamená.
delivery-track = Cesta, kterou jste šli

## Vyplňování

kind-unknown = Na tuhle otázku v telefonu odpovědět nejde. Pokračujte další.
understood = Rozumím
note-title = Vaše poznámka
note-hint = Slovo nebo věta k této otázce. Ukládá se, jak píšete.
photo-take = Vyfotit
photo-open = Otevřít fotku
photo-title = Vaše fotka
photo-caption = Co na ní je?
photo-remove = Odebrat fotku
photo-not-agreed = Fotky jste se rozhodli nesdílet. Změnit to můžete v části „O procházce“.
photo-not-a-picture = Tento soubor není obrázek, který telefon umí přečíst. Vaše odpovědi jsou v bezpečí. Vyberte jiný.
photo-too-large = Na tento obrázek má telefon málo paměti. Vaše odpovědi jsou v bezpečí. Vyfoťte ho znovu menší, nebo pokračujte bez něj.
side-bright = Světlá stránka
side-dark = Stinná stránka
photo-describe = Popsat
photo-caption-why = Stačí pár slov. Pomohou i lidem, kteří obrázek nevidí.
photo-of = Fotka { $n } z { $of }
photo-up = Posunout dopředu
photo-enough = { $n } fotek na jednu odpověď stačí. Chcete-li přidat další, některou odeberte.
photo-gallery = Vybrat z galerie
photo-place = K poznámce se uloží místo a čas, kdy fotka vznikla. Ze samotné fotky se odstraní.
camera-cut-off = Telefon zavřel Krok, když byl otevřený fotoaparát. Vaše odpovědi jsou v bezpečí. Pokud fotka chybí, vyberte ji z galerie nebo ji vyfoťte znovu.

## A photo being edited

edit-title = Zakrýt nebo označit
edit-tools = Nástroje
edit-hide = Zakrýt
edit-arrow = Šipka
edit-circle = Kroužek
edit-pen = Tužka
edit-undo = Vrátit
edit-board = Fotka. Šipky posouvají rámeček, se Shiftem mění jeho velikost, Enter kreslí.
edit-how-hide = Přejeďte prstem přes to, co nemá nikdo vidět, nebo na to klepněte. Zpátky to odkrýt nepůjde.
edit-how-mark = Kreslete tahem prstu po fotce.
edit-changes = { $n ->
    [0] Žádné úpravy
    [one] 1 úprava
    [few] { $n } úpravy
   *[other] { $n } úprav
}
edit-leave = Odejít bez uložení úprav?
edit-leave-yes = Odejít
edit-leave-no = Pokračovat
edit-was-sent = Fotka už byla odeslaná bez úprav. Tuto kopii právě mažeme a místo ní posíláme novou.
faces-looking = Hledají se obličeje …
faces-found = { $n ->
    [one] Zdá se, že je na ní 1 obličej.
    [few] Zdá se, že jsou na ní { $n } obličeje.
   *[other] Zdá se, že je na ní { $n } obličejů.
}
faces-hide = Zakrýt obličeje
faces-hidden = Nalezené obličeje jsou zakryté. Klepnutím na rámeček obličej odkryjete. Některý mohl uniknout.
faces-shown = Žádný obličej není zakrytý. Klepnutím na rámeček ho zakryjete.
faces-none = Žádné obličeje se nenašly. Podívejte se prosím i sami.
faces-look = Najít obličeje
faces-cannot = Telefon teď obličeje hledat neumí. Můžete je zakrýt sami.
face-hidden = Obličej { $n }: zakrytý. Odkrýt
face-shown = Obličej { $n }: viditelný. Zakrýt

## Mluvení a poslech

record = Nahrát odpověď
record-again = Nahrát znovu
record-stop = Zastavit
record-keep = Ponechat
record-remove = Smazat
recording = Nahrává se …
record-left = { $n ->
    [one] Zbývá 1 sekunda
    [few] Zbývají { $n } sekundy
   *[other] Zbývá { $n } sekund
}
record-interrupted = Nahrávání se přerušilo. Co jste do té chvíle řekli, je uložené.
record-empty = Nic se nenahrálo. Zkuste to prosím znovu.
record-refused = Tato stránka nesmí používat mikrofon. Povolte ho pro ni v nastavení prohlížeče a zkuste to znovu. Odpověď můžete také napsat.
record-no-microphone = Mikrofon se nenašel, nebo ho používá jiná aplikace. Zavřete ji a zkuste to znovu, nebo odpověď napište.
record-impossible = Tento prohlížeč neumí nahrávat zvuk. Pokračujte bez nahrávky.
record-consent = Nahrávku si mohou poslechnout výzkumníci tohoto auditu. Kdo vás zná, může poznat váš hlas; neříkejte prosím jména. Nahrávku můžete kdykoli vzít zpět.
record-agree = Souhlasím, nahrát
record-not-now = Teď ne
recording-length = Nahrávka, { $time }
recording-not-here = Tuto nahrávku tu nelze přehrát.
listen = Poslechnout
pause = Pozastavit
consent-audio = Můj hlas si můžete nechat
consent-audio-what = Výzkumníci si mohou poslechnout, co nahrajete. Podle hlasu se dá člověk poznat.
consent-audio-without = Vypnuto: odpovídáte písemně.
withdraw-recording = Vzít zpět tuto nahrávku
withdraw-recording-what = Nahrávku z auditu smažeme. Už si ji nikdo neposlechne.
read-aloud = Přečíst nahlas
read-stop = Přestat číst
second-title = Druhý jazyk
second-hint = Otázky a odpovědi se zobrazí i v něm, pod vaším jazykem.
second-none = Žádný

## Konec dotazníku

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

## Doručení

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
rescue-readme-open = Chcete-li ho číst, rozbalte ho a otevřete answers.html. Obrázky jsou ve složce „photos“, nahrávky v „recordings“.
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
reason-damaged = Soubor došel dvakrát poškozený. Zůstává v telefonu. Zkuste to znovu tlačítkem „Odeslat teď“.
reason-missing = Soubor už v telefonu není. Vaše odpovědi jsou v bezpečí.
trouble-network = Teď není připojení. Odešle se to, jakmile bude.
trouble-unreadable = Místo Kroku odpovídá něco jiného, asi přihlašovací stránka Wi-Fi. Přihlaste se k Wi-Fi, nebo ji vypněte.
trouble-busy = Server má moc práce. Za chvíli se to zkusí znovu.
trouble-shut = Server tento telefon nepouští dál. Všechno tu zůstává v bezpečí. Ukažte to člověku, který procházku vede.
trouble-server = Server má potíže. Za chvíli se to zkusí znovu; všechno tu zůstává v bezpečí.

## Vzetí zpět a potvrzení

gave-title = Co jste dali
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
withdrawn-by-team = Vzal zpět tým procházky. Nic z toho nezůstalo.
withdrawn-parts = Fotky a nahrávky, které vzal zpět tým procházky: { $n }
withdrawn-everything = Vzali jste zpět všechno. V auditu není uloženo nic z toho, co jste dali.
join-again = Přidat se k procházce znovu
consent-from-now = Změna platí pro všechno, co přijde potom. Co jste dali předtím, zůstane, dokud to nevezmete zpět.
receipt-title = Vaše potvrzení
receipt-qr = Vaše potvrzení jako čtvercový kód
receipt-what = S tímto kódem uvidíte, co jste dali, změníte, s čím souhlasíte, a můžete to vzít zpět, i později, na jakémkoli zařízení a bez účtu. Nechte si ho pro sebe: kdo ho má, může totéž.
receipt-where = Otevřete { $place } a opište kód, nebo namiřte fotoaparát na čtverec.
receipt-save = Vytisknout nebo uložit
receipt-ask = Otevřít potvrzení
receipt-ask-what = Kód je na potvrzení, které jste na procházce dostali do telefonu.
receipt-code-label = Kód potvrzení
receipt-not-a-code = Kód potvrzení má 24 písmen a číslic. Zkontrolujte ho, prosím.
receipt-unknown = Potvrzení s tímto kódem nemáme. Zkontrolujte ho, prosím. Pokud byl váš telefon dosud bez připojení, musí nejdřív odeslat, co v něm je.
receipt-offline = Není připojení. Nic se nezměnilo. Najděte signál nebo Wi-Fi a zkuste to znovu.
receipt-fetching = Načítáme, co jste dali …

## Ukládání

keep-title = Mějte Krok po ruce
keep-why = Z plochy se Krok otevře i bez sítě a telefon vaše odpovědi nesmaže, když mu dochází místo.
keep-install = Přidat na plochu
keep-by-hand = V nabídce sdílení svého prohlížeče zvolte „Přidat na plochu“.
storage-low = V telefonu zbývá místo jen na { $n } MB. Odpovědi se vejdou, fotky možná ne. Jestli můžete, něco uvolněte.
check-now = Zkontrolovat znovu
checked = Zkontrolováno { $ago }: server má všechno, co telefon doručil.
checked-lacking = { $n ->
    [one] Serveru chyběla 1 věc, která už došla. Krok ji posílá znovu.
    [few] Serveru chyběly { $n } věci, které už došly. Krok je posílá znovu.
   *[other] Serveru chybělo { $n } věcí, které už došly. Krok je posílá znovu.
}
remove-hint = Co došlo, zůstane v telefonu ještě 30 dní.
remove = Odebrat, co došlo
remove-what = Odpovědi a fotky, které došly a jsou ověřené, se z telefonu smažou. V auditu zůstanou. Vaše potvrzení tu zůstane: s ním je uvidíte a můžete je vzít zpět. Zůstane tu i to, co ještě nedošlo.
remove-confirm = Odebrat z telefonu
removed = { $n ->
    [one] 1 dotazník došel a v telefonu už není.
    [few] { $n } dotazníky došly a v telefonu už nejsou.
   *[other] { $n } dotazníků došlo a v telefonu už není.
}
removed-see = { $n ->
    [one] 1 dotazník, který došel, už v telefonu není. Uvidíte ho s potvrzením.
    [few] { $n } dotazníky, které došly, už v telefonu nejsou. Uvidíte je s potvrzením.
   *[other] { $n } dotazníků, které došly, už v telefonu není. Uvidíte je s potvrzením.
}
blocked-title = Tento prohlížeč nic neukládá
blocked = V tomto okně Krok nemůže nic uložit, a vaše odpovědi by nebyly v bezpečí. Asi je to anonymní okno, nebo je pro tuto stránku ukládání vypnuté.
blocked-do = Otevřete stejný odkaz v obyčejném okně prohlížeče.
fleeting-title = Když jiné okno nejde
fleeting-how = Zapojit se můžete i tady: každá odpověď se odešle, jakmile ji dáte. Bez připojení čeká na této stránce, a když ji zavřete, ztratí se.
fleeting-go-on = Pokračovat v tomto okně
fleeting = V tomto okně Krok nic neukládá. Co odpovíte, se hned odešle.
fleeting-sent = Je to jen na této stránce. Vše je odesláno.
fleeting-unsent = Stránku nezavírejte: ještě není všechno odeslané.
fleeting-receipt = Toto okno zapomene, že jste se zapojili. Než ho zavřete, uložte si potvrzení na stránce „Co jste dali“: s ním své odpovědi uvidíte a můžete je vzít zpět.
state-in-page = jen na této stránce
short-lived = Tohle vypadá na anonymní okno: co není odesláno, po jeho zavření zmizí. Raději odkaz otevřete v obyčejném okně. Pokud zůstanete tady, nechte okno otevřené, dokud všechno nedojde.
unsent-at-end = { $n ->
    [one] 1 věc ještě není odeslaná. Otevřete Krok znovu tam, kde je připojení; odešle ji sám.
    [few] { $n } věci ještě nejsou odeslané. Otevřete Krok znovu tam, kde je připojení; odešle je sám.
   *[other] { $n } věcí ještě není odesláno. Otevřete Krok znovu tam, kde je připojení; odešle je sám.
}

## Více lidí na jednom telefonu

people-now = právě odpovídá
people-give = Předat telefon: { $name }
people-enter-for = Zapisovat, co říká { $name }
people-hint = Odpovědi každého zůstávají zvlášť.
people-add = Přidat člověka
people-share = Sdílet tento telefon
people-handed = Teď odpovídá { $name }. Předchozí odpovědi zůstávají tomu, kdo je dal.
people-handed-proxy = Teď odpovídáte za někoho jiného: { $name }. Zapisujte, co vám říká.
another-title = Další člověk na tomto telefonu
another-hint = Pro někoho na této procházce, kdo nemá vlastní telefon. Má vlastní otázky, vlastní souhlas i vlastní stvrzenku. Přepínáte jménem nahoře.
another-own-name = Jak máme říkat vám?
another-name = Jak máme říkat tomu druhému?
another-names-needed = Napište jméno každého z vás, a ne stejné, aby telefon ukázal, kdo právě odpovídá.
another-who = Kdo bude jeho odpovědi zapisovat?
another-pair = On nebo ona
another-proxy = Já za něj
another-read = Přečtěte to nahlas: { $name } má slyšet, s čím souhlasí. Vyberte jen to, co vám řekne.
