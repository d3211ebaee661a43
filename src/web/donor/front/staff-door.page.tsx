import type { VNode } from 'preact';
import type { City } from '../../../cities/index.js';
import type { Texts } from '../../../platform/texts/index.js';
import { Layout } from '../../shared/index.js';

/** Which city's desk? */
export function StaffDoorPage({ texts, cities }: { texts: Texts; cities: readonly City[] }): VNode {
  return (
    <Layout
      texts={texts}
      title={texts.t('donor.front.door.staff')}
      site={texts.t('shared.network.full')}
      inLanguage={(tag) => `/${tag}/staff`}
      width="narrow"
      indexed={false}
    >
      <div class="stack stack--l">
        <h1>{texts.t('donor.front.door.staff')}</h1>
        <p class="lead">{texts.t('donor.front.cities')}</p>
        <ul class="cities plain-list">
          {cities.map((city) => (
            <li>
              <a href={`/${city.slug}/${city.speaks(texts.language) ? texts.language : city.ownLanguage}/staff`}>
                <strong lang={city.ownLanguage}>{city.ownName}</strong>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}
