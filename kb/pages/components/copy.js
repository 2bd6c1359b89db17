// Copies the address that shows what is shown now.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  root.dataset.query = data.query;
  if (root.childElementCount) return;
  const address = () => `${location.origin}${location.pathname}?${root.dataset.query}`;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = data.words;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const byHand = () => {
    const field = document.createElement("input");
    field.readOnly = true;
    field.value = address();
    field.setAttribute("aria-label", data.by_hand);
    root.querySelector("input")?.remove();
    root.append(field);
    field.select();
  };
  button.onclick = async () => {
    // Browsers give the clipboard to secure pages only; elsewhere the reader copies from a field.
    try {
      await navigator.clipboard.writeText(address());
      told.textContent = data.done;
      setTimeout(() => { told.textContent = ""; }, 4000);
    } catch {
      byHand();
    }
  };
  root.append(button, told);
}
