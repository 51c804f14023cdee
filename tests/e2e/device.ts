// The two screens everything is tested on, and the browser that both have.

export const browser = {
  launchOptions: {
    executablePath: process.env.KROK_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
    ],
  },
};

/** A small Android phone, held upright, in Prague. */
export const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "en-GB",
  timezoneId: "Europe/Prague",
  permissions: ["geolocation"],
  geolocation: { longitude: 14.4508, latitude: 50.1033, accuracy: 8 },
};

export const desk = {
  viewport: { width: 1440, height: 900 },
  locale: "en-GB",
  timezoneId: "Europe/Prague",
};

/** Debian's Firefox, which is driven through WebDriver BiDi. */
export const fox = {
  channel: "moz-firefox",
  executablePath: process.env.KROK_FIREFOX ?? "/usr/bin/firefox-esr",
};

/** The same phone, as far as Firefox can be told to be one. */
export const foxPhone = {
  viewport: phone.viewport,
  locale: phone.locale,
  timezoneId: phone.timezoneId,
};
