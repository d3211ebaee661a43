import type { VNode } from 'preact';
import { Money } from '../../../kernel/money.js';
import { type Basket, isChoiceLine } from '../domain/basket.js';
import type { CityView } from '../layout/view.js';

/** Sticks to the lower edge once something is chosen. Drawn from the cookie alone. */
export function BasketBar({ view, basket }: { view: CityView; basket: Basket }): VNode {
  const { city, language, texts } = view;
  const count = basket.lines.length;
  if (count === 0) return <aside class="basket" id="basket" aria-label={texts.t('donor.basket.label')} />;
  const total = Money.of(
    basket.lines.reduce((sum, { amount }) => sum + amount, 0n),
    city.currency,
  );
  return (
    <aside class="basket" id="basket" aria-label={texts.t('donor.basket.label')}>
      <div class="wrap basket__row">
        <p class="basket__sum">
          <strong>{texts.money(total)}</strong>
          {texts.t(basket.lines.some(isChoiceLine) ? 'donor.basket.choices' : 'donor.basket.count', { count })}
        </p>
        <a class="ds-button" data-variant="primary" href={city.path(language, '/checkout')}>
          {texts.t('donor.basket.go')}
        </a>
      </div>
    </aside>
  );
}
