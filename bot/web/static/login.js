// The login's form: gives the key, then opens the page where it stands.

import { find, showProblem } from "./dom.js";
import { call } from "./api.js";

const form = find("enter");
const button = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  showProblem(find("problem"), null);
  try {
    await call("POST", "/enter", { key: form.key.value.trim() });
    location.reload();
  } catch (problem) {
    showProblem(find("problem"), problem.message);
    form.key.select();
    button.disabled = false;
  }
});
