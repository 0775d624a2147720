// Shopkeeper's tracker: tells a shop's own server what its visitors look at, put into carts and buy,
// and its pages which arms of experiments their visitor sees.
// No cookies; nothing is kept in the browser before consent. See docs/tracker.md.
(() => {
  'use strict';
  const script = document.currentScript;
  const KEPT = 'shopkeeper'; // the one entry of localStorage
  const PAUSE = 2000; // ms between two batches
  const BATCH = 50;
  const MOST = 500; // events held while there is no connection
  const IDLE = 30 * 60 * 1000; // a visit ends after so long without an event
  const FRESH = 10 * 1000; // younger events go without a time: the server's clock is the better one
  const unwanted = navigator.doNotTrack === '1' || navigator.globalPrivacyControl === true;

  const id = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEPT));
  } catch { /* no storage, or not ours */ }
  let keeps = kept !== null && !unwanted;
  let sends = !unwanted && (keeps || script.dataset.consent !== 'wait');
  let session = keeps ? kept.session : null;
  let queue = keeps ? kept.queue : [];
  let waits = !unwanted && !sends; // for consent, which is neither given nor refused
  let asked = []; // for arms, meanwhile
  let who = null; // {customer, identity} once logged in
  let skew = 0; // the server's clock less the browser's
  let failures = 0;
  let busy = false;
  let timer = 0;

  function keep(events) {
    try {
      if (keeps) {
        localStorage.setItem(KEPT, JSON.stringify({ session, queue: events }));
      } else {
        localStorage.removeItem(KEPT);
      }
    } catch { /* full or forbidden: the page goes on without */ }
  }

  function visit() {
    const now = Date.now();
    if (!session || now - session.at > IDLE) {
      session = { id: id() };
    }
    session.at = now;
    return session.id;
  }

  function track(event, fields) {
    if (unwanted) {
      return;
    }
    const body = { event, id: id(), session: visit(), ...fields };
    if (who) {
      body.customer = who.customer;
    }
    queue.push({ body, at: Date.now(), identity: who && who.identity });
    queue = queue.slice(-MOST);
    keep([]);
    plan(queue.length >= BATCH ? 0 : PAUSE);
  }

  function plan(pause) {
    if (sends && !busy && (!timer || pause === 0)) {
      clearTimeout(timer);
      timer = setTimeout(flush, pause);
    }
  }

  function post(what, identity, body) {
    const headers = { Authorization: 'Bearer ' + script.dataset.key, 'Content-Type': 'application/json' };
    if (identity) {
      headers['Shopkeeper-Identity'] = identity;
    }
    return fetch(new URL('/api/v1/' + what, script.src), {
      method: 'POST', credentials: 'omit', keepalive: true, headers, body: JSON.stringify(body),
    });
  }

  // Tells the arms of this visit; none where nothing may be sent or no answer comes.
  async function flags(tell, attributes) {
    if (waits) {
      asked.push([tell, attributes]);
      return;
    }
    let arms = {};
    try {
      if (sends) {
        const body = { session: visit(), attributes };
        keep([]);
        arms = (await (await post('flags', who && who.identity, body)).json()).flags || {};
      }
    } catch { /* no connection */ }
    tell(arms);
  }

  function timed({ body, at }) {
    return Date.now() - at < FRESH ? body : { ...body, time: new Date(at + skew).toISOString() };
  }

  // Events of one visitor at a time, oldest first. Sent again under the same ids, they count once.
  async function flush() {
    timer = 0;
    if (!sends || busy || queue.length === 0) {
      return;
    }
    busy = true;
    const { identity } = queue[0];
    const other = queue.findIndex(one => one.identity !== identity);
    const batch = queue.slice(0, Math.min(BATCH, other < 0 ? BATCH : other));
    try {
      const answer = await post('events', identity, batch.map(timed));
      const date = Date.parse(answer.headers.get('Date'));
      skew = date ? date - Date.now() : skew;
      if (answer.status === 429 || answer.status >= 500) {
        failures++;
      } else { // taken, or refused for good
        failures = 0;
        queue = queue.filter(one => !batch.includes(one));
      }
    } catch {
      failures++;
    }
    busy = false;
    keep(failures ? queue : []);
    if (queue.length) {
      plan(Math.min(60000, PAUSE * 2 ** failures));
    }
  }

  function consent(given) {
    keeps = given && !unwanted;
    sends = keeps;
    waits = false;
    if (!given) {
      queue = [];
      session = null;
    }
    keep([]);
    plan(0);
    asked.splice(0).forEach(one => flags(...one));
  }

  // After a logout another visit begins, which is nobody's.
  function identify(customer, signature) {
    if (!customer && who) {
      session = null;
    }
    who = customer ? { customer, identity: encodeURIComponent(customer) + '.' + signature } : null;
  }

  function shopkeeper(name, ...rest) {
    if (name === 'consent') {
      consent(rest[0] === true);
    } else if (name === 'identify') {
      identify(...rest);
    } else if (name === 'flags') {
      flags(...rest);
    } else {
      track(name, rest[0]);
    }
  }

  addEventListener('online', () => plan(0));
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      keep(queue);
      flush();
    }
  });

  const early = (window.shopkeeper && window.shopkeeper.q) || [];
  window.shopkeeper = shopkeeper;
  early.forEach(call => shopkeeper(...call));
  if (script.dataset.product) {
    track('view_item', { product: script.dataset.product });
  }
  keep([]);
  plan(PAUSE);
})();
