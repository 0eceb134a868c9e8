/* A printed address ends in #CODE: browsers never send that part, so it is filled in here and wiped from the address. */
(() => {
  "use strict";
  const input = document.querySelector("[data-household] input[name='code']");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!input || !code) return;
  if (!input.value) input.value = code;
  history.replaceState(null, "", location.pathname + location.search);
})();
