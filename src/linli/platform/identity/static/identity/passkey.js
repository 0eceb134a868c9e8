/* Joins a form marked data-passkey="loginForm|authenticateForm|addForm" to allauth's WebAuthn functions. */
(() => {
  "use strict";
  const BUTTON = { loginForm: "login", authenticateForm: "authenticate", addForm: "add" };
  const forms = document.querySelectorAll("form[data-passkey]");
  const able = Boolean(window.PublicKeyCredential && window.allauth);

  for (const form of forms) {
    const kind = form.dataset.passkey;
    const button = form.querySelector("button");
    if (!able) { document.querySelectorAll("[data-passkey-unable]").forEach((note) => { note.hidden = false; }); continue; }
    button.hidden = false;
    window.allauth.webauthn.forms[kind]({
      ids: {
        [BUTTON[kind]]: button.id,
        credential: form.querySelector("[name='credential']").id,
        passwordless: form.querySelector("[name='passwordless']")?.id,
        data: "js_data",
      },
    });
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failed]").forEach((note) => { note.hidden = false; note.focus(); });
  });
})();
