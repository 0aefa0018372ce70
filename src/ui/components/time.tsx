import { useView } from '../view.ts';

/** A moment, in the reader's language and the time zone of the service. */
export function Time({
  at,
  style = 'short',
}: {
  readonly at: Date | string;
  readonly style?: 'short' | 'long' | 'day';
}) {
  const { t } = useView();
  const date = typeof at === 'string' ? new Date(at) : at;
  return <time dateTime={date.toISOString()}>{format(t.language, style).format(date)}</time>;
}

const STYLES = {
  short: { dateStyle: 'medium', timeStyle: 'short' },
  long: { dateStyle: 'long', timeStyle: 'long' },
  day: { dateStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, STYLES[style]);
    formats.set(key, made);
  }
  return made;
}
