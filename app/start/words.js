// Which language the walker's page speaks first, and its words, fetched while the app itself is on its
// way. `first` in `app/src/language.rs` chooses in the same way.

const remembered = () => {
  try {
    return localStorage.getItem("krok-language");
  } catch {
    return null;
  }
};

const primary = (tag) => tag.split(/[-_]/)[0].toLowerCase();

function chosen(spoken) {
  const tag = remembered();
  const wanted = tag === null ? navigator.languages : [tag];
  return wanted.map(primary).find((language) => language in spoken) ?? "en";
}

// Without words there is no page: on a bad link it is worth asking again.
async function fetched(address) {
  for (;;) {
    try {
      const answer = await fetch(address);
      if (answer.ok) return await answer.text();
    } catch {
      // No network now.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Puts `krokWords` on the window: language, its text up to the first question, and the address of every
 * language's words, for each catalogue. */
export async function speak(addresses) {
  const language = chosen(addresses.walker);
  window.krokWords = { language, text: await fetched(addresses.walker[language]), addresses };
}
