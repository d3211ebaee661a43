import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { VNode } from 'preact';
import type { LocalDate } from '../../../kernel/local-date.js';

export interface ChartLine {
  readonly tone: 'accent' | 'second';
  readonly points: readonly { readonly day: LocalDate; readonly value: number }[];
}

interface Props {
  /** What the picture shows, for who does not see it. The table under it says the same. */
  readonly label: string;
  readonly lines: readonly ChartLine[];
  /** Words at the axes: the highest value, the first and the last day. */
  readonly top: string;
  readonly from: string;
  readonly until: string;
}

const WIDTH = 600;
const HEIGHT = 200;

/** Counters that only grow, as steps through the days. Drawn here; the words stand around it as text, so that they never shrink with it. */
export function DayChart({ label, lines, top, from, until }: Props): VNode {
  const points = lines.flatMap((each) => each.points);
  const times = points.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [0, WIDTH]);
  const y = scaleLinear([0, Math.max(...points.map(({ value }) => value), 1)], [HEIGHT - 2, 6]);
  const at = ({ day }: { day: LocalDate }): number => x(Date.parse(`${day}T00:00:00Z`));
  const stroke = line<ChartLine['points'][number]>(at, ({ value }) => y(value)).curve(curveStepAfter);
  const fill = area<ChartLine['points'][number]>(at, HEIGHT - 2, ({ value }) => y(value)).curve(curveStepAfter);
  return (
    <figure class="chart">
      <p class="chart__top tabular" aria-hidden="true">
        {top}
      </p>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {[0.25, 0.5, 0.75].map((share) => (
          <path class="chart__rule" d={`M0 ${String(HEIGHT * share)}H${String(WIDTH)}`} />
        ))}
        {lines.length === 1 && lines.map((each) => <path class="chart__area" d={fill([...each.points]) ?? ''} />)}
        {lines.map((each) => (
          <path class={`chart__line chart__line--${each.tone}`} d={stroke([...each.points]) ?? ''} />
        ))}
        <path class="chart__floor" d={`M0 ${String(HEIGHT - 1)}H${String(WIDTH)}`} />
      </svg>
      <p class="chart__days" aria-hidden="true">
        <span>{from}</span>
        <span>{until}</span>
      </p>
    </figure>
  );
}
