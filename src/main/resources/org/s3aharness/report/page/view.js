// What is shown: filters and the open case. It lives in the address, so that it can be shared.

const FILTERS = ['suite', 'profile', 'release', 'verdict', 'q', 'columns'];

function view() {
  const address = new URLSearchParams(location.hash.slice(1));
  const values = Object.fromEntries(FILTERS.map(name => [name, address.get(name) ?? '']));
  return {
    ...values,
    verdict: values.verdict.split(',').filter(v => VERDICTS.includes(v)),
    columns: values.columns || (content.releases.length > 1 ? 'release' : 'profile'),
    case: address.get('case') ?? '',
  };
}

/**
 * Goes to the view with these changes.
 *
 * @param replacing whether Back skips the view before
 */
function go(changes, replacing = false) {
  const address = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of Object.entries(changes)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text) address.set(name, text); else address.delete(name);
  }
  const hash = '#' + address;
  if (replacing) location.replace(hash); else location.hash = hash;
}

/** The cases that the filters let through. */
function matching(v) {
  const words = v.q.toLowerCase().split(/\s+/).filter(Boolean);
  return cases.filter(c =>
    (!v.suite || c.suite === v.suite)
    && (!v.profile || c.profile === v.profile)
    && (!v.release || c.release === v.release)
    && (!v.verdict.length || v.verdict.includes(c.verdict))
    && words.every(word => haystack(c).includes(word)));
}
