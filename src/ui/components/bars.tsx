import { useId } from 'preact/hooks';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Part of the value that is drawn in another pattern. */
  readonly part?: number;
}

interface BarsProps {
  /** What the picture says, for those who do not see it; the table beside it has the figures. */
  readonly summary: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 720;
const HEIGHT = 180;
const FOOT = 22;
const GAP = 0.25;

/** Upright bars over time, drawn on the server. Figures stand in the table that belongs beside it. */
export function Bars({ summary, bars }: BarsProps) {
  const id = useId();
  const top = niceTop(Math.max(1, ...bars.map(({ value }) => value)));
  const step = WIDTH / Math.max(1, bars.length);
  const height = (value: number) => (value / top) * (HEIGHT - FOOT);
  const labelled = Math.max(1, Math.ceil(bars.length / 6));
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
      <title id={id}>{summary}</title>
      {[0.5, 1].map((share) => (
        <g key={share}>
          <line
            class="chart-line"
            x1={0}
            x2={WIDTH}
            y1={HEIGHT - FOOT - height(top * share)}
            y2={HEIGHT - FOOT - height(top * share)}
          />
          <text class="chart-text" x={0} y={HEIGHT - FOOT - height(top * share) + 12}>
            {top * share}
          </text>
        </g>
      ))}
      {bars.map(({ label, value, part = 0 }, i) => (
        <g key={label}>
          <rect
            class="chart-bar"
            x={i * step + (step * GAP) / 2}
            width={step * (1 - GAP)}
            y={HEIGHT - FOOT - height(value)}
            height={height(value)}
          />
          {part > 0 && (
            <rect
              class="chart-part"
              x={i * step + (step * GAP) / 2}
              width={step * (1 - GAP)}
              y={HEIGHT - FOOT - height(part)}
              height={height(part)}
            />
          )}
          {i % labelled === 0 && (
            <text class="chart-text" x={i * step + step / 2} y={HEIGHT - 6} text-anchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
      <line class="chart-base" x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
    </svg>
  );
}

/** The next number that is easy to halve: 2, 4, 10, 20, 40, 100 … */
function niceTop(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return [2, 4, 10].map((times) => times * ten).find((top) => top >= most) ?? 10 * ten;
}
