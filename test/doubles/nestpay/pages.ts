import { outcomes } from './bank.js';
import type { Pairs } from './fields.js';

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const page = (body: string): string =>
  `<!doctype html><html lang="tr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Example Bank</title></head><body><h1>Example Bank</h1>${body}</body></html>`;

/** Where a card would be asked for. */
export const payPage = (session: string, amount: string): string =>
  page(`<p>${escape(amount)}</p><form method="post" action="/fim/pay"><input type="hidden" name="session" value="${session}">
${outcomes.map((outcome) => `<button name="outcome" value="${outcome}">${outcome}</button>`).join(' ')}</form>`);

/** Sends the donor's browser back by a form: at once with JavaScript, by a button without. */
export const backPage = (url: string, fields: Pairs): string =>
  page(`<form id="back" method="post" action="${escape(url)}">
${fields.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`).join('\n')}
<button>Back to the merchant</button></form><script>document.getElementById('back').submit()</script>`);

export const refusedPage = (wrong: readonly string[]): string => page(`<ul>${wrong.map((why) => `<li>${escape(why)}</li>`).join('')}</ul>`);
