import type { ComponentChildren, VNode } from 'preact';
import { Layout } from '../../shared/index.js';
import { donorNav, type CityView } from './view.js';

interface Props {
  readonly view: CityView;
  readonly title: string;
  /** The page's path under the city, with its query, for the language switch. Left out on private pages. */
  readonly here?: string;
  readonly current?: 'bills';
  readonly width?: 'narrow';
  readonly bar?: ComponentChildren;
  readonly indexed?: boolean;
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page of a city's donor site. */
export function DonorLayout({ view, here, current, children, ...rest }: Props): VNode {
  const { city, language, texts } = view;
  return (
    <Layout
      {...rest}
      texts={texts}
      city={city}
      home={city.path(language)}
      site={texts.t('donor.site')}
      nav={donorNav(view, current)}
      {...(here === undefined ? {} : { inLanguage: (tag: string) => city.path(tag, here) })}
    >
      {children}
    </Layout>
  );
}
