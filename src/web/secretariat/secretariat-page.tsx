import type { ComponentChildren, VNode } from 'preact';
import type { Staff } from '../../identity/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Breadcrumb, FormToken, Layout, type Crumb } from '../shared/index.js';

/** The address of a page of this site: `/secretariat/tr/adoption`. */
export const pathOf = (language: string, rest = ''): string => `/secretariat/${language}${rest}`;

export interface SecretariatContext {
  readonly texts: Texts;
  readonly person: Staff;
}

interface PageProps extends SecretariatContext {
  readonly title: string;
  /** After the language: `/adoption`. */
  readonly path: string;
  readonly desk?: 'adoption' | 'quarter';
  readonly crumbs?: readonly Crumb[];
  readonly children: ComponentChildren;
}

/** The frame of every page behind the sign-in. */
export function SecretariatPage({ texts, person, title, path, desk, crumbs, children }: PageProps): VNode {
  const { t, language } = texts;
  const nav = (['adoption', 'quarter'] as const).map((name) => ({
    href: pathOf(language, `/${name}`),
    label: t(`secretariat.nav.${name}`),
    current: name === desk,
  }));
  return (
    <Layout
      texts={texts}
      title={title}
      site={t('secretariat.site')}
      home={pathOf(language)}
      nav={nav}
      account={<Account texts={texts} person={person} />}
      inLanguage={(tag) => pathOf(tag, path)}
      indexed={false}
    >
      <div class="stack stack--l">
        {crumbs && <Breadcrumb texts={texts} crumbs={[...crumbs, { label: title }]} />}
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  );
}

function Account({ texts, person }: SecretariatContext): VNode {
  return (
    <form class="account" method="post" action={pathOf(texts.language, '/sign-out')}>
      <FormToken staff={person} />
      <span class="account__name">{person.name}</span>
      <button class="account__out" type="submit">
        {texts.t('secretariat.sign_out')}
      </button>
    </form>
  );
}
