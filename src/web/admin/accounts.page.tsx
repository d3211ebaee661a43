import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { AccountDecision, ProviderAccountLine, ProviderProposalLine } from '../../payments/index.js';
import { WaitingAccounts } from './waiting-accounts.js';
import {
  Badge,
  Card,
  ErrorSummary,
  Field,
  Notice,
  SelectField,
  StaffForm,
  StaffPage,
  Table,
  type FormErrors,
  type StaffContext,
} from '../shared/index.js';

export interface AccountsProps extends StaffContext {
  readonly city: City;
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly accounts: readonly ProviderAccountLine[];
  /** What waits for a second administrator. */
  readonly proposals: readonly ProviderProposalLine[];
  readonly providers: readonly string[];
  readonly errors?: FormErrors;
  /** What was typed before; the secret never comes back. */
  readonly given?: { readonly providerName: string; readonly mode: string; readonly merchant: string; readonly bank?: string };
  readonly done?: 'proposed' | AccountDecision | undefined;
}

/** The merchant accounts of a city, what waits for a second person, and the form that proposes another in place of the one before. */
export function AccountsPage({ accounts, proposals, providers, errors, given, done, ...context }: AccountsProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  return (
    <StaffPage {...context} title={t('admin.accounts.title')} path="/staff/accounts" desk="accounts" lead={t('admin.accounts.lead')}>
      <ErrorSummary texts={texts} errors={errors} />
      {done && <Notice status>{t('admin.accounts.done', { done })}</Notice>}
      {proposals.length > 0 && <WaitingAccounts {...context} proposals={proposals} nameOf={nameOf} />}
      {accounts.length === 0 ? (
        <p>{t('admin.accounts.none')}</p>
      ) : (
        <Table
          caption={t('admin.accounts.title')}
          rows={accounts}
          columns={[
            { head: t('admin.accounts.merchant'), cell: ({ billerCode }) => nameOf(context.texts, city, billerCode) },
            { head: t('admin.accounts.provider'), cell: ({ provider }) => provider },
            { head: t('admin.accounts.mode'), cell: ({ mode }) => t('admin.accounts.mode.value', { mode }) },
            {
              head: t('admin.accounts.description'),
              cell: ({ description }) => (description === null ? '–' : <span class="mono">{description}</span>),
            },
            { head: t('admin.accounts.bank'), cell: ({ bank }) => (bank === null ? '–' : <span class="mono">{bank}</span>) },
            {
              head: t('admin.accounts.state'),
              cell: ({ active }) => (
                <Badge tone={active ? 'success' : 'neutral'}>{t(active ? 'admin.accounts.active' : 'admin.accounts.replaced')}</Badge>
              ),
            },
            { head: t('admin.accounts.address'), cell: ({ id, provider }) => <span class="mono">{`/webhooks/${provider}/${id}`}</span> },
          ]}
        />
      )}
      <NewAccount {...context} providers={providers} errors={errors} given={given} />
      {accounts.length > 0 && <ChangeSecret {...context} accounts={accounts} errors={errors} />}
    </StaffPage>
  );
}

const nameOf = ({ t }: AccountsProps['texts'], city: City, code: string | null): string =>
  city.billers.find((each) => each.code === code)?.name ?? t('admin.accounts.city');

type FormProps = StaffContext &
  Pick<AccountsProps, 'city' | 'providers'> & {
    readonly errors: FormErrors | undefined;
    readonly given: AccountsProps['given'] | undefined;
  };

function NewAccount({ texts, city, staff, providers, errors, given }: FormProps): VNode {
  const { t } = texts;
  const merchants = city.billers.map(({ code, name }) => ({ value: code, label: name }));
  const modes = (['live', 'test'] as const).map((mode) => ({ value: mode, label: t('admin.accounts.mode.value', { mode }) }));
  const common = { texts, errors };
  return (
    <Card class="stack">
      <h2>{t('admin.accounts.new')}</h2>
      <p>{t('admin.accounts.new.lead')}</p>
      <StaffForm staff={staff} action={city.path(texts.language, '/staff/accounts')} submit={t('admin.accounts.new.submit')}>
        <SelectField
          {...common}
          name="merchant"
          label={t('admin.accounts.merchant')}
          options={[{ value: '', label: t('admin.accounts.city') }, ...merchants]}
          value={given?.merchant}
        />
        <SelectField
          {...common}
          name="providerName"
          label={t('admin.accounts.provider')}
          options={providers.map((name) => ({ value: name, label: name }))}
          value={given?.providerName}
        />
        <SelectField {...common} name="mode" label={t('admin.accounts.mode')} options={modes} value={given?.mode} />
        <Field {...common} name="bank" label={t('admin.accounts.bank')} hint={t('admin.accounts.bank.hint')} value={given?.bank} optional />
        <Field
          {...common}
          name="secret"
          type="password"
          label={t('admin.accounts.secret')}
          hint={t('admin.accounts.secret.hint')}
          autocomplete="off"
          required
        />
      </StaffForm>
    </Card>
  );
}

function ChangeSecret({ texts, city, staff, accounts, errors }: StaffContext & Pick<AccountsProps, 'city' | 'accounts' | 'errors'>): VNode {
  const { t } = texts;
  const options = accounts.map(({ id, provider, billerCode }) => ({
    value: id,
    label: `${nameOf(texts, city, billerCode)} · ${provider} · ${id.slice(0, 8)}`,
  }));
  return (
    <Card class="stack">
      <h2>{t('admin.accounts.change')}</h2>
      <p>{t('admin.accounts.change.lead')}</p>
      <StaffForm
        staff={staff}
        action={city.path(texts.language, '/staff/accounts/secret')}
        submit={t('admin.accounts.change.submit')}
        aside
      >
        <SelectField texts={texts} name="accountId" label={t('admin.accounts.account')} options={options} errors={errors} />
        <div class="field">
          <label for="newSecret">{t('admin.accounts.secret')}</label>
          {errors?.['newSecret'] && (
            <p class="field__error" id="newSecret-error">
              {errors['newSecret']}
            </p>
          )}
          <input
            class="ds-input"
            id="newSecret"
            name="secret"
            type="password"
            autocomplete="off"
            required
            aria-describedby={errors?.['newSecret'] ? 'newSecret-error' : undefined}
            aria-invalid={errors?.['newSecret'] ? 'true' : undefined}
          />
        </div>
      </StaffForm>
    </Card>
  );
}
