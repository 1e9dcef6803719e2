// The exchanges of a case as a waterfall: what says something of encryption is brought out.

function waterfall(c) {
  if (!c.exchanges) return html`<p class="quiet">There were none.</p>`;
  const exchanges = exchangesOf(c);
  if (!exchanges) {
    return html`<p>${plural(c.exchanges, 'exchange')}, left out to keep this page small: see the <a href="${harOf(c)}">HAR file</a>.</p>`;
  }
  const end = Math.max(1, ...exchanges.map(e => e.start + e.duration));
  const left = c.exchanges - exchanges.length;
  return html`<ol class="falls">${exchanges.map((e, i) => exchange(e, i + 1, end))}</ol>
    ${left > 0 && html`<p>And ${plural(left, 'more exchange')}: see the <a href="${harOf(c)}">HAR file</a>.</p>`}`;
}

function exchange(e, number, end) {
  const error = e.status >= 400 || e.status === 0 || e.end;
  const kind = error ? 'error' : e.kind.startsWith('KMS') ? 'kms' : '';
  const left = (100 * e.start / end).toFixed(2);
  const width = (100 * e.duration / end).toFixed(2);
  const rest = [...e.sentToo.map(line => header('sent', line)), ...e.receivedToo.map(line => header('received', line))];
  return html`<li>
    <div class="request"><span class="quiet">${number}</span> <b>${e.kind}</b> ${e.method}
      <span class="status ${error ? 'error' : ''}">${e.status || 'no response'}${e.end && ' ' + e.end}</span>
      <div class="mono"><span class="quiet">${e.origin}</span>${e.target}</div></div>
    <div class="time" title="after ${e.start} ms, for ${e.duration} ms"><div class="track"><i class="${kind}" style="left:min(${left}%, calc(100% - 3px));width:${width}%"></i></div><span>${e.duration} ms</span></div>
    ${e.plaintext && html`<div class="plaintext"><span class="state">body ${e.plaintext}: recognisable plaintext</span></div>`}
    ${(e.sent.length || e.received.length) ? html`<ul class="headers mono">${e.sent.map(line => header('sent', line))}${e.received.map(line => header('received', line))}</ul>` : ''}
    ${rest.length ? html`<details><summary>${plural(rest.length, 'other header')}</summary><ul class="headers mono">${rest}</ul></details>` : ''}
  </li>`;
}

function header(direction, line) {
  const colon = line.indexOf(': ');
  return html`<li class="${direction}"><span class="sr">${direction}: </span><span class="name">${line.slice(0, colon)}:</span> ${line.slice(colon + 2)}</li>`;
}
