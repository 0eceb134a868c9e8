/* Ticks the seconds of the presentation; the server says when they end, so every screen shows the same. */
(() => {
  "use strict";
  const skews = new WeakMap(); /* how far this device's clock is ahead of the server's */
  const two = (number) => String(number).padStart(2, "0");

  const tick = () => document.querySelectorAll("[data-ends]").forEach((clock) => {
    if (!skews.has(clock)) skews.set(clock, Date.now() - Number(clock.dataset.now));
    const left = Math.max(0, Math.ceil((Number(clock.dataset.ends) - Date.now() + skews.get(clock)) / 1000));
    clock.textContent = `${two(Math.floor(left / 60))}:${two(left % 60)}`;
    clock.classList.toggle("soon", left <= 60);
  });

  tick();
  setInterval(tick, 250);
})();
