// Leaves at once: the other site takes the place of this page in the browser's history; without script it is a plain link.
export default function ({ data, parentElement }) {
  const link = parentElement.querySelector(".exit");
  link.textContent = data.words;
  link.href = data.target;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.replace(data.target);
  };
  // Telephones make links of digits on their own, of former numbers too; only our own links may be called.
  if (!document.querySelector('meta[name="format-detection"]')) {
    const meta = document.createElement("meta");
    meta.name = "format-detection";
    meta.content = "telephone=no";
    document.head.append(meta);
  }
}
