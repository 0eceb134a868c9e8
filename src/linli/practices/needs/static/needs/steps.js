/* One question after another. Without this script the whole form stands on one page and works the same. */
(() => {
  "use strict";
  const start = (form) => {
    const steps = [...form.querySelectorAll("[data-step]")];
    if (steps.length < 2) return;
    const last = form.querySelector("[data-last]");
    const make = (tag, text, look) => { const made = document.createElement(tag); made.textContent = text; made.className = look; return made; };
    const back = make("button", form.dataset.back, "button plain"), next = make("button", form.dataset.next, "button");
    back.type = next.type = "button";
    const way = make("div", "", "way"), count = make("div", "", "count"), told = make("span", "", ""), bar = document.createElement("progress"), missing = make("p", form.dataset.missing, "missing");
    missing.setAttribute("role", "alert"); missing.hidden = true;
    count.setAttribute("aria-live", "polite"); bar.max = steps.length; bar.setAttribute("aria-hidden", "true");
    count.append(told, bar); way.append(back, next);
    form.insertBefore(count, steps[0]); steps[steps.length - 1].after(missing, way);
    form.classList.add("on");
    const answered = (step) => !step.hasAttribute("data-required") || [...step.querySelectorAll("input, textarea, select")].some((input) =>
      ["radio", "checkbox"].includes(input.type) ? input.checked : input.type !== "hidden" && input.value.trim() !== "");
    let here = Math.max(0, steps.findIndex((step) => step.querySelector(".wrong")));
    const show = (to, focus) => {
      here = to;
      steps.forEach((step, place) => step.classList.toggle("here", place === here));
      told.textContent = form.dataset.of.replace("%1", here + 1).replace("%2", steps.length);
      bar.value = here + 1; back.disabled = here === 0; missing.hidden = true;
      const end = here === steps.length - 1;
      next.hidden = end; if (last) last.hidden = !end;
      steps[here].dispatchEvent(new CustomEvent("shown", { bubbles: true }));
      if (focus) { const input = steps[here].querySelector("input:not([type='hidden']), textarea, select"); if (input) input.focus({ preventScroll: true }); form.scrollIntoView({ block: "start" }); }
    };
    next.addEventListener("click", () => { if (answered(steps[here])) show(here + 1, true); else missing.hidden = false; });
    back.addEventListener("click", () => show(here - 1, true));
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT" || here === steps.length - 1) return;
      event.preventDefault(); next.click();
    });
    form.addEventListener("submit", (event) => {
      const open = steps.findIndex((step) => !answered(step));
      if (open >= 0) { event.preventDefault(); event.stopImmediatePropagation(); show(open, true); missing.hidden = false; }
    }, true);
    document.querySelectorAll(".summary a[href^='#']").forEach((link) => link.addEventListener("click", () => {
      const place = steps.findIndex((step) => step.querySelector(link.getAttribute("href"))); if (place >= 0) show(place, true);
    }));
    show(here, false);
  };
  document.querySelectorAll("form[data-steps]").forEach(start);
})();
