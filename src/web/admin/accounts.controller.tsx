import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import {
  DecideProviderAccount,
  ListProviderAccounts,
  ListProviderProposals,
  PaymentProviders,
  ProposeProviderAccount,
  ProposeProviderSecret,
} from '../../payments/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { AccountDecisionForm, AccountsQuery, ChangeSecretForm, NewAccountForm } from './accounts.dto.js';
import { AccountsPage, type AccountsProps } from './accounts.page.js';

/** Where gifts are collected: the merchant accounts of the city and of its billers. One administrator proposes, another approves. */
@StaffRoute('accounts', 'city_admin')
export class AccountsController {
  constructor(
    private readonly listAccounts: ListProviderAccounts,
    private readonly listProposals: ListProviderProposals,
    private readonly proposeAccount: ProposeProviderAccount,
    private readonly proposeSecret: ProposeProviderSecret,
    private readonly decideAccount: DecideProviderAccount,
    private readonly providers: PaymentProviders,
  ) {}

  @Get()
  async show(@CurrentDesk() desk: StaffDesk, @Query() { done }: AccountsQuery): Promise<string> {
    return page(<AccountsPage {...await this.context(desk)} done={done} />);
  }

  @Post()
  async open(
    @CurrentDesk() desk: StaffDesk,
    @Body() form: NewAccountForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { providerName: provider, mode, merchant, bank, secret } = form;
    const wish = { provider, mode, secret, ...(merchant === '' ? {} : { billerCode: merchant }), ...(bank === undefined ? {} : { bank }) };
    try {
      await this.proposeAccount.run(desk.city, wish, desk.staff);
      return seeOther(reply, desk.at('/staff/accounts?done=proposed'));
    } catch (error) {
      const context = { ...(await this.context(desk)), given: form };
      return formAgain(reply, error, context.texts, 'providerName', (errors) => page(<AccountsPage {...context} errors={errors} />));
    }
  }

  @Post('secret')
  async change(
    @CurrentDesk() desk: StaffDesk,
    @Body() { accountId, secret }: ChangeSecretForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.proposeSecret.run(desk.city, accountId, secret, desk.staff);
      return seeOther(reply, desk.at('/staff/accounts?done=proposed'));
    } catch (error) {
      // Another city's account is answered as none at all.
      if (isRefusal(error, 'provider_account_unknown')) throw error;
      const context = await this.context(desk);
      return formAgain(reply, error, context.texts, 'newSecret', ({ secret: wrong, ...rest }) =>
        page(<AccountsPage {...context} errors={wrong === undefined ? rest : { ...rest, newSecret: wrong }} />),
      );
    }
  }

  @Post(':proposal')
  async decide(
    @CurrentDesk() desk: StaffDesk,
    @Param('proposal') proposal: string,
    @Body() { decision }: AccountDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideAccount.run(desk.city, proposal, decision, desk.staff);
    return seeOther(reply, desk.at(`/staff/accounts?done=${decision}`));
  }

  private async context(desk: StaffDesk): Promise<AccountsProps> {
    const accounts = await this.listAccounts.run(desk.city.id);
    const proposals = await this.listProposals.run(desk.city.id);
    return { ...desk, providers: this.providers.names, accounts, proposals };
  }
}
