import type { VNode } from 'preact';

export interface Chip {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  readonly current: boolean;
}

/** Parts of a queue with how much lies in each; the chosen one stands in the address. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }): VNode {
  return (
    <nav aria-label={label}>
      <ul class="chips">
        {chips.map((chip) => (
          <li>
            <a href={chip.href} aria-current={chip.current ? 'true' : undefined}>
              {chip.label} {chip.count !== undefined && <span class="chips__count">{chip.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
