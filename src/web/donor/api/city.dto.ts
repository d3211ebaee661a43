import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { City } from '../../../cities/index.js';
import { billerKinds, needKinds } from '../../../cities/index.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { MoneyDto, moneyDto } from './money.dto.js';

export class BillerDto {
  @ApiProperty({ example: 'water', description: 'Its code in this city.' }) code: string;
  @ApiProperty({ example: 'Example Water' }) name: string;
  @ApiProperty({ enum: billerKinds }) kind: string;
}

export class CityKindDto {
  @ApiProperty({ enum: needKinds }) kind: string;
  @ApiProperty({ enum: ['direct', 'trust', 'pool'], description: 'Who holds the money between the gift and the need.' }) moneyPath: string;
}

export class CityPackageDto {
  @ApiProperty({ example: 'family' }) code: string;
  @ApiProperty({ type: MoneyDto }) price: MoneyDto;
}

export class CityLimitsDto {
  @ApiProperty({ type: MoneyDto, description: 'A smaller gift is taken only where it is all that a bill still needs.' }) minGift: MoneyDto;
  @ApiProperty({ type: MoneyDto, description: 'Of one payment, all its lines together.' }) maxGift: MoneyDto;
  @ApiProperty({ description: 'How long a begun gift holds what it is for.' }) reservationMinutes: number;
}

export class CityDto {
  @ApiProperty({ example: 'istanbul' }) slug: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { tr: 'İstanbul', en: 'Istanbul' } })
  names: Record<string, string>;
  @ApiProperty({ enum: ['open', 'opens_soon', 'paused'] }) status: string;
  @ApiProperty({ example: 'TR' }) country: string;
  @ApiProperty({ example: 'TRY' }) currency: string;
  @ApiProperty({ type: [String], example: ['tr', 'en'], description: 'The first is the city’s own.' }) languages: string[];
  @ApiProperty({ example: 'Europe/Istanbul' }) timeZone: string;
  @ApiProperty({
    enum: ['exact', 'banded'],
    description: '`exact`: each bill can be chosen by its id. `banded`: no single bill is shown; bills are chosen by class.',
  })
  listing: string;
  @ApiProperty({ type: [CityKindDto], description: 'What can be given today.' }) kinds: CityKindDto[];
  @ApiProperty({ type: [BillerDto] }) billers: BillerDto[];
  @ApiProperty({ type: [CityPackageDto] }) packages: CityPackageDto[];
  @ApiPropertyOptional({ type: MoneyDto, description: 'One part of cash support; absent where the city gives none.' })
  cashPart?: MoneyDto;
  @ApiProperty({ type: CityLimitsDto }) limits: CityLimitsDto;
}

export function cityDto(city: City, today: LocalDate): CityDto {
  const { slug, status, country, currency, timeZone, listing, cashPart } = city;
  const { minGift, maxGift, reservationMinutes } = city.limits;
  return {
    slug,
    names: { ...city.names },
    status,
    country,
    currency,
    languages: [...city.languages],
    timeZone,
    listing,
    kinds: needKinds.filter((kind) => city.allows(kind, today)).map((kind) => ({ kind, moneyPath: city.moneyPath(kind, today) })),
    billers: city.billers.map(({ code, name, kind }) => ({ code, name, kind })),
    packages: city.packages.map(({ code, price }) => ({ code, price: moneyDto(price) })),
    ...(cashPart ? { cashPart: moneyDto(cashPart) } : {}),
    limits: { minGift: moneyDto(minGift), maxGift: moneyDto(maxGift), reservationMinutes },
  };
}
