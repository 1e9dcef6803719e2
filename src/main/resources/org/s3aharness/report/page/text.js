// Text into HTML. Whatever comes from a run goes through these.

const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

function escaped(text) {
  return String(text).replace(/[&<>"']/g, c => ENTITIES[c]);
}

/** Fills a template, escaping every value that is not itself made by html. */
class Html {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}
function html(strings, ...values) {
  return new Html(strings.reduce((all, part, i) => all + filled(values[i - 1]) + part));
}
function filled(value) {
  if (Array.isArray(value)) return value.map(filled).join('');
  if (value instanceof Html) return value.text;
  return value === undefined || value === null || value === false ? '' : escaped(value);
}

/** Text with the addresses of documents as links: they stand alone or in brackets. */
function linked(text) {
  return new Html(escaped(text).replace(/(^|\()(https?:\/\/[^\s()]+)/g,
    (all, before, url) => `${before}<a href="${url}">${url}</a>`));
}

function cssOf(verdict) {
  return verdict.replace(' ', '');
}

function badge(verdict) {
  return html`<span class="v ${cssOf(verdict)}" aria-hidden="true">${SYMBOLS[verdict]}</span>`;
}

function plural(n, one, many = one + 's') {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** A command with a button that copies it. */
function command(text) {
  return html`<div class="command"><pre><code>${text}</code></pre><button type="button" data-copy="${text}">Copy</button></div>`;
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    said(button, 'Copied');
  } catch {
    const range = document.createRange();
    range.selectNodeContents(button.previousElementSibling);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    said(button, 'Selected: press Ctrl+C');
  }
}

function said(button, text) {
  button.textContent = text;
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
}
