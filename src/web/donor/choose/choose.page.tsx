import type { VNode } from 'preact';
import { Breadcrumb, ErrorSummary, type FormErrors } from '../../shared/index.js';
import { ChooseForm, type TypedChoice } from './choose-form.js';
import type { Offer } from '../domain/offers.js';
import type { ChoiceLine } from '../domain/basket.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { OVERLAP_ID } from '../give/give.page.js';
import { OverlappingLines } from '../basket/overlapping-lines.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly next: readonly Offer[];
  readonly typed?: TypedChoice;
  readonly errors?: FormErrors;
  /** Lines of the basket beside which the city's choice cannot stand. */
  readonly others?: readonly ChoiceLine[];
}

/** "Choose for me" on a page of its own. */
export function ChoosePage({ view, next, typed, errors, others = [] }: Props): VNode {
  const { city, language, texts } = view;
  const title = texts.t('donor.choose.title');
  return (
    <DonorLayout view={view} title={title} here="/choose" width="narrow">
      <div class="stack stack--l">
        <Breadcrumb
          texts={texts}
          crumbs={[{ href: city.path(language, '/bills'), label: texts.t('donor.list.title') }, { label: title }]}
        />
        <ErrorSummary texts={texts} errors={errors} />
        <div class="stack stack--s">
          <h1>{title}</h1>
          <p class="lead">{texts.t(city.listing === 'exact' ? 'donor.choose.text' : 'donor.choose.text.banded')}</p>
        </div>
        {others.length > 0 && <OverlappingLines view={view} id={OVERLAP_ID} lines={others} back="/choose" />}
        <ChooseForm view={view} next={next} {...(typed ? { typed } : {})} errors={errors} />
      </div>
    </DonorLayout>
  );
}
