# Stránky, které kreslí server: plakát s kódem a tištěné dotazníky.

poster-title = Přidejte se k procházce
poster-scan = Namiřte fotoaparát telefonu na čtverec a otevřete odkaz.
poster-type = Nebo jděte na { $place } a opište kód nahoře.
poster-answer = Na každé zastávce odpovězte na krátké otázky. Jde to i bez signálu.
poster-free = Bez účtu, bez instalace, bez jména. Sami volíte, co sdílíte, a kdykoli můžete skončit.

## Tištěné listy

sheet-print = Tisk: Ctrl+P (⌘P), A4, oboustranně. Pro každou zastávku jeden list.
sheet-walker = Jméno nebo číslo
sheet-time = Čas
sheet-day = Denní světlo
sheet-dusk = Šero
sheet-night = Tma
sheet-how = U každé otázky zaškrtněte jedno kolečko podle toho, jak to tu vidíte. Odpovídejte jen na to, na co chcete. Raději na telefonu? Namiřte fotoaparát na čtverec.
sheet-several = (lze zaškrtnout více)
sheet-if = (jen pokud se to tu týká)
sheet-cannot-judge = Nemohu posoudit
sheet-notes = Chcete něco dodat? Připište před to číslo otázky.
sheet-agree-answers = Moje odpovědi na tomto listu smějí být v tomto auditu použity.
sheet-agree-quotes = Moje slova smějí být citována bez mého jména.
