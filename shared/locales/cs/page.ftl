# Stránky, které kreslí server: plakát s kódem.

poster-title = Přidejte se k procházce
