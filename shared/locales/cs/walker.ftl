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
who = Kdo odpovídá
broken-title = Krok se zastavil
broken = Je to naše chyba, ne vaše. Co jste vyplnili, je v telefonu uložené. Otevřete Krok znovu a pokračujte.
reload = Otevřít znovu
demo = Ukázka: tato procházka je vymyšlená, na vyzkoušení.

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
note = Poznámka
another = { $what }: zatím { $n }. Je tu další?
another-yes = Ano, přidat
another-no = Ne, dál
photo = Fotka
photo-busy = Fotka se ukládá …

## Konec dotazníku

review = Přehled
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
rescue-save = Uložit vše do souboru

## Vzetí zpět a potvrzení

gave-link = Co jste dali
receipt-have = Mám potvrzení

## Ukládání

storage-full = Telefon je plný: poslední změna není uložená. Co bylo uložené předtím, je v bezpečí. Smažte něco jiného, třeba videa, a odpovězte znovu.
storage-blocked = Prohlížeč už Kroku nedovolí ukládat: poslední změna není uložená. Stránku zavřete a znovu otevřete.
storage-broken = Poslední změna není uložená ({ $detail }). Co bylo uložené předtím, je v bezpečí. Stránku zavřete a znovu otevřete.
