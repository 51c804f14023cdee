# Telefon chodce. Krátce, vykání, pro lidi, kteří čtou v cizím jazyce.

app-name = Krok
