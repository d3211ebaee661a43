import type { ComponentChildren, VNode } from 'preact';
import type { Texts } from '../../../platform/texts/index.js';

export function Card({ children, class: extra }: { children: ComponentChildren; class?: string }): VNode {
  return <div class={extra ? `ds-card ${extra}` : 'ds-card'}>{children}</div>;
}

/** A large way onward: a whole card that is one link. `main` is the page's one clear next step. */
export function Door({
  href,
  title,
  main,
  children,
}: {
  href: string;
  title: string;
  main?: boolean;
  children?: ComponentChildren;
}): VNode {
  return (
    <a class={main ? 'ds-card ds-card--door ds-card--main' : 'ds-card ds-card--door'} href={href}>
      <h2 class="arrow">{title}</h2>
      {children && <span class="quiet">{children}</span>}
    </a>
  );
}

/** A large quiet number and what it counts. Stands in {@link KeyFigures}. */
export function KeyFigure({ value, label, small }: { value: string; label: string; small?: boolean }): VNode {
  return (
    <div class={small ? 'figure figure--small' : 'figure'}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function KeyFigures({ children }: { children: ComponentChildren }): VNode {
  return <dl class="figures">{children}</dl>;
}

/** How much of a whole is there. `label` says it in words for who does not see the bar. */
export function Progress({ share, label }: { share: number; label: string }): VNode {
  return <progress class="bar" max={100} value={Math.round(Math.min(1, Math.max(0, share)) * 100)} aria-label={label} />;
}

export type Tone = 'neutral' | 'accent' | 'success' | 'info' | 'warning' | 'danger';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return (
    <span class="ds-tag" data-color={tone}>
      {children}
    </span>
  );
}

/** A calm word to the reader in the course of a page. `status` lets a screen reader hear it when it comes by a refresh. */
export function Notice({ tone = 'accent', status, children }: { tone?: Tone; status?: boolean; children: ComponentChildren }): VNode {
  return (
    <div class="notice" data-color={tone} role={status ? 'status' : undefined}>
      {children}
    </div>
  );
}

export interface Crumb {
  readonly href?: string;
  readonly label: string;
}

export function Breadcrumb({ texts, crumbs }: { texts: Texts; crumbs: readonly Crumb[] }): VNode {
  return (
    <nav class="crumbs" aria-label={texts.t('shared.breadcrumb.label')}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** Keyset pages go forward; back is the browser's. */
export function Pager({ texts, next, first }: { texts: Texts; next?: string | undefined; first?: string | undefined }): VNode | null {
  if (!next && !first) return null;
  return (
    <nav class="row row--apart" aria-label={texts.t('shared.pager.label')}>
      {first ? <a href={first}>{texts.t('shared.pager.first')}</a> : <span />}
      {next && (
        <a class="ds-button" data-variant="secondary" href={next} rel="next">
          {texts.t('shared.pager.next')}
        </a>
      )}
    </nav>
  );
}

/** Term and value in lines: what a case, a gift or a batch is made of. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ComponentChildren])[] }): VNode {
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
