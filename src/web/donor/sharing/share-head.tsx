import type { VNode } from 'preact';
import { DataBlock, pageSettings } from '../../shared/index.js';
import { shareLine } from './share-card.js';
import type { CityView } from '../layout/view.js';

/** The city's own address to pass on, whole: the same for everybody, whatever host and page it is passed on from. */
export function shareAddress({ city, language }: CityView): string {
  return `${pageSettings().networkUrl}/${city.slug}/${language}`;
}

/** What other sites and search engines read of a city's home page: its card and, where one can give, that one can (schema.org DonateAction). */
export function ShareHead({ view }: { view: CityView }): VNode {
  const { city, language, texts } = view;
  const address = shareAddress(view);
  const name = city.name(language);
  const line = shareLine(view);
  const action = {
    '@context': 'https://schema.org',
    '@type': 'DonateAction',
    name: line,
    recipient: { '@type': 'GovernmentOrganization', name, areaServed: { '@type': 'City', name }, url: address },
    target: { '@type': 'EntryPoint', urlTemplate: `${address}/bills`, inLanguage: texts.language },
  };
  const card = `${address}/card.png`;
  const alt = `${name}: ${line}`;
  return (
    <>
      <meta name="description" content={line} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={line} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={texts.t('donor.site')} />
      <meta property="og:image" content={card} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={name} />
      <meta name="twitter:description" content={line} />
      <meta name="twitter:image" content={card} />
      <meta name="twitter:image:alt" content={alt} />
      {city.isOpen && <DataBlock type="application/ld+json" data={action} />}
    </>
  );
}
