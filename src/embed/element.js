// The element. VERSION, STYLES, WASM and wasm_bindgen stand before this file in the script that it is packed into.
const start = async () => {
  const packed = Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
  WASM = "";
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await wasm_bindgen({ module_or_path: new Response(stream, { headers: { "Content-Type": "application/wasm" } }) });
};

let started;

// Until the element has a root of its own, the guide stands in the page, below #rapport.
const show = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return start();
};

class RapportGuide extends HTMLElement {
  connectedCallback() {
    if (document.getElementById("rapport")) return;
    this.id = "rapport";
    this.replaceChildren();
    started ??= show();
  }
}

if (document.getElementById("rapport")) started ??= show();
if (!customElements.get("rapport-guide")) customElements.define("rapport-guide", RapportGuide);
RapportGuide.version = VERSION;
