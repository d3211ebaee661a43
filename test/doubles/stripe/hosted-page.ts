import type { MoneyMoves } from './money-moves.js';
import { text, type World } from './world.js';

const actions = { pay: 'Pay', decline: 'Card is declined', promise: 'Pay by a slow way', expire: 'Let it end' } as const;

/** The page that a donor is sent to: buttons instead of a card. */
export class HostedPage {
  constructor(
    private readonly world: World,
    private readonly moves: MoneyMoves,
  ) {}

  show(id: string, note = ''): { status: number; html: string } {
    const found = this.world.find(id);
    if (!found) return { status: 404, html: '<!doctype html><title>Not found</title>' };
    const { amount_total, currency, status } = found.item;
    const buttons = Object.entries(actions).map(([action, label]) => `<button name="action" value="${action}">${label}</button>`);
    const form = status === 'open' ? `<form method="post">${buttons.join('')}</form>` : '<p>This page is over.</p>';
    const title = `Pay ${String(amount_total)} ${text(currency)}`;
    return { status: 200, html: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${note}</p>${form}</html>` };
  }

  /** @returns where the browser goes, or the page again */
  press(id: string, action: string): { to: string } | { status: number; html: string } {
    const found = this.world.find(id);
    if (found?.item['status'] !== 'open') return this.show(id);
    const { account, item } = found;
    const back = { to: text(item['success_url']) };
    switch (action) {
      case 'pay':
        this.moves.pay(account, item);
        return back;
      case 'promise':
        this.moves.promise(account, item);
        return back;
      case 'expire':
        this.moves.expire(account, item);
        return { to: text(item['cancel_url']) };
      case 'decline':
        this.moves.refuseCard(account, item);
        return this.show(id, 'Your card was declined.');
      default:
        return { status: 400, html: '' };
    }
  }
}
