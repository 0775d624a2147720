// What the shop's pages do more quickly with a script; without one, every form works by itself.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-sort]");
    if (form) form.submit();
  });

  // A product that is sent away goes at once; the next one takes the focus.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-decline]");
    if (!form) return;
    event.preventDefault();
    const card = form.closest(".card");
    const body = new URLSearchParams(new FormData(form));
    body.set("quiet", "yes");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
    } catch {
      form.submit();
      return;
    }
    const next = card.nextElementSibling || card.previousElementSibling;
    const product = new FormData(form).get("product");
    const shelf = card.closest(".shelf");
    document.querySelectorAll("[data-decline]").forEach((other) => {
      if (new FormData(other).get("product") === product) other.closest(".card").remove();
    });
    if (next && next.isConnected) next.querySelector("a").focus();
    if (!shelf.querySelector(".card")) shelf.remove();
    document.getElementById("said").textContent = document.body.dataset.declined;
  });
})();
