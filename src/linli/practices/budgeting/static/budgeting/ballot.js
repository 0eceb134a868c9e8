/* The total of a ballot is told while one chooses; without this, “Recount my choice” tells it. */
(() => {
  "use strict";
  const yuan = (fen) => `${fen < 0 ? "−" : ""}¥${(Math.abs(fen) / 100).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  document.querySelectorAll("[data-ballot]").forEach((form) => {
    const inputs = [...form.querySelectorAll("[data-cost]")];
    const tell = (name, text) => { const place = form.querySelector(`[${name}]`); if (place) place.textContent = text; };
    const count = () => {
      const points = inputs.map((input) => input.type === "checkbox" ? Number(input.checked) : Math.max(0, Number.parseInt(input.value, 10) || 0));
      const cost = inputs.reduce((sum, input, place) => sum + (points[place] ? Number(input.dataset.cost) : 0), 0);
      tell("data-chosen", points.reduce((sum, one) => sum + one, 0).toLocaleString("en"));
      tell("data-cost-told", yuan(cost));
      tell("data-left", yuan(Number(form.dataset.budget) - cost));
      const warning = form.querySelector("[data-left-warn]");
      if (warning) warning.hidden = Number(form.dataset.budget) >= cost;
    };
    form.addEventListener("input", count);
    count();
  });
})();
