import type { ComponentChildren, VNode } from 'preact';
import type { Texts } from '../../../platform/texts/index.js';
import type { CityFace } from '../city-face.js';
import { Button } from '../components/form.js';
import { Breadcrumb, type Crumb } from '../components/parts.js';
import { Layout } from '../layout.js';
import { desksOf, pathOfDesk, type Desk } from './desks.js';

/** What a staff page shows of whoever is signed in. */
export interface StaffFace {
  /** Whose own work a page leaves to a second person. */
  readonly id: string;
  readonly name: string;
  readonly duties: readonly string[];
  /** Stands in every form of the session: see {@link FormToken}. */
  readonly csrf: string;
}

/** The frame's part of every staff page: who reads it, where, in which words. */
export interface StaffContext {
  readonly texts: Texts;
  readonly city: CityFace;
  readonly staff: StaffFace;
}

export interface StaffPageProps extends StaffContext {
  readonly title: string;
  /** One or two sentences under the title: what is done here. */
  readonly lead?: string;
  /** This page's address after the language, for the language switch: `/staff/batches`. */
  readonly path: string;
  readonly desk?: Desk;
  /** What stands between the staff's home and this page. */
  readonly crumbs?: readonly Crumb[];
  readonly width?: 'narrow' | 'full';
  readonly children: ComponentChildren;
}

/** The frame of a page behind the sign-in: the desks that this person's duties open, their name, the way out. */
export function StaffPage({ texts, city, staff, title, lead, path, desk, crumbs = [], width, children }: StaffPageProps): VNode {
  const at = (rest: string): string => city.path(texts.language, rest);
  const nav = desksOf(staff.duties).map((name) => ({
    href: at(pathOfDesk(name)),
    label: texts.t(`staff.desk.${name}`),
    current: name === desk,
  }));
  return (
    <Layout
      texts={texts}
      city={city}
      title={title}
      site={texts.t('staff.site')}
      home={at('/staff')}
      nav={nav}
      account={<Account texts={texts} city={city} staff={staff} />}
      inLanguage={(tag) => city.path(tag, path)}
      indexed={false}
      {...(width ? { width } : {})}
    >
      <div class="desk stack stack--l">
        <div class="stack stack--s">
          {path !== '/staff' && (
            <Breadcrumb texts={texts} crumbs={[{ href: at('/staff'), label: texts.t('staff.home') }, ...crumbs, { label: title }]} />
          )}
          <h1>{title}</h1>
          {lead && <p class="desk__lead">{lead}</p>}
        </div>
        {children}
      </div>
    </Layout>
  );
}

function Account({ texts, city, staff }: StaffContext): VNode {
  return (
    <form class="account" method="post" action={city.path(texts.language, '/staff/sign-out')}>
      <FormToken staff={staff} />
      <span class="account__name">{staff.name}</span>
      <button class="account__out" type="submit">
        {texts.t('staff.sign_out')}
      </button>
    </form>
  );
}

/** The token that ties a form to the session it was shown in: the first field of every staff form. */
export function FormToken({ staff }: { staff: Pick<StaffFace, 'csrf'> }): VNode {
  return <input type="hidden" name="csrf" value={staff.csrf} />;
}

interface StaffFormProps {
  readonly staff: StaffFace;
  readonly action: string;
  /** True where it holds a file. */
  readonly file?: boolean;
  readonly submit: string;
  /** True where the page has another, more likely step. */
  readonly aside?: boolean;
  readonly children?: ComponentChildren;
}

/** A form of a staff page: token, fields, one button. */
export function StaffForm({ staff, action, file, submit, aside, children }: StaffFormProps): VNode {
  return (
    <form class="stack" method="post" action={action} {...(file ? { enctype: 'multipart/form-data' as const } : {})}>
      <FormToken staff={staff} />
      {children}
      <div class="row">
        <Button variant={aside ? 'secondary' : 'primary'}>{submit}</Button>
      </div>
    </form>
  );
}
