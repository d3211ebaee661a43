import type { VNode } from 'preact';

/** One stroke drawing a kind of bill; anything else is a sheet of paper. */
const drawings: Readonly<Record<string, string>> = {
  water: 'M12 3c3.5 4.5 6 7.4 6 11a6 6 0 0 1-12 0c0-3.6 2.5-6.5 6-11z',
  gas: 'M12 3c1 3.5 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5.3 1.6 1 2.3 1.700 2.5C10.5 8.5 10.5 5.5 12 3z',
  electricity: 'M13 2 5 14h6l-1 8 8-12h-6z',
  heating: 'M7 4v16M12 4v16M17 4v16M4 7h16M4 17h16',
};
const sheet = 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6';

export function KindIcon({ kind }: { kind: string }): VNode {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linejoin="round"
      stroke-linecap="round"
    >
      <path d={drawings[kind] ?? sheet} />
    </svg>
  );
}
