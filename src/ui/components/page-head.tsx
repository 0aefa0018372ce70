import type { ComponentChildren } from 'preact';

interface PageHeadProps {
  readonly title: string;
  /** A sentence on what this page is for, where the title leaves a question. */
  readonly lead?: ComponentChildren;
  /** Buttons for the page as a whole. */
  readonly children?: ComponentChildren;
}

/** The top of a page: its one first heading. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div class="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
