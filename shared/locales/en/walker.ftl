# The walker's phone. Short, second person, for people reading a second language.

app-name = Krok
