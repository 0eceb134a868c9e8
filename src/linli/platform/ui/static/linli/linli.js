/* What makes pages quicker; every page works without it. No page carries a script of its own. */
(() => {
  "use strict";
  const all = (query, root = document) => [...root.querySelectorAll(query)];

  /* Drafts: a form with data-draft keeps what was typed on this device until it is sent. Secrets are never kept. */
  const kept = (form) => all("input, textarea, select", form).filter((input) =>
    input.name && !["hidden", "file", "password"].includes(input.type) && input.autocomplete !== "one-time-code");
  const draftKey = (form) => `linli:draft:${form.id}:${location.pathname}`;
  const store = (act) => { try { return act(window.localStorage); } catch { return null; } };

  const saveDraft = (form) => {
    const values = kept(form).map((input) => ["checkbox", "radio"].includes(input.type)
      ? [input.name, input.value, input.checked] : [input.name, input.value, null]);
    store((drafts) => drafts.setItem(draftKey(form), JSON.stringify(values)));
    const told = form.querySelector("[data-saved]");
    if (told) told.textContent = told.dataset.saved;
  };

  const restoreDraft = (form) => {
    const text = store((drafts) => drafts.getItem(draftKey(form)));
    if (!text || document.querySelector(".summary")) return; // a refused form keeps its input by itself
    for (const [name, value, checked] of JSON.parse(text)) {
      for (const input of kept(form).filter((each) => each.name === name)) {
        if (checked === null) { if (input.value === "") input.value = value; }
        else if (input.value === value) input.checked = checked;
      }
    }
  };

  const mindDraft = (form) => {
    restoreDraft(form);
    let soon;
    form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(() => saveDraft(form), 400); });
    form.addEventListener("submit", () => clearTimeout(soon));
  };
  /* The page after a success names the draft that is done with: data-sent="form-id:/path/". */
  const dropSentDrafts = () => all("[data-sent]").forEach((mark) =>
    store((drafts) => drafts.removeItem(`linli:draft:${mark.dataset.sent}`)));

  /* Who signs out leaves no draft behind. */
  const dropAllDrafts = () => store((drafts) => Object.keys(drafts)
    .filter((key) => key.startsWith("linli:draft:")).forEach((key) => drafts.removeItem(key)));

  /* A second tap sends nothing twice. */
  const sendOnce = (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.matches("[data-leave], [action*='/logout/']")) dropAllDrafts();
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "yes";
    all("button[type='submit'], button:not([type])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  };
  const sendAgain = () => all("form[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    all("[aria-disabled='true']", form).forEach((button) => button.removeAttribute("aria-disabled"));
  });

  /* Chosen photos are shown before they are sent. */
  const showFiles = (input) => {
    const box = document.getElementById(input.dataset.preview);
    if (!box) return;
    box.replaceChildren(...[...input.files].map((file) => {
      const figure = document.createElement("figure");
      if (file.type.startsWith("image/")) {
        const picture = document.createElement("img");
        picture.alt = "";
        picture.src = URL.createObjectURL(file);
        picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
        figure.append(picture);
      }
      const caption = document.createElement("figcaption");
      caption.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1024)).toLocaleString()} KB`;
      figure.append(caption);
      return figure;
    }));
  };

  /* j and k move through the rows of a desk or sheet, Enter opens the link. */
  const move = (event) => {
    if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const links = all("[data-moves] .lead a, [data-desk] .lead a");
    if (!links.length) return;
    const here = links.indexOf(document.activeElement);
    const next = here < 0 ? 0 : here + (event.key === "j" ? 1 : -1);
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  };

  const start = (root) => {
    all("form[data-draft][id]", root).forEach(mindDraft);
    all("input[type='file'][data-preview]", root).forEach((input) => input.addEventListener("change", () => showFiles(input)));
    all("form[data-auto] select", root).forEach((select) => select.addEventListener("change", () => select.form.requestSubmit()));
    all("[data-print]", root).forEach((button) => { button.hidden = false; button.addEventListener("click", () => window.print()); });
  };

  dropSentDrafts();
  start(document);
  all(".summary").slice(0, 1).forEach((summary) => summary.focus());
  document.addEventListener("submit", sendOnce);
  document.addEventListener("keydown", move);
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) start(event.target); });
  window.addEventListener("pageshow", sendAgain);
})();
