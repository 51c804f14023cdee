// The browser offers to put Krok on the home screen before the app runs; the offer is kept until a walker
// takes it up (`app/src/device/install.rs`).
addEventListener("beforeinstallprompt", (offer) => {
  offer.preventDefault();
  window.krokInstall = offer;
});
