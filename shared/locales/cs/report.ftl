# Zpráva o auditu: jedna stránka, která se čte, tiskne a posílá poštou.

title = Zpráva o auditu města
title-of = Zpráva o auditu města: { $audit }
for-all = Pro všechny. Skupiny menší než { $k } chodců a odpovědi na citlivé otázky jsou vynechány.
for-researchers = Jen pro výzkumníky tohoto auditu: ukazuje malé skupiny a odpovědi na citlivé otázky. Nepředávejte ji dál.
demo = Ukázka: odpovědi jsou vymyšlené, ne skutečné.
made = Vytvořeno { $day } z odpovědí, které přišly do { $until }
made-empty = Vytvořeno { $day }. Zatím nepřišla žádná odpověď.
page-of = Strana
contents = Obsah
walks-n = { $n ->
    [one] 1 procházka
    [few] { $n } procházky
   *[other] { $n } procházek
}
walkers-n = { $n ->
    [one] 1 chodec
    [few] { $n } chodci
   *[other] { $n } chodců
}
sheets-n = { $n ->
    [one] 1 vyplněný dotazník
    [few] { $n } vyplněné dotazníky
   *[other] { $n } vyplněných dotazníků
}
answers-n = { $n ->
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}
photos-n = { $n ->
    [one] 1 fotka
    [few] { $n } fotky
   *[other] { $n } fotek
}

## Zjištění

findings = Co jsme zjistili
findings-none = Do této zprávy zatím nebylo zařazeno žádné zjištění.
rests-on = Opírá se o: { $list }.
rests-on-nothing = Není uveden žádný doklad.
evidence-answers = { $n ->
    [one] 1 odpověď
    [few] { $n } odpovědi
   *[other] { $n } odpovědí
}
evidence-photos = { $n ->
    [one] 1 fotku
    [few] { $n } fotky
   *[other] { $n } fotek
}
evidence-comparisons = { $n ->
    [one] 1 srovnání
    [few] { $n } srovnání
   *[other] { $n } srovnání
}
evidence-notes = { $n ->
    [one] 1 zápis z rozhovoru
    [few] { $n } zápisy z rozhovorů
   *[other] { $n } zápisů z rozhovorů
}
withdrawn = { $n ->
    [one] 1 doklad vzal jeho autor od té doby zpět.
    [few] { $n } doklady vzali jejich autoři od té doby zpět.
   *[other] { $n } dokladů vzali jejich autoři od té doby zpět.
}
not-agreed = { $n ->
    [one] 1 vybraný citát nebo fotka tu není: autor s tím nesouhlasil.
    [few] { $n } vybrané citáty nebo fotky tu nejsou: autoři s tím nesouhlasili.
   *[other] { $n } vybraných citátů nebo fotek tu není: autoři s tím nesouhlasili.
}
draft = Nezařazeno: toto zjištění je jen ve zprávě pro výzkumníky.
photo-of = Fotka: { $item }
photos-over = { $n ->
    [one] 1 další vybraná fotka se do zprávy nevešla.
    [few] { $n } další vybrané fotky se do zprávy nevešly.
   *[other] { $n } dalších vybraných fotek se do zprávy nevešlo.
}
cannot-judge = nelze posoudit
should-read = Výzkumníci čtou: { $text }
sensitive = citlivá otázka

## Procházky a lidé

walks = Procházky
walk = Procházka
day = Den
district = Čtvrť
stops = Zastávky
walkers = Chodci
sheets = Dotazníky
total = Celkem
call = Fotovýzva
people = Kdo šel
people-about = Co o sobě řekli účastníci ({ $walkers }). Každou otázku šlo vynechat.
people-k = Skupiny menší než { $k } se neodlišují od prázdných.
role = Tady jako
role-newcomer = člověk v zemi nový
role-resident = místní obyvatel
role-ngo = z neziskové organizace
role-city = z města nebo úřadu
gender = Pohlaví
gender-woman = žena
gender-man = muž
gender-other = ani jedno z toho
age = Věk
age-under-25 = méně než 25
age-25-44 = 25 až 44
age-45-64 = 45 až 64
age-65-plus = 65 a více
years = V zemi žije
years-under-1 = méně než rok
years-1-4 = 1 až 4 roky
years-5-9 = 5 až 9 let
years-10-plus = 10 let a déle
years-always = od narození
knows-area = Zná to tu dobře
mobility = Vadí jí nebo mu schody či obrubníky
yes = ano
no = ne
not-said = neřekli
few = méně než { $k }
withheld-size = neukazuje se

## Srovnání čtvrtí

compared = Srovnání čtvrtí
compared-about = Každý pruh je jedna čtvrť: jak se odpovědi jejích chodců rozkládají na stupnici, zarovnáno na její neutrální střed. Tenká čára je interval, ve kterém by konec pruhu ležel s jinými chodci téhož druhu (95 %). Každý chodec se počítá jednou, ať odpověděl na kolika zastávkách chtěl.
compared-none = Na žádnou otázku se stupnicí zatím nikdo neodpověděl.
largest = Nejzřetelnější rozdíly
largest-none = Žádný rozdíl není tak zřetelný, aby z odpovědí plynulo, která čtvrť je hodnocena hůře.
nobody = nikdo neodpověděl
too-few = { $n ->
    [one] 1 chodec: příliš málo na závěr
    [few] { $n } chodci: příliš málo na závěr
   *[other] { $n } chodců: příliš málo na závěr
}
withheld = neukazuje se, aby malá skupina zůstala v soukromí
n-of = { $walkers }, { $answers }
lower-same = { $lower } je hodnocena { $most ->
    [negligible] nepatrně
    [small] o trochu
    [medium] zřetelně
   *[large] o hodně
} hůře než { $higher }.
lower = { $lower } je hodnocena hůře než { $higher }: { $least ->
    [negligible] nepatrně
    [small] o trochu
    [medium] zřetelně
   *[large] o hodně
} až { $most ->
    [negligible] nepatrně
    [small] o trochu
    [medium] zřetelně
   *[large] o hodně
}.
alike = { $first } a { $second } jsou podobné: rozdíl je nanejvýš malý.
open = { $first } a { $second }: z odpovědí neplyne, která je hodnocena hůře.
difference-few = { $first } a { $second }: na srovnání je chodců příliš málo.
delta = Cliffova delta { $delta } ({ $low } až { $high })
p = { $delta }; p { $p }
p-small = { $delta }; p pod 0,001
observation = pozorování
perception = pocit
theme-safety = Bezpečí
theme-lighting = Světlo
theme-signage = Orientace
theme-services = Služby
theme-mixing = Soužití
theme-hate = Nenávist
theme-space = Prostor
theme-access = Přístupnost
theme-feeling = Pocit
theme-none = Další otázky

## Kde se pocity liší

divergence = Kde lidé tutéž ulici vnímají různě
divergence-about = Dva lidé, kteří se na stejné zastávce cítí různě, si neodporují: rozdíl je zjištění. Tady jsou otázky na pocity, u kterých jsou chodci na jedné zastávce od sebe aspoň na polovinu toho, co stupnice dovolí; nejdál od sebe první.
divergence-none = Na žádné zastávce s { $k } a více chodci se pocity tolik neliší.
groups-about = Ze skupin podle toho, co chodci uvedli o sobě, jsou jmenovány dvě nejvzdálenější. Byly vybrány právě proto: ukazují, kam se podívat, a nic nedokazují.
groups-apart = { $trait }: „{ $lower }“ ({ $these }) hodnotí hůře než „{ $higher }“ ({ $those }); Cliffova delta { $delta }.
groups-none = Žádné dvě skupiny, z nichž každá má aspoň { $n } chodců, se tu neliší víc než nepatrně.
groups-shown-none = Ze skupin, které tu lze ukázat (každá má aspoň { $n } chodců), se žádné dvě neliší víc než nepatrně.
spread = rozptyl { $value } z 1

## Metoda

method = Metoda
method-walker = Jednotkou je chodec, ne odpověď: z toho, co chodec ve čtvrti odpoví, se nejdřív udělá jedna jeho hodnota, aby nikdo nevážil víc jen proto, že odpovídal častěji.
method-interval = Intervaly (95 %) jsou přes chodce, bayesovským bootstrapem s půlkou chodce přidanou na každý konec stupnice. S méně než 5 chodci se interval neuvádí.
method-difference = U rozdílů se uvádí, jak jsou velké: Cliffova delta, od −1 do 1, říká, o kolik častěji hodnotí chodec první čtvrti výš než chodec druhé, než je tomu naopak. Pod 0,147 je rozdíl nepatrný, pod 0,33 malý, pod 0,474 zřetelný, jinak velký. Hodnoty p jsou z permutačních testů a upravené o vše, co se porovnává (Holm).
method-agreement = Pozorování (svítí tu lampa?) mají být pro všechny na jednom místě stejná, proto se měří shoda; pocity (cítím se tu bezpečně?) se lišit smějí a nikdy se do ní nepočítají. Alfa je Krippendorffova, pro uspořádané stupně: 1 je plná shoda, 0 to, co by dala náhoda.
method-spread = Rozptyl pocitů na zastávce je jedna minus Leikův ordinální konsenzus: 0, když všichni říkají totéž, 1, když je polovina na každém konci.
method-seed = Všechna náhodná čísla vycházejí z toho, čeho se týkají: stejné odpovědi dají stejné výsledky.
method-privacy = Pro nikoho kromě výzkumníků auditu není žádné číslo z méně než { $k } chodců ani se nedá získat odečtením a citlivé otázky jsou vynechány.
method-quotes = Slova a fotky jsou tu jen tehdy, když je výzkumníci vybrali a jejich autoři souhlasí s citováním beze jména. Co autor vezme zpět, není v žádné zprávě vytvořené potom.
method-hidden = Odpovědi, které výzkumníci při kontrole skryli, nejsou v žádném čísle.
method-made = Vytvořil Krok { $version }; jeho metody a jejich zdroje popisuje docs/statistics.md tohoto programu.
versions = Dotazníky
checklist = Dotazník
version = Verze
published = Vydáno
questions = Otázky
filled-in = Vyplněno
answered = Co bylo zodpovězeno
answered-about = Z dokončených dotazníků, které se na to ptají. „Nelze posoudit“ je odpověď, ale ne číslo. Otázka s hvězdičkou (*) se klade jen tam, kde má smysl, takže prázdné nemuselo být položeno.
question = Otázka
answered-n = Zodpovězeno
cannot-judge-n = Nelze posoudit
blank-n = Prázdné
agreement = Shoda pozorovatelů
agreement-none = Žádné pozorování zatím neposoudili dva chodci na jednom místě.
places = Místa
same = Říká totéž
alpha = Alfa (95 %)
few-walkers = příliš málo chodců
few-places = příliš málo míst
no-variation = liší se příliš málo
range = { $value } ({ $low } až { $high })
