import type { VNode } from 'preact';

const PAPER = 'M0 0h96v128l-8-6-8 6-8-6-8 6-8-6-8 6-8-6-8 6-8-6-8 6-8-6-8 6z';

/** The picture in the name: bills on a line, and the place of one that has been taken down. */
export function LineDivider(): VNode {
  return (
    <svg class="line-divider" viewBox="0 0 480 250" aria-hidden="true">
      <path class="string" d="M-400 -160Q240 300 880 -160" />
      <Paper at="translate(36 61) rotate(2)" mark="M48 20c6 8 10.5 13 10.5 19a10.5 10.5 0 0 1-21 0c0-6 4.5-11 10.5-19z" />
      <Paper at="translate(148 75) rotate(-1)" mark="M51 18 38 41h10l-2 14 13-21H49z" />
      <g transform="translate(262 74) rotate(1.5)">
        <path class="gone" d={PAPER} />
        <rect class="peg" x="43" y="-18" width="9" height="30" rx="2.5" />
      </g>
      <Paper
        at="translate(372 60) rotate(-2.5)"
        mark="M48 18c2 6 9 10 9 19a9.5 9.5 0 0 1-19 0c0-4 2-7 4-9 .6 3 2 4.5 3.5 5C45 29 45 23 48 18z"
      />
    </svg>
  );
}

function Paper({ at, mark }: { at: string; mark: string }): VNode {
  return (
    <g transform={at}>
      <path class="paper" d={PAPER} />
      <path class="mark" d={mark} />
      <path class="sum" d="M26 74h44" />
      <path class="print" d="M20 92h56M20 104h36" />
      <rect class="peg" x="43" y="-18" width="9" height="30" rx="2.5" />
    </g>
  );
}
