import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../cities/index.js';
import { present } from '../../../kernel/assert.js';
import { Config } from '../../../platform/config/index.js';
import { MasterKey, readSignedValue, signValue } from '../../../platform/crypto/index.js';
import { emptyBasket, type Basket } from '../domain/basket.js';
import { readBasket, writeBasket } from '../domain/basket-text.js';

/** As long as a checkout could take several times over; a basket holds no bill for anybody. Seconds. */
const BASKET_COOKIE_SECONDS = 7 * 86_400;

/** A city's basket lives in the donor's browser, signed: another city's, or a changed one, is an empty one. */
@Injectable()
export class BasketCookie {
  private readonly key: Buffer;
  private readonly secure: boolean;

  constructor(config: Config) {
    this.key = new MasterKey('giving', present(config.keys.giving, 'the donor side has the giving key')).derived('basket');
    this.secure = config.baseUrl.startsWith('https:');
  }

  read(request: FastifyRequest, city: City): Basket {
    const signed = request.cookies[nameOf(city)];
    if (signed === undefined) return emptyBasket;
    const text = readSignedValue(signed, this.key);
    if (text === undefined || !text.startsWith(`${city.id} `)) return emptyBasket;
    return readBasket(text.slice(city.id.length + 1));
  }

  write(reply: FastifyReply, city: City, basket: Basket): void {
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
    if (basket.lines.length === 0 && !basket.paying) void reply.clearCookie(nameOf(city), options);
    else
      void reply.setCookie(nameOf(city), signValue(`${city.id} ${writeBasket(basket)}`, this.key), {
        ...options,
        maxAge: BASKET_COOKIE_SECONDS,
      });
  }
}

function nameOf(city: City): string {
  return `basket-${city.slug}`;
}
