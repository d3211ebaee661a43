import type { VNode } from 'preact';
import { adoption, memberCount, type Adoption, type CurrentStage } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Chips, Notice, Table, type Chip } from '../shared/index.js';
import { CityName, countryName, nameOf, StatusNote } from './city-name.js';
import { Evidence } from './evidence.js';
import { pathOf, SecretariatPage, type SecretariatContext } from './secretariat-page.js';
import { StageBadge } from './stage-badge.js';

interface AdoptionProps extends SecretariatContext {
  readonly adoptions: readonly Adoption[];
  /** One stage alone; all without. */
  readonly chosen: CurrentStage | undefined;
}

/** How far each member city has come. In alphabetical order: no ranking. */
export function AdoptionPage({ adoptions, chosen, ...context }: AdoptionProps): VNode {
  const { texts } = context;
  const { t } = texts;
  const rows = adoptions
    .filter(({ stage }) => chosen === undefined || stage === chosen)
    .sort((a, b) => texts.compare(nameOf(texts, a.member), nameOf(texts, b.member)));
  return (
    <SecretariatPage {...context} title={t('secretariat.adoption.title')} path="/adoption" desk="adoption">
      <p class="lead">{t('secretariat.adoption.lead')}</p>
      <Notice>
        {t('secretariat.adoption.named', { named: memberCount.named, members: memberCount.members, date: texts.date(memberCount.asOf) })}
      </Notice>
      <Chips label={t('secretariat.adoption.stages')} chips={chipsOf(texts, adoptions, chosen)} />
      <Table
        caption={t('secretariat.adoption.cities', { count: rows.length })}
        rows={rows}
        columns={[
          {
            head: t('secretariat.city'),
            cell: ({ member }) => (
              <a href={pathOf(texts.language, `/members/${member.id}`)}>
                <CityName texts={texts} member={member} />
              </a>
            ),
          },
          { head: t('secretariat.country'), cell: ({ member }) => countryName(texts, member) },
          { head: t('secretariat.stage.head'), cell: ({ stage }) => <StageBadge texts={texts} stage={stage} /> },
          { head: t('secretariat.since'), cell: ({ since }) => (since ? texts.date(since.effectiveOn) : '—') },
          { head: t('secretariat.evidence'), cell: ({ since }) => <Evidence texts={texts} step={since} /> },
        ]}
      />
      <StatusNote texts={texts} members={rows.map(({ member }) => member)} />
    </SecretariatPage>
  );
}

/** The funnel: how many cities stand at each stage. A stage where nobody stands is left out, unless it is chosen. */
function chipsOf(texts: Texts, adoptions: readonly Adoption[], chosen: CurrentStage | undefined): Chip[] {
  const at = (query: string): string => pathOf(texts.language, `/adoption${query}`);
  const counted = adoption.states.map((stage) => ({ stage, count: adoptions.filter((each) => each.stage === stage).length }));
  return [
    { href: at(''), label: texts.t('secretariat.stage.all'), count: texts.number(adoptions.length), current: chosen === undefined },
    ...counted
      .filter(({ stage, count }) => count > 0 || stage === chosen)
      .map(({ stage, count }) => ({
        href: at(`?stage=${stage}`),
        label: texts.t('secretariat.stage', { stage }),
        count: texts.number(count),
        current: stage === chosen,
      })),
  ];
}
