import type { VNode } from 'preact';
import { type Choice, writeChoice } from '../../../needs/index.js';
import { choiceName } from '../domain/choice-name.js';
import type { ChoiceLine } from '../domain/basket.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly id: string;
  /** Lines of the basket that would hold the same needs. */
  readonly lines: readonly ChoiceLine[];
  readonly back: string;
  /** Offers of the same page that change with the line: their elements are taken from the answer too. */
  readonly touched?: (choice: Choice) => readonly string[];
}

/** In place of an offer whose needs the basket holds already: what holds them, and a button that takes it out. A form, without a script. */
export function OverlappingLines({ view, id, lines, back, touched = () => [] }: Props): VNode {
  const { city, language, texts } = view;
  return (
    <div class="stack stack--s" id={id}>
      {lines.map(({ choice }) => {
        const name = choiceName(view, choice);
        return (
          <form
            class="stack stack--s"
            method="post"
            action={city.path(language, '/basket/remove')}
            data-swap={[id, 'basket', ...touched(choice).filter((each) => each !== id)].join(' ')}
          >
            <input type="hidden" name="choice" value={writeChoice(choice)} />
            <input type="hidden" name="back" value={back} />
            <p class="small">{texts.t('donor.overlap', { name })}</p>
            <button class="ds-button ds-button--wide" data-variant="secondary" type="submit">
              {texts.t('donor.overlap.remove', { name })}
            </button>
          </form>
        );
      })}
    </div>
  );
}
