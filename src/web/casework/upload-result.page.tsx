import type { VNode } from 'preact';
import type { ImportResult } from '../../bills/index.js';
import { ButtonLink, Card, KeyFigure, KeyFigures, Notice, StaffPage, type StaffContext } from '../shared/index.js';
import { Reasons } from './refused-rows.js';

interface ResultProps extends StaffContext {
  readonly result: ImportResult;
  /** The file of the refused rows; undefined where there are none. It goes to the officer with this page and is kept nowhere else. */
  readonly refused: Buffer | undefined;
}

/** What a page may carry beside itself. Above it the command line is the way. */
const LARGEST = 6 * 1024 * 1024;

/** What a bill file brought, right after it was read. */
export function UploadResultPage({ result, refused, ...context }: ResultProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const again = result.accepted === 0 && result.unchanged > 0 && result.refused === 0;
  const crumbs = [{ href: city.path(texts.language, '/staff/batches'), label: t('casework.batches.title') }];
  return (
    <StaffPage {...context} title={t('casework.result.title')} path="/staff/batches/new" desk="batches" crumbs={crumbs}>
      {again && <Notice>{t('casework.result.again')}</Notice>}
      <KeyFigures>
        <KeyFigure value={texts.number(result.accepted)} label={t('casework.result.accepted')} />
        <KeyFigure value={texts.number(result.unchanged)} label={t('casework.result.unchanged')} />
        <KeyFigure value={texts.number(result.refused)} label={t('casework.result.refused')} />
      </KeyFigures>
      <div class="row">
        <ButtonLink href={city.path(texts.language, `/staff/batches/${result.batchId}`)}>{t('casework.result.batch')}</ButtonLink>
      </div>
      {refused && (
        <Card class="stack">
          <h2>{t('casework.result.refused.title')}</h2>
          {refused.length > LARGEST ? (
            <p>{t('casework.result.refused.large')}</p>
          ) : (
            <>
              <p>{t('casework.result.refused.lead')}</p>
              <p>
                <a
                  class="ds-button"
                  data-variant="secondary"
                  href={`data:text/csv;base64,${refused.toString('base64')}`}
                  download="refused-rows.csv"
                >
                  {t('casework.result.refused.save')}
                </a>
              </p>
            </>
          )}
        </Card>
      )}
      <Reasons texts={texts} reasons={result.reasons} />
    </StaffPage>
  );
}
