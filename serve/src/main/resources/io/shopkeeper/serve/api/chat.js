// Shopkeeper's chat: customers ask on the shop's own pages, answers name what they rest on, and a person goes on.
// No cookies; nothing is kept in the browser before the first question. See docs/chat.md.
(() => {
  'use strict';
  const script = document.currentScript;
  const tag = script.dataset;
  const base = new URL(tag.at || '/api/v1', script.src).href;
  const KEPT = 'shopkeeper.chat'; // the one entry of localStorage
  const DAY = 24 * 60 * 60 * 1000; // what is kept is forgotten after so long without a word
  const PAUSE = 4000; // ms before the page comes back to hear what a person writes
  const PHONE = matchMedia('(max-width: 32rem)');
  const WORDS = {
    en: {
      service: 'Customer service', open: 'Ask us', close: 'Close', log: 'Conversation', ask: 'Your question', send: 'Send',
      hello: 'What can we do for you? Ask about products, your orders, or our terms.',
      you: 'You', us: 'Answer', looking: 'One moment …', sources: 'What this rests on',
      product: 'Product', reviews: 'Reviews', order: 'Order', faq: 'Questions and answers', request: 'Request',
      yes: 'Yes', no: 'No', helpful: 'Helpful', unhelpful: 'Not helpful', rate: 'Was this helpful?', rated: 'Thank you.',
      person: 'Talk to a person', wants: 'I want to talk to a person', end: 'Forget this conversation',
      waiting: 'A person has been asked to come.', joined: 'A person reads what you write.', closed: 'This conversation was closed. Just ask if there is more.',
      news: 'New answers: ', failed: 'That could not be sent. Please try again.', busy: 'Too many questions at once. Please wait a moment.',
      reload: 'Please load the page again, then ask once more.',
    },
    zh: {
      service: '客户服务', open: '咨询', close: '关闭', log: '对话', ask: '您的问题', send: '发送',
      hello: '您好，有什么可以帮您？可以咨询商品、您的订单或店铺规则。',
      you: '您', us: '回答', looking: '请稍候……', sources: '依据',
      product: '商品', reviews: '评价', order: '订单', faq: '常见问题', request: '申请',
      yes: '是', no: '否', helpful: '有帮助', unhelpful: '没帮助', rate: '这个回答有帮助吗？', rated: '谢谢您的反馈。',
      person: '转人工', wants: '我要转人工客服', end: '清除本次对话',
      waiting: '已通知人工客服。', joined: '人工客服正在为您服务。', closed: '本次对话已结束，如有问题请继续提问。',
      news: '新回复：', failed: '发送失败，请重试。', busy: '提问过于频繁，请稍候。',
      reload: '请刷新页面后再提问。',
    },
  };
  const chinese = (tag.language || document.documentElement.lang || navigator.language).toLowerCase().startsWith('zh');
  const say = WORDS[chinese ? 'zh' : 'en'];

  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; font: inherit; }
    :host, dialog { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; color: #1f2421; }
    button { cursor: pointer; border: 1px solid #6f7771; border-radius: 10px; padding: .35rem .8rem; background: #fff; color: #1f2421; }
    button:hover { border-color: #1f2421; }
    button[aria-pressed=true], .send, .launch { background: #0f6b62; border-color: #0f6b62; color: #fff; }
    .launch { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; border-radius: 99px; padding: .7rem 1.3rem; box-shadow: 0 4px 18px #0003; font-weight: 600; }
    .launch[hidden] { display: none; }
    :focus-visible { outline: 3px solid #0f6b62; outline-offset: 2px; }
    .launch:focus-visible, .send:focus-visible { outline-color: #1f2421; }
    dialog { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; margin: 0; width: 24rem; height: min(38rem, calc(100dvh - 2rem)); max-width: none; max-height: none; padding: 0; border: 1px solid #c9c5bb; border-radius: 16px; background: #fff; box-shadow: 0 10px 40px #0003; overflow: hidden; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: #0006; }
    .top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .7rem 1rem; border-bottom: 1px solid #e6e2d9; }
    h2, p { margin: 0; }
    h2 { font-weight: 650; }
    .log { flex: 1; min-height: 0; overflow-y: auto; padding: 1rem; display: flex; flex-direction: column; gap: .8rem; }
    .log:focus-visible { outline-offset: -3px; }
    .turn { max-width: 92%; padding: .6rem .8rem; border-radius: 12px; background: #f1f4f2; align-self: flex-start; overflow-wrap: anywhere; white-space: pre-line; }
    .turn > * + * { margin-top: .4rem; }
    .asked { align-self: flex-end; background: #e3f1ee; }
    .who { font-size: .8rem; color: #4c534e; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    a { color: #0b5a52; }
    details { font-size: .85rem; }
    summary { cursor: pointer; color: #0b5a52; }
    ul { margin: .2rem 0 0; padding-left: 1.1rem; }
    .row { display: flex; flex-wrap: wrap; gap: .5rem; }
    .rating button { font-size: .82rem; padding: .1rem .6rem; }
    .state { padding: 0 1rem .4rem; font-size: .88rem; color: #4c534e; min-height: 1.8em; }
    form { display: flex; gap: .5rem; padding: 0 1rem; align-items: flex-end; }
    textarea { flex: 1; min-width: 0; resize: none; border: 1px solid #6f7771; border-radius: 10px; padding: .45rem .6rem; background: #fff; color: #1f2421; }
    .tools { padding: .6rem 1rem .8rem; font-size: .88rem; }
    @media (max-width: 32rem) { dialog { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
    @media print { .launch, dialog { display: none; } }
  `;

  // What is kept: {id of the conversation, open, at}. A browser that forbids it forgets with the page.
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEPT));
    kept = kept && Date.now() - kept.at < DAY ? kept : null;
  } catch { /* no storage, or not ours */ }

  function keep(next) {
    kept = next;
    try {
      if (next) {
        localStorage.setItem(KEPT, JSON.stringify({ ...next, at: Date.now() }));
      } else {
        localStorage.removeItem(KEPT);
      }
    } catch { /* full or forbidden */ }
  }

  function make(name, fields, ...children) {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...children);
    return made;
  }

  const host = make('section', { ariaLabel: say.service, lang: chinese ? 'zh-CN' : 'en' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const launch = make('button', { className: 'launch', type: 'button', textContent: say.open, ariaHasPopup: 'dialog' });
  const shut = make('button', { type: 'button', ariaLabel: say.close, textContent: '×' });
  const log = make('div', { className: 'log', role: 'log', tabIndex: 0, ariaLabel: say.log });
  const state = make('p', { className: 'state', role: 'status' });
  const words = make('textarea', { id: 'chat-words', rows: 2, maxLength: 2000, placeholder: say.ask });
  const form = make('form', {}, make('label', { className: 'unseen', htmlFor: 'chat-words', textContent: say.ask }), words,
    make('button', { className: 'send', textContent: say.send }));
  const person = make('button', { type: 'button', textContent: say.person });
  const end = make('button', { type: 'button', textContent: say.end, hidden: true });
  const dialog = make('dialog', {},
    make('div', { className: 'top' }, make('h2', { id: 'chat-title', textContent: say.service }), shut),
    log, state, form, make('div', { className: 'tools row' }, person, end));
  dialog.setAttribute('aria-labelledby', 'chat-title');
  root.append(launch, dialog);

  let last = 0; // the number of the newest turn that is shown
  let busy = false;
  let timer = 0;
  let unread = 0;
  let live = false; // whether a person has to do with it
  let hearing = null; // ends the stream that is read
  let heard = []; // turns that came while an answer was waited for

  async function open(path, body, accept) {
    const headers = { Accept: accept };
    if (tag.key) headers.Authorization = 'Bearer ' + tag.key;
    if (tag.seal) headers['Shopkeeper-Seal'] = tag.seal;
    if (tag.customer) headers['Shopkeeper-Identity'] = encodeURIComponent(tag.customer) + '.' + tag.signature;
    if (body) headers['Content-Type'] = 'application/json';
    const answer = await fetch(base + path, {
      method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body),
      credentials: tag.seal ? 'same-origin' : 'omit', keepalive: Boolean(body), signal: hearing && !body ? hearing.signal : null,
    });
    if (!answer.ok) {
      throw Object.assign(new Error(answer.statusText), { status: answer.status });
    }
    return answer;
  }

  const call = async (path, body) => (await open(path, body, 'application/json')).json();

  const bottom = () => { log.scrollTop = log.scrollHeight; };

  function asked(text) {
    log.append(make('div', { className: 'turn asked' }, make('p', { className: 'unseen', textContent: say.you }), make('p', { textContent: text })));
    bottom();
  }

  const productPage = id => tag.productPage && tag.productPage.replace('{id}', encodeURIComponent(id));

  function sources(statements, titles) {
    const seen = new Set();
    const list = make('ul');
    for (const source of statements.flatMap(statement => statement.sources)) {
      if (!seen.has(source.kind + source.id)) {
        seen.add(source.kind + source.id);
        const name = (titles.get(source.id) || source.id);
        const page = ['product', 'reviews'].includes(source.kind) && productPage(source.id);
        list.append(make('li', {}, (say[source.kind] || source.kind) + ': ', page ? make('a', { href: page, textContent: name }) : name));
      }
    }
    return list.children.length ? [make('details', {}, make('summary', { textContent: say.sources }), list)] : [];
  }

  function rating(turn, helpful) {
    const button = (value, text) => {
      const made = make('button', { type: 'button', textContent: text, ariaPressed: String(helpful === value) });
      made.addEventListener('click', async () => {
        try {
          await call('/conversations/' + kept.id + '/ratings', { turn, helpful: value });
          [...made.parentElement.children].forEach(one => { one.ariaPressed = String(one === made); });
          state.textContent = say.rated;
        } catch (problem) {
          fail(problem);
        }
      });
      return made;
    };
    return make('div', { className: 'row rating', role: 'group', ariaLabel: say.rate }, button(true, say.helpful), button(false, say.unhelpful));
  }

  // Texts of the shop and of persons are shown as they are, never as markup.
  function answered(turn) {
    last = Math.max(last, turn.turn);
    if (turn.statements.length === 0) {
      return;
    }
    const titles = new Map(turn.products.map(product => [product.id, product.title]));
    const shown = make('div', { className: 'turn' },
      make('p', { className: turn.person ? 'who' : 'unseen', textContent: turn.person || say.us }),
      ...turn.statements.map(statement => make('p', { textContent: statement.text })),
      ...sources(turn.statements, titles));
    if (!turn.person && !['courtesy', 'handed_over', 'asked_back', 'failed'].includes(turn.outcome)) {
      shown.append(rating(turn.turn, turn.helpful));
    }
    log.append(shown);
    bottom();
  }

  // What a yes would set going is only ever asked about by the newest answer.
  function stand(told) {
    root.querySelector('.confirm')?.remove();
    if (told.confirm) {
      const button = text => {
        const made = make('button', { type: 'button', textContent: text });
        made.addEventListener('click', () => ask(text));
        return made;
      };
      log.append(make('div', { className: 'row confirm', role: 'group', ariaLabel: say.ask }, button(say.yes), button(say.no)));
      bottom();
    }
    const standing = { waiting: say.waiting, person: say.joined, closed: say.closed }[told.standing] || '';
    if (state.textContent !== standing) {
      state.textContent = standing;
    }
    end.hidden = !kept;
    clearTimeout(timer);
    live = told.standing === 'waiting' || told.standing === 'person';
    if (live && !hearing) {
      timer = setTimeout(listen, 0);
    }
  }

  function fail(problem) {
    state.textContent = { 429: say.busy, 403: say.reload, 401: say.reload }[problem.status] || say.failed;
  }

  async function ask(text) {
    if (busy || !text.trim()) {
      return;
    }
    busy = true;
    clearTimeout(timer);
    asked(text);
    words.focus();
    state.textContent = say.looking;
    try {
      const told = await call('/ask', kept ? { question: text, conversation: kept.id } : { question: text });
      keep({ id: told.conversation, open: true });
      answered(told);
      stand(told);
    } catch (problem) {
      log.lastElementChild.remove();
      words.value = words.value || text;
      fail(problem);
      if (live && !hearing) {
        timer = setTimeout(listen, PAUSE);
      }
    }
    busy = false;
    tellHeard();
  }

  // What is new of turns that came, from whatever side.
  function tellHeard() {
    for (const turn of busy ? [] : heard.splice(0).filter(turn => turn.turn > last)) {
      if (turn.question) {
        asked(turn.question);
      }
      answered(turn);
      if (turn.person && !dialog.open) {
        unread++;
        launch.textContent = say.news + unread;
      }
    }
  }

  function event(text) {
    const field = name => (text.match(new RegExp('^' + name + ': (.*)$', 'm')) || [])[1];
    if (field('event') === 'turn') {
      heard.push(JSON.parse(field('data')));
      tellHeard();
    } else if (field('event') === 'standing' && !busy) {
      stand(JSON.parse(field('data')));
    }
  }

  // Hears what a person writes as they write it; comes back whenever the server sends the page away.
  async function listen() {
    if (hearing || !kept || !live) {
      return;
    }
    const mine = hearing = new AbortController();
    try {
      const answer = await open('/conversations/' + kept.id + '/messages?after=' + last, null, 'text/event-stream');
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (let part = await reader.read(); !part.done && mine === hearing; part = await reader.read()) {
        text += part.value;
        for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
          event(text.slice(0, at));
          text = text.slice(at + 2);
        }
      }
    } catch { /* no connection: later */ }
    if (mine === hearing) {
      hearing = null;
      timer = setTimeout(listen, PAUSE);
    }
  }

  function unlisten() {
    clearTimeout(timer);
    hearing?.abort();
    hearing = null;
    live = false;
  }

  // Reads on where this page left off: what was said before, in another tab, or by a person.
  async function look() {
    if (busy || !kept) {
      return;
    }
    try {
      const told = await call('/conversations/' + kept.id + '/messages?after=' + last);
      heard.push(...told.messages);
      tellHeard();
      stand(told);
    } catch (problem) {
      if (problem.status === 404) {
        keep(null); // somebody else is logged in now
      } else {
        timer = setTimeout(look, 2 * PAUSE);
      }
    }
  }

  function show(focus) {
    launch.hidden = true;
    unread = 0;
    launch.textContent = say.open;
    if (PHONE.matches && focus) {
      dialog.showModal();
    } else {
      dialog.show();
    }
    if (focus) {
      words.focus();
    }
    bottom();
    if (kept) {
      keep({ ...kept, open: true });
    }
  }

  // Also how Escape closes a modal dialog.
  dialog.addEventListener('close', () => {
    launch.hidden = false;
    launch.focus();
    if (kept) {
      keep({ ...kept, open: false });
    }
  });
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.close();
    }
  });
  launch.addEventListener('click', () => show(true));
  shut.addEventListener('click', () => dialog.close());
  words.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = words.value;
    if (!busy) {
      words.value = '';
    }
    ask(text);
  });
  person.addEventListener('click', () => ask(say.wants));
  end.addEventListener('click', () => {
    keep(null);
    unlisten();
    last = 0;
    log.replaceChildren();
    answered({ turn: 0, statements: [{ text: say.hello, sources: [] }], products: [], outcome: 'courtesy' });
    state.textContent = '';
    end.hidden = true;
    words.focus();
  });

  answered({ turn: 0, statements: [{ text: say.hello, sources: [] }], products: [], outcome: 'courtesy' });
  function begin() {
    document.body.append(host);
    if (kept) {
      look();
      if (kept.open && !PHONE.matches) {
        show(false);
      }
    }
  }
  if (document.body) {
    begin();
  } else {
    addEventListener('DOMContentLoaded', begin);
  }
})();
