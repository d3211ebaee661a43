import type { SupportView } from '../../supports/index.js';
import type { Texts } from '../../platform/texts/index.js';

/** "Family package", "Cash support". */
export function supportName({ t }: Texts, { kind, packageCode }: Pick<SupportView, 'kind' | 'packageCode'>): string {
  return packageCode === undefined ? t('shared.kind', { kind }) : t('shared.package', { code: packageCode.replace('-', '_') });
}
