import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { Card, Facts, type FormErrors, StaffForm, type StaffContext, TextField } from '../shared/index.js';

interface Props extends StaffContext {
  readonly city: City;
  readonly typed: string | undefined;
  readonly errors: FormErrors | undefined;
}

/** The sites that may show the widget: whole origins, one a line. */
export function WidgetForm({ texts, city, staff, typed, errors }: Props): VNode {
  const { t } = texts;
  const sites = typed ?? city.widgetHosts.map((host) => `https://${host}`).join('\n');
  return (
    <Card class="stack">
      <h2>{t('admin.widget.title')}</h2>
      <p>{t('admin.widget.lead')}</p>
      <Facts facts={[[t('admin.widget.address'), <span class="mono">{city.path(texts.language, '/widget')}</span>]]} />
      <StaffForm staff={staff} action={city.path(texts.language, '/staff/city/widget')} submit={t('admin.widget.submit')} aside>
        <TextField
          texts={texts}
          name="sites"
          label={t('admin.widget.sites')}
          hint={t('admin.widget.sites.hint')}
          value={sites}
          errors={errors}
        />
      </StaffForm>
    </Card>
  );
}
