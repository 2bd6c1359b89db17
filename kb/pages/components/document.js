// Says of the whole document what Streamlit leaves open: its language, and that digits are no telephone links.
export default function ({ data }) {
  document.documentElement.lang = data.language;
  // Telephones make links of digits on their own, of former numbers too; only our own links may be called.
  if (!document.querySelector('meta[name="format-detection"]')) {
    const meta = document.createElement("meta");
    meta.name = "format-detection";
    meta.content = "telephone=no";
    document.head.append(meta);
  }
}
