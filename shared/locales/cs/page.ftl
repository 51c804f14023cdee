# Stránky, které kreslí server: plakát s kódem.

poster-title = Přidejte se k procházce
poster-scan = Namiřte fotoaparát telefonu na čtverec a otevřete odkaz.
poster-type = Nebo jděte na { $place } a opište kód nahoře.
poster-answer = Na každé zastávce odpovězte na krátké otázky. Jde to i bez signálu.
poster-free = Bez účtu, bez instalace, bez jména. Sami volíte, co sdílíte, a kdykoli můžete skončit.
