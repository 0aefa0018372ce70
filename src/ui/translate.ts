import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUES, type Catalogue, type MessageKey, type UiLanguage } from './messages/catalogue.ts';

export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** Says a message in one language, with values in the places that the message names. */
export interface Translator {
  readonly language: UiLanguage;
  /** @throws Error when a value that the message needs is missing */
  (key: MessageKey, values?: MessageValues): string;
}

const translators = new Map<UiLanguage, Translator>();

/** The translator of a language. Messages are ICU messages, parsed on first use. */
export function translator(language: UiLanguage): Translator {
  const known = translators.get(language);
  if (known) return known;
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const translate = (key: MessageKey, values?: MessageValues): string => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(textOf(language, key), language, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format({ ...values }));
  };
  const made = Object.assign(translate, { language });
  translators.set(language, made);
  return made;
}

function textOf(language: UiLanguage, key: MessageKey): string {
  const dot = key.indexOf('.');
  const page = key.slice(0, dot) as keyof Catalogue;
  const texts: Readonly<Record<string, string>> = CATALOGUES[language][page] ?? CATALOGUES.en[page];
  const text = texts[key.slice(dot + 1)];
  if (text === undefined) throw new Error(`no message ${key}`);
  return text;
}
