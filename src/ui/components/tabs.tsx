import { useView } from '../view.ts';

interface TabsProps {
  /** Names the group for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
}

/** Pages that belong together, side by side. */
export function Tabs({ label, tabs }: TabsProps) {
  const { path } = useView();
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} {...(tab.href === path && { 'aria-current': 'page' as const })}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
