import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  cell(row: Row): ComponentChildren;
  /** `number` is set to the right in figures of one width; `main` names the row. */
  readonly kind?: 'main' | 'number' | 'text';
  /** Left out on narrow screens. */
  readonly minor?: boolean;
}

interface TableProps<Row> {
  /** Names the table for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}

/** What may scroll must be reached by keyboard; a group, as a landmark would crowd out those of the page. */
function scrollable(label: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': label } as const;
}

/** Rows of data. On narrow screens it scrolls sideways by itself, not with the page. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <div class="table-scroll" {...scrollable(caption)}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, kind, minor }) => (
              <th key={id} scope="col" class={classOf(kind, minor)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, kind, minor, cell }) =>
                kind === 'main' ? (
                  <th key={id} scope="row" class={classOf(kind, minor)}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} class={classOf(kind, minor)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf(kind = 'text', minor = false): string {
  return minor ? `${kind} minor` : kind;
}
