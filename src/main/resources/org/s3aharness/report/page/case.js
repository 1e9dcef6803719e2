// One case in full.

const dialog = document.getElementById('case');

/** The case of an address, or of a shortened one that fits a single case. */
function showCase(id) {
  const c = byId.get(id);
  if (!c) {
    if (dialog.open) dialog.close();
    if (id) document.getElementById('shown').textContent = `There is no case ${id} in this run.`;
    return;
  }
  const its = siblings(c);
  const all = matching(view());
  const at = all.indexOf(c);
  dialog.innerHTML = html`
    <div class="casehead">${badge(c.verdict)}<h2 id="caseTitle" tabindex="-1"><span class="sr">${c.verdict}: </span><span class="id">${c.id}</span></h2>
      <div class="steps"><button type="button" data-case="${all[at - 1]?.id ?? ''}" ${new Html(at > 0 ? '' : 'disabled')} aria-label="Previous case">↑</button>
      <button type="button" data-case="${all[at + 1]?.id ?? ''}" ${new Html(at >= 0 && at < all.length - 1 ? '' : 'disabled')} aria-label="Next case">↓</button></div>
      <button type="button" data-close aria-label="Close">✕</button></div>
    <div class="casebody">
      ${its.length > 1 && html`<div class="siblings" aria-label="Cases of this cell">${its.map(s => html`<button type="button" data-case="${s.id}" aria-current="${s === c}">${badge(s.verdict)} ${difference(s, its)}</button>`)}</div>`}
      <blockquote>${c.about.says}<footer>${source(c.about)}</footer></blockquote>
      ${reason(c)}
      <section aria-label="Witnesses"><h3>What each witness says</h3><div class="columns">${Object.keys(WITNESSES).map(w => witness(c, w))}</div></section>
      ${c.observed && html`<section><h3>Observed</h3><dl class="facts">${Object.entries(c.observed).map(([what, was]) => html`<dt>${what}</dt><dd>${was}</dd>`)}</dl></section>`}
      <section><h3>Run it again</h3>${command(commandFor(c))}</section>
      <section><h3>${plural(c.exchanges, 'exchange')} in ${plural(c.ms, 'ms', 'ms')}</h3>
        ${c.exchanges > 0 && html`<p class="quiet">Shown is what concerns encryption; secrets are masked. For a browser’s network panel: <a href="${harOf(c)}">HAR file</a>.</p>`}
        ${waterfall(c)}</section>
    </div>`;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  document.getElementById('caseTitle').focus();
}

/** The cases in the same cell of the matrix. */
function siblings(c) {
  const column = view().columns;
  return cases.filter(o => o.about === c.about && o[column] === c[column]);
}

function difference(c, its) {
  const parts = [];
  if (c.variant) parts.push(c.variant);
  if (new Set(its.map(o => o.profile)).size > 1) parts.push(c.profile);
  if (new Set(its.map(o => o.release)).size > 1) parts.push(c.release);
  return parts.join(', ') || c.id;
}

function source({source: title, section}) {
  const url = content.sources[title];
  return html`${url ? html`<a href="${url}">${title}</a>` : title}${section && ', “' + section + '”'}`;
}

function reason(c) {
  if (!c.reason) return html`<div class="why">${badge(c.verdict)} As documented.</div>`;
  const declared = c.deviations?.length ? html`<p class="quiet">Declared as <code>${c.deviations.join(', ')}</code></p>` : '';
  return html`<div class="why is-${cssOf(c.verdict)}"><h3>${badge(c.verdict)} ${c.verdict}: ${MEANING[c.verdict]}</h3><pre>${linked(c.reason)}</pre>${declared}</div>`;
}

function witness(c, w) {
  const counts = [];
  for (let i = 0; i < (c.checks ?? []).length; i += 2) {
    counts.push([content.checks[c.checks[i]], c.checks[i + 1]]);
  }
  const its = counts.filter(([check]) => check.startsWith(w + ':'));
  const failed = (c.failed ?? []).map(([check, message]) => [content.checks[check], message])
    .filter(([check]) => check.startsWith(w + ':'));
  const made = its.reduce((sum, [, n]) => sum + n, 0);
  const held = its.map(([check, n]) => [check, n - failed.filter(f => f[0] === check).length]).filter(([, n]) => n > 0);
  const sum = made === 0 ? 'not asked' : failed.length === 0 ? `${made} held` : `${failed.length} of ${made} failed`;
  return html`<div class="witness ${failed.length ? 'objects' : ''}"><h4>${WITNESSES[w]} <span class="quiet">${sum}</span></h4>
    ${failed.map(([check, message]) => failedCheck(check.slice(w.length + 1), message))}
    ${held.length > 0 && html`<details><summary>${plural(made - failed.length, 'check')} held</summary><ul>${held.map(([check, n]) => html`<li>${check.slice(w.length + 1)}${n > 1 && ' × ' + n}</li>`)}</ul></details>`}
  </div>`;
}

/** Messages read "where: expected this, was that"; one that does not is shown as it is. */
function failedCheck(about, message) {
  const parts = /^(?:([^]*?): )?expected ([^]*?), was ([^]*)$/.exec(message)
    ?? /^(?:([^]*?): )?expected ([^]*?), (?:read )?([^]*)$/.exec(message);
  if (!parts) return html`<div class="check"><b>${about}</b><pre>${message}</pre></div>`;
  return html`<div class="check"><b>${about}</b>${parts[1] && html`<div class="mono quiet">${parts[1]}</div>`}
    <dl><dt>expected</dt><dd>${parts[2]}</dd><dt>observed</dt><dd class="was">${parts[3]}</dd></dl></div>`;
}
