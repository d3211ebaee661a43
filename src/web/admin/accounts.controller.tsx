import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, ListStaff, Roles, type Staff } from '../../identity/index.js';
import {
  DecideProviderAccount,
  ListProviderAccounts,
  ListProviderProposals,
  PaymentProviders,
  ProposeProviderAccount,
  ProposeProviderSecret,
} from '../../payments/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { AccountDecisionForm, AccountsQuery, ChangeSecretForm, NewAccountForm } from './accounts.dto.js';
import { AccountsPage, type AccountsProps } from './accounts.page.js';

/** Where gifts are collected: the merchant accounts of the city and of its billers. One administrator proposes, another approves. */
@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/accounts')
export class AccountsController {
  constructor(
    private readonly listAccounts: ListProviderAccounts,
    private readonly listProposals: ListProviderProposals,
    private readonly listStaff: ListStaff,
    private readonly proposeAccount: ProposeProviderAccount,
    private readonly proposeSecret: ProposeProviderSecret,
    private readonly decideAccount: DecideProviderAccount,
    private readonly providers: PaymentProviders,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { done }: AccountsQuery,
  ): Promise<string> {
    return page(<AccountsPage {...await this.context(city, lang, staff)} done={done} />);
  }

  @Post()
  @Header(...HTML)
  async open(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() form: NewAccountForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { providerName: provider, mode, merchant, bank, secret } = form;
    const wish = { provider, mode, secret, ...(merchant === '' ? {} : { billerCode: merchant }), ...(bank === undefined ? {} : { bank }) };
    try {
      await this.proposeAccount.run(city, wish, staff.id);
      return seeOther(reply, city.path(lang, '/staff/accounts?done=proposed'));
    } catch (error) {
      const context = { ...(await this.context(city, lang, staff)), given: form };
      return formAgain(reply, error, context.texts, 'providerName', (errors) => page(<AccountsPage {...context} errors={errors} />));
    }
  }

  @Post('secret')
  @Header(...HTML)
  async change(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { accountId, secret }: ChangeSecretForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.proposeSecret.run(city, accountId, secret, staff.id);
      return seeOther(reply, city.path(lang, '/staff/accounts?done=proposed'));
    } catch (error) {
      // Another city's account is answered as none at all.
      if (isRefusal(error, 'provider_account_unknown')) throw error;
      const context = await this.context(city, lang, staff);
      return formAgain(reply, error, context.texts, 'newSecret', ({ secret: wrong, ...rest }) =>
        page(<AccountsPage {...context} errors={wrong === undefined ? rest : { ...rest, newSecret: wrong }} />),
      );
    }
  }

  @Post(':proposal')
  async decide(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('proposal') proposal: string,
    @Body() { decision }: AccountDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideAccount.run(city, proposal, decision, staff.id);
    return seeOther(reply, city.path(lang, `/staff/accounts?done=${decision}`));
  }

  private async context(city: City, lang: string, staff: Staff): Promise<AccountsProps> {
    const accounts = await this.listAccounts.run(city.id);
    const proposals = await this.listProposals.run(city.id);
    const people = new Map((await this.listStaff.run(city.id)).map(({ id, name }) => [id as string, name]));
    return { texts: textsIn(lang), city, staff, providers: this.providers.names, accounts, proposals, people };
  }
}
