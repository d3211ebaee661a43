import type { VNode } from 'preact';
import { DataBlock, pageSettings } from '../shared/index.js';
import type { CityView } from './view.js';

/** The city's own address to pass on, whole: the same for everybody, whatever host and page it is passed on from. */
export function shareAddress({ city, language }: CityView): string {
  return `${pageSettings().networkUrl}/${city.slug}/${language}`;
}

/** What other sites and search engines read of a city's home page: its card, and that one can give here (schema.org DonateAction). */
export function ShareHead({ view }: { view: CityView }): VNode {
  const { city, language, texts } = view;
  const address = shareAddress(view);
  const name = city.name(language);
  const line = texts.t('share.line');
  const action = {
    '@context': 'https://schema.org',
    '@type': 'DonateAction',
    name: line,
    recipient: { '@type': 'GovernmentOrganization', name, areaServed: { '@type': 'City', name }, url: address },
    target: { '@type': 'EntryPoint', urlTemplate: `${address}/bills`, inLanguage: texts.language },
  };
  return (
    <>
      <meta name="description" content={line} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={line} />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={`${address}/card.svg`} />
      <meta property="og:image:type" content="image/svg+xml" />
      <meta property="og:image:alt" content={`${name}: ${line}`} />
      <DataBlock type="application/ld+json" data={action} />
    </>
  );
}
