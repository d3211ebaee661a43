import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ChangeProviderSecret, ListProviderAccounts, OpenProviderAccount, PaymentProviders } from '../../payments/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { AccountsQuery, ChangeSecretForm, NewAccountForm } from './accounts.dto.js';
import { AccountsPage } from './accounts.page.js';

/** Where gifts are collected: the merchant accounts of the city and of its billers. */
@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/accounts')
export class AccountsController {
  constructor(
    private readonly listAccounts: ListProviderAccounts,
    private readonly openAccount: OpenProviderAccount,
    private readonly changeSecret: ChangeProviderSecret,
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
    const context = { texts: textsIn(lang), city, staff, providers: this.providers.names };
    return page(<AccountsPage {...context} accounts={await this.listAccounts.run(city.id)} done={done} />);
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
      await this.openAccount.run(city, wish, staff.id);
      return seeOther(reply, city.path(lang, '/staff/accounts?done=opened'));
    } catch (error) {
      const accounts = await this.listAccounts.run(city.id);
      const context = { texts: textsIn(lang), city, staff, providers: this.providers.names, accounts, given: form };
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
      await this.changeSecret.run(city, accountId, secret, staff.id);
      return seeOther(reply, city.path(lang, '/staff/accounts?done=changed'));
    } catch (error) {
      // Another city's account is answered as none at all.
      if (isRefusal(error, 'provider_account_unknown')) throw error;
      const accounts = await this.listAccounts.run(city.id);
      const context = { texts: textsIn(lang), city, staff, providers: this.providers.names, accounts };
      return formAgain(reply, error, context.texts, 'newSecret', ({ secret: wrong, ...rest }) =>
        page(<AccountsPage {...context} errors={wrong === undefined ? rest : { ...rest, newSecret: wrong }} />),
      );
    }
  }
}
