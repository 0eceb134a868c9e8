/* Of a question's fields only those are shown that its kind needs. */
(() => {
  "use strict";
  const wanted = { choices: ["single", "multiple"], gives_needs: ["single", "multiple", "text", "place"], least: ["scale"], most: ["scale"], low_end: ["scale"], high_end: ["scale"] };
  const kinds = [...document.querySelectorAll("input[name='kind']")];
  const show = () => {
    const kind = kinds.find((each) => each.checked)?.value;
    Object.entries(wanted).forEach(([name, of]) => {
      const field = document.querySelector(`[name='${name}']`)?.closest(".field");
      if (field) field.hidden = Boolean(kind) && !of.includes(kind);
    });
  };
  kinds.forEach((each) => each.addEventListener("change", show));
  show();
})();
