/** Strokes of a 16 × 16 drawing; the colour is the text's. */
const DRAWINGS = {
  inbox: 'M2 9.5V12a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 14 12V9.5l-2-6.5H4zM2 9.5h3.5l1 1.5h3l1-1.5H14',
  dashboard: 'M2.5 13.5v-5M6.2 13.5v-11M9.8 13.5v-7M13.5 13.5v-9',
  playground: 'M6 2.5h4M7 2.5v4l-4 6.2c-.3.5 0 .8.5.8h9c.5 0 .8-.3.5-.8L9 6.500v-4M5 10h6',
  requests:
    'M8 8a2.7 2.7 0 1 0 0-5.400A2.7 2.7 0 0 0 8 8M2.800 13.500c.6-2.300 2.600-3.500 5.200-3.500s4.600 1.200 5.200 3.500',
  incidents: 'M8 2.500 14.200 13.300H1.800zM8 6.500v3M8 11.400v.2',
  policies: 'M4 2.500h6l2.500 2.500v8.500H4zM10 2.500V5h2.500M6.200 8h4M6.200 10.500h4',
  sources: 'M2 5h9.500M9 2.500 11.500 5 9 7.500M14 11H4.500M7 8.500 4.500 11 7 13.500',
  audit: 'M3 3.500h10M3 8h10M3 12.500h6.500',
  users:
    'M6 7.500a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600M1.800 13c.4-2.200 2-3.300 4.200-3.300s3.800 1.100 4.200 3.300M10.500 3.200a2.300 2.300 0 0 1 0 4.200M11.800 10c1.400.4 2.200 1.400 2.500 3',
  settings: 'M2 4.500h7M12 4.500h2M2 11.500h2M7 11.500h7M10.500 3v3M5.500 10v3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  account:
    'M8 8.200a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400M2.800 13.700c.6-2.300 2.600-3.500 5.200-3.500s4.600 1.200 5.200 3.500',
  next: 'M6 3l5 5-5 5',
  back: 'M10 3 5 8l5 5',
  check: 'M3 8.500 6.500 12 13 4.500',
  cross: 'M4 4l8 8M12 4l-8 8',
  notice: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.200V11M8 5v.2',
  copy: 'M5.500 5.500h7v8h-7zM3.500 10.500v-8h7',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A small drawing beside a word; it says nothing on its own. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
